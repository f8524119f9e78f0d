import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import type { Answer } from '../../src/answering/answer.ts';
import { answerQuestion } from '../../src/answering/answer-question.ts';
import type { Sources } from '../../src/retrieval/retrieve.ts';
import {
  indexedFolder,
  type OpenSources,
  repository,
  sampleArticles,
  sampleQuestions,
} from '../helpers/sample-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const everything = { within: null };
const folder = temporaryFolder();

let sources: OpenSources;
let embedder: LocalEmbedder;
beforeAll(async () => {
  ({ sources, embedder } = await indexedFolder(sampleArticles, join(folder, 'samples')));
});
afterAll(async () => await sources.corpus.close());

const ask = (question: string, vectors = true): Promise<Answer> =>
  answerQuestion(question, everything, sources, vectors ? embedder : null);

/** What every answer must be, whatever was asked. */
async function expectProven(answer: Answer, { corpus }: Sources = sources): Promise<void> {
  const { sentences, passages, kind } = answer;
  expect(answer.confidence).toBeGreaterThanOrEqual(0);
  expect(answer.confidence).toBeLessThanOrEqual(1);
  const shown = kind === 'answered' || kind === 'perhaps';
  if (shown) expect(sentences.length).toBeGreaterThan(0);
  else expect(sentences).toEqual([]);
  if (kind !== 'abstained') expect(answer.closest).toBeNull();
  expect(sentences.length).toBeLessThanOrEqual(3);
  expect(sentences.map(({ citation }) => citation.n)).toEqual(sentences.map((_, i) => i + 1));
  for (const { citation, highlights } of sentences) {
    const article = (await corpus.article(citation.articleId))!;
    const { quote, start, end } = citation;
    expect(quote).toBe(article.text.slice(start, end));
    expect(quote).toBe(quote.trim());
    expect(quote).not.toBe('');
    expect([citation.file, citation.article.title]).toEqual([article.file, article.title]);
    // A teaser is a leftover of its page, and is shown as what it is.
    for (const leftover of answer.teaser ? [] : article.leftovers) {
      expect(end <= leftover.start || leftover.end <= start).toBe(true);
    }
    if (answer.teaser) expect(kind).toBe('perhaps');
    for (const highlight of highlights) {
      expect(quote.slice(highlight.start, highlight.end)).not.toBe('');
      expect(highlight.end).toBeLessThanOrEqual(quote.length);
    }
  }
  expect(passages.length).toBeLessThanOrEqual(10);
  expect(passages.map(({ rank }) => rank)).toEqual(passages.map((_, i) => i + 1));
  for (const { chunk, score } of passages) {
    expect(chunk.text).toBe(
      (await corpus.article(chunk.articleId))!.text.slice(chunk.start, chunk.end),
    );
    expect(score).not.toBeNaN();
  }
}

describe('the sample questions', () => {
  const questions = sampleQuestions();

  it('all get answers that are proven to the letter', async () => {
    for (const { question, language, kind } of questions) {
      const answer = await ask(question);
      await expectProven(answer);
      expect(answer.question).toBe(question);
      if (kind !== 'keywords')
        expect.soft([question, answer.language]).toEqual([question, language]);
    }
  });

  /** Share of the questions of a kind that are answered right: with the gold answer, or not at all. */
  async function rightShare(wanted: string, vectors = true): Promise<number> {
    const asked = questions.filter(({ kind }) => kind === wanted);
    let right = 0;
    for (const { question, answer: gold } of asked) {
      const answer = await ask(question, vectors);
      await expectProven(answer);
      const quotes = answer.sentences.map(({ citation }) => citation.quote).join(' ');
      // A teaser says that another article answers, which is not here: nothing is taken for an answer.
      const isSilent = quotes === '' || answer.teaser === true;
      if (gold === null ? isSilent : quotes.includes(gold)) right++;
    }
    return right / asked.length;
  }

  // The product's quality is measured by `npm run eval`; these only notice when it breaks.
  it('get the right answer more often than not', async () => {
    expect(await rightShare('direct')).toBeGreaterThan(0.6);
    expect(await rightShare('unanswerable')).toBeGreaterThan(0.3);
  });

  it('are answered by full text alone, too', async () => {
    expect(await rightShare('direct', false)).toBeGreaterThan(0.4);
  });

  it('get the same answer twice', async () => {
    for (const { question } of questions.slice(0, 10)) {
      const [{ ms: _, ...one }, { ms: __, ...other }] = [await ask(question), await ask(question)];
      expect(one).toEqual(other);
    }
  });
});

describe('a hostile question', () => {
  it.each([
    ['nothing', ''],
    ['spaces', ' \n\t\u00a0'],
    ['marks', '??? !!! … « »'],
    ['FTS5 operators', '" * NEAR ( - ^ : AND OR NOT'],
    ['an unclosed FTS5 phrase', '"crue NEAR(Valmorin, 2'],
    ['a column filter', 'title:crue body:* {title}'],
    ['SQL', "'; DROP TABLE articles; --"],
    ['control characters', 'crue\u0000\u0007\u001b[31m\u0085 Saint-Aubry'],
    ['lone surrogates', 'crue \ud800 Saint-Aubry \udc00'],
    ['lone accents', '\u0301 \u0300 crue'],
    ['emoji', '🌊🌊🌊 ?'],
    ['another script', '洪水在哪里？ Где наводнение?'],
    ['right-to-left marks', '\u202ecrue\u202c \u200f?'],
    ['only function words', 'est-ce que le la les de du ?'],
    ['a number', '12 500'],
    ['a property of objects', '__proto__ constructor toString'],
  ])('of %s is answered or not, but proven', async (_, question) => {
    await expectProven(await ask(question));
    await expectProven(await ask(question, false));
  });

  it.each([
    ['one word', 'crue'.repeat(25_000)],
    ['words', 'crue Saint-Aubry '.repeat(6_000)],
    ['different words', Array.from({ length: 12_000 }, (_, i) => `mot${i.toString(36)}`).join(' ')],
    ['spaces', ' '.repeat(100_000)],
    ['marks', '"'.repeat(100_000)],
  ])('of 100,000 characters (%s) takes seconds at most', async (_, question) => {
    const started = performance.now();
    await expectProven(await ask(question));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

const shared = join(repository, '../shared/articles');
// These articles are not ours to keep here: whoever has them beside the repository tries them too.
describe.skipIf(!existsSync(shared))(
  'the articles in ../shared (skipped where that folder is not)',
  () => {
    it('answer, without a word of their menus', async () => {
      const real = await indexedFolder(shared, join(folder, 'shared'));
      for (const question of [
        'Combien d’otages sont retenus à Gaza ?',
        'Qui sert de médiateur avec le Hamas ?',
        'Where are the hostages?',
        'Lire la suite',
        'newsletter',
      ]) {
        const answer = await answerQuestion(question, everything, real.sources, real.embedder);
        await expectProven(answer, real.sources);
        for (const { citation } of answer.sentences) {
          expect(citation.quote).not.toMatch(/Lire la suite|newsletter|S’abonner/i);
        }
      }
      await real.sources.corpus.close();
    });
  },
);
