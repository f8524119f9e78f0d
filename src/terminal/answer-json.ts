import type { Answer } from '../answering/answer.ts';
import { messages } from '../i18n/messages.ts';
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
    /** What the reader must know before believing it; null for nothing. */
    warning: answer.kind === 'perhaps' ? messages(answer.language).answer.perhaps : null,
    abstained: answer.kind === 'abstained',
    /** Each in the article's words (`quoted`) or in the language model's (`written`), with the number of its citation. */
    sentences: answer.sentences.map(({ kind, text, citation }) => ({
      kind,
      text: text ?? citation.quote,
      citation: citation.n,
    })),
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
