import { duration } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import type { IndexSummary } from '../indexing/progress.ts';
import type { Language } from '../text/language.ts';
import { oneLine } from './printable.ts';
import type { Opened } from './terminal.ts';

/** What indexing did, whole. */
export function indexReport(summary: IndexSummary, language: Language): string {
  const texts = messages(language).indexing;
  const { added, changed, removed, unchanged, skipped } = summary;
  return [
    ...(summary.rebuilt === null ? [] : [texts.rebuilt(oneLine(summary.rebuilt[language]))]),
    texts.articles(summary.articles),
    texts.changes(added, changed, removed, unchanged),
    texts.sizes(summary.chunks, summary.sentences, summary.embedded),
    texts.took(duration(summary.seconds, language)),
    ...(skipped.length === 0 ? [] : [texts.skipped(skipped.length)]),
    ...skipped.map(({ file, reason }) => `  ${oneLine(file)} — ${oneLine(reason[language])}`),
  ].join('\n');
}

/** What someone who only asks must know of it; empty when there is nothing. */
export function indexNotice({ summary, busy }: Opened, language: Language): string {
  const texts = messages(language).indexing;
  if (busy) return `${oneLine(busy.text[language])} ${texts.asBefore}`;
  if (!summary) return '';
  return [
    ...(summary.rebuilt === null ? [] : [texts.rebuilt(oneLine(summary.rebuilt[language]))]),
    ...(summary.skipped.length === 0 ? [] : [texts.skippedHint(summary.skipped.length)]),
  ].join('\n');
}
