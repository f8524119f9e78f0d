import { fr } from '../../i18n/typography.ts';

/** What is wrong with the bot's memory in French; the English texts have its type. */
export const french = {
  backupFile: {
    newerVersion: (file: string) =>
      fr`${file} a été écrit par une version plus récente de Kiosque.`,
    updateKiosque: fr`Mettez Kiosque à jour.`,
    notBackup: (file: string) =>
      fr`${file} n'est pas une sauvegarde de Kiosque, ou elle est endommagée.`,
    giveBackup: fr`Donnez un fichier que « npm run backup » a écrit ; rien n'a été changé.`,
  },
  openBotDb: {
    notWritable: (dataDir: string, message: string) =>
      fr`Ce que le bot garde ne peut pas être écrit dans ${dataDir} : ${message}.`,
    makeFolderWritable: fr`Donnez le droit d'écrire dans ce dossier, ou donnez-en un autre à DATA_DIR.`,
    newerVersion: (name: string) =>
      fr`${name} a été écrit par une version plus récente de Kiosque.`,
    updateKiosque: fr`Mettez Kiosque à jour, ou donnez à DATA_DIR un autre dossier.`,
  },
};

/** The sentences that every language has. */
export type MemoryTexts = typeof french;
