import type { Reader } from '../../embeddings/reader/reader.ts';
import type { Passage } from '../retrieval/passage.ts';
import { annotate, type Token } from '../text/annotate/annotate.ts';
import { namesTime } from '../text/dates/names-time.ts';
import { stemSetOf, stemsOf } from '../text/index-stems.ts';
import type { Language } from '../text/language.ts';
import { sameNumber } from '../text/numbers.ts';
import type { PublicationDate } from '../text/partial-date.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Span } from '../text/spans.ts';
import type { AnswerSentence } from './answer.ts';
import { type ClaimQuestion, claimQuestions } from './claim-questions.ts';
import { passageHeading } from './passage-heading.ts';
import { quoteOf } from './quoting.ts';

/** What articles say of a claim. */
export type CheckedClaim =
  | {
      /**
       * They have the point that was asked of the claim, and whether that confirms all of it is open; or their words prove it;
       * or they have another one.
       */
      readonly type: 'same-point' | 'agrees' | 'differs';
      /** What the claim says, and the articles, in their words. */
      readonly claimed: string;
      readonly found: string;
      /** Where they say it. */
      readonly sentence: AnswerSentence;
    }
  | { readonly type: 'nothing' };

/** As many as an answer reads. */
const PASSAGES = 4;
/** Margin from which the reader's span counts: most facts have more, and most near misses less than 0. */
const LEAST_MARGIN = 2;
/** Words of a claim that a passage has, where it has so many. */
const LEAST_SHARED = 2;

/**
 * Asks the reader what a claim says: its figures, its dates, who it is about.
 *
 * @param passages found for the claim, best first.
 * @returns null where nothing of the claim can be asked, or the reader is broken.
 */
export async function checkClaim(
  claim: string,
  language: Language,
  passages: readonly Passage[],
  reader: Pick<Reader, 'read'>,
): Promise<CheckedClaim | null> {
  const questions = claimQuestions(claim, language);
  if (questions.length === 0) return null;
  const near = passages.slice(0, PASSAGES).filter((passage) => isAbout(claim, language, passage));
  let same: CheckedClaim | null = null;
  for (const question of questions) {
    const found = await readAll(question.text, near, reader);
    if (found === 'broken') return null;
    const compared = found && compare(question, found);
    if (compared?.type === 'differs') return compared;
    same ??= compared;
  }
  return same ?? { type: 'nothing' };
}

interface Found {
  readonly passage: Passage;
  /** In the passage's text. */
  readonly span: Span;
}

/** The best span of all passages; null for none that counts. */
async function readAll(
  question: string,
  passages: readonly Passage[],
  reader: Pick<Reader, 'read'>,
): Promise<Found | 'broken' | null> {
  const texts = passages.map((passage) => ({
    text: passage.chunk.text,
    headline: passageHeading(question, passage, passages),
    sentences: [],
  }));
  const readings = await reader.read(question, texts).catch(() => null);
  if (!readings) return 'broken';
  const margins = readings.map(({ best }) => best?.margin ?? -Infinity);
  const best = margins.indexOf(Math.max(...margins));
  const found = readings[best]?.best;
  if (!found || found.margin < LEAST_MARGIN) return null;
  return { passage: passages[best]!, span: found.span };
}

/** Across two languages words tell nothing. */
function isAbout(claim: string, language: Language, { article, chunk }: Passage): boolean {
  if (article.language !== language) return true;
  const given = stemSetOf(`${article.title}. ${chunk.text}`, language);
  const wanted = [...new Set(stemsOf(claim, language))];
  const shared = wanted.filter((stem) => given.has(stem)).length;
  return shared >= Math.min(LEAST_SHARED, wanted.length);
}

/** Whether what was found is what the claim says; null where it is nothing of the kind. */
function compare({ asked, answer: claimed }: ClaimQuestion, found: Found): CheckedClaim | null {
  const { chunk, article } = found.passage;
  const sentence = sentencesOf(chunk.text).find(
    ({ start, end }) => start <= found.span.start && found.span.start < end,
  );
  if (!sentence) return null;
  const whole = quoteOf({ ...sentence, text: chunk.text.slice(sentence.start, sentence.end) });
  const { quote } = whole;
  const start = Math.max(0, found.span.start - whole.start);
  const end = Math.min(found.span.end, whole.end) - whole.start;
  const { tokens } = annotate(quote, article.language);
  const given = tokens.filter((token) => token.start < end && start < token.end);
  const alike = given.filter((token) => isOfKind(asked[0]!, token));
  const last = given.at(-1);
  if (alike.length === 0 || !last) return null;
  const [first] = asked as readonly [Token];
  const agrees =
    first.number || first.time
      ? alike.some((other) => isSame(first, other, article.published))
      : isSameName(asked, alike);
  const part = { start, end: Math.max(end, withCounted(tokens, last)) };
  return {
    type: agrees ? 'same-point' : 'differs',
    claimed,
    found: quote.slice(part.start, part.end),
    sentence: quoted(found.passage, whole, part),
  };
}

/** Where a number ends with what it counts: "deux personnes". */
function withCounted(tokens: readonly Token[], last: Token): number {
  const next = tokens[tokens.indexOf(last) + 1];
  const counts = last.number?.unit === null && next?.before === ' ' && !next.number && !next.time;
  return counts ? next.end : last.end;
}

/** A figure in the same unit, a moment, a name. */
function isOfKind(asked: Token, given: Token): boolean {
  if (asked.number) return given.number !== null && given.number.unit === asked.number.unit;
  return asked.time ? given.time !== null : given.isName && !given.time && !given.number;
}

function isSame(asked: Token, given: Token, published: PublicationDate | null): boolean {
  if (asked.number && given.number) return sameNumber(asked.number, given.number);
  if (asked.time && given.time) {
    return (
      namesTime(asked.time, given.time, published) || namesTime(given.time, asked.time, published)
    );
  }
  return false;
}

/** The last word of a name tells whose it is: "Anna Ribot" is "Mme Ribot", and "Dr Wei Lin" is no "Dr Anselm Kroll". */
function isSameName(asked: readonly Token[], given: readonly Token[]): boolean {
  const has = (names: readonly Token[], one: Token | undefined): boolean =>
    names.some(({ form }) => form === one?.form);
  return has(given, asked.at(-1)) || has(asked, given.at(-1));
}

/** A sentence of a passage, with a part of it in bold. */
function quoted({ article, chunk }: Passage, whole: Span, part: Span): AnswerSentence {
  const { id, file, ...details } = article;
  return {
    kind: 'quoted',
    highlights: [part],
    citation: {
      n: 1,
      articleId: id,
      file,
      article: details,
      start: chunk.start + whole.start,
      end: chunk.start + whole.end,
      quote: chunk.text.slice(whole.start, whole.end),
    },
  };
}
