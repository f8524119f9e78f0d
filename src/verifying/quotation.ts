import type { WordVectors } from '../../embeddings/word-vectors.ts';
import { contextIn } from '../answering/attribution.ts';
import { stemSetOf, stemsOf } from '../text/index-stems.ts';
import { detectLanguage } from '../text/language.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Span } from '../text/spans.ts';
import { foldStraight, splitWords } from '../text/words.ts';
import type { GivenPassage } from './claim.ts';
import { FEWEST_WORDS, speaksToReader } from './form.ts';
import type { Support } from './support.ts';

/** Cosine that nine of ten sentences have with what they answer, and one in ten with what they do not. */
const NEAR = 0.1;
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

/** Whether a quotation has to do with a question: by a word of its passage or of the headline, or as a whole; true across languages. */
export async function bearsOn(
  question: string,
  { article, text }: GivenPassage,
  quote: string,
  vectors: WordVectors | null,
): Promise<boolean> {
  const language = detectLanguage(question);
  const wanted = stemsOf(question, language);
  if (wanted.length === 0 || language !== article.language) return true;
  const given = stemSetOf(`${article.title}. ${text}`, language);
  if (wanted.some((stem) => given.has(stem))) return true;
  const near = await vectors?.nearness([question, quote]);
  return near !== undefined && near(question, quote) >= NEAR;
}
