import { numbersIn, sameNumber } from '../text/numbers.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Span } from '../text/spans.ts';
import { STOPWORDS } from '../text/stopwords.ts';
import { splitWords } from '../text/words.ts';
import type { Aligned } from './aligned.ts';
import { OPENS_BACK } from './anaphora.ts';
import { isAttitude } from './attitudes.ts';
import { namesIn } from './check-names.ts';
import type { ContentWord } from './content-words.ts';
import { type Claim, type Evidence, plain } from './evidence.ts';
import { conditional, INTENDED, isAsUnsure, MODALS, untimed } from './hedges.ts';
import { keyOf } from './lexicon.ts';
import { QUOTED, quotationsIn, SPEECH_WORDS } from './quotations.ts';
import {
  ACCORDING,
  attributed,
  POINTING_SPEAKER,
  phraseAt,
  REPORTS,
  speakersIn,
  stemsOf,
} from './reported-speech.ts';
import { timesIn } from './times.ts';
import { partsOf } from './told.ts';

/**
 * Whether what the claim takes from the support is told by someone there: in the sentences that it takes from someone
 * speaks, by a verb that the claim does not repeat in other words, or the claim takes words that are quoted.
 */
function isReported(support: string, { words, proofWords, placesOf, means }: Aligned): boolean {
  const places = words
    .filter(({ isName, isLight }) => !isName && !isLight)
    .map((word) => placesOf(word).map((at) => proofWords[at]!));
  const quoted = [...support.matchAll(QUOTED)].filter(
    (match) => splitWords(match[0]).length >= SPEECH_WORDS,
  );
  const inQuote = ({ start }: ContentWord): boolean =>
    quoted.some((match) => match.index <= start && start < match.index + match[0].length);
  if (places.some((some) => some.length > 0 && some.every(inQuote))) return true;
  // "…", says X, who collected 1,900 signatures.
  if (quoted.length > 0 && places.every((some) => !some.some(inQuote))) return false;
  const outside = support.replace(QUOTED, (found) => ' '.repeat(found.length));
  let from = 0;
  for (const part of outside.split(/(?<=[;]|[.!?](?=\s))/)) {
    const [start, end] = [from, from + part.length];
    from = end;
    const taken = places.some((some) => some.some((one) => start <= one.start && one.start < end));
    if (!taken) continue;
    const read = plain(part);
    if (read.search(ACCORDING) >= 0) return true;
    // What stands before the verb is not reported, unless the verb comes behind ("…, a dit X").
    const verbs = [...read.matchAll(REPORTS)]
      .filter(({ 0: found, index }) => {
        const behind = /[,»”"]\s*$/.test(read.slice(0, index));
        const from = behind ? start : start + index + found.length;
        return places.some((some) => some.some((one) => from <= one.start && one.start < end));
      })
      .map(({ 0: found }) => found.split(' ').at(-1)!);
    const repeated = (verb: string): boolean => {
      const at = proofWords.findIndex(({ word }) => plain(word).startsWith(verb));
      const one = proofWords[at];
      return (
        one !== undefined &&
        words.some((word) => means(word, one) && (word.isLight || placesOf(word).includes(at)))
      );
    };
    if (verbs.some((verb) => !repeated(verb))) return true;
  }
  return false;
}

const PROVIDED = /\b(?:a condition (?:de|que)|provided that)\b/;
/** A plan that was voted on, not what someone plans to do. */
const PLAN = /\b(?<!\w )plans? to (?=.{0,160}\b(?:was|were|has been|have been)\b)/;
const DECIDED =
  /\b(?:rejet\w*|refus\w*|approuv\w*|adopt\w*|vot\w*|reject\w*|turn\w* down|approv\w*|back\w*|oppos\w*|block\w*)/;

/** Whether the claim tells something of what the proof only plans: not where it takes another part of the proof. */
function isIntended(
  { text, language }: Claim,
  proof: string,
  { words, proofWords, means }: Aligned,
): boolean {
  if (PLAN.test(proof) && DECIDED.test(plain(text)) && DECIDED.test(proof)) {
    if (!INTENDED.test(proof.replace(PLAN, ''))) return false;
  }
  return proof.split(/;\s+|,\s+(?=(?:but|mais|while|alors que|tandis que) )/).some((part) => {
    const found = INTENDED.exec(part);
    if (!found) return false;
    const planned = part.slice(found.index + found[0].length);
    const rest = proofWords.filter(
      ({ word, isLight }) => !isLight && planned.includes(plain(word)),
    );
    const numbers = numbersIn(planned, language);
    const counted = numbersIn(text, language).some(
      (one) => !one.weak && numbers.some((other) => sameNumber(one, other)),
    );
    if (rest.length + numbers.length === 0) return true;
    const dated = timesIn(planned, language).length + timesIn(text, language).length > 1;
    return counted || dated || rest.some((one) => words.some((word) => means(word, one)));
  });
}

const SOURCES =
  /^(?:stud|etud|repor|rappor|articl|author|auteur|research|chercheur|enquet|journal)/;

/** The sentences that the claim takes most of its words from. */
function usedBy(support: string, { words, proofWords, placesOf }: Aligned): string {
  const sentences = splitSentences(support);
  const count = ({ start, end }: Span): number =>
    words.filter(
      (word) =>
        !word.isName &&
        !word.isLight &&
        placesOf(word).some((at) => {
          const place = proofWords[at]!.start;
          return start <= place && place < end;
        }),
    ).length;
  const most = Math.max(...sentences.map(count));
  return sentences
    .filter((one) => most > 0 && count(one) * 2 > most)
    .map(({ start, end }) => support.slice(start, end))
    .join(' ');
}

/** Numbers of the claim that the support has only from someone else: "400 selon la police, 650 selon X". */
function fromAnother(
  claim: Claim,
  { support, passage }: Evidence,
  speaker: ReadonlySet<string>,
  alike: Aligned['isAmong'],
): boolean {
  const { language } = passage.article;
  const parts = partsOf(support).map(({ start, end }) => support.slice(start, end));
  return numbersIn(claim.text, claim.language).some((number) => {
    const holding = parts.filter((part) =>
      numbersIn(part, language).some((one) => !number.weak && sameNumber(one, number)),
    );
    return (
      holding.length > 0 &&
      holding.every((part) => {
        const others = [...plain(part).matchAll(ACCORDING)].map((match) =>
          stemsOf(phraseAt(plain(part).slice(match.index + match[0].length), true), language),
        );
        return (
          others.length > 0 && !others.some((one) => [...speaker].some((word) => alike(word, one)))
        );
      })
    );
  });
}

/** What the support only reports or supposes must be reported or supposed by the claim, and by the same speaker. */
export function checkReporting(claim: Claim, evidence: Evidence, aligned: Aligned): string | null {
  const { clause, support, lead, passage } = evidence;
  const alike = aligned.isAmong;
  const { language, publisher } = passage.article;
  const saidToBe = attributed(claim.text);
  const reported = isReported(support, aligned);
  const kept = saidToBe && (reported || attributed(support));
  const [said, proof] = [untimed(claim.text, claim.language), untimed(clause, language)];
  const unsure = MODALS.test(said) || conditional(said) || isAsUnsure(said, proof);
  if (MODALS.test(proof) && !unsure && !isAttitude(claim, support, aligned)) return 'hedge dropped';
  // Only reported speech changes the tense, not words that are quoted.
  const quoted = quotationsIn(support).some((words) => conditional(plain(words)));
  const rumour = /\baur(?:ait|aient) \w+/.test(proof);
  if (rumour && !unsure) return 'hedge dropped';
  if (conditional(proof) && !unsure && (quoted || !kept)) return 'hedge dropped';
  const held = isAttitude(claim, support, aligned);
  const planned = /\b(?:if|si)\b/.test(said) ? proof.replace(PROVIDED, 'if') : proof;
  if (!INTENDED.test(said) && !unsure && !held && isIntended(claim, planned, aligned))
    return 'intention dropped';
  // What only repeats a "would" of the speaker's does not tell who speaks.
  const hedged = unsure && !MODALS.test(proof) && !conditional(proof);
  if (reported && !saidToBe && !hedged) return 'speaker dropped';
  const claimed = speakersIn(claim.text, claim.language, false).filter(({ size }) => size > 0);
  if (claimed.length === 0) return null;
  // Who was named last speaks.
  const last = splitSentences(lead).at(-1);
  const latest = last ? lead.slice(last.start, last.end) : '';
  const names = namesIn(latest, language).some(({ opening }) => !opening);
  const before = stemsOf(plain(names ? latest : `${passage.article.title}. ${lead}`), language);
  const spoken = support.replace(QUOTED, ' ');
  const namedHere = namesIn(spoken, language).filter(({ form }) => !STOPWORDS[language].has(form));
  const named = new Set(namedHere.map((one) => keyOf(one, language)));
  // "Il a promis": who speaks stands in the sentence before.
  const own = speakersIn(usedBy(support, aligned), language, true);
  const known = (own.length > 0 ? own : speakersIn(support, language, true)).map((one) =>
    one.size > 0 ? one : named.size > 0 && !OPENS_BACK.test(plain(support)) ? named : before,
  );
  if (known.length === 0) {
    // No verb tells who speaks: what stands outside the quotation, or before it ("a-t-elle dit").
    const outside = stemsOf(plain(support.replace(QUOTED, ' ')), language);
    known.push(outside.size > 0 ? outside : before);
  }
  if (POINTING_SPEAKER.test(plain(support))) known.push(before);
  known.push(stemsOf(plain(publisher ?? ''), language));
  const told = stemsOf(plain(passage.text), language);
  for (const speaker of claimed) {
    // "According to the study": what is told in the article at all.
    if ([...speaker].every((one) => SOURCES.test(one) && alike(one, told))) continue;
    const found = known.some((other) => [...speaker].some((one) => alike(one, other)));
    if (!found) return `speaker: ${[...speaker].join(' ')}`;
  }
  const [only] = claimed;
  if (claimed.length === 1 && only && fromAnother(claim, evidence, only, alike)) {
    return `speaker of another number: ${[...only].join(' ')}`;
  }
  return null;
}
