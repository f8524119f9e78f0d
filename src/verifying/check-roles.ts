import { OPENS_BACK } from './anaphora.ts';
import { checkDoers } from './check-doers.ts';
import type { ContentWord } from './content-words.ts';
import { type Claim, type Evidence, plain } from './evidence.ts';
import { QUOTED } from './quotations.ts';
import { reports, speakersIn } from './reported-speech.ts';
import {
  ADJUNCT,
  isAgent,
  isCircumstance,
  isFor,
  isOwner,
  PASSIVE,
  PERFECT,
  type Placed,
  sameVoice,
  turnsVoice,
} from './voices.ts';

/** A phrase of circumstance that opens a sentence. */
const FRONT = /^(?:For|In|On|At|With|Among|Pour|En|Dans|Sur|À|Chez|Parmi|Avec)\b[^,]*,/u;
/** "Des captifs que des factions ont conduits": who does it comes second. */
const RELATIVE = /^ (?:que |qu'(?!en |a |au |apres |avec )|whom |that )/;
/** Words that only say which or how much: their place says nothing. */
const RANKS =
  /^(?:prochaine?s?|suivante?s?|derniere?s?|precedente?s?|next|following|last|previous|plus|moins|more|less|fewer|about|environ)$/;
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
  placesOf: (word: ContentWord) => readonly number[],
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
  // "For people who already used a frame, …": moved to the front as it was.
  const front = FRONT.exec(claim.text)?.[0].replace(/,$/, '') ?? '';
  const fronted = front !== '' && plain(evidence.support).includes(plain(front));
  const isAdjunct = (one: Placed): boolean =>
    (fronted && one.word.end <= front.length) ||
    isCircumstance(claim.text, evidence.support, support, one);
  const done = checkDoers(claim, evidence, words, support, placed, placesOf);
  if (done) return done;
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
      if (turnsVoice(claim.text, evidence.support, support, first, last, placed))
        return `roles: ${first.word.word}, ${last.word.word}`;
      if (
        last.place < first.place &&
        (isOwner(claim.text, evidence, support, first, last, placed) ||
          isFor(claim.text, evidence.support, support, first, last))
      )
        continue;
      // "Turned down plans" for "plans were turned down".
      if (
        last.place < first.place &&
        PERFECT[claim.language].test(plain(claim.text.slice(0, first.word.start))) &&
        PASSIVE.test(plain(evidence.support.slice(0, support[first.place]!.start)))
      )
        continue;
      if (
        last.place < first.place &&
        sameVoice(claim.text, evidence.support, support, first, last, placed)
      )
        continue;
      const between = placed.filter(
        ({ word }) => !word.isName && word.start > first.word.start && word.start < last.word.start,
      );
      const close = NOUN_PHRASE * 8;
      const acted = between.some(({ word }) =>
        PERFECT[claim.language].test(plain(claim.text.slice(0, word.start))),
      );
      const phrase = foreign && !acted && last.word.start - first.word.start < close;
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
      const agents = evidence.support.slice(0, support[high]!.start).matchAll(/\b(?:par|by) /g);
      const by = [...agents].at(-1)?.index ?? -1;
      // "Police found it in a unit rented by a dentist": he did not find it.
      const ofAnother =
        reversed &&
        agentInProof(high) &&
        by >= 0 &&
        between.some(({ place }) => low < place && place < high) &&
        support.some(
          ({ start, isLight, isName }, at) =>
            !isLight &&
            !isName &&
            start < by &&
            at > Math.max(...between.filter(({ place }) => place < high).map(({ place }) => place)),
        );
      // "Led by the Dutch fund Nordzee": both are who did it.
      const oneAgent =
        agentInProof(low) &&
        agentInProof(high) &&
        support[high]!.start - support[low]!.end < NOUN_PHRASE * 8;
      const turned =
        !(oneAgent && !reversed) && agentInClaim(last.word) !== (agentInProof(high) && !ofAnother);
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

function hasPlain(words: readonly ContentWord[], from: number, to: number): boolean {
  return words.some(({ isName, start }) => !isName && start > from && start < to);
}

const APART = /[,;:()«»“”"]|\b(?:and|et|of|de|du|d['’])\b/;
const JOINS =
  /\b(?:when|quand|lorsqu\w*|after|apres(?: que)?|because|parce qu\w*|while|tandis qu\w*|than|depuis|since|before|avant(?: que)?)\b/;
const WHEN = /^(?:when|quand|lorsqu)/;
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
  // "Inspected in November, when no faults were found": both at that time.
  if (
    WHEN.test(join[0]) &&
    WHEN.test(other[0]) &&
    /\d,? $|\b(?:in|on|en|le) \w+(?: \d+)?, $/.test(plain(given.slice(0, other.index)))
  )
    return false;
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
