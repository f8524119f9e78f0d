import type { Embedder } from '../../embeddings/embedder.ts';
import type { CorpusReader, NearestChunks } from '../corpus/corpus-reader.ts';
import { detectLanguage, type Language } from '../text/language.ts';
import type { Span } from '../text/spans.ts';
import { splitWords, type Word } from '../text/words.ts';
import { charGrams } from './char-grams.ts';
import type { QueryTerm } from './query-term.ts';
import {
  countedNoun,
  type QuestionKind,
  type QuestionUnit,
  questionKind,
  questionUnit,
} from './question-kind.ts';
import { lookUp, wordsOf } from './question-words.ts';
import { type FindNeighbours, type Neighbours, wordsToMatch } from './soft-matching.ts';

/** What a stem of a text says about one term of a question. */
export interface StemRole {
  /** Index into the question's terms. */
  readonly term: number;
  /** How surely the stem is the term's word: 1 for itself, less for another spelling or a translation, 0 for neither. */
  readonly word: number;
  /** How near in meaning it is, at least as sure as `word`. */
  readonly meaning: number;
}

/** By stem: the terms that it speaks for. */
export type StemRoles = ReadonlyMap<string, readonly StemRole[]>;

/** The roles of all stems that a question looks for or is near to. */
export function stemRoles(terms: readonly QueryTerm[]): StemRoles {
  const roles = new Map<string, StemRole[]>();
  for (const [term, { alternatives, near }] of terms.entries()) {
    const words = new Map<string, number>();
    for (const { stem, weight } of alternatives)
      words.set(stem, Math.max(weight, words.get(stem) ?? 0));
    const meanings = new Map(words);
    for (const { stem, score } of near)
      meanings.set(stem, Math.min(1, Math.max(score, words.get(stem) ?? 0)));
    for (const [stem, meaning] of meanings) {
      const role = { term, word: words.get(stem) ?? 0, meaning };
      const known = roles.get(stem);
      if (known) known.push(role);
      else roles.set(stem, [role]);
    }
  }
  return roles;
}

/** A question as ranking sees it. */
export interface Query {
  readonly text: string;
  /** Behind the earlier question that it leans on, where it does. */
  readonly whole: string;
  readonly language: Language;
  readonly kind: QuestionKind;
  /** What the number asked for counts: euros, years… */
  readonly unit: QuestionUnit | null;
  /** What is counted: "voyageurs" in "combien de voyageurs". */
  readonly counted: string | null;
  /** All its words, folded, function words included. */
  readonly forms: ReadonlySet<string>;
  /** In the order of the question, each once. */
  readonly terms: readonly QueryTerm[];
  /** What each stem of a text says about the terms. */
  readonly roles: StemRoles;
  /** Sum of the terms' idf. */
  readonly mass: number;
  /** Of the index. */
  readonly chunks: number;
  /** Hashes of the question's character 4- and 5-grams, each with its share of their whole weight. */
  readonly grams: ReadonlyMap<number, number>;
  /** The same for articles of the other language: of the question with its words translated. */
  readonly foreignGrams: ReadonlyMap<number, number>;
  /** Unit vector; null when there is no model or no token. */
  readonly vector: Float32Array | null;
  /** The chunks nearest to it among all, where they were looked for while its words were. */
  readonly nearest?: Nearest;
}

/** The question's grams as an article of that language would have them. */
export function gramsFor(
  { language, grams, foreignGrams }: Query,
  other: Language,
): Query['grams'] {
  return other === language ? grams : foreignGrams;
}

/**
 * BM25's inverse document frequency, never negative: ln(1 + (N - n + 0.5) / (n + 0.5)), Lucene's form.
 * @param frequency n, chunks that have the stem.
 * @param chunks N, all there are.
 */
export function idf(frequency: number, chunks: number): number {
  return Math.log(1 + (chunks - frequency + 0.5) / (frequency + 0.5));
}

/** A function word says little, but its letters still join the words around it. */
const FUNCTION_WORD_WEIGHT = 0.3;
/** The subject of the turn before is known already; what the follow-up says is news. */
const CONTEXT_WEIGHT = 0.5;

/** Characters of a question that are looked at. */
const MAX_QUESTION_CHARS = 2000;

/** A capital or a digit, but not at the start of the question, where every word has a capital. */
function isName(text: string, { start }: Word): boolean {
  return (
    /\d/.test(text[start]!) ||
    (start > 0 && /\p{Lu}/u.test(text[start]!) && !/[.?!]\s*$/.test(text.slice(0, start)))
  );
}

/** What stands in the place of a part of a text. */
interface Replacement extends Span {
  readonly by: string;
}

/** A text with some of its parts replaced, which are given in their order. */
function replaced(text: string, parts: readonly Replacement[]): string {
  let end = 0;
  const pieces = parts.map((part) => {
    const before = text.slice(end, part.start);
    end = part.end;
    return before + part.by;
  });
  return pieces.join('') + text.slice(end);
}

