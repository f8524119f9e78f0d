import { en, fr } from '../../src/i18n/typography.ts';
import type { Language } from '../../src/text/language.ts';

const french = {
  config: [fr`Variable`, fr`Par défaut`, fr`Ce qu'elle attend`, fr`À quoi elle sert`],
  commands: [fr`Commande`, fr`Ce qu'elle fait`],
  discord: [fr`Commande`, fr`Ce qu'elle fait`, fr`Pour qui`],
  everyone: fr`tout le monde`,
  managers: fr`qui gère le serveur`,
  menu: (name: string) => fr`clic droit sur un message, « Applications », « ${name} »`,
};

const english: typeof french = {
  config: [en`Variable`, en`Default`, en`Takes`, en`What it is for`],
  commands: [en`Command`, en`What it does`],
  discord: [en`Command`, en`What it does`, en`For whom`],
  everyone: en`everyone`,
  managers: en`who manages the server`,
  menu: (name) => en`right click on a message, “Apps”, “${name}”`,
};

/** The words around the generated tables. */
export const docsTexts: Readonly<Record<Language, typeof french>> = { fr: french, en: english };
