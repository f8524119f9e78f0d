import type { LanguageModelConfig } from '../config/config.ts';
import type { Passage } from '../retrieval/passage.ts';
import type { GivenPassage } from '../verifying/claim.ts';
import { type PromptQuestion, passageBlock, requestFor } from './prompt.ts';

/**
 * UTF-8 bytes of a token, counted low so that tokens are counted high: the tokenizers of current models make 3.5 to 4.5
 * bytes of French or English prose a token, and about 2.5 where it is full of names and figures. A server's own tokenizer
 * cannot be asked through the protocol.
 */
const BYTES_PER_TOKEN = 2.5;
/** Of the protocol itself: roles, turns and the template around them. */
const TEMPLATE_TOKENS = 64;
const KEY_SIZED = '0'.repeat(16);
/** More do not help a small model. */
const MOST_PASSAGES = 8;

/** At least as many tokens as a model will count. */
export function tokensOf(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / BYTES_PER_TOKEN);
}

/** The best passages that fit, best first; empty where not even the first one does. */
export function choosePassages(
  ranked: readonly Passage[],
  asked: PromptQuestion,
  { context, maxTokens }: Pick<LanguageModelConfig, 'context' | 'maxTokens'>,
): GivenPassage[] {
  const empty = requestFor(asked, [], true, KEY_SIZED);
  let room = context - maxTokens - TEMPLATE_TOKENS - tokensOf(empty.system + empty.user);
  const chosen: GivenPassage[] = [];
  for (const { article, chunk } of ranked) {
    if (chosen.length === MOST_PASSAGES) break;
    const { id: articleId, file, ...details } = article;
    const passage = { articleId, file, article: details, start: chunk.start, text: chunk.text };
    const tokens = tokensOf(`${passageBlock(passage, 10, asked.language, KEY_SIZED)}\n\n`);
    if (tokens > room) continue;
    room -= tokens;
    chosen.push(passage);
  }
  return chosen;
}
