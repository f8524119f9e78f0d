import type { RankedCandidate } from '../retrieval/retrieve.ts';
import { DAYS, MONTHS } from '../text/dates/names.ts';
import { detectLanguage } from '../text/language.ts';
import { numbersIn } from '../text/numbers.ts';
import { fold, foldStraight, splitWords } from '../text/words.ts';
import type { ScoredSentence } from './choose-sentences.ts';

/** Share of stems in common from which two texts tell the same in the same words: an agency's copy. */
const COPY = 0.7;

/** Jaccard's index of two texts' stems, each once in the first: 0..1. */
function similarity(first: ReadonlySet<string>, second: readonly string[]): number {
  const other = new Set(second);
  if (first.size === 0 || other.size === 0) return 0;
  let common = 0;
  for (const stem of other) if (first.has(stem)) common++;
  return common / (first.size + other.size - common);
}

/** Whether so many of the stems are among others, told as soon as too many are not: that is soon. */
function hasEnough(stems: readonly string[], among: ReadonlySet<string>, enough: number): boolean {
  let spare = stems.length - enough;
  for (const stem of stems) {
    if (spare < 0) return false;
    if (!among.has(stem)) spare--;
  }
  return spare >= 0;
}

const stemsOf = ({ candidate, i }: ScoredSentence): readonly string[] =>
  candidate.chunk.sentences[i]!.stems;

/** Whether two sentences say the same thing in nearly the same words. */
export function sameWords(a: ScoredSentence, b: ScoredSentence): boolean {
  return similarity(new Set(stemsOf(a)), stemsOf(b)) >= COPY && sameFacts(a.text, b.text);
}

const NEGATION =
  /\b(?:ne|n'|pas|plus|jamais|aucune?|rien|personne|sans|not|no|never|none|nobody|without)\b|n't\b/g;

/** How often a text says no. */
export const negationsIn = (text: string): number =>
  foldStraight(text).match(NEGATION)?.length ?? 0;

const NAME = /(?<=[^.!?\s«"“]\s(?:[dl]['’])?)\p{Lu}[\p{L}\p{M}]+/gu;

/**
 * Whether two texts have the same figures, dates, names in the same order, and the same negations: else one of them is an
 * update of the other, or tells of another event.
 */
export function sameFacts(a: string, b: string): boolean {
  return factsOf(a) === factsOf(b);
}

function factsOf(text: string): string {
  const folded = foldStraight(text);
  const language = detectLanguage(text);
  const numbers = numbersIn(text, language)
    .filter(({ weak }) => !weak)
    .map(({ values }) => values[0])
    .sort();
  const months = folded.match(MONTH) ?? [];
  const names = (text.match(NAME) ?? []).map(fold);
  // What opens a sentence is capitalised for that, but may be the name of who did it.
  const opening = splitWords(text)[0]?.form ?? '';
  return [numbers, months, opening, names, folded.match(NEGATION) ?? []].join('|');
}

const MONTH = new RegExp(`\\b(?:${[...MONTHS, ...DAYS].join('|')})\\b`, 'g');

/** Share of stems in common from which two passages tell of one event; two subjects share a fifth of that. */
const SAME_EVENT = 0.08;

/** Whether two sentences stand in passages about the same event. */
export function sameEvent(a: ScoredSentence, b: ScoredSentence): boolean {
  return ofOneEvent(a.candidate, b.candidate);
}

/** Share of stems in common from which two headlines are of one event. */
const SAME_HEADLINE = 0.2;

/** Whether two sentences stand under headlines that share much. */
export function sameHeadline(
  { candidate: a }: ScoredSentence,
  { candidate: b }: ScoredSentence,
): boolean {
  return similarity(new Set(a.article.titleStems), b.article.titleStems) >= SAME_HEADLINE;
}

type Passage = Pick<RankedCandidate, 'chunk' | 'article'>;

function ofOneEvent(a: Passage, b: Passage): boolean {
  return similarity(new Set(a.chunk.stems), b.chunk.stems) >= SAME_EVENT;
}

/** Whether a passage is of a later article about the event of another one: what that says may be out of date. */
export function isNewerOf(passage: Passage, other: Passage): boolean {
  const [date, before] = [passage.article.published?.value, other.article.published?.value];
  return date !== undefined && before !== undefined && date > before && ofOneEvent(passage, other);
}

/** Other articles whose sentences say the same in nearly the same words, each once. */
export function copiesOf(
  sentence: ScoredSentence,
  ranked: readonly RankedCandidate[],
): RankedCandidate['article'][] {
  const stems = new Set(stemsOf(sentence));
  // Hardly any sentence has so many in common, even when those that it repeats are counted again.
  const isCopy = (other: readonly string[]): boolean =>
    hasEnough(other, stems, COPY * stems.size) && similarity(stems, other) >= COPY;
  const copies = new Map<string, RankedCandidate['article']>();
  for (const { article, chunk } of ranked) {
    if (article.id === sentence.candidate.article.id || copies.has(article.id)) continue;
    const copy = chunk.sentences.find((other) => isCopy(other.stems));
    if (!copy) continue;
    const text = chunk.text.slice(copy.start - chunk.start, copy.end - chunk.start);
    if (sameFacts(sentence.text, text)) copies.set(article.id, article);
  }
  return [...copies.values()];
}
