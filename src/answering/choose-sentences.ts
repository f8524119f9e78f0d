import type { SpanReading } from '../../embeddings/reader/reader.ts';
import { flatten } from '../retrieval/char-grams.ts';
import { lettersOf, type SentenceText, sentenceTexts } from '../retrieval/chunk-text.ts';
import type { Query } from '../retrieval/query.ts';
import type { RankedCandidate } from '../retrieval/retrieve.ts';
import { isHeadlineAlone } from './headline.ts';
import {
  matchTitle,
  SENTENCE_FEATURES,
  type SentenceFeatureName,
  type SentenceFeatures,
  sentenceFeatures,
} from './sentence-features.ts';
import weights from './sentence-weights.json' with { type: 'json' };

/** A sentence of a retrieved passage, with what speaks for it. */
export interface ScoredSentence {
  readonly candidate: RankedCandidate;
  /** Which sentence of the candidate's chunk. */
  readonly i: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly features: SentenceFeatures;
  readonly score: number;
  /** What its words alone give it, before anything was read; absent where that is its score. */
  readonly scoreUnread?: number;
  /** Where the reader found the answer in it; absent where it was not read. */
  readonly reading?: SpanReading | null;
}

const HEADING_CHARACTERS = 90;

/** Passages whose sentences may answer. */
const PASSAGES = 5;

const NAMES = Object.keys(SENTENCE_FEATURES) as SentenceFeatureName[];

/** A short line without an end is a heading: it announces an answer and is none. List items say something. */
function isHeading(text: string): boolean {
  return text.length < HEADING_CHARACTERS && !/[.!?…:;][\s»"”’)\]]*$|^[-–—•*]|\d/u.test(text);
}

/** The sentences of the best passages, best first; each place of an article once, each wording once. */
export function scoreSentences(query: Query, ranked: readonly RankedCandidate[]): ScoredSentence[] {
  const best = ranked[0]?.score ?? 0;
  const sentences: ScoredSentence[] = [];
  const places = new Set<string>();
  for (const candidate of ranked.slice(0, PASSAGES)) {
    const { chunk } = candidate;
    const texts = sentenceTexts(chunk);
    const headline = lettersOf(flatten(candidate.article.title));
    const title = matchTitle(query, candidate.article);
    // A headline repeated in the text sums up; the text itself proves, where there is any.
    const proves = ({ text, letters }: SentenceText): boolean =>
      !isHeading(text) && letters !== headline;
    const isAlone = isHeadlineAlone(candidate.article);
    for (const [i, { start, end }] of chunk.sentences.entries()) {
      const place = `${chunk.articleId}:${start}`;
      if (places.has(place)) continue; // the overlap of two chunks
      places.add(place);
      const { text, letters } = texts[i]!;
      if (!proves(texts[i]!) && !(letters === headline && isAlone)) continue;
      const features = sentenceFeatures(query, candidate, i, title, best);
      const score = NAMES.reduce((sum, name) => sum + weights[name] * features[name], 0);
      sentences.push({ candidate, i, start, end, text, features, score });
    }
  }
  return sentences.sort((a, b) => b.score - a.score);
}
