import { fr, NBSP } from '../../i18n/typography.ts';

/** What indexing says in French; the English texts have its type. */
export const french = {
  plan: {
    interrupted: fr`une reconstruction précédente a été interrompue`,
    otherCut: fr`cette version de Kiosque découpe autrement les articles`,
    otherEmbedder: (id: string) => fr`le modèle est maintenant ${id}`,
  },
  sortCollections: {
    unreadableRules: (code: string) => fr`ne peut pas être lu (${code})`,
  },
  updateHnsw: {
    mostChanged: fr`plus d'un cinquième en était effacé`,
    ahead: fr`il était en avance sur l'index`,
  },
  second: {
    unusable: (why: string) => fr`Le second modèle n'est pas utilisable : ${why}`,
    giveAnother: fr`Donnez à SECOND_MODEL un dossier qui existe, un nom de modèle comme Xenova/multilingual-e5-small, ou rien ; d'ici là, les passages sont classés sans lui.`,
  },
  worker: {
    diedOften: (times: number, seconds: number) =>
      fr`il s'est arrêté ${times}${NBSP}fois en ${seconds}${NBSP}s`,
    doesNotStay: (what: string) =>
      fr`Le processus qui calcule les vecteurs ne reste pas en vie : ${what}.`,
    seeErrors: fr`Voyez ses dernières lignes sur la sortie d'erreur ; souvent, il reste trop peu de mémoire pour le modèle, ou il faut lancer npm ci après un changement de version de Node.`,
  },
};

/** The sentences that every language has. */
export type IndexingTexts = typeof french;
