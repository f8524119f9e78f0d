import type { CorpusReader } from '../corpus/sqlite/corpus-reader.ts';
import { dateLabel } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import type { Language } from '../text/language.ts';
import { type DayRange, questionDates } from './question-dates.ts';

export interface DateScope {
  /** Ids of the articles left; null for all. */
  readonly within: readonly string[] | null;
  readonly mentioned: DayRange | null;
  /** How it was understood, for the reader; null when nothing was left out. */
  readonly note: string | null;
}

const NONE: DateScope = { within: null, mentioned: null, note: null };

const label = (value: string, language: Language): string =>
  dateLabel({ value, precision: 'day', source: 'text' }, language);

/** "depuis le 1er mars 2024", "du 6 au 12 mai 2024"… */
function rangeLabel({ since, until }: DayRange, language: Language): string {
  const said = messages(language).dates;
  if (since !== null && until !== null) {
    return since === until
      ? said.on(label(since, language))
      : said.between(label(since, language), label(until, language));
  }
  return since !== null
    ? said.since(label(since, language))
    : said.until(label(until ?? '', language));
}

/**
 * What a question's words on time leave of the articles. "depuis mars" filters by publication date, and keeps undated
 * articles, which nothing speaks against; where no dated article is left, all are kept and the reader is told.
 */
export function understandDates(
  question: string,
  language: Language,
  now: Date,
  corpus: CorpusReader,
  noteLanguage: Language = language,
): DateScope {
  const dates = questionDates(question, language, now);
  if (!dates) return NONE;
  const { range, mode } = dates;
  if (mode === 'mention') return { ...NONE, mentioned: range };
  const said = messages(noteLanguage).dates;
  const dated = corpus.articlesPublished(range.since, range.until);
  const undated = corpus.articlesUndated();
  const mentioned = range.since !== null && range.until !== null ? range : null;
  if (dated.length === 0) {
    return { within: null, mentioned, note: said.nothing(rangeLabel(range, noteLanguage)) };
  }
  if (dated.length + undated.length === corpus.totals().articles) return { ...NONE, mentioned };
  return {
    within: [...dated, ...undated],
    mentioned,
    note: said.articles(rangeLabel(range, noteLanguage)),
  };
}
