/** What can go wrong of what the model wrote, or of the question: asking again at once may go better. */
const NOT_OF_THE_SERVER = [
  'empty',
  'unreadable',
  'context too small',
  'nothing proved',
  'question not answered',
  'circuit open',
] as const;

/** What can go wrong with a language model. */
export type TroubleKind =
  | (typeof NOT_OF_THE_SERVER)[number]
  | 'unreachable'
  | 'timeout'
  | 'unauthorised'
  | 'unknown model'
  | 'busy'
  | 'server error'
  | 'request refused'
  | 'stream cut'
  | 'endless';

/** A language model gave no answer that could be used. Its message, for logs, holds nothing that the server sent. */
export class ModelTrouble extends Error {
  override readonly name = 'ModelTrouble';

  /** @param retryAfterMs how long the server asks to be left alone; null when it does not say. */
  constructor(
    readonly kind: TroubleKind,
    readonly retryAfterMs: number | null = null,
  ) {
    super(`language model: ${kind}`);
  }
}

/** Whether the server is at fault, rather than what it wrote. */
export function isOfTheServer({ kind }: ModelTrouble): boolean {
  return !NOT_OF_THE_SERVER.some((one) => one === kind);
}
