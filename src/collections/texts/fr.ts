import { fr } from '../../i18n/typography.ts';

/** What is wrong with `collections.yml` in French; the English texts have its type. */
export const french = {
  rules: {
    badRules: fr`n'est pas écrit comme le dit docs/fr/configuration.md`,
    line: (what: string, line: number) => fr`${what} (ligne ${line})`,
    lineAndFault: (what: string, key: string) => fr`${what} (${key})`,
  },
};

/** The sentences that every language has. */
export type CollectionTexts = typeof french;
