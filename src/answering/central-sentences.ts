import { DAYS, MONTHS } from '../text/dates/names.ts';
import { fold } from '../text/words.ts';
import { correctionOf, correctionsIn } from './corrections.ts';
import { isNoAnswer } from './no-answer.ts';
import type { ArticleSentence, WholeArticle } from './whole-article.ts';

const FEWEST = 3;
const MOST = 5;

/** Below, a sentence tells too little; above, too much for one of five. */
const FEWEST_STEMS = 5;
const MAX_SENTENCE_CHARS = 330;
/** A dateline or a teaser has names and figures and hardly any other word. */
const FEWEST_WORDS = 3;
const WORD = /(?<![\p{L}’'-])\p{Ll}\p{L}{3,}/gu;
const TIME_WORDS: ReadonlySet<string> = new Set([...MONTHS, ...DAYS]);
const ITEM = /^[-–—•*·▪◦‣→✓]/;
const ENDS = /[.!?…;][\s»”"’')\]]*$/;
/** A line of "most read", and what a firm says of itself under every release. */
const TEASER = /·\s*\d{1,2}\.?\s*$|^(?:à propos|about)\b[^\n.]*\n/i;
/** Of its words in the headline, which is shown above: the sentence repeats it. */
const REPEATS = 0.8;

/** A sentence that opens so leans on the one before. */
const LEANS =
  /^(?:[«"“]\s*)?(?:il|elle|ils|elles|ce|cela|ça|c['’]est|celui-ci|celle-ci|ceux-ci|mais|et|or|donc|puis|ensuite|enfin|son|sa|ses|leur|leurs|lui|parmi (?:elles|eux)|he|she|it|they|this|that|these|those|but|and|so|then|nobody|not|none|her|his|their|its|here|there)\b/i;
const LEANING = -0.3;
const SPEECH = -0.2;
const IN_A_LIST = -0.1;
/** An article tells the most in its opening; so many sentences on, a third of that is left. */
const OPENING = 0.5;
const OPENING_SENTENCES = 3;
const FIRST = 0.25;
const NEW_PARAGRAPH = 0.1;
const FIGURE = 0.5;
const MOST_FIGURES = 3;
const FIGURES = /\d+(?:[.,\s]\d+)*/g;
/** When within a day it was carries little. */
const CLOCK = /\b\d{1,2}\s?[h:]\s?\d{2}\b/g;
/** Of a part of the text that has nothing shown yet. */
const NEW_PART = 0.3;
const IN_TITLE = 0.3;
const ONCE = 0.05;
/** What is left of a word's weight once it has been told. */
const AGAIN = 0.5;
/** A sentence with more words has more of everything. */
const EVENED_FROM = 16;

interface Candidate {
  readonly sentence: ArticleSentence;
  /** Which sentence of the article. */
  readonly at: number;
  /** What speaks for it whatever else is shown. */
  readonly worth: number;
}

/**
 * The three to five sentences that carry an article, in its order: by how much they have of the words that the article
 * and its headline keep coming back to, by their figures, and by whether they open it or a paragraph. A sum over words
 * that count less once they are covered, and over parts of the text, is submodular, so that taking the best one after the
 * other comes near the best set (Lin and Bilmes, 2011). What a correction takes back is left out.
 */
export function centralSentences(article: WholeArticle): ArticleSentence[] {
  const candidates = candidatesOf(article);
  const count = Math.min(MOST, Math.max(FEWEST, Math.ceil(candidates.length / 2)));
  if (candidates.length <= count) return candidates.map(({ sentence }) => sentence);
  const weights = stemWeights(article);
  const partOf = ({ at }: Candidate) => Math.floor((at * MOST) / article.sentences.length);
  const told = new Set<string>();
  const chosen: Candidate[] = [];
  const gain = (candidate: Candidate): number => {
    const { sentence, at, worth } = candidate;
    const own = [...new Set(sentence.stems)];
    const words = own.reduce(
      (sum, stem) => sum + (weights.get(stem) ?? ONCE) * (told.has(stem) ? AGAIN : 1),
      0,
    );
    const isNewPart = !chosen.some((other) => partOf(other) === partOf(candidate));
    const leans = LEANS.test(sentence.text) && !chosen.some((other) => other.at === at - 1);
    return (
      words / Math.sqrt(own.length + EVENED_FROM) +
      worth +
      (isNewPart ? NEW_PART : 0) +
      (leans ? LEANING : 0)
    );
  };
  while (chosen.length < count) {
    const left = candidates.filter((one) => !chosen.includes(one));
    const gains = left.map(gain);
    const best = left[gains.indexOf(Math.max(...gains))]!;
    chosen.push(best);
    for (const stem of best.sentence.stems) told.add(stem);
  }
  return chosen.sort((a, b) => a.at - b.at).map(({ sentence }) => sentence);
}

/** The sentences that tell something by themselves and are still so. */
function candidatesOf(article: WholeArticle): Candidate[] {
  const { text, sentences, details } = article;
  const corrections = correctionsIn(article);
  const title = new Set(details.titleStems);
  let isFirst = true;
  return sentences.flatMap((sentence, at) => {
    const { start, end, stems } = sentence;
    const corrects = corrections.some((one) => one.start <= start && end <= one.end);
    if (corrects || !tells(sentence) || repeats(stems, title)) return [];
    if (correctionOf(sentence, details.language, corrections)) return [];
    const opensParagraph = at > 0 && text.slice(sentences[at - 1]!.end, start).includes('\n');
    const place = OPENING * Math.exp(-at / OPENING_SENTENCES);
    const worth =
      place +
      (isFirst ? FIRST : 0) +
      (opensParagraph ? NEW_PARAGRAPH : 0) +
      FIGURE * figuresOf(sentence.text) +
      (/^\s*[«"“]/.test(sentence.text) ? SPEECH : 0) +
      (ITEM.test(sentence.text) ? IN_A_LIST : 0);
    isFirst = false;
    return [{ sentence, at, worth }];
  });
}

const figuresOf = (text: string): number =>
  Math.min(MOST_FIGURES, (text.replace(CLOCK, ' ').match(FIGURES) ?? []).length);

function tells({ text, stems }: ArticleSentence): boolean {
  if (stems.length < FEWEST_STEMS || text.length > MAX_SENTENCE_CHARS || isNoAnswer(text))
    return false;
  const body = text.split('\n').at(-1)!;
  if (TEASER.test(text) || !(ENDS.test(body) || ITEM.test(body))) return false;
  const words = (body.match(WORD) ?? []).filter((word) => !TIME_WORDS.has(fold(word)));
  return words.length >= FEWEST_WORDS;
}

function repeats(stems: readonly string[], title: ReadonlySet<string>): boolean {
  const own = [...new Set(stems)];
  return own.filter((stem) => title.has(stem)).length > REPEATS * own.length;
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
      (n > 1 ? Math.sqrt(n / most) : ONCE) + (title.has(stem) ? IN_TITLE : 0),
    ]),
  );
}
