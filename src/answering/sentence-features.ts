import type { StoredArticle } from '../corpus/stored-article.ts';
import { flatten, gramShare, gramsFound, gramsOf } from '../retrieval/char-grams.ts';
import { chunkText, sentenceCues, sentenceTexts } from '../retrieval/chunk-text.ts';
import { sentenceCosine } from '../retrieval/features.ts';
import { gramsFor, type Query } from '../retrieval/query.ts';
import { isNews } from '../retrieval/question-kind.ts';
import { countsNoun, givesUnit } from '../retrieval/question-unit.ts';
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

export type SentenceFeatureName = keyof typeof SENTENCE_FEATURES;
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

export function matchTitle(
  query: Query,
  { title, titleStems, language }: StoredArticle,
): TitleMatch {
  return {
    weight: Math.min(1, SUBJECT_WORDS / (titleStems.length || 1)),
    terms: matchTerms(query, titleStems),
    grams: gramsFound(gramsFor(query, language), gramsOf(flatten(title))),
  };
}

/** @param best score of the best passage. */
export function sentenceFeatures(
  query: Query,
  candidate: RankedCandidate,
  i: number,
  title: TitleMatch,
  best: number,
): SentenceFeatures {
  const { chunk, article } = candidate;
  const sentence = chunk.sentences[i]!;
  const { text, folded, grams: textGrams } = sentenceTexts(chunk)[i]!;
  const alone = matchTerms(query, sentence.stems);
  const own = eitherMatch(alone, title.terms, title.weight);
  const before = chunk.sentences[i - 1];
  const around = before ? eitherMatch(own, matchTerms(query, before.stems)) : own;
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
