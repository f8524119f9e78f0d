import type { Embedder } from '../../embeddings/embedder.ts';
import { detectLanguage } from '../text/language.ts';
import { analyseQuestion, type Query } from './query.ts';
import type { Sources } from './retrieve.ts';
import { wordsToMatch } from './soft-matching.ts';

/**
 * Analyses a question with what the model knows of it: its vector, and the neighbours of its words.
 * @param embedder null while there are no vectors to compare with.
 * @param context an earlier question, complete in itself, whose words this one leans on.
 */
export async function readQuestion(
  text: string,
  { corpus, neighbours }: Sources,
  embedder: Embedder | null,
  context = '',
): Promise<Query> {
  const language = detectLanguage(text);
  const whole = `${context} ${text}`.trim();
  const [vectors, near] = await Promise.all([
    embedder?.embed([whole], 'query'),
    neighbours?.(wordsToMatch(whole, language)),
  ]);
  return analyseQuestion(text, language, vectors?.[0] ?? null, corpus, near, context);
}
