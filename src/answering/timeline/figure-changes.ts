import { number } from '../../i18n/format.ts';
import type { Language } from '../../text/language.ts';
import { type FoundNumber, sameNumber } from '../../text/numbers.ts';
import type { Span } from '../../text/spans.ts';
import type { Draft } from './drafts.ts';
import { changesWithin, countTheSame, type Figure } from './figures.ts';

/** A figure of a draft that was another one in an older draft, or in an older state that its own sentence tells. */
export interface DraftChange {
  readonly before: string;
  readonly after: string;
  readonly counted: string;
  /** Of `after`, relative to the quote. */
  readonly span: Span;
  readonly from: Draft;
}

/**
 * What changed up to a draft.
 * @param older drafts of before, latest last.
 * @param isOneEvent whether two drafts' articles tell of one event.
 */
export function changesOf(
  draft: Draft,
  older: readonly Draft[],
  isOneEvent: (a: Draft, b: Draft) => boolean,
): DraftChange[] {
  const isCorrection = draft.sentence === null;
  const { figures } = draft;
  const inside = isCorrection ? [] : changesWithin(saidIn(draft), figures);
  const told = inside.flatMap(({ before, after }) => [before, after]);
  const found = inside.map(({ before, after }) => change(draft, before, draft, after));
  for (const figure of figures) {
    if (told.includes(figure)) continue;
    const others = figures.filter((one) => one !== figure && countTheSame(one, figure));
    // Two figures of one thing, as of the police and of those who march: which one went on is not told.
    if (others.length > 0) continue;
    const before = lastOf(draft, figure, older, isOneEvent);
    if (before && !sameNumber(before.figure.number, figure.number))
      found.push(change(before.draft, before.figure, draft, figure));
  }
  return found.toSorted((a, b) => a.span.start - b.span.start);
}

/** Whether two drafts count the same thing, whatever its number. */
export const countOneThing = (a: Draft, b: Draft): boolean =>
  a.figures.some((one) => b.figures.some((other) => countTheSame(one, other)));

const saidIn = ({ part, statement }: Draft): string =>
  part.quote.slice(statement.start, statement.end);

/** Words for about so many: "une douzaine", "dozens". */
const ABOUT = /aines?$|^dozens?$|milliers?$/i;

/** A whole number that is written in words, to be compared at a glance; null for any other. */
function inDigits(text: string, { values }: FoundNumber, language: Language): string | null {
  const [value = 0] = values;
  const isExact = values.length === 1 && Number.isInteger(value) && !ABOUT.test(text);
  return isExact && !/\d/.test(text) ? number(value, language) : null;
}

/** The same figure as it was told last, by an article about the same event; null where none did, or not by one figure. */
function lastOf(
  newer: Draft,
  figure: Figure,
  older: readonly Draft[],
  isOneEvent: (a: Draft, b: Draft) => boolean,
): { readonly draft: Draft; readonly figure: Figure } | null {
  const draft = older.findLast(
    (one) =>
      one.correctedBy === null &&
      one.part.article.id !== newer.part.article.id &&
      one.figures.some((other) => countTheSame(other, figure)) &&
      isOneEvent(one, newer),
  );
  const same = draft?.figures.filter((other) => countTheSame(other, figure)) ?? [];
  return draft && same.length === 1 ? { draft, figure: same[0]! } : null;
}

function change(from: Draft, before: Figure, to: Draft, after: Figure): DraftChange {
  const written = (draft: Draft, figure: Figure): string => {
    const text = saidIn(draft).slice(figure.span.start, figure.span.end);
    return inDigits(text, figure.number, draft.part.article.language) ?? text;
  };
  const { start } = to.statement;
  return {
    before: written(from, before),
    after: written(to, after),
    counted: after.counted || before.counted,
    span: { start: after.span.start + start, end: after.span.end + start },
    from,
  };
}
