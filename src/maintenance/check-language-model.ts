import type { LanguageModelConfig } from '../config/config.ts';
import { createModelClient } from '../writing/client.ts';
import { ModelTrouble, type TroubleKind } from '../writing/trouble.ts';

/** Whether the language model answers, and how long that took; `problem` is null when it does. */
export interface ModelCheck {
  readonly model: string;
  readonly ms: number;
  readonly problem: TroubleKind | null;
}

/**
 * Asks the language model for a word.
 * @throws only where the code is wrong: what the server does is the `problem` that is returned.
 */
export async function checkLanguageModel(config: LanguageModelConfig): Promise<ModelCheck> {
  const startedAt = performance.now();
  const { stream } = createModelClient(config);
  const signal = AbortSignal.timeout(config.timeoutSeconds * 1000);
  const request = { system: 'Answer with one word.', user: 'Say yes.', schema: null };
  let problem: TroubleKind | null = 'empty';
  try {
    for await (const piece of stream(request, signal)) {
      if (piece.trim() === '') continue;
      problem = null;
      break;
    }
  } catch (error) {
    if (!(error instanceof ModelTrouble)) throw error;
    problem = error.kind;
  }
  return { model: config.model, ms: performance.now() - startedAt, problem };
}
