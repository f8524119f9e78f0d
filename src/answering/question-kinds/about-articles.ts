import { dateLabel } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import { quote } from '../../i18n/typography.ts';
import { foldStraight } from '../../text/words.ts';
import { authorInText, dateInText } from '../byline.ts';
import { type Quoted, quoted } from '../quoting.ts';
import { topicArticles } from '../topic-articles.ts';
import { type WholeArticle, wholeArticle } from '../whole-article.ts';
import { ANY_ARTICLE, ARTICLE, isEmptyTopic } from './article-words.ts';
import type { Composed, Question } from './question.ts';

/** What a question wants to know about an article, or about all of them. */
type Aspect = 'author' | 'date' | 'publisher' | 'newest' | 'oldest' | 'count' | 'which';

const PUBLISHED =
  '(?:paru(?:e|s|es)?|parai(?:t|ssent)|publie(?:e|s|es|r)?|sorti(?:e|s|es)?|ecrite?s?|mis(?:e)? en ligne|dates?|published|written|posted|dated|printed|appear(?:ed)?|come out|came out|run|ran)';

/** Asks which article it is; "que dit le dernier article" asks what stands in it. */
const WHICH_IS =
  "^(?:et |and )?(?:quel(?:le)?s? (?:est|sont|etait)|c'est quoi|which(?: one)? is|what(?:'s| is| was)|(?:cite|donne|montre)(?:-moi)?|show(?: me)?|give me) (?:le |la |l'|the |ton |votre |your )?";

