import type { CorpusReader } from '../corpus/sqlite/corpus-reader.ts';
import { dayRangeLabel } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import { quote } from '../i18n/typography.ts';
import type { DayRange } from '../text/dates/calendar.ts';
import type { Language } from '../text/language.ts';
import { questionTime, type ToldTime } from './question-time.ts';

/** What a question's words on time, or the options beside it, make of the articles. */
export interface TimeScope {
  /** Ids of the articles left; null for all. */
  readonly within: readonly string[] | null;
  /** Whether undated articles are among them on sufferance: they come last. */
  readonly undatedLast: boolean;
  /** Passages that speak of these times come first. */
  readonly told: readonly ToldTime[];
  /** The question without what only chose articles. */
  readonly question: string;
  /** How it was understood, and what was not, for the reader. */
  readonly notes: readonly string[];
}

/**
 * Understands a question's words on time for someone whose day is `today`. Bounds on the publication leave articles out;
 * undated ones come last. Where no dated article is left, all are kept and the reader is told.
 * @param chosen bounds that options set already; the question's own then choose nothing.
 * @param noteLanguage of the notes; the question's by default.
 */
export function timeScope(
  question: string,
  language: Language,
  today: string,
  corpus: CorpusReader,
  chosen: DayRange | null = null,
  noteLanguage: Language = language,
): TimeScope {
  const { published, told, unread, rest } = questionTime(question, language, today);
  const said = messages(noteLanguage).dates;
  const understood = told
    .filter(({ isPlain }) => !isPlain)
    .map(({ words, range }) => said.understood(quote(noteLanguage, words), dayRangeLabel(range, noteLanguage)));
  const scope = {
    told,
    question: rest,
    within: null,
    undatedLast: chosen !== null,
    notes: [...unread.map((words) => said.unread(quote(noteLanguage, words))), ...understood],
  };
  const bounds = chosen ?? published;
  if (!bounds) return scope;
  const label = dayRangeLabel(bounds, noteLanguage);
  if (chosen) return { ...scope, notes: [said.articles(label), ...scope.notes] };
  const dated = corpus.articlesPublished(bounds.since, bounds.until);
  if (dated.length === 0) return { ...scope, notes: [said.nothing(label), ...scope.notes] };
  return {
    ...scope,
    within: [...dated, ...corpus.articlesUndated()],
    undatedLast: true,
    notes: [said.articles(label), ...scope.notes],
  };
}
