import { findTimes } from '../../text/dates/find-times.ts';
import { stemsOf } from '../../text/index-stems.ts';
import type { Language } from '../../text/language.ts';
import { type FoundNumber, numbersIn, sameNumber } from '../../text/numbers.ts';
import { blankSpans, type Span } from '../../text/spans.ts';
import { foldStraight } from '../../text/words.ts';
import { countedBehind } from '../counted-numbers.ts';

/** A number of a sentence that counts or measures something. */
export interface Figure {
  readonly number: FoundNumber;
  /** With its currency or percent sign. */
  readonly span: Span;
  /** Stem of what is counted; null where the words do not tell. */
  readonly noun: string | null;
  /** What is counted, as it stands in the text; empty where it does not stand behind the number. */
  readonly counted: string;
  /** Euros, hours, people: many things are counted in them. */
  readonly isUnit: boolean;
  /** Content stems behind the noun, in its clause: "évacuées" of "120 personnes évacuées". */
  readonly modifiers: ReadonlySet<string>;
  /** Content stems of the clause. */
  readonly context: ReadonlySet<string>;
}

/** Written alone they count nothing: "le premier", "the second", "half". */
const NO_FIGURE =
  /^(?:premi\w+|seconde?s?|\w+iemes?|first|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|both|double\w*|triple\w*|twice|half|demie?|moitie|tiers|quarts?|quarter|hundreds|thousands)$/;
