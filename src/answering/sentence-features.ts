import { flatGramOverlap, flatten } from '../retrieval/char-grams.ts';
import { chunkText, sentenceCues, sentenceTexts } from '../retrieval/chunk-text.ts';
import { bigramShare, coverage, sentenceCosine } from '../retrieval/features.ts';
import type { Query } from '../retrieval/query.ts';
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
  /** And says so itself. */
  own: 'share of the idf mass in the sentence alone',
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

/** @param best score of the best passage. */
export function sentenceFeatures(
  query: Query,
  candidate: RankedCandidate,
  i: number,
  best: number,
): SentenceFeatures {
  const { chunk, article } = candidate;
  const sentence = chunk.sentences[i]!;
  const { text, folded, flat } = sentenceTexts(chunk)[i]!;
  const title = new Set(article.titleStems);
  const own = new Set(sentence.stems);
  const before = new Set(chunk.sentences[i - 1]?.stems ?? []);
  const asked = new Set(query.terms.flatMap((t) => t.alternatives.map(({ stem }) => stem)));
  const more = sentence.stems.filter((stem) => !asked.has(stem)).length;
  return {
    passage: candidate.score - best,
    coverage: coverage(query, { has: (stem) => own.has(stem) || title.has(stem) }),
    own: coverage(query, own),
    context: coverage(query, {
      has: (stem) => own.has(stem) || title.has(stem) || before.has(stem),
    }),
    cosine: sentenceCosine(query, chunk, i),
    bigrams: bigramShare(query, sentence.stems),
    grams: flatGramOverlap(query.grams, flatten(article.title) + flat),
    cue: sentenceCues(chunk, chunkText(chunk, article), query.kind)[i]!,
    news: isNews(query.kind, text, query.forms) ? 1 : 0,
    counted: query.counted !== null && countsNoun(query.counted, folded) ? 1 : 0,
    unit: query.unit === null ? 0 : givesUnit(query.unit, folded) ? 1 : -1,
    more: Math.log(1 + more),
    fragment: sentence.stems.length < 5 ? 1 : 0,
    question: /\?[\s»"”)]*$/.test(text) ? 1 : 0,
    first: i === 0 ? 1 : 0,
  };
}
