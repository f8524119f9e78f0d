import type { Language } from '../text/language.ts';
import { personNames } from '../text/person-names.ts';
import { foldStraight } from '../text/words.ts';
import { isBare, type Turn } from './follow-up.ts';
import { referenceIn } from './refers-back.ts';

/** A way to complete a question by the turn before it. */
export interface Completed {
  /** What is looked for and read, in the articles of the turn first. */
  readonly question: string;
  /** Known already, it counts less; null where the question is enough. */
  readonly context: string | null;
  /** What was carried over, for the reader. */
  readonly carried: string;
  /** Whether the question has a name in it instead of a pronoun. */
  readonly isNamed: boolean;
  /** The question complete in itself, for the turn after it. */
  readonly understood: string;
}

/** Of the persons named before, so many are tried. */
const PERSONS = 2;

/**
 * The ways to complete a question: by the whole turn before it, by its articles alone, and with its pronoun as each
 * person named there.
 */
export function completions(question: string, language: Language, turn: Turn): Completed[] {
  const context = isBare(question, language) ? turn.understood : rootOf(turn);
  const whole: Completed = {
    question,
    context,
    carried: carriedFrom(turn, language),
    isNamed: false,
    understood: `${question} ${context}`,
  };
  // A question that names somebody itself means that one.
  const persons = namesIn(question).length > 0 ? [] : namesBefore(turn);
  const named = persons.slice(0, PERSONS).flatMap((name) => {
    const resolved = withName(question, language, name);
    return resolved === null
      ? []
      : [{ question: resolved, context: null, carried: name, isNamed: true, understood: resolved }];
  });
  const own = isBare(question, language) ? [] : [{ ...whole, context: null }];
  return [whole, ...own, ...named];
}

/** What a turn leaned on itself: of "et en mars ?", "et en avril ?" each takes the place of the one before. */
const rootOf = ({ question, understood }: Turn): string =>
  understood.startsWith(question) && understood.length > question.length
    ? understood.slice(question.length).trim()
    : understood;

/** The question that is gone on from, as the reader asked it: "pourquoi ?" and "tu es sûr ?" tell nothing by themselves. */
function carriedFrom(turn: Turn, language: Language): string {
  if (referenceIn(turn.question)) return turn.understood;
  return isBare(turn.question, language) ? rootOf(turn) : turn.question;
}

/** Who was named in the answer before, where it was one, then in the questions. */
function namesBefore({ understood, quote = '' }: Turn): string[] {
  const answered = namesIn(quote);
  const asked = namesIn(understood);
  const news = answered.filter((name) => !asked.includes(name));
  return [...new Set(news.length === 1 ? [...news, ...asked] : [...asked, ...news])];
}

/** The persons whom a text names in full, each once, in their order. */
function namesIn(text: string): string[] {
  return [...new Set(personNames(text).map(({ start, end }) => text.slice(start, end)))];
}

interface Rewriting {
  readonly pronoun: RegExp;
  readonly become: (name: string, words: readonly string[]) => string;
}

/** First match wins, on the question as written; case aside. */
const REWRITINGS: Readonly<Record<Language, readonly Rewriting[]>> = {
  fr: [
    { pronoun: /(?:-t)?-(?:il|elle)(?![\p{L}-])/iu, become: (name) => ` ${name}` },
    {
      pronoun: /(?<!\p{L})(son|sa|ses) (\p{L}+)/iu,
      become: (name, [its, noun]) => `${ARTICLES[its!.toLowerCase()]} ${noun} de ${name}`,
    },
    {
      pronoun:
        /(?<!\p{L}|il y |-)(?:il|elle|lui|celui-ci|celle-ci|ce dernier|cette dernière)(?![\p{L}-])(?! y a)/iu,
      become: (name) => name,
    },
  ],
  en: [
    {
      pronoun: /\b(?:his|her)(?= (?!and\b|or\b|in\b|on\b|at\b|to\b|for\b|about\b)\p{L})/iu,
      become: (name) => `${name}'s`,
    },
    { pronoun: /\b(?:he|she|him|her)\b/iu, become: (name) => name },
  ],
};
const ARTICLES: Readonly<Record<string, string>> = { son: 'le', sa: 'la', ses: 'les' };
/** "Y a-t-il", "s'agit-il": nobody is meant. */
const NOBODY =
  /\by a-t-il\b|\bs'agit-il\b|\bfaut-il\b|\bfait-il\b|\best-il (?:vrai|possible)\b|\bil (?:y a|faut|est)\b/;

/** A question with a name instead of its pronoun; null where it has none that stands for a person. */
export function withName(question: string, language: Language, name: string): string | null {
  if (NOBODY.test(foldStraight(question))) return null;
  for (const { pronoun, become } of REWRITINGS[language]) {
    const match = pronoun.exec(question);
    if (!match) continue;
    const end = match.index + match[0].length;
    return question.slice(0, match.index) + become(name, match.slice(1)) + question.slice(end);
  }
  return null;
}
