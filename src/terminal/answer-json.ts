import type { Answer } from '../answering/answer.ts';
import { answerText } from './render-answer.ts';
import { colorsFor } from './terminal.ts';

const noColors = colorsFor({}, {});

/** An answer as `ask --json` writes it. `start` and `end` count in the stored text. */
export function answerJson(answer: Answer) {
  return {
    question: answer.question,
    /** The text shown, without the list of sources: they are the citations. */
    answer: answerText(answer, noColors),
    ...(answer.writtenBy !== undefined && { writtenBy: answer.writtenBy }),
    abstained: answer.kind === 'abstained',
    citations: answer.sentences.map(({ citation: { article, ...citation } }) => ({
      n: citation.n,
      articleId: citation.articleId,
      file: citation.file,
      title: article.title,
      publisher: article.publisher,
      date: article.published?.value ?? null,
      url: article.url,
      start: citation.start,
      end: citation.end,
      quote: citation.quote,
    })),
    passages: answer.passages.map(({ rank, article, chunk, score }) => ({
      rank,
      articleId: article.id,
      file: article.file,
      start: chunk.start,
      end: chunk.end,
      score,
      text: chunk.text,
    })),
    ms: answer.ms,
  };
}
