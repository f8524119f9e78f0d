import type { Language } from '../articles/article.ts';
import { OPENS_BACK } from './check-stitching.ts';
import type { ContentWord } from './content-words.ts';
import { type Claim, type Evidence, plain } from './evidence.ts';
import { QUOTED } from './quotations.ts';
import { reports, speakersIn } from './reported-speech.ts';

/** "Par" or "by" right before a word: who does and who undergoes have changed places. */
const AGENT =
  /\b(?:par|by) (?:[^\s,;:.]+ ){0,3}(?:l'|d'|[^\s,;:.]+-)?(?:(?:de |du |des |d'|of )(?:l[ae]s? |l'|un |une |the |a )?(?:[^\s,;:.]+ )?){0,3}$/;
/** Either language's. */
const ACTIVE = /\b(?:a|ont|avait|avaient|has|have|had) (?!ete |been )(?:\w+ )?$/;
/** What circumstances are told by: their place says nothing about who does what. */
const ADJUNCT =
  /\b(?:pour|dans|en|sur|sous|apres|avant|depuis|lors|pendant|avec|chez|for|in|on|at|after|before|since|during|with|under|into) (?:de |du |des )?(?:l[ae]s? |un |une |the |an? |his |her |its |their |son |sa |ses |leurs? |ce |cet |cette |this )?(?:(?:\d{4}|last|first|same|derniere?|premiere?|meme) )?(?:l'|d')?(?:\S+ (?:de |du |des |d'|of )(?:l[ae]s? |the )?(?:l')?)?$/;

