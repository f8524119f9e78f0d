import type { AskReader } from '../../embeddings/reader/ask-reader.ts';
import type { Language } from '../text/language.ts';
import type { Claim, GivenPassage } from './claim.ts';
import type { Support } from './support.ts';
import { type Units, unitsOf } from './units.ts';

const WHO: Readonly<Record<Language, string>> = { fr: 'Qui', en: 'Who' };

/** A claim that begins with a name as the question that the name answers: "Anna Ribot quitte Vernay." "Qui quitte Vernay ?" */
export function asQuestion({ text, language }: Claim): string | null {
  const units = unitsOf(text, language);
  const verb = units[namesBefore(units)];
  if (!verb || verb === units[0] || verb.before !== ' ') return null;
  const rest = text.slice(verb.start, units.at(-1)!.end);
  return `${WHO[language]} ${rest}${language === 'fr' ? ' ?' : '?'}`;
}

/** How many names a sentence begins with. */
const namesBefore = (units: Units): number => units.findIndex(({ isName }) => !isName);

/**
 * Whether the reading model answers a claim's question where its support stands, and by no other name than the claim's; true
 * for a claim that asks nothing.
 */
export async function isReadSo(
  claim: Claim,
  { text, article }: GivenPassage,
  { span }: Support,
  ask: AskReader,
): Promise<boolean> {
  const question = asQuestion(claim);
  if (question === null) return true;
  const found = await ask(question, text);
  if (found === null) return false;
  const units = unitsOf(claim.text, claim.language);
  const claimed = units.slice(0, namesBefore(units)).map(({ form }) => form);
  const answer = unitsOf(text.slice(found.start, found.end), article.language);
  const names = answer.filter(({ isName }) => isName);
  if (names.some(({ form }) => claimed.includes(form))) return true;
  return names.length === 0 && found.start < span.end && span.start < found.end;
}
