import type { Timeline, TimelineEntry } from '../answering/timeline/timeline.ts';
import { dateLabel, periodLabel } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import { quote } from '../i18n/typography.ts';
import type { Language } from '../text/language.ts';
import type { Span } from '../text/spans.ts';
import { drawable, type PictureLine, wrappedLines } from './text-lines.ts';

const WIDTH = 800;
const EDGE = 28;
/** Of the line along which the dates stand. */
const AXIS = 218;
const TEXT = 244;
const ROOM = WIDTH - TEXT - EDGE;
const TITLE_SIZE = 20;
const QUOTE_SIZE = 15;
const SMALL_SIZE = 12;
const CHANGE_SIZE = 22;
const MOST_LINES = 3;
/** Room for quotation marks, in the unit of the size. */
const MARKS = 2;
const MOST_CHANGES = 2;
/** A picture of more is read by nobody; the text has all. */
const MOST_ENTRIES = 8;
/** On white, each with a contrast of 4.5 and more: a ground of its own makes it legible on either theme. */
const COLORS = {
  ground: '#ffffff',
  frame: '#d0d5db',
  text: '#1f2328',
  small: '#57606a',
  told: '#1f7a54',
  corrected: '#b3261e',
} as const;

/**
 * A timeline as a picture in SVG: the dates along a line, beside each what is said then. Nothing that a text holds becomes a
 * part of the drawing.
 */
