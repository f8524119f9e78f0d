import { en } from '../../i18n/typography.ts';
import type { IndexingTexts } from './fr.ts';

/** What indexing says in English. */
export const english: IndexingTexts = {
  plan: {
    interrupted: en`an earlier rebuild was interrupted`,
    otherCut: en`this version of Kiosque cuts articles otherwise`,
    otherEmbedder: (id: string) => en`the embedder is now ${id}`,
  },
  sortCollections: {
    unreadableRules: (code: string) => en`cannot be read (${code})`,
  },
  updateHnsw: {
    mostChanged: en`more than a fifth of it was deleted`,
    ahead: en`it was ahead of the index`,
  },
  second: {
    unusable: (why: string) => en`The second model cannot be used: ${why}`,
    giveAnother: en`Set SECOND_MODEL to an existing folder, a model id such as Xenova/multilingual-e5-small, or nothing; until then passages are ranked without it.`,
  },
  worker: {
    diedOften: (times: number, seconds: number) => en`it died ${times} times in ${seconds} s`,
    doesNotStay: (what: string) => en`The embedding process does not stay alive: ${what}.`,
    seeErrors: en`See its last lines on standard error; often there is too little free memory for the model, or npm ci is needed after a change of Node.`,
  },
};
