import type { SpanReading } from '../../embeddings/reader/reader.ts';
import type { StoredArticle } from '../corpus/stored-article.ts';
import { flatten, gramShare, gramsFound, gramsOf } from '../retrieval/char-grams.ts';
import {
  chunkText,
  lettersOf,
  type SentenceText,
  sentenceCues,
  sentenceTexts,
} from '../retrieval/chunk-text.ts';
import { sentenceCosine } from '../retrieval/features.ts';
import { gramsFor, type Query } from '../retrieval/query.ts';
import { countsNoun, givesUnit, isNews } from '../retrieval/question-kind.ts';
import type { RankedCandidate } from '../retrieval/retrieve.ts';
import {
  bigramShare,
  eitherMatch,
  massShare,
  matchTerms,
  type TermMatch,
} from '../retrieval/term-match.ts';
import { personNames } from '../text/person-names.ts';
import { splitWords } from '../text/words.ts';
import weights from './sentence-weights.json' with { type: 'json' };

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
  /** Other words for the same. */
  meaning: 'share of the idf mass by how near the nearest word of the sentence or the title is',
  meaningAround: 'the same, with the sentence before',
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
  /** "Qui" wants a first name and a last one; places and clubs have capitals too. */
  person: 'names a person in full whom the question does not name, for "qui"',
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

/** One of what a sentence is chosen by. */
export type SentenceFeatureName = keyof typeof SENTENCE_FEATURES;
/** What a sentence is chosen by; most from 0 to 1. */
export type SentenceFeatures = Readonly<Record<SentenceFeatureName, number>>;

/**
 * A title of a few words names what all sentences of its article are about. A headline is a sentence of its own:
 * the more words it has, the less does each of them speak for any other sentence.
 */
const SUBJECT_WORDS = 4;

/** Does a sentence name a person of whose names the question has none? */
function namesAnother(text: string, asked: ReadonlySet<string>): boolean {
  return personNames(text).some(({ start, end }) =>
    splitWords(text.slice(start, end)).every(({ form }) => !asked.has(form)),
  );
}

/** What the title of an article says of all its sentences. */
interface TitleMatch {
  readonly weight: number;
  readonly terms: TermMatch;
  readonly grams: ReadonlySet<number>;
}

/** What the title of an article says of all its sentences, made once for all of them. */
function matchTitle(query: Query, { title, titleStems, language }: StoredArticle): TitleMatch {
  return {
    weight: Math.min(1, SUBJECT_WORDS / (titleStems.length || 1)),
    terms: matchTerms(query, titleStems),
    grams: gramsFound(gramsFor(query, language), gramsOf(flatten(title))),
  };
}

/**
 * @param matches of all sentences of its chunk.
 * @param best score of the best passage.
 */
