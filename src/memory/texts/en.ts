import { en } from '../../i18n/typography.ts';
import type { MemoryTexts } from './fr.ts';

/** What is wrong with the bot's memory in English. */
export const english: MemoryTexts = {
  backupFile: {
    newerVersion: (file: string) => en`${file} was written by a newer version of Kiosque.`,
    updateKiosque: en`Update Kiosque.`,
    notBackup: (file: string) => en`${file} is no backup of Kiosque, or it is damaged.`,
    giveBackup: en`Give a file that “npm run backup” wrote; nothing was changed.`,
  },
  openBotDb: {
    notWritable: (dataDir: string, message: string) =>
      en`What the bot keeps cannot be written to ${dataDir}: ${message}.`,
    makeFolderWritable: en`Make the folder writable, or set DATA_DIR to another one.`,
    newerVersion: (name: string) => en`${name} was written by a newer version of Kiosque.`,
    updateKiosque: en`Update Kiosque, or set DATA_DIR to another folder.`,
  },
};
