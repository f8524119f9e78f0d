import { flatGramOverlap, flatten } from '../retrieval/char-grams.ts';
import { chunkText, sentenceCues, sentenceTexts } from '../retrieval/chunk-text.ts';
import { bigramShare, presence, sentenceCosine } from '../retrieval/features.ts';
import type { Query, QueryTerm } from '../retrieval/query.ts';
import { isNews } from '../retrieval/question-kind.ts';
import { countsNoun, givesUnit } from '../retrieval/question-unit.ts';
import type { RankedCandidate } from '../retrieval/retrieve.ts';

/**
 * What makes a sentence the answer. The weights are fitted by `npm run fit:ranking` and stand in `sentence-weights.json`.
 */
export const SENTENCE_FEATURES = {
  /** A better passage has better sentences. */
  passage: 'score of its passage, less the score of the best passage',
  /** The sentence speaks of what was asked; the title counts for all sentences of an article. */
  coverage: 'share of the idf mass in the sentence or the title',
  /** A subject named before is meant by the pronoun here. */
  context: 'share of the idf mass in the sentence before, the sentence or the title',
  cosine: 'cosine of the sentence and the question',
  bigrams: 'share of the pairs of neighbouring words',
  /** The title counts for all sentences here too: else the one that repeats it wins. */
  grams: 'share of the character n-grams in the sentence or the title',
  /** "Combien" wants a number. */
  cue: 'has what the kind of question asks for',
  /** "Quel âge" wants years, "combien coûte" wants money. */
  unit: 'gives the unit asked for: 1, 0 when none is asked for, -1 when it does not',
  /** Its own numbers, dates and names are no answer to a question. */
  news: 'has a number, date or name of the kind asked for that the question has not',
  /** "Combien de voyageurs" wants "38 000 voyageurs". */
  counted: 'a number stands before what the question counts',
  /** The rarest word is what the question turns on. */
  rarest: 'has the rarest word of the question',
  /** And the last one is often what it asks about: "le prix du ticket". */
  last: 'has the last content word of the question',
  /** A longer sentence has more room for an answer. */
  length: 'logarithm of its stems',
  /** An answer says more than the question. */
  more: 'logarithm of the words that the question does not have',
  /** Headings and fragments answer little. */
  fragment: 'has fewer than five words',
  /** A question in the text rarely answers one. */
  question: 'ends in a question mark',
  /** News tells the most in its first sentence. */
  first: 'opens its chunk',
} as const;

export type SentenceFeatureName = keyof typeof SENTENCE_FEATURES;
export type SentenceFeatures = Readonly<Record<SentenceFeatureName, number>>;

/**
 * A title of a few words names what all sentences of its article are about. A headline is a sentence of its own:
 * the more words it has, the less does each of them speak for any other sentence.
 */
const SUBJECT_WORDS = 4;

/** Share of the question's idf mass in the stems, or, for less, in the title. */
function coverageWithTitle(
  query: Query,
  stems: ReadonlySet<string>,
  title: ReadonlySet<string>,
  titleWeight: number,
): number {
  if (query.mass === 0) return 0;
  let sum = 0;
  for (const term of query.terms) {
    sum += term.idf * Math.max(presence(term, stems), titleWeight * presence(term, title));
  }
  return sum / query.mass;
}

/** @param best score of the best passage. */
export function sentenceFeatures(
  query: Query,
  candidate: RankedCandidate,
  i: number,
  best: number,
): SentenceFeatures {
  const { chunk, article } = candidate;
  const titleWeight = Math.min(1, SUBJECT_WORDS / (article.titleStems.length || 1));
  const sentence = chunk.sentences[i]!;
  const { text, folded, flat } = sentenceTexts(chunk)[i]!;
  const title = new Set(article.titleStems);
  const own = new Set(sentence.stems);
  const around = new Set([...own, ...(chunk.sentences[i - 1]?.stems ?? [])]);
  const asked = new Set(query.terms.flatMap((t) => t.alternatives.map(({ stem }) => stem)));
  const more = sentence.stems.filter((stem) => !asked.has(stem)).length;
  const rarest = Math.max(0, ...query.terms.map(({ idf }) => idf));
  const has = (term: QueryTerm | undefined): boolean => !!term && presence(term, own) > 0;
  return {
    passage: candidate.score - best,
    coverage: coverageWithTitle(query, own, title, titleWeight),
    context: coverageWithTitle(query, around, title, titleWeight),
    cosine: sentenceCosine(query, chunk, i),
    bigrams: bigramShare(query, sentence.stems),
    grams:
      titleWeight * flatGramOverlap(query.grams, flatten(article.title) + flat) +
      (1 - titleWeight) * flatGramOverlap(query.grams, flat),
    cue: sentenceCues(chunk, chunkText(chunk, article), query.kind)[i]!,
    news: isNews(query.kind, text, query.forms) ? 1 : 0,
    counted: query.counted !== null && countsNoun(query.counted, folded) ? 1 : 0,
    unit: query.unit === null ? 0 : givesUnit(query.unit, folded) ? 1 : -1,
    rarest: has(query.terms.find(({ idf }) => idf === rarest)) ? 1 : 0,
    last: has(query.terms.at(-1)) ? 1 : 0,
    length: Math.log(1 + sentence.stems.length),
    more: Math.log(1 + more),
    fragment: sentence.stems.length < 5 ? 1 : 0,
    question: /\?[\s»"”)]*$/.test(text) ? 1 : 0,
    first: i === 0 ? 1 : 0,
  };
}
