import type { Timeline, TimelineEntry } from '../answering/timeline/timeline.ts';
import { dateLabel, periodLabel } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import { quote } from '../i18n/typography.ts';
import type { Language } from '../text/language.ts';
import type { Span } from '../text/spans.ts';
import { oneLine, printable } from './printable.ts';
import { paragraphs, sourceLines } from './render-answer.ts';
import type { Colors } from './terminal.ts';

/** What the articles say of a subject over time, then their names. */
export function renderTimeline(timeline: Timeline, colors: Colors): string {
  const { subject, language, kind, entries } = timeline;
  const texts = messages(language);
  const notes = timeline.notes.map((note) => colors.dim(printable(note)));
  if (kind === 'abstained') {
    const none = texts.timeline.none(quote(language, oneLine(subject)));
    return paragraphs(notes, [colors.yellow(`∅ ${none}`)]);
  }
  const title = colors.bold(texts.timeline.title(oneLine(subject)));
  const warning = kind === 'perhaps' ? [colors.yellow(`⚠ ${texts.answer.perhaps}`)] : [];
  const cited = entries.map(({ citation }) => citation);
  return paragraphs(
    [title, ...notes, ...warning],
    // Where none is sure, the warning above says so for all.
    ...entries.map((entry) =>
      entryLines({ ...entry, isSure: entry.isSure || kind === 'perhaps' }, language, colors),
    ),
    sourceLines(cited, language, colors),
  );
}

function entryLines(entry: TimelineEntry, language: Language, colors: Colors): string[] {
  const texts = messages(language).timeline;
  const { citation, changes, correctedBy, date } = entry;
  const day = date === null ? dateLabel(null, language) : periodLabel(date, language);
  const of = date === null ? '' : colors.dim(` · ${texts.of[date.of]}`);
  const mark = entry.isCorrection ? ` · ${colors.yellow(texts.correction)}` : '';
  const doubt = entry.isSure ? '' : ` · ${colors.yellow(`⚠ ${texts.doubtful}`)}`;
  const also = citation.alsoIn?.length ?? 0;
  return [
    `${colors.bold(day)}${of}${mark}${doubt}`,
    ...changes.map(({ before, after, counted }) =>
      `${colors.green(oneLine(texts.changed(before, after)))} ${oneLine(counted)}`.trimEnd(),
    ),
    [
      quote(language, marked(entry, colors)),
      colors.cyan(`[${citation.n}]`),
      ...(also > 0 ? [colors.dim(`(${texts.alsoIn(also)})`)] : []),
    ].join(' '),
    ...(correctedBy === null
      ? []
      : [colors.yellow(`${texts.corrected(correctedBy)}${struckWords(entry, language)}`)]),
  ];
}

/** Named beside, for not every terminal strikes words out. */
function struckWords({ citation, struck }: TimelineEntry, language: Language): string {
  if (struck.length === 0) return '';
  const words = struck.map(({ start, end }) => oneLine(citation.quote.slice(start, end)));
  return ` (${words.map((word) => quote(language, word)).join(', ')})`;
}

/** The quote with what answers in bold and what was taken back struck out. */
function marked({ citation, highlights, struck }: TimelineEntry, colors: Colors): string {
  const { quote: text } = citation;
  const edges = [...highlights, ...struck].flatMap(({ start, end }) => [start, end]);
  const places = [...new Set([0, ...edges, text.length])].toSorted((a, b) => a - b);
  const within = (spans: readonly Span[], at: number) =>
    spans.some(({ start, end }) => start <= at && at < end);
  return places
    .slice(0, -1)
    .map((start, i) => {
      const part = oneLineKept(text.slice(start, places[i + 1]));
      if (within(struck, start)) return colors.strikethrough(part);
      return within(highlights, start) ? colors.bold(part) : part;
    })
    .join('');
}

/** As `oneLine`, with the spaces at its ends. */
const oneLineKept = (text: string): string => printable(text).replace(/[\n\t\u2028\u2029]+/g, ' ');
