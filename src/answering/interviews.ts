import type { WholeArticle } from './whole-article.ts';

/** So many of the interviewer's lines make an interview. */
const FEWEST = 3;
const QUESTION = /\?["'’»”)\]*\s]*$/;

/**
 * What an interviewer says: the sentences of lines that end in a question and have a reply below, as places among the
 * article's sentences. Empty where the text is no interview.
 */
export function interviewersSentences({ text, sentences }: WholeArticle): ReadonlySet<number> {
  const asked = new Set<number>();
  let lines = 0;
  let from = 0;
  for (const [at, { text: one, end }] of sentences.entries()) {
    const next = sentences[at + 1];
    if (!next || !text.slice(end, next.start).includes('\n')) continue;
    if (QUESTION.test(one)) {
      lines++;
      for (let i = from; i <= at; i++) asked.add(i);
    }
    from = at + 1;
  }
  return lines < FEWEST ? new Set() : asked;
}
