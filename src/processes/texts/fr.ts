import { fr } from '../../i18n/typography.ts';

/** What is said of the program's own processes in French; the English texts have its type. */
export const french = {
  childChannel: {
    ended: (how: string) => fr`il a fini avec ${how}`,
    notRunning: fr`il ne tourne pas`,
  },
};

/** The sentences that every language has. */
export type ProcessTexts = typeof french;
