import type { Passage } from '../retrieval/passage.ts';
import type { Query } from '../retrieval/query.ts';
import type { QuestionKind } from '../retrieval/question-kind.ts';
import type { RankedCandidate } from '../retrieval/retrieve.ts';
import { findTimes } from '../text/dates/find-times.ts';
import type { Language } from '../text/language.ts';
import { personNames } from '../text/person-names.ts';
import type { Span } from '../text/spans.ts';
import { splitWords } from '../text/words.ts';
import type { Answer } from './answer.ts';
import { contextOf } from './attribution.ts';
import type { ScoredSentence } from './choose-sentences.ts';
import { kindOf } from './confidence.ts';
import { copiesOf, negationsIn, sameWords } from './copies.ts';
import type { Finding } from './find-answer.ts';
import { isNoAnswer } from './no-answer.ts';
import type { Quoted } from './quoting.ts';
import { type Order, tellings } from './updates.ts';

const MAX_SENTENCES = 3;
/** A further sentence is shown when it is this likely to hold the answer, where the first one is not sure to… */
const WORTH_SHOWING = [0, 0.04, 0.12] as const;
/** …and where it is, by what the reader has found in both. */
const WORTH_READING = 0.1;

/** The best sentence, and the next ones where the probability (softmax of the scores) that they answer is worth it. */
export function worthShowing(
  { query, sentences, confidence, readings }: Finding,
  order: Order = 'newest',
  isAsked = false,
): ScoredSentence[] {
  const isSure = readings !== null && kindOf(confidence, true) === 'answered';
  const usable = sentences.filter(({ text }) => !isNoAnswer(text));
  const top = usable[0]?.score ?? 0;
  const weights = new Map(usable.map((one) => [one, Math.exp(one.score - top)]));
  const total = [...weights.values()].reduce((a, b) => a + b, 0);
  const [lead, ...older] = tellings(usable, order, isAsked, query.kind);
  if (!lead) return [];
  const chosen = [lead];
  const rest = [...older, ...usable.filter((one) => one !== lead && !older.includes(one))];
  for (const sentence of rest) {
    if (chosen.length === MAX_SENTENCES) break;
    const isOlder = older.includes(sentence);
    if (!isOlder && weights.get(sentence)! / total < leastFor(isSure, chosen.length)) break;
    if (!isOlder && isSure && !addsTo(chosen, sentence)) continue;
    if (chosen.some((other) => sameWords(other, sentence) || quotes(other, sentence))) continue;
    chosen.push(sentence);
  }
  return chosen;
}

/** How likely a sentence must be to be shown behind others. */
function leastFor(isSure: boolean, count: number): number {
  return Math.max(isSure ? WORTH_READING : 0, WORTH_SHOWING[count]!);
}

/** Whether the reader finds an answer in a sentence, and each of the others has not its words, or says the contrary. */
function addsTo(others: readonly ScoredSentence[], { reading, candidate, text }: ScoredSentence) {
  if (!reading || reading.margin <= 0) return false;
  const { start, end } = reading.span;
  const found = splitWords(candidate.chunk.text.slice(start, end));
  return others.every((other) => {
    if (negationsIn(other.text) !== negationsIn(text)) return true;
    const wordsOfOther = new Set(splitWords(other.text).map(({ form }) => form));
    return found.some(({ form }) => !wordsOfOther.has(form));
  });
}

/** Whether the quotation of one sentence already holds the other, which it needed to be understood. */
function quotes(quoting: ScoredSentence, other: ScoredSentence): boolean {
  const { start, end } = contextOf(quoting);
  return (
    quoting.candidate.chunk.articleId === other.candidate.chunk.articleId &&
    start <= other.start &&
    other.end <= end
  );
}