function sentenceFeatures(
  query: Query,
  candidate: RankedCandidate,
  i: number,
  matches: readonly TermMatch[],
  title: TitleMatch,
  best: number,
): SentenceFeatures {
  const { chunk, article } = candidate;
  const sentence = chunk.sentences[i]!;
  const { text, folded, grams: textGrams } = sentenceTexts(chunk)[i]!;
  const alone = matches[i]!;
  const own = eitherMatch(alone, title.terms, title.weight);
  const before = matches[i - 1];
  const around = before ? eitherMatch(own, before) : own;
  const more = sentence.stems.filter(
    (stem) => !query.roles.get(stem)?.some(({ word }) => word > 0),
  );
  const highest = Math.max(...query.terms.map(({ idf }) => idf));
  const rarest = query.terms.findIndex(({ idf }) => idf === highest);
  const grams = gramsFor(query, article.language);
  const found = gramsFound(grams, textGrams);
  return {
    passage: candidate.score - best,
    coverage: massShare(query, own.words),
    context: massShare(query, around.words),
    meaning: massShare(query, own.meanings),
    meaningAround: massShare(query, around.meanings),
    cosine: sentenceCosine(query, chunk, i),
    bigrams: bigramShare(query, sentence.stems),
    grams: gramShare(grams, found) + title.weight * gramShare(grams, title.grams, found),
    cue: sentenceCues(chunk, chunkText(chunk, article), query.kind)[i]!,
    news: isNews(query.kind, text, query.forms) ? 1 : 0,
    person: query.kind === 'person' && namesAnother(text, query.forms) ? 1 : 0,
    counted: query.counted !== null && countsNoun(query.counted, folded) ? 1 : 0,
    unit: query.unit === null ? 0 : givesUnit(query.unit, folded) ? 1 : -1,
    rarest: (alone.words[rarest] ?? 0) > 0 ? 1 : 0,
    last: (alone.words.at(-1) ?? 0) > 0 ? 1 : 0,
    length: Math.log(1 + sentence.stems.length),
    more: Math.log(1 + more.length),
    fragment: sentence.stems.length < 5 ? 1 : 0,
    question: /\?[\s»"”)]*$/.test(text) ? 1 : 0,
    first: i === 0 ? 1 : 0,
  };
}

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
export function isHeadingText(text: string): boolean {
  return text.length < HEADING_CHARACTERS && !/[.!?…:;][\s»"”’)\]]*$|^[-–—•*]|\d/u.test(text);
}

/** "Durée du chantier : trois ans". */
const LABELLED = /^\p{L}[^:.!?]{0,40}: \S/u;
const isLabelled = (text: string | undefined): boolean =>
  text !== undefined && text.length < HEADING_CHARACTERS && LABELLED.test(text);

/** Whether a sentence is a line of a label and its value, beside another or last: above a text, "Budget : ce qui change" heads it. */
const isOfLabels = (texts: readonly SentenceText[], i: number): boolean =>
  isLabelled(texts[i]!.text) &&
  (i === texts.length - 1 || isLabelled(texts[i - 1]?.text) || isLabelled(texts[i + 1]?.text));

/**
 * The sentences of the best passages, best first; each place of an article once, each wording once.
 * @param also further passages whose sentences may answer.
 */
export function scoreSentences(
  query: Query,
  ranked: readonly RankedCandidate[],
  also: readonly RankedCandidate[] = [],
): ScoredSentence[] {
  const best = ranked[0]?.score ?? 0;
  const sentences: ScoredSentence[] = [];
  const places = new Set<string>();
  for (const candidate of new Set([...ranked.slice(0, PASSAGES), ...also])) {
    const { chunk } = candidate;
    const texts = sentenceTexts(chunk);
    const headline = lettersOf(flatten(candidate.article.title));
    const title = matchTitle(query, candidate.article);
    // A headline repeated in the text sums up; the text itself proves, where there is any.
    const proves = ({ text, letters }: SentenceText, i: number): boolean =>
      (!isHeadingText(text) || isOfLabels(texts, i)) && letters !== headline;
    const matches = chunk.sentences.map(({ stems }) => matchTerms(query, stems));
    const isAlone = isHeadlineAlone(candidate.article);
    for (const [i, { start, end }] of chunk.sentences.entries()) {
      const place = `${chunk.articleId}:${start}`;
      if (places.has(place)) continue; // the overlap of two chunks
      places.add(place);
      const { text, letters } = texts[i]!;
      if (!proves(texts[i]!, i) && !(letters === headline && isAlone)) continue;
      const features = sentenceFeatures(query, candidate, i, matches, title, best);
      const score = NAMES.reduce((sum, name) => sum + weights[name] * features[name], 0);
      sentences.push({ candidate, i, start, end, text, features, score });
    }
  }
  return sentences.sort((a, b) => b.score - a.score);
}

/** In times the words of its headline: an article of fewer says hardly more, and so the headline itself is what proves. */
const ALONE = 1.5;

/** Whether an article is hardly more than its headline: a dispatch of one sentence. */
export function isHeadlineAlone({ title, words }: RankedCandidate['article']): boolean {
  return words < ALONE * splitWords(title).length;
}
