import type { Language } from '../text/language.ts';
import type { Ask, Claim, GivenPassage } from './claim.ts';
import type { Support } from './support.ts';
import { unitsOf } from './units.ts';

const WHO: Readonly<Record<Language, string>> = { fr: 'Qui', en: 'Who' };

/** A claim that begins with a name as the question that the name answers: "Anna Ribot quitte Vernay." "Qui quitte Vernay ?" */
export function asQuestion({ text, language }: Claim): string | null {
  const units = unitsOf(text, language);
  const end = units.findIndex(({ isName }) => !isName);
  const verb = units[end];
  if (end < 1 || !verb || verb.before !== ' ') return null;
  const rest = text.slice(verb.start).replace(/\W+$/u, '');
  return `${WHO[language]} ${rest}${language === 'fr' ? ' ?' : '?'}`;
}

/** Whether the reading model finds the answer of a claim where its support stands; true for a claim that asks nothing. */
export async function isReadSo(
  claim: Claim,
  { text }: GivenPassage,
  { span }: Support,
  ask: Ask,
): Promise<boolean> {
  const question = asQuestion(claim);
  if (question === null) return true;
  const found = await ask(question, text);
  return found !== null && found.start < span.end && span.start < found.end;
}
