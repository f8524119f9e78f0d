/** What can go wrong with a language model. */
export type TroubleKind =
  | 'unreachable'
  | 'timeout'
  | 'unauthorised'
  | 'unknown model'
  | 'busy'
  | 'server error'
  | 'request refused'
  | 'stream cut'
  | 'endless'
  | 'empty'
  | 'unreadable'
  | 'context too small'
  | 'nothing proved'
  | 'question not answered'
  | 'circuit open';

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

/** Those of what it wrote, or of the question: asking again at once may go better. */
const NOT_OF_THE_SERVER: ReadonlySet<TroubleKind> = new Set([
  'empty',
  'unreadable',
  'context too small',
  'nothing proved',
  'question not answered',
  'circuit open',
]);

/** Whether the server is at fault, rather than what it wrote. */
export function isOfTheServer({ kind }: ModelTrouble): boolean {
  return !NOT_OF_THE_SERVER.has(kind);
}
