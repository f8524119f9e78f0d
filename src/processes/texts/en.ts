import { en } from '../../i18n/typography.ts';
import type { ProcessTexts } from './fr.ts';

/** What is said of the program's own processes in English. */
export const english: ProcessTexts = {
  childChannel: {
    ended: (how: string) => en`it ended with ${how}`,
    notRunning: en`it is not running`,
  },
};
