import type { Embedder } from '../../embeddings/embedder.ts';
import type { AnswerSentence } from '../answering/answer.ts';
import type { Language, Span } from '../articles/article.ts';
import { splitWords } from '../text/words.ts';
import { checkFigures } from './check-figures.ts';
import { checkForm, isInstruction } from './check-form.ts';
import { checkNames } from './check-names.ts';
import { checkNegation } from './check-negation.ts';
import { checkOpposites } from './check-opposites.ts';
import { checkQuotations } from './check-quotations.ts';
import { checkReporting, reports } from './check-reporting.ts';
import { checkRoles } from './check-roles.ts';
import { checkSubstitution } from './check-substitution.ts';
import { type ContentWord, contentWords } from './content-words.ts';
import {
  type Claim,
  type Evidence,
  evidenceFor,
  type GivenPassage,
  surroundings,
} from './evidence.ts';
import fitted from './gate-weights.json' with { type: 'json' };
import { locateQuote } from './locate-quote.ts';
import type { WrittenSentence } from './parse-output.ts';
import { translates } from './translations.ts';

/** How near a claim is to its proof. */
export interface Nearness {
  /** Share of the claim's content words that the support has, as they are or by a word of that meaning. */
  readonly coverage: number;
  /** Of the claim and the clause that proves it; 1 when there is no model. */
  readonly cosine: number;
  /** Most content words in a row that the support has not. */
  readonly gap: number;
  /** Whether claim and support are of two languages. */
  readonly foreign: boolean;
}

export type Verdict =
  | { readonly shown: AnswerSentence; readonly nearness: Nearness }
  | { readonly shown: null; readonly why: string; readonly nearness: Nearness | null };

export interface GateThresholds {
  /** Cosine from which two words mean the same. */
  readonly word: { readonly same: number; readonly other: number };
  readonly coverage: { readonly same: number; readonly other: number };
  readonly cosine: { readonly same: number; readonly other: number };
}

/** Fewer content words are a proof only where they are a whole sentence. */
const QUOTE_WORDS = 4;
/** Of the support's content words, the share that a short quote must have. */
const QUOTE_SHARE = 0.6;
/** Two words in a row without support are a statement of their own. */
const GAP = 1;
const FOREIGN_GAP = 2;

/**
 * Whether a sentence of the model may be shown: only when its words follow from the words that it quotes, as far as code
 * can tell. No second model is asked.
 *
 * @param n the marker to show it under.
 */
export async function gate(
  written: WrittenSentence,
  passages: readonly GivenPassage[],
  language: Language,
  n: number,
  embedder: Embedder | null,
  thresholds: GateThresholds = fitted,
): Promise<Verdict> {
  const claim: Claim = { text: written.text.normalize('NFC').trim(), language };
  const no = (why: string, nearness: Nearness | null = null): Verdict => ({
    shown: null,
    why,
    nearness,
  });
  const malformed = checkForm(claim);
  if (malformed) return no(malformed);
  const passage = Number.isInteger(written.passage) ? passages[written.passage - 1] : undefined;
  if (!passage) return no('no such passage');
  const quote = locateQuote(written.quote, passage.text);
  if (!quote) return no('the quote is not in the passage');
  const evidence = evidenceFor(passage, quote);
  if (isInstruction(evidence.support)) return no('the proof speaks to the model');
  const articleLanguage = passage.article.language;
  const foreign = articleLanguage !== language;
  const kind = foreign ? 'other' : 'same';

  const words = contentWords(claim.text, language);
  const quoted = contentWords(passage.text.slice(quote.start, quote.end), articleLanguage);
  const support = contentWords(evidence.support, articleLanguage);
  if (quoted.length < QUOTE_WORDS && quoted.length < QUOTE_SHARE * support.length) {
    return no('the quote is too short');
  }
  const around = contentWords(surroundings(evidence), articleLanguage);
  const near = await nearnessOf(
    claim,
    evidence,
    words,
    [...support, ...around],
    embedder,
    thresholds.word[kind],
  );
  const alike = (stem: string, others: ReadonlySet<string>): boolean =>
    others.has(stem) || (foreign && [...others].some((other) => near.sameMeaning(stem, other)));

  const failed =
    checkQuotations(claim, evidence) ??
    checkFigures(claim, evidence) ??
    checkNames(claim, evidence, near.isSupported) ??
    checkNegation(claim, evidence) ??
    checkOpposites(claim, evidence) ??
    checkReporting(claim, evidence, alike) ??
    checkRoles(claim, evidence, words, support, (word) => near.placeOf(word, support)) ??
    (foreign ? null : checkSubstitution(words, words.map(near.supports), support)) ??
    (near.bare ? 'a part without support' : null);
  const { nearness } = near;
  if (failed) return no(failed, nearness);
  if (nearness.coverage < thresholds.coverage[kind]) return no('words without support', nearness);
  if (nearness.gap > (foreign ? FOREIGN_GAP : GAP)) return no('a part without support', nearness);
  if (nearness.cosine < thresholds.cosine[kind]) return no('too far from its proof', nearness);
  return { shown: shownAs(claim.text, evidence, n), nearness };
}

