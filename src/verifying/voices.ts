import { DAYS } from '../text/dates/names.ts';
import type { Language } from '../text/language.ts';
import { OPENS_BACK } from './anaphora.ts';
import type { ContentWord } from './content-words.ts';
import { type Evidence, plain } from './evidence.ts';

/** "Par" or "by" right before a word: who does and who undergoes have changed places. */
const AGENT =
  /\b(?:par|by) (?:[^\s,;:.]+ ){0,3}(?:l'|d'|[^\s,;:.]+-)?(?:(?:de |du |des |d'|of )(?:l[ae]s? |l'|un |une |the |a )?(?:[^\s,;:.]+ )?){0,3}$/;
/** By how much, not by whom. */
const MEASURE =
  /^(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|votes?|points?|percent|metres?|miles?|ans?|mois|semaines?|jours?|heures?|voix)$/;
/** What circumstances are told by: their place says nothing about who does what. */
export const ADJUNCT =
  /\b(?:pour|dans|en|sur|sous|apres|avant|depuis|lors|pendant|avec|chez|for|in|on|at|after|before|since|during|with|under|into) (?:de |du |des )?(?:l[ae]s? |un |une |the |an? |his |her |its |their |son |sa |ses |leurs? |ce |cet |cette |this )?(?:(?:\d{4}|last|first|same|derniere?|premiere?|meme) )?(?:l'|d')?(?:\S+ (?:de |du |des |d'|of )(?:l[ae]s? |the )?(?:l')?)?$/;
export const PERFECT: Readonly<Record<Language, RegExp>> = {
  fr: /\b(?:a|ont|avait|avaient) (?!ete )(?:\w+ )?$/,
  en: /\b(?:has|have|had) (?!been )(?:\w+ )?$/,
};
export const PASSIVE = /\b(?:was|were|been|being|ete) (?:\w+ )?$/;
/** Either language's. */
const ACTIVE = /\b(?:a|ont|avait|avaient|has|have|had) (?!ete |been )(?:\w+ )?$/;

/** "Par l'agression, vendredi soir, de deux agents". */
const DAY_ASIDE = new RegExp(`, (?:le |on )?(?:${DAYS.join('|')})\\b[^,;.]{0,24}, `, 'g');
/** "Par habitant" and "par jour" name nobody who acts. */
export function isAgent(text: string, { start, isName, word }: ContentWord): boolean {
  const before = plain(text.slice(0, start)).replace(DAY_ASIDE, ' ');
  if (MEASURE.test(plain(word))) return false;
  return AGENT.test(before) && (isName || !/\bpar $/.test(before));
}

/** A word of the claim, and which word of the proof it is. */
export interface Placed {
  readonly word: ContentWord;
  readonly place: number;
}

const OF_CHAIN =
  /^ (?:[^\s,;:.]+ ){0,4}?(?:de |du |des |d'|of )(?:l[ae]s? |l'|the )?(?:[^\s,;:.]+ (?:de |du |des |d'|of )(?:l[ae]s? |l'|the )?)?$/;
