import type { Embedder } from '../../embeddings/embedder.ts';
import type { AnswerSentence } from '../answering/answer.ts';
import type { Language } from '../text/language.ts';
import { numbersIn } from '../text/numbers.ts';
import { tellsChange, tellsPlan } from './change.ts';
import { checkClauses } from './check-clauses.ts';
import { checkComplements } from './check-complements.ts';
import { checkFigures } from './check-figures.ts';
import { checkForm, isInstruction } from './check-form.ts';
import { checkModals } from './check-modals.ts';
import { checkNames } from './check-names.ts';
import { checkNegation } from './check-negation.ts';
import { checkNeighbours } from './check-neighbours.ts';
import { checkOpposites } from './check-opposites.ts';
import { checkQuotations } from './check-quotations.ts';
import { checkReporting } from './check-reporting.ts';
import { checkRoles } from './check-roles.ts';
import { checkScope } from './check-scope.ts';
import { checkShares } from './check-shares.ts';
import { checkStitching } from './check-stitching.ts';
import { checkSubjects } from './check-subjects.ts';
import { checkTense } from './check-tense.ts';
import { checkTurns } from './check-turns.ts';
import { type ContentWord, contentWords } from './content-words.ts';
import { inUnitsOf } from './durations.ts';
import {
  type Claim,
  type Evidence,
  evidenceFor,
  type GivenPassage,
  surroundings,
} from './evidence.ts';
import fitted from './gate-weights.json' with { type: 'json' };
import { isGeneric } from './generic-nouns.ts';
import { locateQuote } from './locate-quote.ts';
import { compare } from './meanings.ts';
import { timesIn } from './times.ts';
import { placesIn, tells, told } from './told.ts';
import { isTopic, topicsOf } from './topics.ts';
import type { WrittenSentence } from './written-sentence.ts';

/** A sentence that may be shown; or why it may not, for logs and measures. */
export type Verdict = {
  readonly shown: AnswerSentence | null;
  readonly why: string | null;
  /** Of the sentence and its proof; null where it came to no comparison. */
  readonly cosine: number | null;
};

/** Fitted by `npm run fit:gate`, for claims in the language of the article and in another one. */
export interface GateThresholds {
  /** Cosine from which two words mean the same. */
  readonly word: { readonly same: number; readonly other: number };
  /** Least cosine of a sentence and its proof. */
  readonly cosine: { readonly same: number; readonly other: number };
}

/** Fewer content words are a proof only where they are most of a whole sentence. */
const QUOTE_WORDS = 3;
const QUOTE_SHARE = 0.6;

/** Least cosine of a sentence that translates its proof with one generic word more. */
const TRANSLATED = 0.5;

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
  const no = (why: string, cosine: number | null = null): Verdict => ({ shown: null, why, cosine });
  const text = written.text.normalize('NFC').trim();
  const malformed = checkForm({ text, language });
  if (malformed) return no(malformed);
  const passage = Number.isInteger(written.passage) ? passages[written.passage - 1] : undefined;
  if (!passage) return no('no such passage');
  const quote = locateQuote(written.quote, passage.text);
  if (!quote) return no('the quote is not in the passage');
  const evidence = evidenceFor(passage, quote);
  if (isInstruction(evidence.support)) return no('the proof speaks to the model');

  const articleLanguage = passage.article.language;
  const claim: Claim = inUnitsOf(evidence.support, articleLanguage, { text, language });
  const words = contentWords(claim.text, language);
  const quotedText = passage.text.slice(quote.start, quote.end);
  const quoted = contentWords(quotedText, articleLanguage).filter(({ isLight }) => !isLight);
  const figures =
    numbersIn(quotedText, articleLanguage).filter(({ weak }) => !weak).length +
    timesIn(quotedText, articleLanguage).length;
  const support = contentWords(evidence.support, articleLanguage);
  const heavy = support.filter(({ isLight }) => !isLight);
  if (quoted.length + figures < QUOTE_WORDS && quoted.length < QUOTE_SHARE * heavy.length) {
    return no('the quote is too short');
  }
  const kind = articleLanguage === language ? 'same' : 'other';
  const around = contentWords(surroundings(evidence), articleLanguage);
  const given = [...support, ...around];
  const near = await compare(
    claim,
    evidence,
    words,
    support,
    given,
    embedder,
    thresholds.word[kind],
  );
  const { cosine } = near;
  const places = placesIn(claim, evidence, words, support, near.placesOf);
  const proof: Evidence = { ...evidence, ...told(evidence, places) };

  const topics = topicsOf(proof);
  const held = words
    .filter((word) => tells(word, near.placesOf, support))
    .map((word) => ({
      start: word.start,
      places: near.placesOf(word).map((at) => support[at]!.start),
    }))
    .filter((one) => one.places.length > 0);
  const aligned = { words, proofWords: support, ...near };
  const failed =
    checkQuotations(claim, proof) ??
    checkFigures(claim, proof) ??
    checkShares(claim, proof, aligned) ??
    checkModals(claim, proof) ??
    checkNeighbours(claim, proof, aligned) ??
    checkTense(claim, proof, aligned) ??
    checkComplements(claim, proof, words, support, near.placesOf, near.means, topics) ??
    checkStitching(claim, proof, aligned) ??
    checkNames(claim, proof, near.isGiven, held) ??
    checkNegation(claim, proof, aligned) ??
    checkOpposites(claim, proof) ??
    checkScope(claim, proof, aligned) ??
    checkReporting(claim, proof, aligned) ??
    checkRoles(claim, proof, words, support, near.placeOf, near.placesOf) ??
    checkClauses(claim, proof, aligned) ??
    checkSubjects(claim, proof, aligned) ??
    checkTurns(claim, proof, aligned);
  if (failed) return no(failed, cosine);
  // A word that nothing holds is a statement of its own.
  const adds = (word: ContentWord): boolean =>
    !tellsChange(word, claim) &&
    !tellsPlan(word, proof.support) &&
    !isTopic(word, claim, proof, topics, words, support, near.means);
  if (near.replaced && adds(near.replaced))
    return no(`${near.replaced.word} in place of another word`, cosine);
  const [unheld, ...more] = near.unheld.filter(adds);
  const generic =
    kind === 'other' &&
    more.length === 0 &&
    cosine >= TRANSLATED &&
    unheld !== undefined &&
    isGeneric(unheld, claim, words, near.placesOf);
  if (unheld && !generic) return no(`without support: ${unheld.word}`, cosine);
  if (cosine < thresholds.cosine[kind]) return no('too far from its proof', cosine);
  return { shown: shownAs(text, evidence, n), why: null, cosine };
}

function shownAs(text: string, { passage, quote }: Evidence, n: number): AnswerSentence {
  const { articleId, file, article } = passage;
  const [start, end] = [passage.start + quote.start, passage.start + quote.end];
  const words = passage.text.slice(quote.start, quote.end);
  return {
    text,
    citation: { n, articleId, file, article, start, end, quote: words },
    highlights: [],
  };
}
