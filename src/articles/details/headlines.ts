import { isCapitalLabel, isHeadlineLike } from '../formats/lines.ts';
import { hasVerb } from './line-features.ts';

/*
 * Which of the short lines above a text is its headline. A kicker stands over it on many pages: the name of a section, of a
 * subject that is followed, "En direct".
 */

/** A page that goes on. */
const LIVE =
  /^(?:(?:▶|●|•|🔴)\s?)?(?:(?:suivez |suivre )?(?:le |en |notre )?direct(?: (?:vidéo|live))?|live(?: (?:blog|updates?|coverage|reporting))?|en continu|minute par minute|à la minute|as it happen(?:s|ed))\s?[:.!-]?$/iu;
const KICKER_WORDS = 4;
/** Words of a headline more than of the line over it. */
const MORE_WORDS = 2;
const CONTENT = /(?<!\p{L})\p{Ll}[\p{L}’'-]{3,}/gu;

/** "En direct", "LIVE": a label, whatever stands under it. */
export const isLiveLabel = (line: string): boolean => LIVE.test(line.trim());

/**
 * Whether a line over another is its kicker: it names a subject in a few words without a verb, and the other tells of it,
 * with a verb, a figure or after a colon, in more words.
 */
export function isKickerOf(line: string, below: string): boolean {
  if (isLiveLabel(line)) return true;
  // A paper and a section stand over more than one line: title.ts looks further down.
  if (isCapitalLabel(line)) return false;
  if (below.toLowerCase().startsWith(`${line.toLowerCase()} `)) return true;
  const [over, under] = [line, below].map((one) => one.split(/\s+/).length) as [number, number];
  if (over > KICKER_WORDS || under < over + MORE_WORDS) return false;
  if (/[\d:?!«»“”"]/.test(line) || hasVerb(line) || !isHeadlineLike(below)) return false;
  return hasVerb(below) || PARTICIPLE.test(below) || /[\d:«“]/.test(below);
}

/** "évacués"; not "sécurité" nor "vallée", which are things. */
const PARTICIPLE = /(?<!\p{L})\p{Ll}{3,}(?<!t)(?:és?|ées)(?!\p{L})/u;

/** Whether words before a date are a headline with it, not who signs: they tell in words that are no names. */
export function readsLikeHeadline(words: string): boolean {
  const bare = words.replace(/\([^()]{0,80}\)/g, '');
  return (bare.match(CONTENT) ?? []).length >= 2 && !BYLINE.test(bare) && !SIGNED.test(bare);
}

const BYLINE =
  /^(?:par|by|propos recueillis|texte|text|words|story|récit|reportage|enquête|entretien|photos?|compte rendu|soumis|submitted|publiée?|posted|article)(?!\p{L})/iu;
/** "Analyse de Léa Roux, cheffe de rubrique". */
const SIGNED = /(?:par|de|by|from) \p{Lu}\p{L}+ \p{Lu}[\p{L}-]+\s?,/u;