const PEOPLE = /^(?:personn|gen|people|person|homm|femm|enfant|men|women|children|child)/;
/** "Le nombre de personnes évacuées s'élève à 340": what is counted stands before. On folded text. */
const NUMBER_OF = /\b(?:nombre|total|chiffre|number|figure) (?:de |des |d'|of (?:the )?)/;
/** A sentence of more is a table. */
const MOST_NUMBERS = 20;
/** Characters of a clause on either side of a number. */
const CLAUSE_LENGTH = 150;
const CLAUSE_END = /[,;:.!?()«»“”—–]/;
const NAME = /(?<=\S\s?)\p{Lu}[\p{L}\p{M}'’-]*/gu;
/** Said of anything: no sign that two clauses tell the same. */
const LIGHT: ReadonlySet<string> = new Set(
  [
    ...stemsOf('été être avoir fait encore toujours désormais environ près plus moins selon', 'fr'),
    ...stemsOf('been now still about more less nearly according said says', 'en'),
  ].filter((stem) => stem !== ''),
);

/** The figures of a sentence, but dates, hours and ordinals. */
export function figuresIn(text: string, language: Language): Figure[] {
  const times = findTimes(text, { language });
  const withoutTimes = blankSpans(text, times);
  const numbers = numbersIn(withoutTimes, language).slice(0, MOST_NUMBERS);
  return numbers.flatMap((number) => {
    const written = text.slice(number.start, number.end);
    if (number.weak || NO_FIGURE.test(foldStraight(written))) return [];
    const span = signed(text, number);
    const clause = clauseAround(withoutTimes, number);
    const behind = countedBehind(withoutTimes, number, language);
    const before = behind ? null : countedBefore(withoutTimes, number, clause, language);
    const noun = behind?.noun ?? before?.noun ?? number.unit;
    const context = contentOf(withoutTimes.slice(clause.start, clause.end), language, noun);
    const modifiers = behind
      ? contentOf(withoutTimes.slice(behind.end, Math.max(behind.end, clause.end)), language, noun)
      : (before?.modifiers ?? new Set<string>());
    const isUnit = number.unit !== null || behind?.isUnit === true || PEOPLE.test(noun ?? '');
    const counted = behind ? text.slice(span.end, behind.end).trim() : (before?.word ?? '');
    return [{ number, span, noun, counted, isUnit, modifiers, context }];
  });
}

/**
 * Whether two figures count the same thing, by what is counted and by the words around: 120 people evacuated and two
 * injured are no change from one to the other.
 */
export function countTheSame(a: Figure, b: Figure): boolean {
  if (a.noun === null || a.noun !== b.noun || a.number.unit !== b.number.unit) return false;
  const shared = commonOf(a.context, b.context);
  const isMeasure = a.isUnit && !PEOPLE.test(a.noun);
  if (isMeasure) return shared >= 2;
  if (a.modifiers.size > 0 && b.modifiers.size > 0) return commonOf(a.modifiers, b.modifiers) > 0;
  const areBare = a.modifiers.size === 0 && b.modifiers.size === 0;
  return areBare && !a.isUnit ? true : shared > 0;
}

/** A figure and the one that it replaces, where a sentence tells both: "340, contre 120 dimanche". */
export function changesWithin(
  text: string,
  figures: readonly Figure[],
): { readonly before: Figure; readonly after: Figure }[] {
  const folded = foldStraight(text);
  if (folded.length !== text.length) return [];
  const found: { before: Figure; after: Figure }[] = [];
  for (let i = 0; i + 1 < figures.length; i++) {
    const [first, second] = [figures[i]!, figures[i + 1]!];
    if (sameNumber(first.number, second.number)) continue;
    if (first.number.unit && second.number.unit && first.number.unit !== second.number.unit)
      continue;
    const mayBeSame = first.counted === '' || second.counted === '' || first.noun === second.noun;
    const between = folded.slice(first.span.end, second.span.start);
    const ahead = folded.slice(Math.max(0, first.span.start - 60), first.span.start);
    if (INSTEAD.test(between) || (mayBeSame && AGAINST.test(between)))
      found.push({ before: second, after: first });
    else if (mayBeSame && TO.test(between) && FROM.test(ahead))
      found.push({ before: first, after: second });
  }
  return found;
}

/** Between a figure and the one before it. */
const INSTEAD = /^[^,.;]{0,30},? (?:au lieu d|instead of|up from|down from)[^,.;\d]{0,12}$/;
/** The same, of what may also be said of two things: "3 buts contre 2". */
const AGAINST = /^[^,.;]{0,30}, (?:contre|compared with|compared to|against) [^,.;\d]{0,12}$/;
/** Between the ends of a change… */
const TO = /^[^,.;\d]{0,30}\b(?:a|to) $/;
/** …which a verb tells from a range. */
const FROM =
  /\b(?:pass\w+|bondi\w*|grimp\w+|chut\w+|tomb\w+|recul\w+|mont\w+|augment\w+|baiss\w+|rose|risen|rises?|rising|fell|fallen|falls?|went|gone|goes|climb\w*|jump\w*|drop\w*|grew|grown|grows?|increas\w+|decreas\w+|revised)\b[^.;:]{0,30}\b(?:de|d'|from) ?[^\w]{0,2}$/;

const commonOf = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((stem) => b.has(stem)).length;

/** With "£", "€" or "%" and the letter of millions: "£31m", "64 %". */
function signed(text: string, { start, end }: Span): Span {
  const before = /[£$€]\s?$/.exec(text.slice(Math.max(0, start - 2), start))?.[0].length ?? 0;
  const behind =
    /^(?:(?:m|bn|k)(?![\p{L}\p{N}])|[\s\u00a0\u202f]?[%€])/u.exec(text.slice(end, end + 3))?.[0]
      .length ?? 0;
  return { start: start - before, end: end + behind };
}

function clauseAround(text: string, { start, end }: Span): Span {
  const before =
    text
      .slice(Math.max(0, start - CLAUSE_LENGTH), start)
      .split(CLAUSE_END)
      .at(-1) ?? '';
  const behind = text.slice(end, end + CLAUSE_LENGTH).split(CLAUSE_END)[0] ?? '';
  return { start: start - before.length, end: end + behind.length };
}

function countedBefore(text: string, number: Span, clause: Span, language: Language) {
  const head = text.slice(clause.start, number.start);
  const folded = foldStraight(head);
  const match = folded.length === head.length ? NUMBER_OF.exec(folded) : null;
  if (!match) return null;
  const rest = head.slice(match.index + match[0].length);
  const word = /^[\p{L}\p{M}-]+/u.exec(rest)?.[0] ?? '';
  const noun = stemsOf(word, language)[0];
  if (noun === undefined) return null;
  return { noun, word, modifiers: contentOf(rest.slice(word.length), language, noun) };
}

/** Stems of the words that say something, but names, figures and what is counted itself. */
function contentOf(text: string, language: Language, noun: string | null): ReadonlySet<string> {
  const stems = stemsOf(text.replace(NAME, ' '), language);
  return new Set(stems.filter((stem) => stem !== noun && !/\d/.test(stem) && !LIGHT.has(stem)));
}
