/** A question of a readers' set, in the format of its README. */
export interface ReaderQuestion {
  readonly id: string;
  readonly kind: string;
  readonly lang: 'fr' | 'en';
  readonly q: string;
  readonly conversation?: string;
  readonly expect: 'answer' | 'refuse' | 'chat';
  /** Beginnings of file names: one citation must come from such a file. */
  readonly file?: readonly string[];
  readonly all?: readonly string[];
  readonly any?: readonly string[];
  /** One of them in the first citation. */
  readonly first?: readonly string[];
  readonly none?: readonly string[];
  /** What a complete answer names; of an array, one. */
  readonly list?: readonly (string | readonly string[])[];
}

/** What is looked at of an answer, as `ask --json` writes it. */
export interface ShownToReader {
  readonly answer: string;
  readonly abstained: boolean;
  readonly citations: readonly { readonly file: string; readonly quote: string }[];
}

/** `warned` is wrong with a warning, or an unanswerable question answered with one. */
export type ReaderVerdict = 'right' | 'wrong' | 'warned' | 'refused';

export interface ReaderScore {
  readonly verdict: ReaderVerdict;
  /** Share of `list` that is shown; null where there is none. */
  readonly recall: number | null;
}

/** Characters of the answer, and of its quotes, that count. */
const COUNTED = 800;
const COUNTED_OF_MANY = 2000;
const LONG_KINDS = new Set(['list', 'summary', 'changed']);
/** Recall of `list` from which an answer is right. */
const ENOUGH: Readonly<Record<string, number>> = { list: 0.7, summary: 0.5 };
const ENOUGH_OTHERWISE = 0.6;

/** Without regard to case, quotation marks, apostrophes, asterisks, and kinds of dashes and spaces. */
export function comparable(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/["“”«»„'’‘ʼ*`]/g, '')
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ');
}

/** Whether a comparable text has a string; a figure at one of its ends counts only whole. */
export function has(text: string, wanted: string): boolean {
  const string = comparable(wanted).trim();
  for (let at = text.indexOf(string); at >= 0; at = text.indexOf(string, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + string.length, at + string.length + 2);
    const opens = !/^\d/.test(string) || !/\d$|\d[.,]$/.test(before);
    const closes = !/\d$/.test(string) || !/^\d|^[.,]\d/.test(after);
    if (opens && closes) return true;
  }
  return false;
}

/** The rules of the README's "Scoring". */
export function scoreReader(gold: ReaderQuestion, shown: ShownToReader): ReaderScore {
  const limit = LONG_KINDS.has(gold.kind) ? COUNTED_OF_MANY : COUNTED;
  const quotes = shown.citations.map(({ quote }) => quote).join('\n');
  const counted = comparable(`${shown.answer.slice(0, limit)}\n${quotes.slice(0, limit)}`);
  const everything = comparable(`${shown.answer}\n${quotes}`);
  const warns = shown.answer.includes('⚠');
  const clean = !(gold.none ?? []).some((text) => has(everything, text));
  const cites = shown.citations.length > 0;
  if (gold.expect === 'chat') {
    const right = !shown.abstained && !cites && !warns && shown.answer !== '';
    return { verdict: right ? 'right' : failure(shown, warns), recall: null };
  }
  if (gold.expect === 'refuse') {
    const right = (shown.abstained || !cites) && clean;
    return { verdict: right ? 'right' : warns ? 'warned' : 'wrong', recall: null };
  }
  const recall = gold.list ? shareOf(gold.list, counted) : null;
  const first = comparable(shown.citations[0]?.quote ?? '');
  const right =
    !shown.abstained &&
    clean &&
    (gold.all ?? []).every((text) => has(counted, text)) &&
    (!gold.any || gold.any.some((text) => has(counted, text))) &&
    (!gold.first || gold.first.some((text) => has(first, text))) &&
    (!gold.file ||
      shown.citations.some(({ file }) => gold.file!.some((start) => file.startsWith(start)))) &&
    (recall === null || recall >= (ENOUGH[gold.kind] ?? ENOUGH_OTHERWISE));
  return { verdict: right ? 'right' : failure(shown, warns), recall };
}

function failure({ abstained }: ShownToReader, warns: boolean): ReaderVerdict {
  return abstained ? 'refused' : warns ? 'warned' : 'wrong';
}

function shareOf(list: NonNullable<ReaderQuestion['list']>, text: string): number {
  const found = list.filter((item) => [item].flat().some((one) => has(text, one)));
  return found.length / list.length;
}
