import { type CentralCandidate, centralCandidates, OPENING } from './central-candidates.ts';
import { quoteOf } from './quoting.ts';
import type { ArticleSentence, WholeArticle } from './whole-article.ts';

const FEWEST = 3;
const MOST = 5;

/** A paragraph makes one point: a second sentence of it adds less. */
const SAME_PARAGRAPH = -0.5;
/** What leans on a sentence that is not shown is less clear. */
const LEANING = -0.2;
/** A figure weighs as much as so many words that stand in the article once. */
const FIGURE = 4;
/** How much what a sentence tells counts beside where it stands. */
const TELLING = 1.5;
/** Of a part of the text that has nothing shown yet. */
const NEW_PART = 0.3;
/** Added to the weight of a word by how often it recurs, and where the headline has it. */
const RECURS = 1;
const IN_TITLE = 0.5;
/** What is left of a word's weight once it has been told. */
const AGAIN = 0.3;

/** Other than three to five sentences of all that an article says. */
export interface CentralOptions {
  /** What was shown already, and is not wanted again. */
  readonly known?: readonly string[];
  /** Null for three to five. */
  readonly count?: number | null;
  /** How much a sentence is about a topic, 0..1: those with hardly any are left out, what was corrected is not. */
  readonly about?: (sentence: ArticleSentence) => number;
}

/**
 * The three to five sentences that carry an article, in its order: by how many words and figures they tell, those more to
 * which the article and its headline keep coming back, and by where they stand. The logarithm of a sum over words that
 * count less once they are told, and over parts of the text, is submodular, so that taking the best one after the other
 * comes near the best set (Lin and Bilmes, 2011). What a correction takes back is left out, and a heading that a sentence
 * has before it. The weights were chosen on the ten summaries of `tests/fixtures/{readers,readers-summaries}-dev` and of the
 * handed readers' set, where sentences that a summary needs are told best by their length, their figures, and by standing
 * neither at the end nor in the first person; likeness to the whole by meaning tells no more. Where the lead is looked for,
 * scenes above it, one sentence a paragraph and what a live page began with came with `readers-genres`. What `sentence-worth`
 * adds for amounts and for what comes next, and takes off for quotations, was chosen on 59 articles: of 15 that were new,
 * the mean recall of what their summary must tell rose from 63 to 68 %, of 24 whose facts were listed then, from 61 to 65 %, and of
 * the 20 older ones it fell from 69 to 67 %. A fit of twenty weights did no better on articles that were held out, nor did
 * likeness to the whole by meaning, unlikeness to what is told, or shorter sentences.
 */
export async function centralSentences(
  article: WholeArticle,
  { count: wanted, about, known = [] }: CentralOptions = {},
): Promise<ArticleSentence[]> {
  const candidates = (await centralCandidates(article, about)).filter(
    ({ sentence }) => !known.some((quote) => quote.includes(quoteOf(sentence).quote)),
  );
  const some = Math.min(MOST, Math.max(FEWEST, Math.ceil(candidates.length / 2)));
  const count = wanted ?? some;
  if (candidates.length <= count) return candidates.map(({ sentence }) => sentence);
  // In one sentence a report is its opening.
  const opening = candidates.find(({ opens }) => opens);
  if (count === 1 && !about && opening) return [opening.sentence];
  const weights = stemWeights(article);
  const partOf = ({ at }: CentralCandidate) =>
    Math.floor((at * Math.max(MOST, count)) / article.sentences.length);
  const told = new Set<string>();
  const chosen: CentralCandidate[] = [];
  const gain = (candidate: CentralCandidate): number => {
    const words = candidate.stems.reduce(
      (sum, stem) => sum + (weights.get(stem) ?? 1) * (told.has(stem) ? AGAIN : 1),
      FIGURE * candidate.figures,
    );
    const isTold = chosen.some((other) => other.paragraph === candidate.paragraph);
    const isNewPart = !chosen.some((other) => partOf(other) === partOf(candidate));
    const leans = candidate.leans && !chosen.some((other) => other.at === candidate.at - 1);
    return (
      TELLING * Math.log(1 + words) +
      candidate.worth +
      (candidate.opens && count < FEWEST ? OPENING : 0) +
      (isNewPart ? NEW_PART : 0) +
      (isTold ? SAME_PARAGRAPH : 0) +
      (leans ? LEANING : 0)
    );
  };
  while (chosen.length < count) {
    const left = candidates.filter((one) => !chosen.includes(one));
    const gains = left.map(gain);
    const best = left[gains.indexOf(Math.max(...gains))]!;
    chosen.push(best);
    for (const stem of best.stems) told.add(stem);
  }
  return chosen.sort((a, b) => a.at - b.at).map(({ sentence }) => sentence);
}

/** How much a stem is what the article is about: whether it recurs, and stands in the headline. */
function stemWeights({ sentences, details }: WholeArticle): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { stems } of sentences)
    for (const stem of new Set(stems)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const most = Math.max(2, ...counts.values());
  const title = new Set(details.titleStems);
  return new Map(
    [...counts].map(([stem, n]) => [
      stem,
      1 + (n > 1 ? RECURS * Math.sqrt(n / most) : 0) + (title.has(stem) ? IN_TITLE : 0),
    ]),
  );
}
