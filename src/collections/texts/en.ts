import { en } from '../../i18n/typography.ts';
import type { CollectionTexts } from './fr.ts';

/** What is wrong with `collections.yml` in English. */
export const english: CollectionTexts = {
  rules: {
    badRules: en`is not written as docs/configuration.md says`,
    line: (what: string, line: number) => en`${what} (line ${line})`,
    lineAndFault: (what: string, key: string) => en`${what} (${key})`,
  },
};
