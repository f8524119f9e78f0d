import { counted } from './format.ts';
import { fr } from './typography.ts';

const count = (value: number, one: string, many: string) => counted(value, one, many, 'fr');

/** The words around an answer that is made for its kind of question, in French. */
export const kindsFrench = {
  listed: (found: number, asked: number | null) =>
    asked !== null && asked !== found
      ? fr`${count(found, 'élément trouvé', 'éléments trouvés')}, pour ${asked} demandés :`
      : fr`${count(found, 'élément trouvé', 'éléments trouvés')} :`,
  named: (found: number) => fr`${count(found, 'personne nommée', 'personnes nommées')} :`,
  summary: (title: string) => fr`L'essentiel de ${title} :`,
  ofTopic: fr`Ce qu'en disent les articles :`,
  overview: (articles: number) => fr`${count(articles, 'article trouvé', 'articles trouvés')} :`,
  since: (date: string) => fr`Dernier état, ${date} :`,
  before: (date: string) => fr`Avant, ${date} :`,
  after: fr`Ensuite :`,
  earlier: fr`D'abord :`,
  corrected: fr`Corrigé depuis :`,
  dated: (date: string) => fr`${date} :`,
  teaser: (headline: string | null, where: string) =>
    headline === null
      ? fr`Annonce d'un autre article, dans ${where} :`
      : fr`Annonce d'un autre article, ${headline}, dans ${where} :`,
  side: (side: string) => fr`${side} :`,
  nothingOn: (side: string) => fr`Les articles n'en disent rien pour ${side}.`,
  yes: fr`Oui.`,
  no: fr`Non.`,
  stands: fr`Voici ce que disent les articles :`,
  notSaid: fr`Les articles ne disent pas que ce soit le cas. Ce qu'ils disent :`,
  author: (title: string, author: string) => fr`L'auteur de ${title} : ${author}.`,
  noAuthor: (title: string) => fr`${title} n'indique pas d'auteur.`,
  published: (title: string, date: string) => fr`${title} est daté du ${date}.`,
  noDate: (title: string) => fr`${title} n'indique pas de date.`,
  publisher: (title: string, publisher: string) => fr`${title} a paru dans ${publisher}.`,
  noPublisher: (title: string) => fr`${title} n'indique pas de journal.`,
  articles: (n: number) => fr`Il y a ${count(n, 'article', 'articles')}.`,
  articlesOn: (n: number) => fr`${count(n, 'article en parle', 'articles en parlent')} :`,
  noArticleOn: (topic: string) => fr`Aucun article trouvé sur ${topic}.`,
  newest: fr`Les plus récents :`,
};

/** The sentences on kinds of questions that every language has. */
export type KindMessages = typeof kindsFrench;
