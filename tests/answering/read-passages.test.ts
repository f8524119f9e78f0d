import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadReader } from '../../embeddings/reader/local-reader.ts';
import type { ReadablePassage, Reader } from '../../embeddings/reader/reader.ts';
import { passagesToRead, readPassages } from '../../src/answering/read-passages.ts';
import { readQuestion } from '../../src/retrieval/query.ts';
import { type RankedCandidate, retrieve } from '../../src/retrieval/retrieve.ts';
import { indexedFolder, sampleArticles } from '../helpers/sample-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const QUESTION = 'Qui a marqué le but de la victoire de Vernolles ?';
let ranked: RankedCandidate[];
let reader: Reader;

beforeAll(async () => {
  const { sources, embedder } = await indexedFolder(sampleArticles, temporaryFolder());
  ranked = await retrieve(await readQuestion(QUESTION, sources, embedder), sources);
  reader = await loadReader();
});
afterAll(() => reader?.close());

describe('reading the best passages', () => {
  it('finds places of their text, and of each sentence', async () => {
    const readings = await readPassages(QUESTION, ranked, reader);
    expect([...readings!.keys()]).toEqual(passagesToRead(ranked).map(({ chunk }) => chunk.id));
    for (const { chunk } of passagesToRead(ranked)) {
      const { best, sentences } = readings!.get(chunk.id)!;
      expect(best!.span.end).toBeLessThanOrEqual(chunk.text.length);
      expect(sentences).toHaveLength(chunk.sentences.length);
      for (const [i, found] of sentences.entries()) {
        const { start, end } = chunk.sentences[i]!;
        if (!found) continue;
        expect(found.span.start + chunk.start).toBeGreaterThanOrEqual(start);
        expect(found.span.end + chunk.start).toBeLessThanOrEqual(end);
      }
    }
  });

  it('reads each under the headline of its article, where the passage does not hold that itself', async () => {
    const seen: ReadablePassage[] = [];
    const watched: Pick<Reader, 'read'> = {
      read: (question, passages) => {
        seen.push(...passages);
        return reader.read(question, passages);
      },
    };
    const [best] = ranked as [RankedCandidate];
    const other = { ...best, article: { ...best.article, title: 'Un autre titre' } };
    for (const one of [best, other]) await readPassages(QUESTION, [one], watched);
    expect(seen.map(({ headline }) => headline)).toEqual([undefined, 'Un autre titre']);
  });

  it('reads fewer where ranking is sure, and the best one always', () => {
    const [best] = passagesToRead(ranked);
    expect(best).toBe(ranked[0]);
    expect(passagesToRead(ranked).length).toBeLessThanOrEqual(6);
    const sure = ranked.map((candidate, i) => ({ ...candidate, score: -10 * i }));
    expect(passagesToRead(sure)).toEqual([sure[0]]);
    const close = ranked.map((candidate, i) => ({ ...candidate, score: -i / 10 }));
    expect(passagesToRead(close)).toHaveLength(Math.min(6, ranked.length));
    expect(passagesToRead([])).toEqual([]);
  });

  it('reads what a later article says of the same event, however far behind it is', () => {
    const [best] = ranked as [RankedCandidate];
    const of = (id: string, day: string, stems = best.chunk.stems): RankedCandidate => ({
      ...best,
      score: -20,
      chunk: { ...best.chunk, articleId: id, stems },
      article: { ...best.article, id, published: { ...best.article.published!, value: day } },
    });
    const [later, earlier, other] = [
      of('later', '2030-01-01'),
      of('earlier', '2001-01-01'),
      of('other', '2030-01-01', ['rien']),
    ];
    expect(passagesToRead([best, earlier, other, later, later])).toEqual([best, later]);
  });

  it('waits for a reader on its way, and does without one that does not come', async () => {
    const loading = setTimeout(20, { read: async () => [{ best: null, sentences: [] }] });
    const readings = await readPassages(QUESTION, ranked.slice(0, 1), loading as never);
    expect(readings?.size).toBe(1);
    expect(await readPassages(QUESTION, ranked, Promise.resolve(null))).toBeNull();
  });

  it('reads nothing where there is no reader, no passage, or the reader fails', async () => {
    expect(await readPassages(QUESTION, ranked, undefined)).toBeNull();
    expect((await readPassages(QUESTION, [], reader))?.size).toBe(0);
    const fails = { read: () => Promise.reject(new Error('it ended with SIGKILL')) };
    expect(await readPassages(QUESTION, ranked, fails)).toBeNull();
  });
});