/** The terms of a text and how much each of its words weighs, with its words translated. */
async function termsOf(
  text: string,
  ownLength: number,
  language: Language,
  corpus: CorpusReader,
  neighbours: Neighbours,
) {
  const { chunks } = corpus.counts;
  const terms = new Map<string, QueryTerm>();
  const weights = new Map<string, number>();
  // Translations behind a word that the index has, instead of one that it hasn't…
  const beside: Replacement[] = [];
  // …and instead of every word that has one.
  const instead: Replacement[] = [];
  const words = wordsOf(text, language, neighbours);
  const contentWords = words.filter((one) => one.stems !== null);
  const known = await lookUp(contentWords, language, corpus);
  for (const one of words) {
    const { word } = one;
    if (one.stems === null) {
      weights.set(word.form, FUNCTION_WORD_WEIGHT);
      continue;
    }
    const { stems, near, frequency, soft, spelt } = known.get(one)!;
    const rarity = idf(frequency, chunks) * (word.start < ownLength ? 1 : CONTEXT_WEIGHT);
    const translation = soft.find(({ translates }) => translates);
    weights.set(word.form, Math.max(rarity, weights.get(word.form) ?? 0));
    if (translation) {
      const { start, end } = word;
      beside.push({ start: frequency > 0 ? end : start, end, by: ` ${translation.stem}` });
      instead.push({ start, end, by: translation.stem });
      weights.set(translation.stem, rarity * translation.weight);
    }
    const key = stems[0]!;
    if (terms.has(key)) continue;
    const exact = stems.map((candidate) => ({ stem: candidate, weight: 1 }));
    const alternatives = [...exact, ...soft, ...spelt];
    const term = { form: word.form, alternatives, idf: rarity, near, isName: isName(text, word) };
    terms.set(key, term);
  }
  return {
    terms: [...terms.values()],
    grams: charGrams(replaced(text, beside), weights),
    foreignGrams: charGrams(replaced(text, instead), weights),
  };
}

/**
 * Analyses a question against the index it is asked of.
 * @param neighbours of the words that `wordsToMatch` names.
 * @param context words of an earlier question, which count for less than the question's own.
 */
export async function analyseQuestion(
  text: string,
  language: Language,
  vector: Float32Array | null,
  corpus: CorpusReader,
  neighbours: Neighbours = new Map(),
  context = '',
): Promise<Query> {
  const whole = context === '' ? text : `${text} ${context}`;
  const found = await termsOf(whole, text.length, language, corpus, neighbours);
  const own = questionKind(text);
  const kind = own === 'other' && context !== '' ? questionKind(context) : own;
  return {
    ...found,
    text,
    whole: `${context} ${text}`.trim(),
    language,
    kind,
    counted: countedNoun(text) ?? (own === 'other' ? countedNoun(context) : null),
    unit: questionUnit(text, kind) ?? (own === 'other' ? questionUnit(context, kind) : null),
    forms: new Set(splitWords(text.slice(0, MAX_QUESTION_CHARS)).map(({ form }) => form)),
    roles: stemRoles(found.terms),
    chunks: corpus.counts.chunks,
    mass: found.terms.reduce((sum, term) => sum + term.idf, 0),
    vector,
  };
}

/** Chunks, named by their ids, nearest first. */
export type Nearest = Awaited<ReturnType<NearestChunks['search']>>;

/** What a question is read against. */
interface QuestionSources {
  readonly corpus: CorpusReader;
  /** Absent when the model has no table of words. */
  readonly neighbours?: FindNeighbours | undefined;
  /** Looks for the chunks nearest to it, where they will be asked for: the words have their neighbours on the way meanwhile. */
  readonly nearest?: ((vector: Float32Array) => Promise<Nearest> | Nearest) | undefined;
}

/**
 * Analyses a question with what the model knows of it: its vector, and the neighbours of its words.
 * @param embedder null while there are no vectors to compare with.
 * @param context an earlier question, complete in itself, whose words this one leans on.
 */
export async function readQuestion(
  text: string,
  { corpus, neighbours, nearest }: QuestionSources,
  embedder: Embedder | null,
  context = '',
): Promise<Query> {
  const language = detectLanguage(text);
  const whole = `${context} ${text}`.trim();
  const embedded = async () => {
    const vector = (await embedder?.embed([whole], 'query'))?.[0] ?? null;
    return { vector, found: vector && (await nearest?.(vector)) };
  };
  const [{ vector, found }, near] = await Promise.all([
    embedded(),
    neighbours?.(wordsToMatch(whole, language)),
  ]);
  const query = await analyseQuestion(text, language, vector, corpus, near, context);
  return found ? { ...query, nearest: found } : query;
}
