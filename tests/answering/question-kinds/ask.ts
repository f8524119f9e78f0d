import type { Reader, Reading } from '../../../embeddings/reader/reader.ts';
import type { Answer } from '../../../src/answering/answer.ts';
import { answerQuestion } from '../../../src/answering/answer-question.ts';
import type { Turn } from '../../../src/answering/follow-up.ts';
import type { ParsedArticle } from '../../../src/articles/article.ts';
import { parsedArticle } from '../../helpers/corpus.ts';
import { tinyLibrary } from '../../helpers/sources.ts';

export const day = (value: string): ParsedArticle['published'] => ({
  value,
  precision: 'day',
  source: 'text',
});

export const article = (text: string, changes: Partial<ParsedArticle> = {}): ParsedArticle =>
  parsedArticle(text, changes);

/** A reader that finds the answer where a text stands, and nowhere else. */
export const finds = (answer: string): Pick<Reader, 'read'> => ({
  read: async (_question, passages) =>
    passages.map(({ text, sentences }) => {
      const start = text.indexOf(answer);
      const span = { start, end: start + answer.length };
      const found = start < 0 ? null : { margin: 8, span };
      const isIn = (place: { start: number; end: number }) =>
        found !== null && start >= place.start && span.end <= place.end;
      const nowhere = (place: { start: number; end: number }) => ({ margin: -8, span: place });
      return {
        best: found ?? nowhere({ start: 0, end: text.length }),
        sentences: sentences.map((place) => (isIn(place) ? found : nowhere(place))),
      };
    }),
});

/** Asks questions of a few articles; each quote is proved to be its slice. */
export async function asking(articles: Readonly<Record<string, ParsedArticle>>, reader?: Reading) {
  const files = Object.fromEntries(
    Object.entries(articles).map(([id, one]) => [id, { ...one, file: `${id}.txt` }]),
  );
  const library = await tinyLibrary(files);
  const ask = async (question: string, turns: readonly Turn[] = []): Promise<Answer> => {
    const scope = { within: null, turns, now: new Date('2026-03-01T12:00:00Z') };
    const sources = { ...library.sources, ...(reader && { reader }) };
    const answer = await answerQuestion(question, scope, sources, library.embedder);
    for (const { citation } of answer.sentences) {
      const { text } = (await library.sources.corpus.article(citation.articleId))!;
      if (text.slice(citation.start, citation.end) !== citation.quote)
        throw new Error(`${citation.quote} is not what stands there`);
    }
    return answer;
  };
  return { ask, close: () => library.close() };
}

export const quotes = ({ sentences }: Answer): string[] =>
  sentences.map(({ citation }) => citation.quote);

export const statements = ({ sentences }: Answer): (string | undefined)[] =>
  sentences.map(({ text }) => text);
