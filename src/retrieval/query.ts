import type { Language } from '../articles/article.ts';
import type { CorpusReader } from '../store/corpus-reader.ts';
import { stem } from '../text/stems.ts';
import { QUESTION_STOPWORDS } from '../text/stopwords.ts';
import { splitWords } from '../text/words.ts';
import { charGrams } from './char-grams.ts';
import { type QuestionKind, questionKind } from './question-kind.ts';

/** A stem under which a question's word may be indexed, and how sure that is (0..1). */
export interface Alternative {
  readonly stem: string;
  readonly weight: number;
}

/** A content word of a question. */
export interface QueryTerm {
  readonly form: string;
  readonly alternatives: readonly Alternative[];
  /** How rare it is among the chunks; a word that no chunk has counts most. */
  readonly idf: number;
}

/** A question as ranking sees it. */
export interface Query {
  readonly text: string;
  readonly language: Language;
  readonly kind: QuestionKind;
  /** In the order of the question, each once. */
  readonly terms: readonly QueryTerm[];
  /** Sum of the terms' idf. */
  readonly mass: number;
  /** Hashes of the question's character 4- and 5-grams, each with its share of their whole weight. */
  readonly grams: ReadonlyMap<number, number>;
  /** Unit vector; null when there is no model or no token. */
  readonly vector: Float32Array | null;
}

/** BM25's inverse document frequency, never negative: ln(1 + (N - n + 0.5) / (n + 0.5)), Lucene's form. */
export function idf(frequency: number, chunks: number): number {
  return Math.log(1 + (chunks - frequency + 0.5) / (frequency + 0.5));
}

/** A function word says little, but its letters still join the words around it. */
const FUNCTION_WORD_WEIGHT = 0.3;

/** Analyses a question against the index it is asked of. */
export function analyseQuestion(
  text: string,
  language: Language,
  vector: Float32Array | null,
  corpus: CorpusReader,
): Query {
  const { chunks } = corpus.counts;
  const terms = new Map<string, QueryTerm>();
  const weights = new Map<string, number>();
  for (const word of splitWords(text)) {
    if (QUESTION_STOPWORDS[language].has(word.form)) {
      weights.set(word.form, FUNCTION_WORD_WEIGHT);
      continue;
    }
    // Articles of both languages are in the index, each under its own stemmer.
    const stems = [...new Set([stem(word, language), stem(word, language === 'fr' ? 'en' : 'fr')])];
    const frequency = Math.max(...stems.map((candidate) => corpus.frequency(candidate)));
    const key = stems[0]!;
    const rarity = idf(frequency, chunks);
    weights.set(word.form, rarity);
    if (!terms.has(key)) {
      const alternatives = stems.map((candidate) => ({ stem: candidate, weight: 1 }));
      terms.set(key, { form: word.form, alternatives, idf: rarity });
    }
  }
  const list = [...terms.values()];
  return {
    text,
    language,
    kind: questionKind(text),
    terms: list,
    mass: list.reduce((sum, term) => sum + term.idf, 0),
    grams: charGrams(text, weights),
    vector,
  };
}
