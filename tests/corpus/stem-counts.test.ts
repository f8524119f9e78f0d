import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusStore } from '../../src/corpus/open-store.ts';
import { corpusPath } from '../../src/corpus/sqlite/open-corpus.ts';
import { areStemCountsRight } from '../../src/corpus/sqlite/stem-counts.ts';
import { newArticle, parsedArticle } from '../helpers/corpus.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const now = new Date('2026-01-15T12:00:00');
const word = fc.constantFrom(
  'loire',
  'crue',
  'pain',
  'maire',
  'grève',
  'décrue',
  '1 417',
  'e\u0301te',
);
const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `${words.join(' ')}.`);
const change = fc.record({ id: fc.constantFrom('a', 'b', 'c'), text: fc.option(text) });

describe('the counts of stems', () => {
  it('are those of the chunks, whatever is put, replaced and removed', async () => {
    const embedder = fakeEmbedder();
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (changes) => {
        const dataDir = temporaryFolder();
        const { writer } = await corpusStore({ dataDir }).write(now);
        for (const { id, text } of changes) {
          if (text === null) await writer.remove([id]);
          else {
            const article = parsedArticle(text, { file: `${id}.txt` });
            await writer.put([await newArticle(id, article, embedder)], embedder.info.dimension);
          }
        }
        await writer.close();
        const db = new Database(corpusPath(dataDir));
        expect(areStemCountsRight(db)).toBe(true);
        const sum = db.prepare('SELECT min(chunks) FROM stem_counts').pluck().get();
        expect(sum === null || Number(sum) > 0).toBe(true);
        db.exec("INSERT OR REPLACE INTO stem_counts VALUES ('loir', 7)");
        expect(areStemCountsRight(db)).toBe(false);
        db.close();
      }),
      { numRuns: 20 },
    );
  });
});
