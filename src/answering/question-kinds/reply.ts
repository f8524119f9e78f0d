import { type Quoted, quoted } from '../quoting.ts';
import { wholeArticle } from '../whole-article.ts';
import type { Composed, Question } from './question.ts';

const QUESTION = /\?["'»”)*\s]*$/;
/** Of a reply as much is quoted. */
const MAX_REPLY_CHARS = 600;

/** What an interview's person replies, where the interviewer's question is what has most of the words asked for. */
export async function reply({ finding, sources }: Question): Promise<Composed | null> {
  const best = finding.sentences.find(({ text }) => QUESTION.test(text));
  // Another sentence that is nearly as good answers by itself.
  if (!best || finding.sentences.slice(0, NEAR).indexOf(best) < 0) return null;
  const article = await wholeArticle(sources.corpus, best.candidate.article.id);
  const index = article?.sentences.findIndex(({ start }) => start === best.start) ?? -1;
  if (!article || index < 0) return null;
  const { text, sentences } = article;
  const first = sentences[index + 1];
  if (!first || QUESTION.test(first.text) || !text.slice(best.end, first.start).includes('\n'))
    return null;
  let end = first.end;
  for (let i = index + 2; i < sentences.length; i++) {
    const { start, end: next } = sentences[i]!;
    if (
      text.slice(sentences[i - 1]!.end, start).includes('\n') ||
      next - first.start > MAX_REPLY_CHARS
    )
      break;
    end = next;
  }
  const part: Quoted = quoted(article.details, text, { start: first.start, end });
  return { kind: 'fact', parts: [part], sure: false };
}

const NEAR = 2;
