import { contextIn } from '../answering/attribution.ts';
import { stemSetOf, stemsOf } from '../text/index-stems.ts';
import { detectLanguage } from '../text/language.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Span } from '../text/spans.ts';
import { foldStraight, splitWords } from '../text/words.ts';
import type { GivenPassage } from './claim.ts';
import { speaksToReader } from './form.ts';
import type { Support } from './support.ts';

/** Words of what is quoted, where that is not a sentence by itself. */
const FEWEST_WORDS = 3;
const SENTENCE_END = /[.!?…:;](?:[\s\u00a0\u202f]?[»"”’)\]])*$/;
/** Leads to another article, or breaks off. */
const TEASER =
  /^(?:\W*(?:lire|voir|a lire|read|see|watch|related)\b.{0,12}\b(?:aussi|egalement|also|more)\b)|(?:…|\.\.\.)$/;

/** Why the words quoted cannot stand for a claim; null where they can. */
export function unfit(
  { text, article }: GivenPassage,
  quote: Span,
  { span, text: sentence }: Support,
): string | null {
  const words = splitWords(text.slice(quote.start, quote.end)).length;
  if (words < FEWEST_WORDS && words < splitWords(sentence).length) return 'quotation: too short';
  const isHeading = !SENTENCE_END.test(sentence) && /^\s*(?:\n|$)/.test(text.slice(span.end));
  if (isHeading || sentence === article.title) return 'quotation: a heading';
  if (sentence.endsWith('?')) return 'quotation: a question';
  if (TEASER.test(foldStraight(sentence))) return 'quotation: a teaser';
  return speaksToReader(sentence) ? 'quotation: speaks to the reader' : null;
}

/** The sentences to quote, in the passage's text: with what says who speaks, and of whom. */
export function quotationOf({ text }: GivenPassage, { span }: Support): Span {
  const sentences = sentencesOf(text);
  const first = sentences.findIndex(({ start }) => start === span.start);
  if (first < 0) return span;
  const { start, end } = contextIn(text, sentences, first);
  return { start, end: Math.max(span.end, end) };
}

/** Whether a passage has to do with a question: a word of it, or of its headline, is the question's; true across languages. */
export function bearsOn(question: string, { article, text }: GivenPassage): boolean {
  const language = detectLanguage(question);
  const wanted = stemsOf(question, language);
  if (wanted.length === 0 || language !== article.language) return true;
  const given = stemSetOf(`${article.title}. ${text}`, language);
  return wanted.some((stem) => given.has(stem));
}