export function timelineSvg(timeline: Timeline): string {
  const { language, subject } = timeline;
  const texts = messages(language).timeline;
  const entries = chosen(timeline.entries);
  const more = timeline.entries.length - entries.length;
  const titleLines = wrappedLines(drawable(subject), WIDTH - 2 * EDGE, TITLE_SIZE, 2);
  const parts: string[] = titleLines.map((line, i) =>
    textAt(EDGE, EDGE + TITLE_SIZE * (1 + 1.3 * i), TITLE_SIZE, COLORS.text, {
      bold: true,
      content: escaped(shownLine(drawable(subject), line)),
    }),
  );
  let y = EDGE + TITLE_SIZE * 1.3 * titleLines.length + 34;
  const dots: number[] = [];
  for (const entry of entries) {
    dots.push(y - 5);
    const drawn = drawnEntry(entry, language, y);
    parts.push(...drawn.parts);
    y = drawn.end + 32;
  }
  if (more > 0) {
    parts.push(
      textAt(TEXT, y, SMALL_SIZE, COLORS.small, { content: escaped(`… ${texts.more(more)}`) }),
    );
    y += 26;
  }
  const height = Math.round(y + EDGE - 26);
  const [first = y, last = first] = [dots[0], dots.at(-1)];
  const axis = [
    `<path d="M${AXIS} ${first}V${last}" stroke="${COLORS.frame}" stroke-width="2"/>`,
    ...dots.map((at, i) => {
      const color = entries[i]!.isCorrection ? COLORS.corrected : COLORS.told;
      return `<circle cx="${AXIS}" cy="${at}" r="6" fill="${color}"/>`;
    }),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="DejaVu Sans, Verdana, sans-serif" role="img">`,
    `<title>${escaped(drawable(texts.picture(subject)))}</title>`,
    `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8" fill="${COLORS.ground}" stroke="${COLORS.frame}"/>`,
    ...axis,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

/** Those that tell of a change first, where not all have room. */
function chosen(entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const telling = ({ changes, isCorrection }: TimelineEntry) => changes.length > 0 || isCorrection;
  const ranked = [...entries.filter(telling), ...entries.filter((one) => !telling(one))];
  const kept = new Set(ranked.slice(0, MOST_ENTRIES));
  return entries.filter((entry) => kept.has(entry));
}

function drawnEntry(entry: TimelineEntry, language: Language, top: number) {
  const texts = messages(language).timeline;
  const { citation, date, changes } = entry;
  const day = date === null ? dateLabel(null, language) : periodLabel(date, language);
  const parts: string[] = [];
  let left = top;
  for (const line of wrappedLines(day, AXIS - EDGE - 16, QUOTE_SIZE, 2)) {
    const content = escaped(shownLine(day, line));
    parts.push(
      textAt(AXIS - 18, left, QUOTE_SIZE, COLORS.text, { bold: true, end: true, content }),
    );
    left += 19;
  }
  for (const words of [
    ...(date === null ? [] : [texts.of[date.of]]),
    ...(entry.isSure ? [] : [texts.doubtful]),
  ]) {
    const content = escaped(words);
    parts.push(textAt(AXIS - 18, left, SMALL_SIZE, COLORS.small, { end: true, content }));
    left += 17;
  }
  let y = top;
  const add = (size: number, color: string, content: string, bold = false): void => {
    parts.push(textAt(TEXT, y, size, color, { bold, content }));
    y += Math.round(size * 1.4);
  };
  if (entry.isCorrection) add(QUOTE_SIZE, COLORS.corrected, escaped(texts.correction), true);
  for (const { before, after, counted } of changes.slice(0, MOST_CHANGES)) {
    const text = drawable(`${texts.changed(before, after)} ${counted}`);
    const [line] = wrappedLines(text, ROOM, CHANGE_SIZE, 1);
    if (line) add(CHANGE_SIZE, COLORS.told, escaped(shownLine(text, line)), true);
  }
  const quotation = drawable(citation.quote);
  const lines = wrappedLines(quotation, ROOM - MARKS * QUOTE_SIZE, QUOTE_SIZE, MOST_LINES);
  const [opening = '', closing = ''] = quote(language, '\n').split('\n');
  for (const [i, line] of lines.entries()) {
    const before = i === 0 ? opening : '';
    const behind = i === lines.length - 1 ? closing : '';
    add(QUOTE_SIZE, COLORS.text, before + markedLine(quotation, line, entry) + behind);
  }
  const publisher = citation.article.publisher ?? citation.article.title;
  const source = drawable(`[${citation.n}] ${publisher || citation.file}`);
  const [named] = wrappedLines(source, ROOM, SMALL_SIZE, 1);
  if (named) add(SMALL_SIZE, COLORS.small, escaped(shownLine(source, named)));
  if (entry.correctedBy !== null) {
    add(SMALL_SIZE, COLORS.corrected, escaped(texts.corrected(entry.correctedBy)));
  }
  return { parts, end: Math.max(y - SMALL_SIZE, left) };
}

const shownLine = (text: string, { start, end, isCut }: PictureLine): string =>
  text.slice(start, end) + (isCut ? '…' : '');

/** A line of a quote with what answers in bold and what was taken back struck out. */
function markedLine(
  text: string,
  line: PictureLine,
  { highlights, struck }: Pick<TimelineEntry, 'highlights' | 'struck'>,
): string {
  const { start, end } = line;
  const edges = [...highlights, ...struck].flatMap((span) => [span.start, span.end]);
  const isWithinLetter = (edge: number) => /[\udc00-\udfff]/.test(text[edge] ?? '');
  const inner = edges.filter((edge) => edge > start && edge < end && !isWithinLetter(edge));
  const places = [...new Set([start, ...inner, end])].toSorted((a, b) => a - b);
  const within = (spans: readonly Span[], at: number) =>
    spans.some((span) => span.start <= at && at < span.end);
  const parts = places.slice(0, -1).map((from, i) => {
    const part = escaped(text.slice(from, places[i + 1]));
    if (within(struck, from)) {
      return `<tspan fill="${COLORS.corrected}" text-decoration="line-through">${part}</tspan>`;
    }
    return within(highlights, from) ? `<tspan font-weight="bold">${part}</tspan>` : part;
  });
  return parts.join('') + (line.isCut ? '…' : '');
}

function textAt(
  x: number,
  y: number,
  size: number,
  color: string,
  { bold, end, content }: { bold?: boolean; end?: boolean; readonly content: string },
): string {
  const more = `${bold ? ' font-weight="bold"' : ''}${end ? ' text-anchor="end"' : ''}`;
  return `<text x="${x}" y="${Math.round(y)}" font-size="${size}" fill="${color}"${more} xml:space="preserve">${content}</text>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** What the picture shows, in words, for who does not see it; at most `limit` long. */
export function timelineInWords({ subject, language, entries }: Timeline, limit: number): string {
  const texts = messages(language).timeline;
  const phrases = chosen(entries).map(({ date, changes, isCorrection, citation }) => {
    const day = date === null ? dateLabel(null, language) : periodLabel(date, language);
    const figures = changes.map(({ before, after, counted }) =>
      `${texts.changed(before, after)} ${counted}`.trim(),
    );
    const mark = isCorrection ? [texts.correction] : [];
    const [line] = wrappedLines(drawable(citation.quote), ROOM, QUOTE_SIZE, 1);
    const words = line ? [quote(language, shownLine(drawable(citation.quote), line))] : [];
    return [day, ...mark, ...(figures.length > 0 ? figures : words)].join(', ');
  });
  const text = drawable([texts.picture(subject), ...phrases].join('. '));
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/\p{Cs}$/u, '')}…`;
}
