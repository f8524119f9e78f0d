/** A place in a text, in UTF-16 units: `text.slice(start, end)`. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A passage to look for an answer in. */
export interface ReadablePassage {
  readonly text: string;
  /** Its sentences in order, as places in `text`; none may be given. */
  readonly sentences: readonly TextSpan[];
  /** What the passage is of, read before it: it tells what "the bridge" is, and no answer is looked for in it. */
  readonly headline?: string | undefined;
}

/** Where a question may be answered, and how far that speaks louder than "nowhere". */
export interface SpanReading {
  /**
   * Logits of the span's first token as a start and of its last as an end, less those of the token that stands for "no
   * answer here". Above 0 an answer is likelier than none. It is no probability.
   */
  readonly margin: number;
  /** Place in the passage's text. */
  readonly span: TextSpan;
}

/** What a reader finds in one passage. */
export interface PassageReading {
  /** The best span of all; null for a passage without any token. */
  readonly best: SpanReading | null;
  /** The best span inside each sentence that was handed in; null for one without a whole token. */
  readonly sentences: readonly (SpanReading | null)[];
}

/** What a reader makes of a question alone. */
export interface QuestionReading {
  /** How likely it is of each kind, by the names in the model's `kinds.json`: 0..1, 1 together. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Places of the words that name what it is about, in order and apart; none for "résume". */
  readonly topic: readonly TextSpan[];
}

/** What tells one reading model from another. */
export interface ReaderInfo {
  /** Name of the model's folder. */
  readonly id: string;
  /** Checksum over weights and tokenizer: margins of two revisions do not compare. */
  readonly revision: string;
  /** Tokens read at once, question and frame included; longer passages are read through several windows. */
  readonly maxTokens: number;
}

/** What answers look things up with. */
export type Reading = Pick<Reader, 'read' | 'understand'>;

/** Reads a question and a passage together and finds the answer in it, or that there is none. */
export interface Reader {
  readonly info: ReaderInfo;
  /** One reading a passage, in their order. */
  read(question: string, passages: readonly ReadablePassage[]): Promise<PassageReading[]>;
  /** Null where the model was not taught the kinds of questions; absent where nobody would ask. */
  understand?(question: string): Promise<QuestionReading | null>;
  close(): Promise<void>;
}
