import { LEXICON, type TokenClass } from './lexicon.ts';

/** Without something of these a run of tokens says nothing of time. */
export const TELLING: ReadonlySet<TokenClass> = new Set<TokenClass>([
  'weekday',
  'month',
  'monthabbr',
  'sept',
  'season',
  'unit',
  'daypart',
  'feast',
  'dayword',
  'decade',
  'year',
  'iso',
  'numeric',
  'daymonth',
  'quartercode',
  'clock',
  'nextday',
  'daybefore',
  'oclock',
]);

/** A figure, or the words of an entry that tells: "le lendemain" does, "le" alone does not. */
const MAY_TELL = new RegExp(
  `\\d|(?<![a-z])(?:${[...LEXICON.values()]
    .flat()
    .filter(({ lexeme }) => TELLING.has(lexeme.class))
    .map(({ words }) => words.join("'?[ -]?"))
    .join('|')})(?![a-z])`,
);

/**
 * Whether there is anything in a folded text without which no token of it tells of time. Two sentences of three have nothing,
 * and need not be cut into tokens, which takes ten times as long.
 */
export const mayTellTime = (text: string): boolean => MAY_TELL.test(text);
