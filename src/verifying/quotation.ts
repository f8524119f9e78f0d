import { LRUCache } from 'lru-cache';
import type { WordVectors } from '../../embeddings/word-vectors.ts';
import { contextIn } from '../answering/attribution.ts';
import { stemsOf } from '../text/index-stems.ts';
import { detectLanguage, type Language } from '../text/language.ts';
import type { Span } from '../text/spans.ts';
import { foldStraight, splitWords } from '../text/words.ts';
import type { GivenPassage } from './claim.ts';
import { speaksToReader } from './form.ts';
import { type Support, sentencesOf } from './support.ts';

/** Words of what is quoted, where that is not a sentence by itself. */
const FEWEST_WORDS = 3;
const SENTENCE_END = /[.!?…:;](?:[\s\u00a0\u202f]?[»"”’)\]])*$/;
/** Leads to another article, or breaks off. */
const TEASER =
  /^(?:\W*(?:lire|voir|a lire|read|see|watch|related)\b.{0,12}\b(?:aussi|egalement|also|more)\b)|(?:…|\.\.\.)$/;
/** Cosine from which a word of a question is one of the other language. */
const TRANSLATES = 0.38;

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
  return {
    start: contextIn(text, sentences, first).start,
    end: Math.max(span.end, contextIn(text, sentences, first).end),
  };
}

const known = new LRUCache<string, ReadonlySet<string>>({ max: 200 });

/** The stems of a passage, found once. */
function stemsIn(text: string, language: Language): ReadonlySet<string> {
  const stems = known.get(text) ?? new Set(stemsOf(text, language));
  known.set(text, stems);
  return stems;
}

/** Whether a passage has to do with a question: a word of it, or of its article's headline, is the question's. */
export async function bearsOn(
  question: string,
  { article, text: passage }: GivenPassage,
  vectors: WordVectors | null,
): Promise<boolean> {
  const asked = detectLanguage(question);
  const text = `${article.title}. ${passage}`;
  const wanted = stemsOf(question, asked);
  if (wanted.length === 0) return true;
  const given = stemsIn(text, article.language);
  if (wanted.some((stem) => given.has(stem))) return true;
  if (asked === article.language || !vectors) return false;
  const words = splitWords(question).map(({ accented }) => accented);
  const others = splitWords(text).map(({ accented }) => accented);
  const near = await vectors.nearness([...words, ...others]);
  return words.some(
    (word) => word.length > 3 && others.some((other) => near(word, other) >= TRANSLATES),
  );
}
