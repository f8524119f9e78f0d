import type { AskReader } from '../../embeddings/reader/ask-reader.ts';
import { claimQuestions } from '../answering/claim-questions.ts';
import { annotate } from '../text/annotate/annotate.ts';
import type { Claim, GivenPassage } from './claim.ts';
import type { Support } from './support.ts';

/**
 * Whether the reading model answers who a claim is about ("Qui quitte Vernay ?", of "Anna Ribot quitte Vernay.") where its
 * support stands, and by no other name than the claim's; true for a claim that opens with no name.
 */
export async function isReadSo(
  claim: Claim,
  { text, article }: GivenPassage,
  { span }: Support,
  ask: AskReader,
): Promise<boolean> {
  const questions = claimQuestions(claim.text, claim.language);
  const who = questions.find(({ asked }) => asked[0]?.isName);
  if (!who) return true;
  const found = await ask(who.text, text);
  if (found === null) return false;
  const { tokens } = annotate(text.slice(found.start, found.end), article.language);
  const names = tokens.filter(({ isName }) => isName);
  if (names.some((name) => who.asked.some(({ form }) => form === name.form))) return true;
  return names.length === 0 && found.start < span.end && span.start < found.end;
}
