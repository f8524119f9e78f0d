import type { Localized } from '../i18n/localized.ts';
import { en, fr } from '../i18n/typography.ts';

/** What to do about files of the data folder. */

export const REMAKE: Localized = {
  fr: fr`Lancez « npm run index -- --full » : tout est relu, et ce qui est endommagé est refait à partir des articles.`,
  en: en`Run “npm run index -- --full”: everything is read again, and what is damaged is made anew from the articles.`,
};
export const RESTORE: Localized = {
  fr: fr`Arrêtez le bot, puis rétablissez une sauvegarde : npm run restore -- FICHIER. Sans sauvegarde, le bot repart de rien et garde le fichier de côté.`,
  en: en`Stop the bot, then restore a backup: npm run restore -- FILE. Without one, the bot starts from nothing and keeps the file aside.`,
};
export const UPDATE: Localized = { fr: fr`Mettez Kiosque à jour.`, en: en`Update Kiosque.` };
