import { dateLabel } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import { quote } from '../../i18n/typography.ts';
import type { Language } from '../../text/language.ts';
import { foldStraight } from '../../text/words.ts';
import { authorInText, dateInText } from '../byline.ts';
import { type Quoted, quoted } from '../quoting.ts';
import { topicArticles } from '../topic-articles.ts';
import { type WholeArticle, wholeArticle } from '../whole-article.ts';
import {
  aspectsOf,
  type Detail,
  isDetail,
  languageAsked,
  SPEAK,
  topicOf,
} from './article-aspects.ts';
import { isEmptyTopic, withoutGenre } from './article-words.ts';
import { nothingAbout } from './nothing-about.ts';
import { idsOfTheTime } from './overview.ts';
import type { Composed, Question } from './question.ts';
import { withoutTimes } from './topic.ts';

/** A topic's best article must have so much of it. */
const ENOUGH = 0.5;
const ARTICLES_SHOWN = 5;
/** Of the best article's coverage: others with less are about something else. */
const ALSO = 0.85;

/** Who wrote an article, when, in what paper; how many there are; which are about something, or the newest. */
export async function aboutArticles(asked: Question): Promise<Composed | null> {
  const aspects = aspectsOf(asked.folded, asked.before.length > 0);
  const [aspect] = aspects;
  if (aspect === undefined) return null;
  // What is new in a time is what happened in it.
  if (aspect === 'news') return asked.isOfATime ? null : newest(asked);
  const topic = topicOf(asked.folded);
  if (aspect === 'newest' || aspect === 'oldest') return atTheEnd(asked, topic, aspect);
  if (!isDetail(aspect)) return several(asked, topic);
  const id = await articleMeant(asked, topic);
  const article = id === null ? null : await wholeArticle(asked.sources.corpus, id);
  if (!article) return isEmptyTopic(topic) ? null : nothingAbout(asked, topic);
  const parts = aspects.filter(isDetail).map((one) => detail(article, one, asked));
  return { kind: 'about-articles', parts, sure: true };
}

/** The article that the topic means; the one of the turn before where the question names none. */
async function articleMeant(asked: Question, topic: string): Promise<string | null> {
  if (isEmptyTopic(topic)) return asked.before[0] ?? null;
  const bare = withoutGenre(topic);
  for (const words of bare === topic || isEmptyTopic(bare) ? [topic] : [topic, bare]) {
    const [best] = topicArticles(await asked.find(words));
    if (best && best.coverage >= ENOUGH) return best.article.id;
  }
  return null;
}

/** One detail as a statement, with the line that tells it, or the first sentence, as its proof. */
function detail(article: WholeArticle, aspect: Detail, asked: Question): Quoted {
  const { details, text } = article;
  const texts = messages(asked.language).kinds;
  const title = quote(asked.language, details.title);
  const first = article.sentences[0] ?? { start: 0, end: Math.min(text.length, 200) };
  const tell = (statement: string, line = first): Quoted =>
    quoted(details, text, line, { statement });
  if (aspect === 'author') {
    if (details.author)
      return tell(texts.author(title, details.author), lineWith(article, details.author));
    const found = authorInText(article);
    return found ? tell(texts.author(title, found.value), found.line) : tell(texts.noAuthor(title));
  }
  if (aspect === 'date') {
    const { published } = details;
    if (published) return tell(texts.published(title, dateLabel(published, asked.language)));
    const found = dateInText(article);
    return found
      ? tell(texts.published(title, dateLabel(found.value, asked.language)), found.line)
      : tell(texts.noDate(title));
  }
  return details.publisher
    ? tell(texts.publisher(title, details.publisher), lineWith(article, details.publisher))
    : tell(texts.noPublisher(title));
}

/** The line of the text that has a detail; the first sentence where none has. */
function lineWith(
  { text, sentences }: WholeArticle,
  value: string,
): { start: number; end: number } {
  const at = text.indexOf(value);
  const first = sentences[0] ?? { start: 0, end: Math.min(text.length, 200) };
  if (at < 0) return first;
  const start = text.lastIndexOf('\n', at) + 1;
  const newline = text.indexOf('\n', at);
  const end = newline < 0 ? text.length : newline;
  return end - start > 300 ? first : { start, end };
}

