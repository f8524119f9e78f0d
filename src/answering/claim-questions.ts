import { annotate, type Token } from '../text/annotate/annotate.ts';
import type { Language } from '../text/language.ts';

/** A question that a claim answers, and what it answers. */
export interface ClaimQuestion {
  readonly text: string;
  /** A number, a moment, or a name's words. */
  readonly asked: readonly Token[];
  /** What it answers, in its own words, with what is counted. */
  readonly answer: string;
}

const WORDS = {
  fr: {
    who: 'Qui',
    when: 'quand',
    many: 'combien de',
    elided: 'combien d’',
    much: 'combien',
    end: ' ?',
  },
  en: {
    who: 'Who',
    when: 'when',
    many: 'how many',
    elided: 'how many',
    much: 'how much',
    end: '?',
  },
} as const;
/** Before a moment, and not before "quand". */
const BEFORE_MOMENTS: ReadonlySet<string> = new Set('le la l en au on in at'.split(' '));
const MOST = 3;

/**
 * What can be asked of a claim, the word that asks in the place of the answer: "La crue a fait 3 morts." is "La crue a fait
 * combien de morts ?", "Anna Ribot quitte Vernay." is "Qui quitte Vernay ?". Figures first, then dates, then who.
 */
export function claimQuestions(claim: string, language: Language): readonly ClaimQuestion[] {
  const { tokens } = annotate(claim, language);
  const places = tokens.map((_, i) => i);
  const numbers = places.filter((i) => tokens[i]!.number);
  const moments = places.filter((i) => tokens[i]!.time && /\d/.test(tokens[i]!.form));
  return [
    ...numbers.map((i) => howMany(claim, tokens, i, language)),
    ...moments.map((i) => when(claim, tokens, i, language)),
    ...who(claim, tokens, language),
  ].slice(0, MOST);
}

function howMany(
  claim: string,
  tokens: readonly Token[],
  at: number,
  language: Language,
): ClaimQuestion {
  const token = tokens[at]!;
  const next = tokens[at + 1];
  const counts = token.number!.unit === null && next?.before === ' ' && !next.number && !next.time;
  const { many, elided, much } = WORDS[language];
  const elides = counts && /^[aeiouyh]/.test(next.form);
  const word = counts ? (elides ? elided : many) : much;
  const rest = counts ? next.start : token.end;
  return {
    text: asking(
      claim,
      token.start,
      word + (counts && !word.endsWith('’') ? ' ' : ''),
      rest,
      language,
    ),
    asked: [token],
    answer: claim.slice(token.start, counts ? next.end : token.end),
  };
}

function when(
  claim: string,
  tokens: readonly Token[],
  at: number,
  language: Language,
): ClaimQuestion {
  const token = tokens[at]!;
  const before = tokens[at - 1];
  const start = before && BEFORE_MOMENTS.has(before.form) ? before.start : token.start;
  return {
    text: asking(claim, start, WORDS[language].when, token.end, language),
    asked: [token],
    answer: claim.slice(token.start, token.end),
  };
}

/** Of a claim that begins with a name. */
function who(claim: string, tokens: readonly Token[], language: Language): ClaimQuestion[] {
  const end = tokens.findIndex(({ isName }) => !isName);
  const verb = tokens[end];
  if (end < 1 || verb?.before !== ' ' || verb.number || verb.time) return [];
  const names = tokens.slice(0, end);
  return [
    {
      text: asking(claim, 0, `${WORDS[language].who} `, verb.start, language),
      asked: names,
      answer: claim.slice(0, names.at(-1)!.end),
    },
  ];
}

/** The words of a claim with one in the place of what stands between two places. */
function asking(
  claim: string,
  start: number,
  word: string,
  rest: number,
  language: Language,
): string {
  const end = annotate(claim, language).tokens.at(-1)!.end;
  const text = `${claim.slice(0, start)}${word}${claim.slice(rest, end)}`.trim();
  return `${text[0]!.toUpperCase()}${text.slice(1)}${WORDS[language].end}`;
}
