import type { CorpusReader } from '../corpus/corpus-reader.ts';
import type { StoredArticle } from '../corpus/stored-article.ts';
import { type DayRange, dayIn, localTimeZone } from '../text/dates/calendar.ts';
import { MONTHS } from '../text/dates/names.ts';
import { onlyTime } from '../text/dates/only-time.ts';
import { daysOf } from '../text/dates/resolve.ts';
import { stem } from '../text/stems.ts';
import { isStopword, STOPWORDS } from '../text/stopwords.ts';
import { fold, splitWords } from '../text/words.ts';
import { summarise } from './excerpts.ts';
import type { FoundBy, ListedArticle } from './kiosque.ts';

/** The order in which what was found is shown. */
const WAYS: readonly FoundBy[] = ['date', 'title', 'publisher', 'file', 'text'];
/** Passages looked at for one word of a filter. */
const MAX_PASSAGES_PER_WORD = 2_000;

/** The articles, newest first, undated last; those that a filter finds, by what it found them. */
export async function listArticles(
  corpus: CorpusReader,
  filter: string,
  now: Date,
): Promise<ListedArticle[]> {
  const wanted = fold(filter).trim();
  const all = await corpus.articles();
  if (wanted === '') return all.map(summarise);
  const isThen = datesOf(filter, wanted, dayIn(now, localTimeZone()));
  const inText = await idsWithWords(filter, corpus);
  const found = all.flatMap((article): ListedArticle[] => {
    const { title, publisher, file } = folded(article);
    const foundBy: FoundBy | null = isThen(article.published?.value ?? '')
      ? 'date'
      : title.includes(wanted)
        ? 'title'
        : publisher.includes(wanted)
          ? 'publisher'
          : file.includes(wanted)
            ? 'file'
            : inText.has(article.id)
              ? 'text'
              : null;
    return foundBy === null ? [] : [{ ...summarise(article), foundBy }];
  });
  return WAYS.flatMap((way) => found.filter(({ foundBy }) => foundBy === way));
}

/** Whether a date of publication, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, is one that the filter speaks of. */
function datesOf(filter: string, wanted: string, today: string): (published: string) => boolean {
  // "mars" alone is that month of any year, for who looks for an article has forgotten when it was.
  const month = MONTHS.indexOf(wanted);
  if (month >= 0) {
    const part = String((month % 12) + 1).padStart(2, '0');
    return (published) => published.slice(5, 7) === part;
  }
  const moment = onlyTime(filter, 'fr') ?? onlyTime(filter, 'en');
  const range: DayRange | null = moment && daysOf(moment, { today });
  const whole = /^\d{4}(-\d{2})?(-\d{2})?$/.test(wanted);
  return (published) => {
    if (published === '') return false;
    if (whole && published.startsWith(wanted)) return true;
    if (range === null) return false;
    const { since, until } = range;
    // A date that is known to the month or the year only is within what it may be within.
    return (
      (since === null || published >= since.slice(0, published.length)) &&
      (until === null || published <= until.slice(0, published.length))
    );
  };
}

/** Ids of the articles whose text has every word of a filter, in any of its forms. */
async function idsWithWords(filter: string, corpus: CorpusReader): Promise<ReadonlySet<string>> {
  const words = splitWords(filter).filter((word) => !isStopword(filter, word, STOPWORDS.fr));
  let ids: ReadonlySet<string> | null = null;
  for (const word of words) {
    const stems = [...new Set([stem(word, 'fr'), stem(word, 'en')])];
    const found = await corpus.heads(await corpus.fullText(stems, MAX_PASSAGES_PER_WORD, null));
    const having = new Set(found.map(({ articleId }) => articleId));
    const before: ReadonlySet<string> = ids ?? having;
    ids = new Set([...before].filter((id) => having.has(id)));
  }
  return ids ?? new Set();
}

interface FoldedArticle {
  readonly title: string;
  readonly publisher: string;
  readonly file: string;
}

/** Folding takes longer than all the rest of a long list. */
const known = new WeakMap<StoredArticle, FoldedArticle>();

function folded(article: StoredArticle): FoldedArticle {
  const before = known.get(article);
  if (before) return before;
  const { title, publisher, file } = article;
  const made = { title: fold(title), publisher: fold(publisher ?? ''), file: fold(file) };
  known.set(article, made);
  return made;
}
