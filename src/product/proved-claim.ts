import type { Embedder } from '../../embeddings/embedder.ts';
import { askReader } from '../../embeddings/reader/ask-reader.ts';
import type { Reader } from '../../embeddings/reader/reader.ts';
import { type CheckedClaim, checkClaim } from '../answering/check-claim.ts';
import type { Passage } from '../retrieval/passage.ts';
import { detectLanguage } from '../text/language.ts';

/**
 * What passages say of a claim. That they say the figure, the day or the name that it says is no proof of the rest: "the
 * cheapest since 1998" has the year of "the dearest since 1998". They agree only where their words prove the claim whole, as
 * for what a language model writes.
 */
export async function provedClaim(
  claim: string,
  passages: readonly Passage[],
  reader: Pick<Reader, 'read'>,
  embedder: Embedder | null,
): Promise<CheckedClaim | null> {
  const language = detectLanguage(claim);
  const checked = await checkClaim(claim, language, passages, reader);
  if (checked?.type !== 'same-point') return checked;
  const { articleId, file, article, start, quote } = checked.sentence.citation;
  const chunk = passages.find(
    ({ chunk: one }) => one.articleId === articleId && one.start <= start && start < one.end,
  )?.chunk;
  if (!chunk) return checked;
  // Only here is it wanted where no language model is set.
  const { createVerifier } = await import('../verifying/verifier.ts');
  const passage = { articleId, file, article, start: chunk.start, text: chunk.text };
  const verifier = createVerifier(embedder, askReader(reader));
  const verdict = await verifier.verify({ text: claim, language }, { passage, quote }, claim);
  return verdict.kind === 'written' ? { ...checked, type: 'agrees' } : checked;
}
