import type { Localized } from '../i18n/localized.ts';
import { en, fr } from '../i18n/typography.ts';

/** What to do about files of the data folder. */

export const REMAKE: Localized = {
  fr: fr`Lancez « npm run index » : l'index est refait à partir des articles, et le fichier endommagé mis de côté.`,
  en: en`Run “npm run index”: the index is made again from the articles, and the damaged file kept aside.`,
};
export const REREAD: Localized = {
  fr: fr`Lancez « npm run index -- --full » : ces articles sont relus.`,
  en: en`Run “npm run index -- --full”: these articles are read again.`,
};
export const RESTORE: Localized = {
  fr: fr`Arrêtez le bot, puis rétablissez une sauvegarde : npm run restore -- FICHIER. Sans sauvegarde, le bot repart de rien et garde le fichier de côté.`,
  en: en`Stop the bot, then restore a backup: npm run restore -- FILE. Without one, the bot starts from nothing and keeps the file aside.`,
};
export const UPDATE: Localized = { fr: fr`Mettez Kiosque à jour.`, en: en`Update Kiosque.` };
