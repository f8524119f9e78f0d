import { type FoundDate, findDates } from '../../text/dates/find-dates.ts';
import { WEEKDAY_FORMS } from '../../text/dates/names.ts';
import type { NumericOrder } from '../../text/dates/reading.ts';
import type { Language } from '../../text/language.ts';
import type { Span } from '../../text/spans.ts';
import type { Line } from '../formats/lines.ts';
import { withDatesApart } from './glued-dates.ts';
import { readsLikeHeadline } from './headlines.ts';
import { hourBehind } from './hour-behind.ts';
import { isOverTitle } from './over-title.ts';
import { signatureLineOf } from './signature-line.ts';

/** A place where a text says when it was published or updated. */
export interface Dateline {
  readonly kind: 'published' | 'updated' | 'bare';
  readonly date: FoundDate;
  /** What isn't part of the article's prose, or null: an agency's "Paris, le 3 mars 2024 -" is. */
  readonly leftover: Span | null;
  /** What else its line says, as that line is written but for its apostrophes and spaces; null where it doesn't. */
  readonly publisher: string | null;
  readonly author: string | null;
}

/** Datelines stand at the top of an article or below it. */
const HEAD_LINES = 12;
const TAIL_LINES = 5;
const WINDOW = 200;
const WHOLE_LINE = 160;
const LONGEST_BYLINE = 80;

const TAIL = '\\s{0,2}:?\\s{0,2}(?:(?:le|on|the|at)\\s{1,2}:?\\s{0,2})?$';
const PUBLISHED =
  '(?:publiée?|parue?|postée?|écrite?|rédigée?|mise? en ligne|en ligne depuis|(?:première )?(?:publication|parution)|(?:first |originally )?published|posted|date(?: de (?:publication|parution))?)';
const UPDATED =
  '(?:dernière |page |article |fiche )?(?:mise? à jour|modifiée?|actualisée?|last updated|updated|last modified)';
/** A label starts its line, or has its own capital: "un rapport publié le 3 mars" is prose. */
const CAPITAL =
  '(?:Publiée?|PUBLIÉE?|Parue?|Mise? en ligne|(?:Première |Date de )?(?:[Pp]ublication|[Pp]arution)|(?:First |Originally )?[Pp]ublished|PUBLISHED|Posted)';
const IS_PUBLISHED = new RegExp(`^${PUBLISHED}${TAIL}`, 'iu');
const IS_PUBLISHED_LATER = new RegExp(`(?<!\\p{L})${CAPITAL}${TAIL}`, 'u');
const IS_UPDATED = new RegExp(`^${UPDATED}${TAIL}`, 'iu');