/** The newest or the oldest dated article, of those on a topic where one is named. */
async function atTheEnd(
  asked: Question,
  topic: string,
  end: 'newest' | 'oldest',
): Promise<Composed | null> {
  const { corpus } = asked.sources;
  const ids = new Set(
    isEmptyTopic(topic) ? await corpus.articleIds() : await idsAbout(asked, topic),
  );
  // Newest first, the undated last.
  const dated = (await corpus.articles()).filter(
    ({ id, published }) =>
      ids.has(id) && published !== null && (asked.within === null || asked.within.includes(id)),
  );
  const chosen = end === 'newest' ? dated[0] : dated.at(-1);
  const article = chosen ? await wholeArticle(corpus, chosen.id) : null;
  return article && { kind: 'about-articles', parts: [entry(article, asked)], sure: true };
}

/** The newest articles, whatever they tell. */
async function newest(asked: Question): Promise<Composed | null> {
  const ids = await allIds(asked);
  const lead = messages(asked.language).kinds.newest;
  return { kind: 'about-articles', lead, parts: await entries(ids, asked), sure: true };
}

/** Newest first. */
const allIds = async ({ within, sources: { corpus } }: Question): Promise<string[]> =>
  (await corpus.articleIds()).filter((id) => within === null || within.includes(id));

/** Those of the time that a question names, newest first; all where it names none, or where none is of it. */
async function idsThen(asked: Question): Promise<string[]> {
  const then = asked.period === null ? null : await idsOfTheTime(asked);
  return then?.length ? then : allIds(asked);
}

/** "Quels sujets en mai ?" has no topic but its time. */
const withoutItsTime = ({ question, spoken }: Question): string =>
  topicOf(foldStraight(withoutTimes(question, spoken)));

async function entries(ids: readonly string[], asked: Question): Promise<Quoted[]> {
  const parts: Quoted[] = [];
  for (const id of ids.slice(0, ARTICLES_SHOWN)) {
    const article = await wholeArticle(asked.sources.corpus, id);
    if (article) parts.push(entry(article, asked));
  }
  return parts;
}

/** How many articles there are, or which speak of a topic, in one language where one is named. */
async function several(asked: Question, topic: string): Promise<Composed | null> {
  const texts = messages(asked.language).kinds;
  const isAll = isEmptyTopic(topic) || isEmptyTopic(withoutItsTime(asked));
  // "Combien d'articles compte la loi ?" asks of something in the articles.
  if (!isAll && !SPEAK.test(asked.folded)) return null;
  const found = isAll ? await idsThen(asked) : await idsAbout(asked, topic);
  const language = languageAsked(asked.folded);
  const ids = language === null ? found : await inLanguage(found, language, asked);
  if (ids.length === 0) return isAll ? null : nothingAbout(asked, topic);
  const counted = isAll ? texts.articles(ids.length) : texts.articlesOn(ids.length);
  const lead = isAll && ids.length > ARTICLES_SHOWN ? `${counted} ${texts.newest}` : counted;
  return { kind: 'about-articles', lead, parts: await entries(ids, asked), sure: true };
}

async function inLanguage(
  ids: readonly string[],
  language: Language,
  { sources: { corpus } }: Question,
): Promise<string[]> {
  const details = await corpus.details(ids);
  return ids.filter((id) => details.get(id)?.language === language);
}

async function idsAbout(asked: Question, topic: string): Promise<string[]> {
  const { corpus } = asked.sources;
  const named = (await corpus.articles()).filter(({ publisher, author }) =>
    [publisher, author].some((name) => name !== null && asked.folded.includes(foldStraight(name))),
  );
  if (named.length > 0) return named.map(({ id }) => id);
  const found = topicArticles(await asked.find(topic));
  const best = found[0]?.coverage ?? 0;
  if (best < ENOUGH) return [];
  return found.filter(({ coverage }) => coverage >= ALSO * best).map(({ article }) => article.id);
}

/** An article's title with its paper and date, and its first sentence as the proof. */
function entry({ details, text, sentences }: WholeArticle, { language }: Question): Quoted {
  const first = sentences[0] ?? { start: 0, end: Math.min(text.length, 200) };
  const where = details.publisher ? `${details.publisher}, ` : '';
  const statement = `${quote(language, details.title)} — ${where}${dateLabel(details.published, language)}`;
  return quoted(details, text, first, { statement });
}
