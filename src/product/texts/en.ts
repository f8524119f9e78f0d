import { en } from '../../i18n/typography.ts';
import type { ProductTexts } from './fr.ts';

/** What the product itself says in English. */
export const english: ProductTexts = {
  collections: {
    inNoFolder: en`in no folder`,
  },
  feedRounds: {
    badFeed: (feed: string, fault: string) => en`The feed ${feed} ${fault}`,
  },
};
