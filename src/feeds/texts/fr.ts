import { fr, NBSP } from '../../i18n/typography.ts';

/** What is wrong with a feed in French; the English texts have its type. */
export const french = {
  fetch: {
    notHttp: fr`n'est pas une adresse http ou https sans mot de passe. Corrigez-la.`,
    privateNetwork: fr`mène à une machine d'un réseau privé. Si c'est voulu, mettez FEEDS_PRIVATE=on.`,
    tooManyRedirects: fr`renvoie sans fin d'une adresse à l'autre. Cherchez-en la nouvelle adresse.`,
    tooSlow: fr`n'a pas répondu à temps. Kiosque essaiera de nouveau plus tard.`,
    gone: fr`n'existe plus à cette adresse. Cherchez la nouvelle, ou retirez-la de la liste.`,
    tooLarge: (megabytes: number) =>
      fr`dépasse ${megabytes}${NBSP}Mo. Choisissez un flux plus court.`,
    notFetched: (why: string) =>
      fr`n'a pas pu être lu (${why}). Vérifiez l'adresse et la connexion.`,
    badStatus: (status: number) => fr`a répondu ${status}. Kiosque essaiera de nouveau plus tard.`,
  },
  listFeeds: {
    notOpml: fr`n'est pas une liste OPML lisible. Exportez-la de nouveau de votre lecteur de flux.`,
    tooManyFeeds: (most: number) =>
      fr`nomme plus de ${most} flux. Raccourcissez la liste : le reste n'est pas lu.`,
  },
  parseFeed: {
    notFeed: fr`n'est pas un flux RSS, Atom ou JSON Feed, ou il est coupé. Vérifiez l'adresse : c'est peut-être celle d'une page.`,
  },
  runRound: {
    notKept: (code: string) =>
      fr`ne peut pas être gardé dans le dossier des articles (${code}). Donnez le droit d'y écrire, ou libérez de la place.`,
  },
};

/** The sentences that every language has. */
export type FeedTexts = typeof french;