/** Quotes a sentence with what it needs to be understood, such as the name of who speaks. */
export function cite(
  { query, ranked }: Finding,
  chosen: readonly ScoredSentence[],
  index: number,
): Quoted {
  const sentence = chosen[index]!;
  const { chunk, article } = sentence.candidate;
  const context = contextOf(sentence);
  const told = chosen.some(
    (other) => other.start === context.start && other.candidate.article.id === article.id,
  );
  const start = told ? sentence.start : context.start;
  const lead = sentence.start - start;
  const { end } = context;
  const alsoIn = copiesOf(sentence, ranked).map((copy) => ({
    articleId: copy.id,
    file: copy.file,
    title: copy.title,
  }));
  return {
    article,
    start,
    end,
    quote: chunk.text.slice(start - chunk.start, end - chunk.start),
    sentence: { start: lead, end: lead + sentence.end - sentence.start },
    alsoIn,
    highlights: highlightsOf(query, sentence).map((span) => ({
      start: span.start + lead,
      end: span.end + lead,
    })),
  };
}

/** The article nearest to a question that none answers. */
export function closest(ranked: readonly RankedCandidate[]): Answer['closest'] {
  const best = ranked[0];
  if (!best) return null;
  const { id, titleStems: _stems, words: _words, ...article } = best.article;
  return { ...article, articleId: id };
}

/** A ranked candidate as the outside sees it; `index` is its place in the ranking, from 0. */
export function toPassage({ chunk, article, score }: RankedCandidate, index: number): Passage {
  const { titleStems: _stems, words: _words, ...details } = article;
  const { id, articleId, start, end, text } = chunk;
  return { rank: index + 1, article: details, chunk: { id, articleId, start, end, text }, score };
}

const NUMBER =
  /\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*(?:[ \u00a0\u2009\u202f]?%)?/g;
/**
 * The parts of an answer to be shown in bold: the words in which the reader found it; without them what the kind of
 * question makes sure, the number for "combien", the date for "quand", the person for "qui". Where there are several,
 * none is sure.
 */
export function highlightsOf(query: Query, sentence: ScoredSentence): Span[] {
  const { text, candidate, start, reading } = sentence;
  if (reading && reading.margin > 0) {
    const lead = candidate.chunk.start - start;
    return wholeWords(text, reading.span.start + lead, reading.span.end + lead);
  }
  const asked = query.text.toLowerCase();
  const news = candidates(query.kind, text, candidate.article.language).filter(
    ({ start, end }) => !asked.includes(text.slice(start, end).toLowerCase()),
  );
  return news.length === 1 ? news : [];
}

const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u;
/** Whole words only: bold within a link breaks it, and half a word is none. */
const LINK = /\b(?:https?:\/\/|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,100}/gu;

const isInside = (text: string, at: number): boolean =>
  at > 0 &&
  at < text.length &&
  WORD_CHARACTER.test(text[at - 1]!) &&
  WORD_CHARACTER.test(text[at]!);

/** A span of whole words, without the marks and spaces that a model's tokens take along; none within a link. */
export function wholeWords(text: string, start: number, end: number): Span[] {
  let from = Math.max(0, start);
  let to = Math.min(text.length, end);
  while (isInside(text, from)) from--;
  while (isInside(text, to)) to++;
  const found = text.slice(from, to);
  const before = found.length - found.replace(/^[\s(«"“,;:.]+/u, '').length;
  const after = found.length - found.replace(/(?<![\s(«"“,;:.])[\s(«"“,;:.]+$/u, '').length;
  const span = { start: from + before, end: to - after };
  const isCut = [...text.matchAll(LINK)].some(
    ({ index, 0: link }) => index < span.end && span.start < index + link.length,
  );
  return span.start < span.end && !isCut ? [span] : [];
}

/** Without the word that bounds them: "mars" in "depuis mars". */
function dates(text: string, language: Language): Span[] {
  return findTimes(text, { language })
    .filter(({ precision }) => precision !== 'time')
    .map(({ moment, start, end }) =>
      moment.kind === 'bound' ? { start: moment.of.start, end: moment.of.end } : { start, end },
    );
}

function candidates(kind: QuestionKind, text: string, language: Language): Span[] {
  if (kind === 'person') return personNames(text);
  if (kind === 'date') return dates(text, language);
  if (kind !== 'number') return [];
  return [...text.matchAll(NUMBER)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
