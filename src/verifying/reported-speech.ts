import type { Language } from '../text/language.ts';
import { STOPWORDS } from '../text/stopwords.ts';
import { splitWords } from '../text/words.ts';
import { plain } from './evidence.ts';
import { keyOf } from './lexicon.ts';
import { quotationsIn, SPEECH_WORDS } from './quotations.ts';

const REPORTING = [
  "(?:(?:a|ont|avait|aurait)(?:-t-(?:il|elle|on))? |s'|se )?(?:declare\\w*|affirm\\w*|assure(?:nt|e)?\\b|soutien(?:t|nent)\\b(?=(?: \\w+){0,3} qu)",
  'soulign\\w*|annonc\\w*|confi(?:e|ent)\\b|(?<!\\b(?:est|sont|ete|etait|etaient) )estim\\w*|repond\\b|repondent\\b|retorqu\\w*',
  'racont\\w*|prom(?:is|et|ettent)\\b|reconn(?:u|ait)\\b|accus(?:e|ent)\\b|jug(?:e|ent|ee)\\b|previen(?:t|nent)\\b|prevenu\\w*',
  'conteste\\w*|invoqu\\w*|dit|disent|dement\\w*|reclam\\w*|plaid\\w*|indigne\\w*|deplor(?:e|ent)\\b|regrett\\w*|insist\\w*',
  'appelle(?:nt)? a\\b|denonc\\w*|critiqu\\w*|craint|craignent|rejoui\\w*|martele\\w*|soupir\\w*|rappell\\w*|avou\\w*|admet(?:tent)?\\b',
  // These speak only where something said follows, or stands before.
  "(?:expliqu|ajout|precis|indiqu|resum|note(?!s\\b)|signal|laiss\\w+ entendre|fai\\w+ savoir|fai\\w+ valoir)\\w*(?= qu[e'])|(?<=[,»”\"] (?:a |ont |l'|lui )?)(?:expliqu|ajout|precis|indiqu|resum|note(?!s\\b))\\w*",
  'said|says|say|told|tells|announc\\w*|claimed|claims that\\b|warn(?:s|ed)\\b|argu(?:es|ed)\\b|replie[sd]\\b|wrote|writes',
  '(?:adds|added|notes|noted|recalls|recalled|stated|states|explain\\w*)(?= that\\b)|(?<=[,”"»] (?:\\w+ ){0,4})(?:added|noted|recalled|explained)\\b|(?:calls?|called)(?= .{0,40}[“"«])',
  'accus(?:es|ed)\\b|insist\\w*|admitted|admits|complain(?:s|ed)\\b|stressed|denie[sd]\\b|conceded|urge[sd]\\b|estimates?\\b(?= (?:that|the|it))',
  'suggest(?:s|ed)\\b|believes?\\b|thinks?\\b|feared|promise[sd]?\\b|acknowledg\\w*)',
].join('|');
export const REPORTS = new RegExp(`\\b${REPORTING}`, 'g');
/** What is measured is nobody's opinion. */
export const ACCORDING =
  /\b(?:selon|d'apres|according to)\s+(?!(?:l[ae]s? |l'|the |its |ses )?(?:pesees?|mesures?|releves?|readings?|measurements?)\b)/g;
/** Names no one, but someone named before. */
export const POINTING_SPEAKER =
  /-t-(?:il|elle|on)\b|\b(?:the (?:company|group|firm)|la societe|le groupe|l'entreprise)\b/;
const MOST_WORDS = 9;
/** "A indiqué mardi la préfète": who says it may come behind the verb. */
const SPEAKER_AFTER =
  /^ (?:(?:hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: \w+)? )?((?:l[ae]s? |l'|un |une |m |mme |son |sa |the |mr |ms )\w)/;

/**
 * Who is said to say something: the words of each phrase that names a speaker, as stems.
 * @param apposition whether "the mayor, Jane Doe" counts whole.
 */
export function speakersIn(
  text: string,
  language: Language,
  apposition: boolean,
): ReadonlySet<string>[] {
  const read = plain(text).replace(/\b(dr|m|mme|mr|mrs|ms|prof)\./g, '$1');
  const phrases: string[] = [];
  for (const match of read.matchAll(ACCORDING)) {
    phrases.push(phraseAt(read.slice(match.index + match[0].length), apposition));
  }
  for (const match of read.matchAll(REPORTS)) {
    const before = read.slice(0, match.index);
    const after = read.slice(match.index + match[0].length);
    // "…", a dit X: who speaks comes behind; "…" X said: between.
    const closing = Math.max(
      before.lastIndexOf('»'),
      before.lastIndexOf('”'),
      before.lastIndexOf('"'),
    );
    const opened = /[«“"]/.test(before.slice(closing + 1));
    const between =
      closing >= 0 && !opened ? before.slice(closing + 1).replace(/^[\s,.]+/, '') : null;
    const inverted =
      between !== null
        ? between.trim() === ''
        : /,\s*$/.test(before) && !/,[^,]*,\s*$/.test(before);
    if (apposition && /^(?:a|ont)\b/.test(match[0]) && SPEAKER_AFTER.test(after))
      phrases.push(phraseAt(after.replace(SPEAKER_AFTER, '$1'), true));
    if (inverted) phrases.push(phraseAt(after, apposition));
    else if (between !== null) phrases.push(between);
    else phrases.push(speakerBefore(before.split(/[;:.()«»“”"]/).at(-1)!));
  }
  return phrases.map((phrase) => stemsOf(phrase, language));
}

/** The words up to a comma, and those up to the next where they are few: a name behind an office, or the reverse. */
export function phraseAt(text: string, apposition: boolean): string {
  const [, name = '', more = ''] =
    /^([^,;:.()«»“”"]*)(?:, ((?:[^\s,;:.()«»“”"]+ ?){1,4})(?=[,;:.()«»“”"]|$))?/.exec(text) ?? [];
  return `${name.trim().split(/\s+/).slice(0, MOST_WORDS).join(' ')} ${apposition ? more : ''}`;
}
/** Goes on about whoever was named before the comma. */
const CONTINUES =
  /^(?:qui|who|which|(?:has|have|had|is|was|did|does)(?:n't)?|n'a|n'ont|a|ont|est|s'est|ne)\b/;
/** "…, his lawyer said": what stands behind the last comma; a comma right before the verb ends an apposition. */
function speakerBefore(text: string): string {
  const tail = text
    .split(',')
    .at(-1)!
    .replace(/\b(?:has|have|had|a|ont|avait|also)\s*$/, '')
    .trim();
  return lastWords(tail === '' || CONTINUES.test(tail) ? text : tail);
}
const lastWords = (text: string): string => text.trim().split(/\s+/).slice(-MOST_WORDS).join(' ');

export function stemsOf(text: string, language: Language): Set<string> {
  return new Set(
    splitWords(text)
      .filter(({ form }) => !STOPWORDS[language].has(form) && form.length > 1)
      .map((word) => keyOf(word, language)),
  );
}

/** Whether a text says who says what it says. */
export function attributed(text: string): boolean {
  const read = plain(text);
  if (read.search(REPORTS) >= 0 || read.search(ACCORDING) >= 0) return true;
  return quotationsIn(text).some((said) => splitWords(said).length >= SPEECH_WORDS);
}

/** Whether a word of a claim only says that something is said. */
export function reports(word: string): boolean {
  return [`, ${plain(word)} que`, `, ${plain(word)} a `, `${plain(word)} that`].some(
    (one) => one.search(REPORTS) >= 0,
  );
}
