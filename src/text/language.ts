import { en } from './dates/en.ts';
import { fr } from './dates/fr.ts';
import type { TimeWords } from './dates/time-words.ts';

/** The languages that articles, questions and readers have. */
export type Language = 'fr' | 'en';

/** Whom words are written for. */
export interface ReaderLanguage {
  readonly language: Language;
  /** Whether they chose it, so that all words of ours are in it; else those around an answer follow its question. */
  readonly chosen: boolean;
}

/** Beyond that a text doesn't change its language any more. */
const WINDOW = 20_000;

/** Words that one of the languages uses all the time and the other never: "a", "on", "son" tell nothing. */
const FRENCH = new Set([
  ...calendarOf(fr),
  ...`le la les l un une des du de d et en au aux est sont était été qui que qu quoi où quand comment combien pourquoi
  quel quelle quels quelles dans pour par sur avec sans sous chez ce cet cette ces c il elle ils elles nous vous je j
  ne n pas plus se s'est sa ses leur leurs mais donc ou y ont avait lors selon entre après avant depuis cela ça
  oui non qu'est ont-ils dit donne quelqu sait bonjour bonsoir salut coucou merci hier demain semaine mois année années printemps hiver
  automne dernier dernière derniers dernières prochain prochaine`.split(/\s+/),
]);
const ENGLISH = new Set([
  ...calendarOf(en),
  ...`the of and to in is are was were be been who what when where why how which whose does did do has have had for with
  by from at it its this that these those not but he she they we you i his her their them there about after before
  between during into over under will would can could should may might according says said any many much than then
  yes hello hi hey thanks thank please any some all more show tell give find my your now today yesterday tomorrow
  sorry news last next week weeks month months year years ago since until spring summer autumn winter`.split(
    /\s+/,
  ),
]);

/** Months and days of the week; "mars" tells nothing, for English has the planet. */
function calendarOf({ months, weekdays }: TimeWords): string[] {
  const names = [...months, ...weekdays].map(([name = '']) => name.toLowerCase());
  return names.filter((name) => name !== 'mars');
}

/** The usual letters first: to tell whether any other sign is a letter takes several times as long. */
const WORD = /[a-zà-öø-ÿœ]+(?!\p{L})|\p{L}+/gu;

/**
 * The language of a text or of a short question, by the function words of each.
 * @param otherwise where nothing tells; French by default, for most of what is read here is French.
 */
export function detectLanguage(text: string, otherwise: Language = 'fr'): Language {
  return tellLanguage(text) ?? otherwise;
}

/** As {@link detectLanguage}; null where nothing tells. */
export function tellLanguage(text: string): Language | null {
  let french = 0;
  let english = 0;
  for (const [word] of text.slice(0, WINDOW).toLowerCase().normalize('NFC').matchAll(WORD)) {
    if (FRENCH.has(word)) french += 1;
    else if (ENGLISH.has(word)) english += 1;
    // English keeps few accents; they decide where function words are missing.
    else if (/[àâçèéêëîïôùûœ]/.test(word)) french += 0.5;
  }
  if (english === french) return null;
  return english > french ? 'en' : 'fr';
}
