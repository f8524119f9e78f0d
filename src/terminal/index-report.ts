import { duration } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import type { IndexSummary } from '../indexing/progress.ts';
import type { Language } from '../text/language.ts';
import { oneLine } from './printable.ts';
import type { Opened } from './terminal.ts';

/** What indexing did, whole. */
export function indexReport(summary: IndexSummary, language: Language): string {
  const said = messages(language).indexing;
  const { added, changed, removed, unchanged, skipped } = summary;
  return [
    ...(summary.rebuilt === null ? [] : [said.rebuilt(oneLine(summary.rebuilt[language]))]),
    said.articles(summary.articles),
    said.changes(added, changed, removed, unchanged),
    said.sizes(summary.chunks, summary.sentences, summary.embedded),
    said.took(duration(summary.seconds, language)),
    ...(skipped.length === 0 ? [] : [said.skipped(skipped.length)]),
    ...skipped.map(({ file, reason }) => `  ${oneLine(file)} — ${oneLine(reason[language])}`),
  ].join('\n');
}

/** What someone who only asks must know of it; empty when there is nothing. */
export function indexNotice({ summary, busy }: Opened, language: Language): string {
  const said = messages(language).indexing;
  if (busy) return `${oneLine(busy.text[language])} ${said.asBefore}`;
  if (!summary) return '';
  return [
    ...(summary.rebuilt === null ? [] : [said.rebuilt(oneLine(summary.rebuilt[language]))]),
    ...(summary.skipped.length === 0 ? [] : [said.skippedHint(summary.skipped.length)]),
  ].join('\n');
}
