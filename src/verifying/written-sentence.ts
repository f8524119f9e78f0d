/** A sentence as the model wrote it, with the passage that it names and the words that it says it took from there. */
export interface WrittenSentence {
  readonly text: string;
  readonly passage: number;
  readonly quote: string;
}