/** "Des captifs que des factions ont conduits": who does it comes second. */
const RELATIVE = /^ (?:que |qu'(?!en |a |au |apres |avec )|whom |that )/;
const PASSIVE = /\b(?:was|were|been|being|ete) (?:\w+ )?$/;
const PERFECT: Readonly<Record<Language, RegExp>> = {
  fr: /\b(?:a|ont|avait|avaient) (?!ete )(?:\w+ )?$/,
  en: /\b(?:has|have|had) (?!been )(?:\w+ )?$/,
};
/** Words that only say which or how much: their place says nothing. */
const RANKS =
  /^(?:prochaine?s?|suivante?s?|derniere?s?|precedente?s?|next|following|last|previous|plus|moins|more|less|fewer|about|environ)$/;
/** By how much, not by whom. */
const MEASURE =
  /^(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|votes?|points?|percent|metres?|miles?|ans?|mois|semaines?|jours?|heures?|voix)$/;
/** Words of one noun phrase, which two languages order differently. */
const NOUN_PHRASE = 4;
/** A longer phrase has a verb of its own, with roles of its own. */
const SPEAKER_WORDS = 4;

/**
 * Two words that change places around a third: "Vernay bat Castelin", "Castelin bat Vernay". A passive may, and must.
 * @param support the content words of the proof, in order.
 * @param placeOf which of them a word of the claim is; -1 when it is none, or more than one.
 */
export function checkRoles(
  claim: Claim,
  evidence: Evidence,
  words: readonly ContentWord[],
  support: readonly ContentWord[],
  placeOf: (word: ContentWord) => number,
): string | null {
  const quoted = [...claim.text.matchAll(QUOTED)];
  const isQuoted = ({ start }: ContentWord): boolean =>
    quoted.some((match) => match.index <= start && start < match.index + match[0].length);
  const speakers = speakersIn(claim.text, claim.language, false);
  // Who says something may be named before or after it.
  const speaks = ({ stem }: ContentWord): boolean =>
    speakers.some((one) => one.size <= SPEAKER_WORDS && one.has(stem));
  const placed = words
    .filter(
      (word) =>
        !word.isLight &&
        !RANKS.test(plain(word.word)) &&
        !isQuoted(word) &&
        !reports(word.word) &&
        !speaks(word),
    )
    .map((word) => ({ word, place: placeOf(word) }))
    .filter(({ place }) => place >= 0);
  if (turnsAround(claim.text, evidence.support, words, placeOf, support)) return 'turned around';
  const { language } = evidence.passage.article;
  const foreign = claim.language !== language;
  const agentInClaim = (word: ContentWord): boolean => isAgent(claim.text, word);
  const agentInProof = (place: number): boolean => isAgent(evidence.support, support[place]!);

  const isName = ({ word, place }: { word: ContentWord; place: number }): boolean =>
    word.isName && support[place]!.isName;
  const isAdjunct = ({ word, place }: { word: ContentWord; place: number }): boolean =>
    ADJUNCT.test(plain(claim.text.slice(0, word.start))) &&
    ADJUNCT.test(plain(evidence.support.slice(0, support[place]!.start)));

  // What "was stopped" was not stopped by just anyone.
  for (const { word, place } of placed) {
    if (!PERFECT[claim.language].test(plain(claim.text.slice(0, word.start)))) continue;
    const { start, end } = support[place]!;
    if (!PASSIVE.test(plain(evidence.support.slice(0, start)))) continue;
    if (!/\b(?:par|by)\b/.test(plain(evidence.support.slice(end)))) return `by whom: ${word.word}`;
  }
  const [subject] = words.filter(({ isLight }) => !isLight);
  const opens = support.findIndex(({ isLight }) => !isLight);
  const passive = /\b(?:est|sont|ete|sera|seront|is|are|was|were|been|be)\b/;
  if (
    subject &&
    !subject.isName &&
    placeOf(subject) < 0 &&
    !passive.test(plain(evidence.support))
  ) {
    const moved = placed.findIndex(({ place }) => place === opens);
    const back = OPENS_BACK.test(plain(evidence.support));
    if (moved > 0 && !back && !agentInClaim(placed[moved]!.word)) {
      return `subject from elsewhere: ${subject.word}`;
    }
  }

  // "Un projet que le conseil a repoussé": who does it stands right before the verb.
  for (const { word, place } of foreign ? [] : placed) {
    if (!PERFECT[claim.language].test(plain(claim.text.slice(0, word.start)))) continue;
    const doer = support[place - 1];
    const between = doer ? plain(evidence.support.slice(doer.end, support[place]!.start)) : ',';
    if (!doer || !PERFECT[language].test(between) || /[,;.:]/.test(between)) continue;
    const there = placed.findLast((one) => one.place === place - 1);
    const aside = there && ADJUNCT.test(plain(claim.text.slice(0, there.word.start)));
    if (there && !aside && there.word.start > word.start && !agentInClaim(there.word)) {
      return `roles: ${there.word.word}, ${word.word}`;
    }
  }

  for (const [a, first] of placed.entries()) {
    for (const last of placed.slice(a + 1)) {
      // A name and a noun may be one: "the mayor, Helena Voss".
      if (isName(first) !== isName(last)) {
        const [low, high] = [Math.min(first.place, last.place), Math.max(first.place, last.place)];
        const there = evidence.support.slice(support[low]!.end, support[high]!.start);
        const here = claim.text.slice(first.word.end, last.word.start);
        if (APART.test(here) || APART.test(there) || foreign) continue;
      }
      if (isAdjunct(first) || isAdjunct(last)) continue;
      if (
        last.place < first.place &&
        (isOwner(claim.text, evidence, support, first, last, placed) ||
          isFor(claim.text, evidence.support, support, first, last))
      )
        continue;
      if (last.place < first.place && sameVoice(claim.text, evidence.support, support, first, last))
        continue;
      const between = placed.filter(
        ({ word }) => !word.isName && word.start > first.word.start && word.start < last.word.start,
      );
      const close = NOUN_PHRASE * 8;
      const phrase = foreign && last.word.start - first.word.start < close;
      if (phrase && !first.word.isName) continue;
      const verb = between.find(({ place }) => place > last.place && first.place < last.place);
      if (
        verb &&
        RELATIVE.test(
          plain(evidence.support.slice(support[first.place]!.end, support[last.place]!.start)),
        )
      ) {
        return `roles: ${first.word.word}, ${last.word.word}`;
      }
      const [low, high] = [Math.min(first.place, last.place), Math.max(first.place, last.place)];
      const pivot = between.some(({ place }) => low < place && place < high);
      const reversed = last.place < first.place;
      const turned = agentInClaim(last.word) !== agentInProof(high);
      // Between two languages the verb may be known on neither side: two names apart are enough.
      const apart =
        foreign &&
        first.word.isName &&
        hasPlain(words, first.word.start, last.word.start) &&
        support.slice(low + 1, high).some(({ isName }) => !isName);
      // Two names around a verb that stands behind both there: "devant Kiprono, battue".
      const moved =
        reversed &&
        isName(first) &&
        isName(last) &&
        between.some(({ word }) =>
          PERFECT[claim.language].test(plain(claim.text.slice(0, word.start))),
        );
      if ((pivot || apart || moved) && (reversed ? !turned : turned && first.word.isName)) {
        return `roles: ${first.word.word}, ${last.word.word}`;
      }
    }
  }
  return null;
}

interface Placed {
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
function isOwner(
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
function isFor(
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
function sameVoice(
  said: string,
  given: string,
  support: readonly ContentWord[],
  first: Placed,
  last: Placed,
): boolean {
  const [there, verbThere] = [support[first.place]!, support[last.place]!];
  const by = /^ (?:par|by) (?:l[ae]s? |l'|un |une |the |an? )?(?:[^\s,;:.]+ ){0,2}$/;
  if (isAgent(given, there) && !isAgent(said, first.word)) {
    const passive = PASSIVE.test(plain(said.slice(0, last.word.start)));
    const active = ACTIVE.test(plain(said.slice(0, last.word.start)));
    return active && !passive && by.test(plain(given.slice(verbThere.end, there.start)));
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

function hasPlain(words: readonly ContentWord[], from: number, to: number): boolean {
  return words.some(({ isName, start }) => !isName && start > from && start < to);
}

/** "Par habitant" and "par jour" name nobody who acts. */
function isAgent(text: string, { start, isName, word }: ContentWord): boolean {
  const before = plain(text.slice(0, start));
  if (MEASURE.test(plain(word))) return false;
  return AGENT.test(before) && (isName || !/\bpar $/.test(before));
}

const APART = /[,;:()«»“”"]|\b(?:and|et|of|de|du|d['’])\b/;
const JOINS =
  /\b(?:when|quand|lorsqu\w*|after|apres(?: que)?|because|parce qu\w*|while|tandis qu\w*|than|depuis|since|before|avant(?: que)?)\b/;
const BEFORE = /^(?:before|avant)/;

/** What stands right before and right behind "when" or "than" in the proof has changed places in the claim. */
function turnsAround(
  said: string,
  given: string,
  words: readonly ContentWord[],
  placeOf: (word: ContentWord) => number,
  support: readonly ContentWord[],
): boolean {
  const join = JOINS.exec(plain(said));
  const other = JOINS.exec(plain(given));
  if (!join || !other || join.index === 0 || other.index === 0) return false;
  const contrary = BEFORE.test(join[0]) !== BEFORE.test(other[0]);
  if (contrary && !/^(?:after|apres|depuis|since|before|avant)/.test(join[0])) return false;
  const sides = words
    .filter(({ isLight }) => !isLight)
    .map((word) => ({ word, place: placeOf(word) }))
    .filter(({ place }) => place >= 0)
    .map(({ word, place }) => ({
      first: word.start < join.index,
      firstThere: support[place]!.start < other.index,
    }));
  const before = sides.filter(({ first }) => first).at(-1);
  const behind = sides.find(({ first }) => !first);
  if (!before || !behind || before.firstThere === behind.firstThere) return false;
  return before.firstThere === contrary;
}
