import { formatOf, usualExtensions } from '../articles/formats/index.ts';
import type { FeedRound } from '../feeds/feed-options.ts';
import { duration } from '../i18n/format.ts';
import type { Localized } from '../i18n/localized.ts';
import { messages } from '../i18n/messages.ts';
import type { IndexSummary } from '../indexing/progress.ts';
import type { ArticleSummary } from '../product/kiosque.ts';
import type { Language } from '../text/language.ts';
import { oneLine } from './printable.ts';
import type { Opened } from './terminal.ts';

/** What articles are written in too, and no library that is kept up reads; every office program saves them otherwise. */
const CONVERTIBLE = new Set(
  `.doc .dot .pages .wpd .wps .wri .sxw .fodt .ppt .pptx .pps .ppsx .odp .key .xls .xlsx .ods .numbers .msg .oft .pub .one
  .webarchive .mobi .azw .azw3 .prc .fb2 .lit .djvu .xps .oxps`.split(/\s+/),
);
/** Files left out that are named to who only asks. */
const FILES_NAMED = 3;
/** Kinds of other files that are named; the rest is counted only. */
const MOST_KINDS = 8;

/**
 * What indexing did, whole.
 * @param articles those of the index; what is to be said of their reading is said.
 */
export function indexReport(
  summary: IndexSummary,
  language: Language,
  articles: readonly ArticleSummary[] = [],
): string {
  const texts = messages(language).indexing;
  const { added, changed, removed, unchanged, skipped } = summary;
  const doubtful = articles.flatMap(({ file, warnings = [] }) =>
    warnings.map((reason) => ({ file, reason })),
  );
  return [
    ...(summary.rebuilt === null ? [] : [texts.rebuilt(oneLine(summary.rebuilt[language]))]),
    texts.articles(summary.articles),
    texts.changes(added, changed, removed, unchanged),
    texts.sizes(summary.chunks, summary.sentences, summary.embedded),
    texts.took(duration(summary.seconds, language)),
    ...(skipped.length === 0 ? [] : [texts.skipped(skipped.length)]),
    ...skipped.map((one) => fileLine(one, language)),
    ...(doubtful.length === 0 ? [] : [texts.doubtful(doubtful.length)]),
    ...doubtful.map((one) => fileLine(one, language)),
    ...unreadLine(summary, language),
  ].join('\n');
}

function fileLine(
  { file, reason }: { readonly file: string; readonly reason: Localized },
  language: Language,
): string {
  return `  ${oneLine(file)} — ${oneLine(reason[language])}`;
}

/** Files of other formats, those of which there are most first, and the formats that are read. */
export function unreadLine({ unread = {} }: IndexSummary, language: Language): string[] {
  const texts = messages(language).indexing;
  const kinds = Object.entries(unread)
    .filter(([extension]) => formatOf(`a${extension}`) === null)
    .sort(([, a], [, b]) => b - a);
  if (kinds.length === 0) return [];
  const all = kinds.reduce((sum, [, count]) => sum + count, 0);
  const named = kinds
    .slice(0, MOST_KINDS)
    .map(([extension, count]) => `${count} ${oneLine(extension) || texts.noExtension}`);
  const more = kinds.length > MOST_KINDS ? ['…'] : [];
  const texty = kinds.map(([extension]) => extension).filter((kind) => CONVERTIBLE.has(kind));
  return [
    texts.unread(all, [...named, ...more], usualExtensions()),
    ...(texty.length > 0 ? [texts.convert(texty)] : []),
  ];
}

/** What a look at the feeds brought, and which of them could not be read. */
export function feedsReport(round: FeedRound | null | undefined, language: Language): string[] {
  if (!round || round.feeds + round.problems.length === 0) return [];
  const texts = messages(language).indexing;
  const { feeds, added, changed, removed, problems } = round;
  return [
    texts.feeds(feeds, added, changed, removed),
    ...problems.map(({ feed, problem }) => fileLine({ file: feed, reason: problem }, language)),
  ];
}

/** What came into the index while it was in use; empty when nothing did. */
export function newsReport(summary: IndexSummary, language: Language): string {
  const texts = messages(language).indexing;
  const { added, changed, removed, skipped } = summary;
  return [
    ...(added + changed + removed === 0 ? [] : [texts.came(added, changed, removed)]),
    ...skipped.map((one) => fileLine(one, language)),
  ].join('\n');
}

/** What someone who only asks must know of it; empty when there is nothing. */
export function indexNotice({ summary, busy }: Opened, language: Language): string {
  const texts = messages(language).indexing;
  if (busy) return `${oneLine(busy.text[language])} ${texts.asBefore}`;
  if (!summary) return '';
  const { rebuilt, skipped } = summary;
  const more = skipped.length - FILES_NAMED;
  return [
    ...(rebuilt === null ? [] : [texts.rebuilt(oneLine(rebuilt[language]))]),
    ...(skipped.length === 0 ? [] : [texts.skipped(skipped.length)]),
    ...skipped.slice(0, FILES_NAMED).map((one) => fileLine(one, language)),
    ...(more <= 0 ? [] : [`  ${texts.moreSkipped(more)}`]),
  ].join('\n');
}
