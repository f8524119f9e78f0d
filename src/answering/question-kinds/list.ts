import { messages } from '../../i18n/messages.ts';
import { massShare, matchTerms } from '../../retrieval/term-match.ts';
import { stemsOf } from '../../text/index-stems.ts';
import { foldStraight } from '../../text/words.ts';
import type { ScoredSentence } from '../choose-sentences.ts';
import { cite } from '../compose.ts';
import { smallNumber } from '../enumerations.ts';
import { sentencesOfEach } from '../of-each.ts';
import { quoted } from '../quoting.ts';
import { siblingLists } from '../sibling-lists.ts';
import { spreadOver } from '../spread-over.ts';
import {
  askedOfEach,
  asksForHours,
  asksForSeveral,
  asksHowMuchEach,
  asksOfEach,
  namesSeveral,
} from './asks-for-several.ts';
import { bestEnumeration, type ScoredEnumeration } from './best-enumeration.ts';
import { isLedTo } from './led-to.ts';
import type { Composed, Question } from './question.ts';

/** May be answered by one thing or by many. */
const OPEN = /^(?:et |and )?(?:ou|qui|que|quoi|where|who|what|which)\b|\bqu'/;

/** "Qui est le maire": one person is asked for, and no list is one. */
const ONE_PERSON =
  /^(?:et |and )?(?:(?:qui|who)(?:'s| est| etait| is| was)|c'est qui) (?:(?:le|la|the|notre|our) |l')/;

/** Of the question's idf mass in what stands before a list and in the list. */
const ENOUGH = 0.45;
/** Where amounts are asked for and all are of one unit, or hours, that is a sign too. */
const ENOUGH_OF_AMOUNTS = 0.3;
const ITEMS_SHOWN = 12;
/** Of the sentences that answer best, so many may be an enumeration without a word of the question. */
const LEADING = 3;
/** What is counted there stands at most so many sentences on: "five of the nine libraries", then their names. */
const NEAR_SENTENCES = 4;

/** Every item of the list that a question wants, or that stands behind the line that answers it. */
export async function list(asked: Question): Promise<Composed | null> {
  const written = foldStraight(asked.asWritten);
  const wanted =
    asksForSeveral(asked.folded, asked.question) || asksForSeveral(written, asked.asWritten);
  // A figure or a day is one thing, and no list says it better.
  const isOne = ONE_PERSON.test(asked.folded) || (!OPEN.test(asked.folded) && wantsOne(asked));
  const ofHours = asksForHours(written);
  if (!wanted && isOne && !ofHours) return null;
  const best = await bestEnumeration(asked);
  const enumerated = best && isMeant(asked, best, wanted) ? best : null;
  const spread = inSeveralSentences(asked, enumerated, wanted).slice(0, ITEMS_SHOWN);
  if (spread.length > 1) return ofSentences(asked, spread);
  if (!enumerated) return null;
  const { article, enumeration } = enumerated;
  const each = asksOfEach(written) ? siblingLists(article, enumeration) : [];
  const parts = (each.length > 0 ? each : enumeration.items)
    .slice(0, ITEMS_SHOWN)
    .map((item) => quoted(article.details, article.text, item));
  const texts = messages(asked.language).kinds;
  const number = wanted ? smallNumber(asked.folded) : null;
  const lead =
    enumeration.form === 'sentence' || each.length > 0
      ? undefined
      : texts.listed(enumeration.count, number);
  const sure = enumerated.coverage >= 2 * ENOUGH - 0.2;
  return {
    kind: 'list',
    parts,
    sure,
    ...(lead !== undefined && { lead }),
    ...(enumerated.isAnnouncedSo && { atLeast: 'perhaps' as const }),
  };
}

/** The sentences that each name one of the things, where no enumeration has them all. */
function inSeveralSentences(
  asked: Question,
  enumerated: ScoredEnumeration | null,
  wanted: boolean,
): ScoredSentence[] {
  const written = foldStraight(asked.asWritten);
  if (!wanted) return [];
  // Commas are no sign that something is said of each.
  const each =
    enumerated && enumerated.enumeration.form !== 'sentence' ? null : askedOfEach(written);
  const ofEach = each === null ? [] : sentencesOfEach(asked.finding, each);
  if (ofEach.length > 1) return ofEach;
  // The name of several things, as "les pompiers", may be no more than a topic.
  return namesSeveral(written) || isWhole(enumerated) ? [] : spreadOver(asked.finding);
}

const wantsOne = ({ finding }: Pick<Question, 'finding'>): boolean =>
  finding.query.kind === 'number' || finding.query.kind === 'date';

function isMeant(asked: Question, best: ScoredEnumeration, wanted: boolean): boolean {
  if ((wanted && best.isAnnouncedSo) || best.isNamed) return true;
  // Other lists were left out, and "horaires" is no word of one.
  if (asksForHours(foldStraight(asked.asWritten))) return best.coverage >= ENOUGH_OF_AMOUNTS;
  if (isLedTo(asked, best.article, best.enumeration)) return true;
  if (best.coverage < (asksHowMuchEach(asked.folded) ? ENOUGH_OF_AMOUNTS : ENOUGH)) return false;
  if (!wanted) return leadsTo(asked, best) || saysMore(asked, best);
  const { form, items } = best.enumeration;
  // What stands before a sentence may be what is asked about, and the sentence not.
  const { query, sentences } = asked.finding;
  const [found] = sentences;
  // Where the reader finds the answer, another sentence that names several things is about something else.
  const isElsewhere = (found?.reading?.margin ?? 0) > 0 && found?.start !== items[0]?.start;
  if (form === 'sentence' && isElsewhere) return namesWhatIsCounted(asked, best);
  const stems = items.flatMap(({ start, end }) =>
    stemsOf(best.article.text.slice(start, end), best.article.details.language),
  );
  return (
    form !== 'sentence' ||
    sentences.slice(0, LEADING).some(({ start }) => start === items[0]?.start) ||
    massShare(query, matchTerms(query, stems).words) > 0
  );
}

/** Whether the sentence that answers best only counts what another one near it names: "five libraries", then the five. */
function namesWhatIsCounted(
  { finding }: Question,
  { article, enumeration }: ScoredEnumeration,
): boolean {
  const [found] = finding.sentences;
  if (!found || found.candidate.article.id !== article.details.id) return false;
  const places = [found.start, enumeration.items[0]!.start].map((start) =>
    article.sentences.findIndex((one) => one.start === start),
  );
  const [from = -1, at = -1] = places;
  const isNear = from >= 0 && Math.abs(at - from) <= NEAR_SENTENCES;
  return isNear && smallNumber(foldStraight(found.text)) === enumeration.count;
}

/** "Refusés : la halle et le quai", not "La halle est refusée : l'avis est clair, et le quai suivra". */
const TWO_ANNOUNCED = /^[^,:]{1,80}: ?[^,:]{1,120} (?:et|and) [^,:]{1,120}$/;

/** Whether an enumeration is all there is: two things in a sentence that does not announce them may be two of many. */
function isWhole(enumerated: ScoredEnumeration | null): boolean {
  if (enumerated === null) return false;
  const { article, enumeration } = enumerated;
  const { form, count, items } = enumeration;
  if (form !== 'sentence' || count > 2) return true;
  const text = items.map(({ start, end }) => article.text.slice(start, end)).join(' ');
  return smallNumber(foldStraight(text)) === count || TWO_ANNOUNCED.test(text);
}

function ofSentences({ finding, folded, language }: Question, found: ScoredSentence[]): Composed {
  const number = smallNumber(folded);
  const lead =
    number === null ? {} : { lead: messages(language).kinds.listed(found.length, number) };
  const parts = found.map((_, i) => cite(finding, found, i));
  return { kind: 'list', parts, sure: false, ...lead };
}

/** Whether the sentence that answers best is what announces a list: then the list is the answer. */
function leadsTo({ finding }: Question, { article, enumeration }: ScoredEnumeration): boolean {
  if (enumeration.form === 'sentence') return false;
  const best = finding.sentences[0];
  if (!best || best.candidate.article.id !== article.details.id) return false;
  if (wantsOne({ finding })) return false;
  const last = enumeration.context.at(-1);
  return last !== undefined && best.start < last.end && best.end > last.start;
}

/** "Où se mettre à l'abri ?": a list whose heading has more of the question than any sentence has. */
function saysMore(
  { finding, folded }: Question,
  { enumeration, ownCoverage }: ScoredEnumeration,
): boolean {
  const best = finding.sentences[0];
  return (
    OPEN.test(folded) &&
    enumeration.form === 'lines' &&
    best !== undefined &&
    ownCoverage > best.features.context
  );
}
