import type { CorpusReader } from '../corpus/corpus-reader.ts';
import type { StoredArticle } from '../corpus/stored-article.ts';
import { stem } from '../text/stems.ts';
import { isStopword, STOPWORDS } from '../text/stopwords.ts';
import { foldStraight, splitWords, type Word } from '../text/words.ts';
import { summarise } from './excerpts.ts';
import { datesIn } from './filter-dates.ts';
import type { FoundBy, ListedArticle } from './kiosque.ts';

/** The order in which what was found is shown. */
const WAYS: readonly FoundBy[] = [
  'date',
  'date and words',
  'title',
  'publisher',
  'file',
  'text',
  'undated',
];
/** Passages looked at for one word of a filter. */
const MAX_PASSAGES_PER_WORD = 2_000;

/**
 * The articles, newest first, undated last; those that a filter finds, by what it found them. Where it is a date, undated
 * articles may be of it: they come last.
 * @param today what "hier" is counted from.
 */
export async function listArticles(
  corpus: CorpusReader,
  filter: string,
  today: string,
): Promise<ListedArticle[]> {
  const all = await corpus.articles();
  if (filter.trim() === '') return all.map(summarise);
  const dates = datesIn(filter, today);
  const byWords = await wordsFinder(filter, corpus);
  const byRest =
    dates && dates.otherWords !== '' ? await wordsFinder(dates.otherWords, corpus) : null;
  const wayTo = (article: StoredArticle): FoundBy | null => {
    const hasRest = byRest === null || byRest(article) !== null;
    const isThen = dates?.isThen(article.published?.value ?? '') ?? false;
    if (isThen && hasRest) return byRest === null ? 'date' : 'date and words';
    const mayBeThen = dates !== null && article.published === null && hasRest;
    return byWords(article) ?? (mayBeThen ? 'undated' : null);
  };
  const found = all.flatMap((article): ListedArticle[] => {
    const foundBy = wayTo(article);
    return foundBy === null ? [] : [{ ...summarise(article), foundBy }];
  });
  return WAYS.flatMap((way) => found.filter(({ foundBy }) => foundBy === way));
}

/** Finds out by what an article has some words: where they stand as they are, or where each of them does. */
async function wordsFinder(
  filter: string,
  corpus: CorpusReader,
): Promise<(article: StoredArticle) => FoundBy | null> {
  const wanted = foldStraight(filter).trim();
  const words = splitWords(filter).filter((word) => !isStopword(filter, word, STOPWORDS.fr));
  const forms = words.map(({ form }) => ` ${form}`);
  const inText = await Promise.all(words.map((word) => idsWithWord(word, corpus)));
  return (article) => {
    const { title, publisher, file } = folded(article);
    if (title.includes(wanted)) return 'title';
    if (publisher.includes(wanted)) return 'publisher';
    if (file.includes(wanted)) return 'file';
    if (forms.length < 2) return inText[0]?.has(article.id) ? 'text' : null;
    const head = wordsOfHead(article);
    if (forms.every((form) => head.includes(form))) return 'title';
    const has = (form: string, i: number) => head.includes(form) || inText[i]!.has(article.id);
    return forms.every(has) ? 'text' : null;
  };
}

/** Ids of the articles whose text has a word, in any of its forms. */
async function idsWithWord(word: Word, corpus: CorpusReader): Promise<ReadonlySet<string>> {
  const stems = [...new Set([stem(word, 'fr'), stem(word, 'en')])];
  const found = await corpus.heads(await corpus.fullText(stems, MAX_PASSAGES_PER_WORD, null));
  return new Set(found.map(({ articleId }) => articleId));
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
  const made = {
    title: foldStraight(title),
    publisher: foldStraight(publisher ?? ''),
    file: foldStraight(file),
  };
  known.set(article, made);
  return made;
}

const heads = new WeakMap<StoredArticle, string>();

/** The words of title and publisher, each behind a space. */
function wordsOfHead(article: StoredArticle): string {
  const before = heads.get(article);
  if (before !== undefined) return before;
  const words = splitWords(`${article.title} ${article.publisher ?? ''}`);
  const made = words.map(({ form }) => ` ${form}`).join('');
  heads.set(article, made);
  return made;
}
