import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { answerQuestion } from '../../src/answering/answer-question.ts';
import { ownText, parse } from '../articles/parse.ts';
import { furnishedPages, furnitureQuestions } from '../fixtures/furniture/pages.ts';
import { indexedFolder, type OpenSources } from '../helpers/sample-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const folder = temporaryFolder();
const own = new Map(furnishedPages.map((page) => [page.file, page.own]));

let sources: OpenSources;
let embedder: LocalEmbedder;
beforeAll(async () => {
  const articles = join(folder, 'articles');
  mkdirSync(articles);
  for (const { file, content } of furnishedPages) writeFileSync(join(articles, file), content);
  ({ sources, embedder } = await indexedFolder(articles, join(folder, 'data')));
});
afterAll(async () => await sources.corpus.close());

/** What an answer quotes that is no article's own, nor shown as a teaser. */
async function furnitureIn(question: string): Promise<string[]> {
  const answer = await answerQuestion(question, { within: null }, sources, embedder);
  if (answer.teaser) return [];
  const quotes = answer.sentences.map(({ citation }) => citation);
  return quotes
    .filter(({ file, quote }) => !own.get(file)!.some((paragraph) => paragraph.includes(quote)))
    .map(({ quote }) => `${question} → ${quote}`);
}

describe('the furniture of pages', () => {
  it('is quoted by no answer to a hundred questions about it', async () => {
    expect(furnitureQuestions.length).toBeGreaterThanOrEqual(100);
    const found: string[] = [];
    for (const question of furnitureQuestions) found.push(...(await furnitureIn(question)));
    expect(found).toEqual([]);
  }, 120_000);

  it('is no title, and takes nothing from the articles', async () => {
    for (const { file, content, own } of furnishedPages) {
      const article = await parse(file, content);
      expect(article.title).toBe(own[0]);
      expect(article.author).not.toBeNull();
      expect(article.published?.precision).toBe('day');
      const text = ownText(article);
      expect(own.filter((paragraph) => !text.includes(paragraph))).toEqual([]);
    }
  });

  it('leaves the articles themselves to be quoted', async () => {
    const answer = await answerQuestion(
      'Combien de brebis le loup a-t-il tuées à Mersac ?',
      { within: null },
      sources,
      embedder,
    );
    expect(answer.sentences[0]?.citation.quote).toContain('Neuf brebis');
  });
});
