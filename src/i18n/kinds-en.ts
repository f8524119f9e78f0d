import { counted } from './format.ts';
import type { KindMessages } from './kinds-fr.ts';
import { en } from './typography.ts';

const count = (value: number, one: string, many: string) => counted(value, one, many, 'en');

/** The words around an answer that is made for its kind of question, in English. */
export const kindsEnglish: KindMessages = {
  listed: (found, asked) =>
    asked !== null && asked !== found
      ? en`${count(found, 'item', 'items')} found, of ${asked} asked for:`
      : en`${count(found, 'item', 'items')} found:`,
  named: (found) => en`${count(found, 'person', 'people')} named:`,
  summary: (title) => en`The main points of ${title}:`,
  ofTopic: en`What the articles say of it:`,
  overview: (articles) => en`${count(articles, 'article', 'articles')} found:`,
  since: (date) => en`As it stands, ${date}:`,
  before: (date) => en`Before, ${date}:`,
  after: en`Then:`,
  earlier: en`At first:`,
  corrected: en`Corrected since:`,
  dated: (date) => en`${date}:`,
  teaser: (headline, where) =>
    headline === null
      ? en`Teaser for another article, in ${where}:`
      : en`Teaser for another article, ${headline}, in ${where}:`,
  side: (side) => en`${side}:`,
  nothingOn: (side) => en`The articles say nothing of this about: ${side}.`,
  yes: en`Yes.`,
  no: en`No.`,
  stands: en`This is what the articles say:`,
  notSaid: en`The articles do not say that this is so. What they do say:`,
  author: (title, author) => en`The author of ${title}: ${author}.`,
  noAuthor: (title) => en`${title} names no author.`,
  published: (title, date) => en`${title} is dated ${date}.`,
  noDate: (title) => en`${title} gives no date.`,
  publisher: (title, publisher) => en`${title} appeared in ${publisher}.`,
  noPublisher: (title) => en`${title} names no publication.`,
  articles: (n) => (n === 1 ? en`There is 1 article.` : en`There are ${n} articles.`),
  articlesOn: (n) => (n === 1 ? en`1 article speaks of it:` : en`${n} articles speak of it:`),
  noArticleOn: (topic) => en`Found no article about ${topic}.`,
  newest: en`The newest:`,
};
