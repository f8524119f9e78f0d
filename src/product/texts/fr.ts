import { fr } from '../../i18n/typography.ts';

/** What the product itself says in French; the English texts have its type. */
export const french = {
  collections: {
    inNoFolder: fr`hors dossier`,
  },
  feedRounds: {
    badFeed: (feed: string, fault: string) => fr`Le flux ${feed} ${fault}`,
  },
};

/** The sentences that every language has. */
export type ProductTexts = typeof french;