function shownAs(text: string, { passage, quote }: Evidence, n: number): AnswerSentence {
  const { articleId, file, article } = passage;
  return {
    text,
    citation: {
      n,
      articleId,
      file,
      article,
      start: passage.start + quote.start,
      end: passage.start + quote.end,
      quote: passage.text.slice(quote.start, quote.end),
    },
    highlights: [],
  };
}

/** Compares claim and support by stems and by the vectors of their words and sentences. */
async function nearnessOf(
  claim: Claim,
  evidence: Evidence,
  words: readonly ContentWord[],
  given: readonly ContentWord[],
  embedder: Embedder | null,
  wordThreshold: number,
) {
  const speakers = [...splitWords(claim.text), ...splitWords(evidence.support)].map(
    ({ accented }) => accented,
  );
  const distinct = [...new Set([...words, ...given].map(({ word }) => word).concat(speakers))];
  const texts = [claim.text, evidence.clause, ...distinct];
  const vectors = embedder ? await embedder.embed(texts, 'passage') : texts.map(() => null);
  const [whole, proof] = vectors;
  const vectorOf = new Map(distinct.map((word, i) => [word, vectors[i + 2]]));
  const stemWords = new Map<string, string>();
  for (const { stem, word } of [...words, ...given]) stemWords.set(stem, word);
  const near = (a: string, b: string): number => {
    const [x, y] = [vectorOf.get(a), vectorOf.get(b)];
    return x && y ? dot(x, y) : 0;
  };
  const foreign = evidence.passage.article.language !== claim.language;
  const means = (word: ContentWord, one: ContentWord): boolean =>
    one.stem === word.stem ||
    (foreign && translates(word.stem, claim.language, one.stem)) ||
    near(word.word, one.word) >= wordThreshold;
  const supports = (word: ContentWord): boolean => given.some((one) => means(word, one));
  // Names are held against the support by their own check.
  const judged = words.filter(({ isName, word }) => !isName && !reports(word));
  const supported = judged.map(supports);
  let gap = 0;
  let run = 0;
  for (const one of supported) {
    run = one ? 0 : run + 1;
    gap = Math.max(gap, run);
  }
  const bare = partsOf(claim.text).some(({ start, end }) => {
    const inside = judged.flatMap((word, i) =>
      start <= word.start && word.start < end ? [supported[i]!] : [],
    );
    const named = words.some((word) => word.isName && start <= word.start && word.start < end);
    return inside.length > (foreign ? 1 : 0) && !named && !inside.some(Boolean);
  });
  const nearness: Nearness = {
    coverage: judged.length === 0 ? 1 : supported.filter(Boolean).length / judged.length,
    cosine: whole && proof ? dot(whole, proof) : 1,
    gap,
    foreign,
  };
  return {
    nearness,
    supports,
    /** Whether a part between commas has no word of the support. */
    bare,
    isSupported: (form: string): boolean =>
      given.some((one) => near(form, one.word) >= wordThreshold),
    sameMeaning: (a: string, b: string): boolean =>
      near(stemWords.get(a) ?? a, stemWords.get(b) ?? b) >= wordThreshold,
    placeOf: (word: ContentWord, support: readonly ContentWord[]): number => {
      const places = support.flatMap((one, at) =>
        one.stem === word.stem || (nearness.foreign && near(word.word, one.word) >= wordThreshold)
          ? [at]
          : [],
      );
      return places.length === 1 ? places[0]! : -1;
    },
  };
}

/** What stands between commas and their like. */
function partsOf(text: string): Span[] {
  const parts: Span[] = [];
  let start = 0;
  for (const { index } of text.matchAll(/[,;:()]|\s[–—-]\s|$/g)) {
    parts.push({ start, end: index });
    start = index;
  }
  return parts;
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