/** What may follow a labelled date: nothing, a separator, another label or a new sentence; never ", le rapport…". */
const MAY_FOLLOW =
  /^(?:$|[.|•·–—(-]| [|•·–—(-]|,? (?:par|by|mis|mise|modifié|updated|last)(?!\p{L})| (?=["«“]?\p{Lu}))/u;
const BYLINE = new RegExp(
  `^(?:(?:par|by) [^.\\d]{2,80}[,|•·–—-]? ?)?(?:(?:le|on) )?(?:(?:${WEEKDAY_FORMS.join('|')})\\.?,? )?$`,
  'iu',
);
/** "Paris 12/03/2025": before a date in figures a place needs no comma. */
const PLACE = /^\p{Lu}[\p{L}'-]{1,25}(?: [\p{L}'-]{1,25}){0,3} $/u;
const IN_FIGURES = /^\d{1,2}[/.-]\d/;
/** "Le 12/03/2025 par Ana Rey" */
const BY_BEHIND = /^,? (?:par|by) \p{Lu}[^.!?\d]{2,60}$/u;
/** "Radio Bocage (avec APR), le 12 septembre 2024"; on the first line it would be a headline. */
const SIGNED = /^\p{Lu}[^.!?:\d]{1,60}, (?:(?:le|on) )?$/u;
/** "Par Ana Rey, publié le": a line that begins as a byline says of itself when it was published. */
const BYLINE_AND =
  /^(?:par|by|(?:texte|reportage|enquête|entretien|récit|words|story|propos recueillis)(?: (?:par|de|by)| ?:)) [^.!?\d]{2,80}[,|•·–—-] ?/iu;
/** "13 January 2020 at 08:45 | Politics, Town": what else is told of an article behind its date. */
const BEHIND_BAR = /^ ?[|•·] [^.!?]{0,100}$/;
const AGENCY = /^(?:\p{Lu}[\p{L}'-]{0,25}(?: \([\p{L} ]{2,30}\))?,? ){1,4}(?:le )?$/u;
const AGENCY_END = /^ ?(?:\(\p{Lu}[\p{L} /]{1,20}\) ?)?[-–—] |^ ?\(\p{Lu}{2,8}\)/u;
/** "4 March 2025. Updated 6 March": two days of one article. */
const UPDATE_BEHIND =
  /^[.,]? ?[|•·–—(-]? ?(?:mise? à jour|modifiée?|actualisée?|(?:last )?(?:updated|modified))(?!\p{L})/iu;
/** "Brive, le 2 mai 2025. Le tournoi est reporté": a sentence that says where and when the others were written. */
const PLACE_ENDS = /^\.(?= ["«“]?\p{Lu}|$)/u;

/**
 * The datelines among a text's first and last lines.
 * @param pageLines what of them is a menu or a notice: the article's first lines stand below it.
 * @param order how 03/05/2024 is meant; by the language unless told otherwise.
 */
export function findDatelines(
  lines: readonly Line[],
  language: Language,
  pageLines: readonly Span[] = [],
  order?: NumericOrder,
): Dateline[] {
  const datesIn = (text: string): FoundDate[] => findDates(text, language, order);
  const ofPage = new Set(pageLines.map(({ start }) => start));
  const own = lines.flatMap(({ start }, i) => (ofPage.has(start) ? [] : i));
  const [first = 0] = own;
  const headEnd = (own[HEAD_LINES - 1] ?? lines.length - 1) + 1;
  const tailStart = own.at(-TAIL_LINES) ?? 0;
  const near = [...lines.slice(0, headEnd), ...lines.slice(Math.max(headEnd, tailStart))];
  const isOver = isOverTitle(own.map((i) => lines[i]!));
  const found = near.flatMap((line) =>
    datelinesIn(line, datesIn, line !== lines[first] || (isOver && 'surely')),
  );
  const bare = new Set(found.filter(({ kind }) => kind === 'bare').map(({ date }) => dayKey(date)));
  // Several dates alone on their lines are the headings of a chronology.
  return bare.size > 1 ? found.filter(({ kind }) => kind !== 'bare') : found;
}

function dayKey({ year, month, day }: FoundDate): string {
  return `${year}-${month}-${day}`;
}

type DatesIn = (text: string) => FoundDate[];

/** Whether a line may sign an article; above a title only what no title is written like. */
type MaySign = boolean | 'surely';

function datelinesIn(line: Line, datesIn: DatesIn, maySign: MaySign): Dateline[] {
  // A day or a year has figures, and most lines have none.
  if (!/\d/.test(line.text)) return [];
  const spelled = line.text.length <= WHOLE_LINE ? withDatesApart(line.text) : null;
  if (spelled === null) return datelinesAsWritten(line, datesIn, maySign);
  const place = <S extends Span>(span: S): S => ({
    ...span,
    start: line.start + spelled.at(span.start),
    end: line.start + spelled.at(span.end),
  });
  const apart = { start: 0, end: spelled.text.length, text: spelled.text };
  return datelinesAsWritten(apart, datesIn, maySign).map((dateline) => ({
    ...dateline,
    date: place(dateline.date),
    leftover:
      dateline.leftover && place({ start: dateline.leftover.start, end: dateline.leftover.end }),
  }));
}

function datelinesAsWritten(line: Line, datesIn: DatesIn, maySign: MaySign): Dateline[] {
  const head = line.text.slice(0, WINDOW);
  const dates = datesIn(head);
  const signature = maySign && head === line.text ? signatureLineOf(head, dates) : null;
  if (signature && (maySign === true || signature.isSure)) {
    const { date, kind, publisher, author } = signature;
    return [{ kind, date: moved(date, line), leftover: line, publisher, author }];
  }
  const found: Dateline[] = [];
  for (const date of dates) {
    const before = head.slice(0, date.start);
    const behind = date.end + hourBehind(head.slice(date.end));
    const after = head.slice(behind);
    const written = head.slice(date.start, date.end);
    const kind = kindOf(before, after, date, maySign === true && written);
    if (kind === null) continue;
    const isAgency = AGENCY_END.test(after) && AGENCY.test(before);
    const isPlace = saysWhereAndWhen(before, after, date);
    const isHeadline = kind === 'bare' && readsLikeHeadline(before);
    found.push({
      kind,
      date: moved(date, line),
      leftover: isAgency || isHeadline ? null : leftoverOf(line, before, behind + Number(isPlace)),
      publisher: null,
      author: null,
    });
  }
  return found;
}

const moved = (date: FoundDate, { start }: Line): FoundDate => ({
  ...date,
  start: start + date.start,
  end: start + date.end,
});

/** The dateline with what belongs to it on its line (author, second date), never a sentence beside it. */
function leftoverOf(line: Line, before: string, dateEnd: number): Span {
  const label = IS_PUBLISHED_LATER.exec(before)?.index ?? 0;
  const sentenceBefore = before.slice(0, label);
  const isOther =
    /[.!?] ?$/.test(sentenceBefore) || label > LONGEST_BYLINE || readsLikeHeadline(sentenceBefore);
  const start = isOther ? sentenceBefore.replace(/\s?[|•·–—-]\s?$/, '').length : 0;
  const after = line.text.slice(dateEnd);
  const isNewSentence =
    /^ ["«“]?\p{Lu}/u.test(after) && !/^ (?:Par|By|Mis|Modifié|Updated|Last) /.test(after);
  const isWhole = !isNewSentence && line.text.length <= WHOLE_LINE;
  return { start: line.start + start, end: line.start + (isWhole ? line.text.length : dateEnd) };
}

const saysWhereAndWhen = (before: string, after: string, { year, day }: FoundDate): boolean =>
  year !== null && day !== null && AGENCY.test(before) && PLACE_ENDS.test(after);

/** @param signed the date as it is written, where its line may be signed; on the first line it may not. */
function kindOf(
  before: string,
  after: string,
  date: FoundDate,
  signed: string | false,
): Dateline['kind'] | null {
  if (MAY_FOLLOW.test(after)) {
    if (IS_PUBLISHED.test(before) || IS_PUBLISHED_LATER.test(before)) return 'published';
    if (IS_UPDATED.test(before)) return 'updated';
    const label = before.replace(BYLINE_AND, '');
    if (label !== before && after === '') {
      if (IS_PUBLISHED.test(label)) return 'published';
      if (IS_UPDATED.test(label)) return 'updated';
    }
  }
  if (AGENCY.test(before) && AGENCY_END.test(after)) return 'published';
  if (saysWhereAndWhen(before, after, date)) return 'published';
  const isLast =
    after === '' ||
    UPDATE_BEHIND.test(after) ||
    (signed !== false && (BEHIND_BAR.test(after) || BY_BEHIND.test(after)));
  const isSigned =
    signed !== false && (SIGNED.test(before) || (IN_FIGURES.test(signed) && PLACE.test(before)));
  const isAlone = (BYLINE.test(before) || isSigned) && isLast;
  return isAlone && date.year !== null ? 'bare' : null;
}
