import type { Answer, Citation } from '../answering/answer.ts';
import { placeOf } from '../articles/article.ts';
import { messages } from '../i18n/messages.ts';
import { detectLanguage } from '../text/language.ts';
import type { AnswerJson, CitationJson } from './answer-schema.ts';
import { answerText } from './render-answer.ts';
import { colorsFor } from './terminal.ts';

const noColors = colorsFor({}, {});

/** An answer as `ask --json` writes it. `start` and `end` count in the stored text. */
export function answerJson(answer: Answer): AnswerJson {
  return {
    question: answer.question,
    /** The text shown, without the list of sources: they are the citations. */
    answer: answerText(answer, noColors),
    language: detectLanguage(answer.question, answer.language),
    kind: answer.kind,
    confidence: answer.vouched ? null : answer.confidence,
    warning: answer.kind === 'perhaps' ? messages(answer.language).answer.perhaps : null,
    notes: [...answer.notes],
    sentences: answer.sentences.map(({ kind, text, label, citation }) => ({
      text: text ?? citation.quote,
      kind,
      ...(label !== undefined && { label }),
      citations: [citation.n],
    })),
    ...(answer.writtenBy !== undefined && { writtenBy: answer.writtenBy }),
    abstained: answer.kind === 'abstained',
    questionKind: answer.questionKind,
    ...(answer.lead !== undefined && { lead: answer.lead }),
    citations: answer.sentences.map(({ citation }) => citationJson(citation)),
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

/** A citation as `--json` writes it everywhere. */
export function citationJson({ article, ...citation }: Citation): CitationJson {
  return {
    n: citation.n,
    articleId: citation.articleId,
    file: citation.file,
    title: article.title,
    publisher: article.publisher,
    date: article.published?.value ?? null,
    url: article.url,
    place: placeOf(article, citation.start),
    start: citation.start,
    end: citation.end,
    quote: citation.quote,
  };
}
