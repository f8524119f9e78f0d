import type { Embedder } from '../../embeddings/embedder.ts';
import { dot } from '../../embeddings/word-vectors.ts';
import type { Answer, AnswerSentence, Citation } from '../answering/answer.ts';
import { cue, questionKind } from '../retrieval/question-kind.ts';

type Place = Pick<Citation, 'articleId' | 'start' | 'end'>;
/** Kinds of question whose answer has something that can be looked for. */
const TELLING = new Set(['number', 'date', 'person', 'place']);
/** Of the nearness that the articles' own best sentence has to the question. */
const AS_NEAR = 0.6;

/** The text of a sentence as it is shown. */
export const shownText = ({ text, citation }: AnswerSentence): string => text ?? citation.quote;

/**
 * Whether what is left of a model's sentences still answers: one has what the kind of question asks for, and one rests
 * on the words that answer or is about as near to the question as they are.
 */
export async function stillAnswers(
  sentences: readonly AnswerSentence[],
  quoted: Answer,
  embedder: Embedder | null,
): Promise<boolean> {
  if (sentences.length === 0) return false;
  const question = quoted.understood ?? quoted.question;
  const kind = questionKind(question);
  if (TELLING.has(kind) && !sentences.some((one) => cue(kind, shownText(one)) === 1)) return false;
  const answers = ({ citation }: AnswerSentence): boolean =>
    quoted.sentences.some((other) => overlap(citation, other.citation));
  if (sentences.some(answers)) return true;
  const best = quoted.sentences[0];
  if (!embedder || !best) return false;
  const [asked] = await embedder.embed([question], 'query');
  const [reference, ...others] = await embedder.embed(
    [best, ...sentences].map(shownText),
    'passage',
  );
  if (!asked || !reference) return false;
  const wanted = AS_NEAR * dot(asked, reference);
  return others.some((one) => one !== null && dot(asked, one) >= wanted);
}

/** Whether two citations share words. */
export const overlap = (a: Place, b: Place): boolean =>
  a.articleId === b.articleId && a.start < b.end && b.start < a.end;
