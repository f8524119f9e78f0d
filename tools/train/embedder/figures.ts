import type { TextRole } from '../../../embeddings/embedder.ts';
import { similarities } from './similarities.ts';

/** Shares of questions, in percent. */
export interface Figures {
  readonly questions: number;
  readonly passages: number;
  readonly 'R@1': number;
  readonly 'R@5': number;
  readonly 'MRR@10': number;
}

/** Texts to embed, and which passage each question asks for. */
export interface TestSet {
  readonly questions: readonly { readonly text: string; readonly passage: number }[];
  readonly passages: readonly string[];
}

export type Embed = (
  texts: readonly string[],
  role: TextRole,
) => Promise<readonly (Float32Array | null)[]>;

/**
 * How well vectors alone find the passages. A passage's score is the mean of its own cosine with the question and its
 * best sentence's; with `split` left out, its own alone.
 */
export async function measure(
  set: TestSet,
  embed: Embed,
  split?: (text: string) => readonly string[],
): Promise<Figures> {
  const sentences = split ? set.passages.map(split) : set.passages.map((text) => [text]);
  const vectors = (texts: readonly string[], role: TextRole) =>
    embed(texts, role).then(zerosForNull);
  const asked = await vectors(
    set.questions.map(({ text }) => text),
    'query',
  );
  const whole = await similarities(asked, await vectors(set.passages, 'passage'));
  const parts = split
    ? await similarities(asked, await vectors(sentences.flat(), 'passage'))
    : whole;
  const ranks = set.questions.map(({ passage }, question) => {
    let at = 0;
    const scores = sentences.map((those, i) => {
      const end = at + those.length;
      let best = -1;
      for (; at < end; at++) best = Math.max(best, parts[question]![at]!);
      return whole[question]![i]! + best;
    });
    return 1 + scores.filter((score) => score > scores[passage]!).length;
  });
  const percent = (value: (rank: number) => number) =>
    Math.round((1000 * ranks.reduce((sum, rank) => sum + value(rank), 0)) / ranks.length) / 10;
  return {
    questions: ranks.length,
    passages: set.passages.length,
    'R@1': percent((rank) => Number(rank === 1)),
    'R@5': percent((rank) => Number(rank <= 5)),
    'MRR@10': percent((rank) => (rank <= 10 ? 1 / rank : 0)),
  };
}

/** Zeros, like nothing else, for a text without tokens. */
function zerosForNull(found: readonly (Float32Array | null)[]): Float32Array[] {
  const dimension = found.find((vector) => vector !== null)?.length ?? 0;
  return found.map((vector) => vector ?? new Float32Array(dimension));
}

/** Sentences of a passage: up to a stop that a capital, a figure or an opening quote follows. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?…][»"”’)\]]*)\s+(?=[«"“‘'([—–-]?\s*[\p{Lu}\p{N}])/u);
}