const WHICH = /^ (?:que |qu'|that |which )[^,;:.]*$/;
const A_NEW = /, (?:une?|an?) (?:[^\s,;:.]+ )?$/;

/**
 * "The city offers 3%, an offer that the union rejected" says that the union rejected the offer of the city: who is
 * joined to the offer by "of" is whose sentence it is, or stands right before it.
 */
export function isOwner(
  said: string,
  evidence: Evidence,
  support: readonly ContentWord[],
  first: Placed,
  last: Placed,
  placed: readonly Placed[],
): boolean {
  const given = evidence.support;
  return placed.some(({ word, place }) => {
    const offer = support[place]!;
    if (word.start <= first.word.start || word.start >= last.word.start) return false;
    if (!OF_CHAIN.test(plain(said.slice(word.end, last.word.start)))) return false;
    if (!WHICH.test(plain(given.slice(offer.end, support[first.place]!.start)))) return false;
    if (!A_NEW.test(plain(given.slice(0, offer.start))) || last.place >= place) return false;
    const sentence = given
      .slice(0, offer.start)
      .split(/[.!?;]\s/)
      .at(-1)!;
    const back = OPENS_BACK.test(plain(sentence));
    const isOpening = (at: number): boolean =>
      !/[.!?;]\s/.test(
        given.slice(support[at]!.end, offer.start - (back ? sentence.length : 0)).trimEnd(),
      ) &&
      !support
        .slice(0, at)
        .some(({ end }) => !/[.!?;]\s/.test(given.slice(end, support[at]!.start)));
    return last.place === place - 1 || isOpening(last.place);
  });
}

/** "Vernay took the lead through Keller": Keller did it, for Vernay. */
export function isFor(
  said: string,
  given: string,
  support: readonly ContentWord[],
  first: Placed,
  last: Placed,
): boolean {
  return (
    last.word.isName &&
    first.word.isName &&
    /\b(?:pour|for) (?:l'|le |la |the )?$/.test(plain(said.slice(0, last.word.start))) &&
    /\b(?:de |d'|par |of |from |by |through |grace a |thanks to )(?:\p{L}+ )?$/u.test(
      plain(given.slice(0, support[first.place]!.start)),
    ) &&
    !support.slice(0, last.place).some(({ isLight }) => !isLight)
  );
}

/** "Rented by a dentist", "that a dentist had rented": a verb and who does it, passive in one text only. */
export function sameVoice(
  said: string,
  given: string,
  support: readonly ContentWord[],
  first: Placed,
  last: Placed,
  placed: readonly Placed[],
): boolean {
  const [there, verbThere] = [support[first.place]!, support[last.place]!];
  const by = /^ (?:par|by) (?:l[ae]s? |l'|un |une |the |an? )?(?:[^\s,;:.]+ ){0,2}$/;
  if (isAgent(given, there) && !isAgent(said, first.word)) {
    const passive = PASSIVE.test(plain(said.slice(0, last.word.start)));
    const active = ACTIVE.test(plain(said.slice(0, last.word.start)));
    // Who does it stands right before the verb.
    const beside = placed
      .filter(({ word }) => word.start > first.word.start && word.start < last.word.start)
      .every(({ place }) => place > last.place);
    return active && !passive && beside && by.test(plain(given.slice(verbThere.end, there.start)));
  }
  const [doer] = [support[last.place]!];
  if (!isAgent(said, last.word) || isAgent(given, doer)) return false;
  const between = plain(given.slice(doer.end, there.start));
  return (
    by.test(plain(said.slice(first.word.end, last.word.start))) &&
    !/[,;:.]/.test(between) &&
    !PASSIVE.test(plain(given.slice(0, there.start)))
  );
}

const BY = /^ (?:par|by) (?:l[ae]s? |l'|un |une |the |an? )?(?:\d+(?:[.,]\d+)* )?$/;

/** "Firefighters were rescued by residents", where they rescued residents; or "the group led the teacher", led by her. */
export function turnsVoice(
  said: string,
  given: string,
  support: readonly ContentWord[],
  first: Placed,
  last: Placed,
  placed: readonly Placed[],
): boolean {
  if (first.place > last.place) return false;
  return placed.some(({ word, place }) => {
    if (word.start <= first.word.start || word.start >= last.word.start) return false;
    if (place <= first.place || place >= last.place) return false;
    const here = plain(said.slice(word.end, last.word.start));
    const there = plain(given.slice(support[place]!.end, support[last.place]!.start));
    const by = /\b(?:par|by)\b/;
    const passiveHere = BY.test(here) && !MEASURE.test(plain(last.word.word));
    const passiveThere = BY.test(there) && !MEASURE.test(plain(support[last.place]!.word));
    const active = (text: string, start: number): boolean =>
      ACTIVE.test(plain(text.slice(0, start))) && !PASSIVE.test(plain(text.slice(0, start)));
    if (passiveHere && !by.test(there)) return active(given, support[place]!.start);
    return passiveThere && !by.test(here) && active(said, word.start);
  });
}

/** Whether a word only tells circumstances, in the claim and in the proof. */
export function isCircumstance(
  said: string,
  given: string,
  support: readonly ContentWord[],
  { word, place }: Placed,
): boolean {
  return (
    ADJUNCT.test(plain(said.slice(0, word.start))) &&
    ADJUNCT.test(plain(given.slice(0, support[place]!.start)))
  );
}
