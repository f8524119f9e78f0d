import { isCapitalLabel } from '../formats/lines.ts';

/*
 * Whose name stands in a line that signs an article: people's or a paper's. No list has them all: papers are told by the
 * words that they are made of, people by their capitals.
 */

/** Hardly anything else is called so. */
const PAPER_WORD =
  /(?<!\p{L})(?:advertiser|argus|bulletin|canard|chronicle|citoyen|courier|courrier|dépêche|dispatch|écho|echo|éclaireur|enquirer|éveil|examiner|gazette|hebdo|herald|journal|magazine|mercury|messager|messenger|nouvelliste|observateur|observer|quotidien|recorder|républicain|sentinel|télégramme|telegraph|tribune|voix)(?!\p{L})/iu;
/** "Le Verger libre", "Sport 7", "Radio Bocage": names of papers, and no person's. */
const LIKE_PAPER = /^(?:(?:the|les?|la) |l')|\d/iu;
/** Part of many papers' names, and of other names. */
const OFTEN_PAPER =
  /(?<!\p{L})(?:daily|express|free|globe|info|infos|international|libre|matin|midi|monthly|news|ouest|post|press|presse|quarterly|radio|review|revue|soir|standard|star|sud|sun|télé|times|weekly)(?!\p{L})/iu;
/** "Port Louis", "Saint Malo". */
const PLACE_WORD =
  /^(?:saint|sainte|port|mont|bourg|fort|new|north|south|east|west|val|ville)(?!\p{L})/iu;

/** "Ana", "Tom B.", "Ana de la Rey". */
const PERSON = /^\p{Lu}[\p{L}'’.-]*(?: (?:de |du |la |van |von |d['’])?\p{Lu}[\p{L}'’.-]*){0,3}$/u;
const JOINED = /,? (?:et|and|avec|with) | & |, /;
/** A class of a French or an English school. */
const CLASS =
  /(?:^|[\s(])(?:[3-6]\s?(?:e|è|ème|eme)|2de|2nde|1re|1ère|tle|terminale|year \d{1,2}|grade \d{1,2})\s?[\p{L}\d]{0,2}\)?$/iu;
/** Begins no name: "Le Havre", "Par Ana Rey". */
const NO_NAME = /^(?:les?|la|l['’]|the|an?|une?|des?|par|by)(?!\p{L})/iu;
const LONGEST_SIGNATURE = 100;

/** Some whose names are words of every day. */
const KNOWN =
  /^(?:l'(?:équipe|express|humanité|obs|opinion)|la (?:croix|montagne|presse|provence)|le (?:devoir|figaro|monde|parisien|point|progrès|soir|temps)|les échos|(?:the )?(?:daily mail|economist|financial times|guardian|independent|new york times|times|washington post)|ouest-france|sud ouest)$/iu;

/** Whether a name is a paper's, by a word that papers are called by: "L'Écho des Dunes". */
export const namesPaper = (name: string): boolean => PAPER_WORD.test(name) || KNOWN.test(name);

/** Whether a name has a word that papers are called by, or often so: "Sorgan Matin". */
export const hasPaperWord = (name: string): boolean => OFTEN_PAPER.test(name) || namesPaper(name);

/** Whether a name is made as papers' names are and people's are not: "Cimes & Vallées" too. */
export const isLikePaper = (name: string): boolean =>
  LIKE_PAPER.test(name) || hasPaperWord(name) || (name.includes('&') && peopleIn(name) === 0);

/** How many people a name is of, each with a first name: "Ana Rey et Tom Bell" 2; 0 where it is a paper's or a place's. */
export function peopleIn(name: string): number {
  const names = name.split(JOINED);
  const isOne = (one: string): boolean =>
    PERSON.test(one) && one.includes(' ') && !isLikePaper(one) && !PLACE_WORD.test(one);
  return names.every(isOne) ? names.length : 0;
}

/** The names of a line that has nothing else: "Léa Martin et Tom B., 5e A". */
export function namesIn(text: string): string | null {
  const line = text.replace(/^[—–-]\s?/, '');
  if (line.length > LONGEST_SIGNATURE || NO_NAME.test(line) || isCapitalLabel(line)) return null;
  const names = line.replace(CLASS, '').replace(/[ ,(]{1,4}$/, '');
  const isName = names.split(/, | et | and | & /).every((one) => PERSON.test(one));
  return isName && (names !== line || names.includes(' ')) ? names : null;
}
