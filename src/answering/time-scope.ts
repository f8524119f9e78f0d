import type { CorpusReader } from '../corpus/corpus-reader.ts';
import { dayRangeLabel } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import { quote } from '../i18n/typography.ts';
import { addDays, type DayRange } from '../text/dates/calendar.ts';
import type { Language } from '../text/language.ts';
import { questionTime, type ToldTime } from './question-time.ts';
import { NEWS_DAYS } from './time-match.ts';

/** What a question's words on time, or the options beside it, make of the articles. */
export interface TimeScope {
  /** Ids of the articles left; null for all. */
  readonly within: readonly string[] | null;
  /** Whether undated articles are among them on sufferance: they come last. */
  readonly undatedLast: boolean;
  /** Passages that speak of these times come first. */
  readonly toldTimes: readonly ToldTime[];
  /** The question without what only chose articles. */
  readonly question: string;
  /** The same without any word on time. */
  readonly timeless: string;
  /** How it was understood, and what was not, for the reader. */
  readonly notes: readonly string[];
  /** The same of dates that need no explanation, for whom nothing is answered: was it for them? */
  readonly plainNotes: readonly string[];
}

/** What was chosen beside the question's own words. */
interface Chosen {
  /** Ids of articles; null for all. */
  readonly within: readonly string[] | null;
  /** The bounds that chose them. */
  readonly published?: DayRange;
}

/**
 * Understands a question's words on time for someone whose day is `today`. Bounds on the publication leave articles out;
 * undated ones come last. Where no dated article is left, all are kept and the reader is told.
 * @param chosen articles or bounds that options chose; the question's own then choose nothing.
 * @param noteLanguage of the notes; the question's by default.
 */
export async function timeScope(
  question: string,
  language: Language,
  today: string,
  corpus: CorpusReader,
  chosen: Chosen = { within: null },
  noteLanguage: Language = language,
): Promise<TimeScope> {
  const { published, toldTimes, unread, withoutFilter, timeless } = questionTime(
    question,
    language,
    today,
  );
  const texts = messages(noteLanguage).dates;
  const note = (words: string) => quote(noteLanguage, words);
  const notes = unread.map((words) => texts.unread(note(words)));
  const plainNotes: string[] = [];
  for (const { words, range, isPlain } of toldTimes) {
    const label = dayRangeLabel(range, noteLanguage);
    // Of what is to come nothing was published.
    const isToCome = range.since !== null && range.since > today;
    const isNothing = !isToCome && chosen.within === null && (await isWithoutNews(range, corpus));
    const say = isNothing ? texts.nothingThen : texts.understood;
    if (isPlain) plainNotes.push(say(texts.read, label));
    else notes.push(say(note(words), label));
  }
  const scope = {
    within: chosen.within,
    undatedLast: false,
    toldTimes,
    question: withoutFilter,
    timeless,
    notes,
    plainNotes,
  };
  const withNote = (text: string): TimeScope => ({ ...scope, notes: [text, ...notes] });
  if (chosen.published) {
    const label = dayRangeLabel(chosen.published, noteLanguage);
    return { ...withNote(texts.articles(label)), undatedLast: true };
  }
  if (!published || chosen.within !== null) return scope;
  const label = dayRangeLabel(published, noteLanguage);
  const dated = await corpus.articlesPublished(published.since, published.until);
  if (dated.length === 0) return withNote(texts.nothing(label));
  const within = [...dated, ...(await corpus.articlesUndated())];
  return { ...withNote(texts.articles(label)), within, undatedLast: true };
}

/** Whether no article was published in a time, or within the days after in which its events are told. */
async function isWithoutNews({ since, until }: DayRange, corpus: CorpusReader): Promise<boolean> {
  const last = until === null ? null : addDays(until, NEWS_DAYS);
  return (await corpus.articlesPublished(since, last)).length === 0;
}