/** First match wins, on the folded question; the first three want an article named, or one to go on from. */
const ASPECTS: readonly (readonly [Aspect, RegExp])[] = [
  [
    'author',
    /\bqui (?:l')?(?:a|ont|avait) (?:ecrit|redige|signe|publie)\b|\bqui (?:est|sont) (?:l'|les )(?:auteur|autrice)|\bauteurs?\b|\bpar qui\b.*\b(?:ecrit|signe|redige)|\bwho (?:wrote|authored|signed|has written|is the author)|\bwritten by (?:whom|who)\b|\bby whom\b/,
  ],
  [
    'publisher',
    /\b(?:quel(?:le)?|which|what) (?:est (?:le|la) )?(?:journal|media|titre|magazine|site|revue|source|newspaper|paper|publication|outlet|website)\b(?!'s)/,
  ],
  [
    'date',
    new RegExp(
      `\\bde quand dat|\\bdate(?:nt)? de quand\\b|\\bquand\\b.{0,80}\\b${PUBLISHED}\\b|\\bquel(?:le)? (?:est la )?(?:date|jour)\\b|\\bdate d[e'] ?(?:publication|parution)|\\b(?:when|what day|which day|what date|on which date)\\b.{0,80}\\b${PUBLISHED}\\b`,
    ),
  ],
  [
    'newest',
    new RegExp(
      `${WHICH_IS}(?:(?:tout )?(?:dernier|derniere|plus recente?|latest|newest|most recent) ${ARTICLE}|${ARTICLE} (?:(?:le|la) )?(?:plus recente?|derniere?)\\b)`,
    ),
  ],
  [
    'oldest',
    new RegExp(
      `${WHICH_IS}(?:(?:tout )?(?:premier|premiere|plus (?:vieil|vieux|vieille|ancien|ancienne)|oldest|earliest|first) ${ARTICLE}|${ARTICLE} (?:(?:le|la) )?(?:plus (?:vieux|vieille|ancien|ancienne))\\b)`,
    ),
  ],
  [
    'count',
    /\bcombien (?:d'|de |y a-t-il d[e'] ?|as-tu d[e'] ?|avez-vous d[e'] ?)(?:articles|textes|documents)\b|\bhow many (?:articles|texts|documents|stories|pieces)\b/,
  ],
  [
    'which',
    /^(?:(?:tous )?les |(?:all )?the |all )?(?:articles|textes|documents|stories|texts) (?:de|du|des|d'|en|sur|parus|publies|from|in|of|about|on|published)\b(?!.*\b(?:disent|say|said)\b)|\bquels? (?:sont les )?articles?\b|\bliste (?:des|les) articles\b|\bquels (?:sont les )?(?:sujets|themes)\b|\bde quoi parle(?:nt)? (?:les|ces|tes|vos) (?:articles|textes|documents)\b|\bwhich (?:articles|stories|pieces|texts)\b|\blist (?:of )?(?:the |all )*articles\b|\bwhat (?:subjects|topics)\b|\bwhat are the articles about\b|\b(?:resume[rz]?|summari[sz]e)(?:-moi)? (?:tous |all )?(?:(?:of )?(?:les|ces|tes|vos|the|these|your) )?(?:articles|textes|documents|stories|texts)\s*[.!?]*$/,
  ],
];
/** "Who wrote about the coins?" names no article and means one. */
const WROTE_ABOUT = /\b(?:wrote|written|ecrit|publie)\b (?:about|on|sur|a propos d)/;
const MENTIONS_ARTICLE = new RegExp(`\\b${ARTICLE}\\b`);
/** "Who wrote it?" goes on from the turn before. */
const POINTS = /\bl'a (?:ecrit|publie|signe|redige)|\b(?:il|elle|it|this|cela|celui-ci)\b/;
/** What counts in "how many articles … ?" besides a topic. */
const EXISTS =
  /\b(?:y a-t-il|as-tu|avez-vous|tu as|vous avez|il y a|connais(?:-tu|sez-vous)?|sont (?:dans|disponibles|indexes)|do you (?:have|know)|are there|have you|in (?:the )?(?:corpus|folder|collection)|dans (?:le |la )?(?:corpus|dossier|collection)|au total|in total|en tout|do we have|avons-nous)\b/g;
const SPEAK =
  /\b(?:parlent|parle|traitent|evoquent|mentionnent|citent|sur|about|on|mention|mentioning|from|du journal|de la|publies?|parus?|ecrits?)\b/;

/** A topic's best article must have so much of it. */
const ENOUGH = 0.5;
const ARTICLES_SHOWN = 5;
/** Of the best article's coverage: others with less are about something else. */
const ALSO = 0.85;

/** These want an article named, or one to go on from. */
const OF_ONE_ARTICLE: ReadonlySet<Aspect> = new Set(['author', 'date', 'publisher']);

function aspectOf({ folded, before }: Question): Aspect | null {
  const aspect = ASPECTS.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
  if (aspect === null || !OF_ONE_ARTICLE.has(aspect)) return aspect;
  const named = MENTIONS_ARTICLE.test(folded) || WROTE_ABOUT.test(folded);
  return named || (before.length > 0 && POINTS.test(folded)) ? aspect : null;
}

/** The words that ask, not what they ask about. */
const ASKING = new RegExp(
  `\\b(?:de quand dat\\w*|quand|quelles?|quels?|est|sont|qui|auteurs?|autrices?|par qui|journal|media|titre|magazine|site|revue|source|date|jour|parution|publication|combien|liste|quoi|c'est|ces|tes|vos|tous|resume[rz]?|dernier|derniere|premier|premiere|plus|recente?|vieil|vieux|vieille|ancien|ancienne|latest|newest|oldest|earliest|most recent|first|all|summari[sz]e|sujets|themes|abordes|traites|who|wrote|authored|signed|author|by|whom|when|which|what|newspaper|paper|outlet|website|how many|list|subjects|topics|day|(?:l')?a(?:-t-(?:il|elle))?(?: ete)?|ont|avait|est-il|est-elle|was|were|is|are|did|does|has|have|been|parlent|parle|traitent|evoquent|mentionnent|speaks?|talks?|mentions?|about|sur|the|an?|of|in|le|la|les|une?|des|du|de|d'|l'|${PUBLISHED})\\b`,
  'g',
);

/** What a question about an article says that it is about. */
export function topicOf(folded: string): string {
  return folded
    .replace(EXISTS, ' ')
    .replace(ANY_ARTICLE, ' ')
    .replace(ASKING, ' ')
    .replace(/\b[ld]'/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Who wrote an article, when, in what paper; how many there are; which are about something. */
export async function aboutArticles(asked: Question): Promise<Composed | null> {
  const aspect = aspectOf(asked);
  if (aspect === null) return null;
  const topic = topicOf(asked.folded);
  if (aspect === 'newest' || aspect === 'oldest') return atTheEnd(asked, topic, aspect);
  if (aspect === 'count' || aspect === 'which') return several(asked, topic);
  const id = await articleMeant(asked, topic);
  const article = id === null ? null : await wholeArticle(asked.sources.corpus, id);
  if (!article) return null;
  return { kind: 'about-articles', parts: [detail(article, aspect, asked)], sure: true };
}

/** The article that the topic means; the one of the turn before where the question names none. */
async function articleMeant(asked: Question, topic: string): Promise<string | null> {
  if (isEmptyTopic(topic)) return asked.before[0] ?? null;
  const [best] = topicArticles(await asked.find(topic));
  return best && best.coverage >= ENOUGH ? best.article.id : null;
}

/** One detail as a statement, with the line that tells it, or the first sentence, as its proof. */
function detail(
  article: WholeArticle,
  aspect: 'author' | 'date' | 'publisher',
  asked: Question,
): Quoted {
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

/** How many articles there are, or which speak of a topic. */
async function several(asked: Question, topic: string): Promise<Composed | null> {
  const { corpus } = asked.sources;
  const texts = messages(asked.language).kinds;
  const isAll = isEmptyTopic(topic);
  // "Combien d'articles compte la loi ?" asks of something in the articles.
  if (!isAll && !SPEAK.test(asked.folded)) return null;
  const ids = isAll
    ? (await corpus.articleIds()).filter((id) => asked.within === null || asked.within.includes(id))
    : await idsAbout(asked, topic);
  if (ids.length === 0) return null;
  const parts: Quoted[] = [];
  for (const id of ids.slice(0, ARTICLES_SHOWN)) {
    const article = await wholeArticle(corpus, id);
    if (article) parts.push(entry(article, asked));
  }
  const lead = isAll
    ? `${texts.articles(ids.length)} ${texts.newest}`
    : texts.articlesOn(ids.length);
  return { kind: 'about-articles', lead, parts, sure: true };
}

async function idsAbout(asked: Question, topic: string): Promise<string[]> {
  const { corpus } = asked.sources;
  const words = foldStraight(topic);
  const named = (await corpus.articles()).filter(({ publisher, author }) =>
    [publisher, author].some((name) => name !== null && words.includes(foldStraight(name))),
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
