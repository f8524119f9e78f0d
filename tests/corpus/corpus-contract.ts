import { afterEach, describe, expect, it } from 'vitest';
import { fromInt8 } from '../../embeddings/int8-vector.ts';
import { cosine } from '../../embeddings/unit-vector.ts';
import type { CorpusReader } from '../../src/corpus/corpus-reader.ts';
import type { CorpusStore } from '../../src/corpus/corpus-store.ts';
import { stemsOf } from '../../src/text/index-stems.ts';
import { fill, newArticle, parsedArticle } from '../helpers/corpus.ts';
import { fakeEmbedder } from '../helpers/fake-embedder.ts';

const flood = parsedArticle(
  'La Loire en crue\n\nLa Loire a débordé mardi. Douze communes ont été inondées.\n\nMenu\n\nLa décrue est attendue jeudi.',
  {
    file: 'regions/loire.txt',
    title: 'La Loire en crue',
    publisher: 'Le Courrier',
    published: { value: '2023-11-21', precision: 'day', source: 'text' },
    leftovers: [{ start: 78, end: 82 }],
  },
);
const strike = parsedArticle('Les boulangers font grève. Le pain manque à Paris.', {
  file: 'greve.txt',
});
const frequency = async (reader: CorpusReader, stem: string) =>
  (await reader.frequencies([stem])).get(stem);
const stems = (text: string) => stemsOf(text, 'fr');

/**
 * What every store of a corpus must do.
 * @param newStore makes one without anything in it.
 * @param withinMs a search among many chunks may take so long.
 */
export function corpusContract(
  name: string,
  newStore: () => Promise<CorpusStore>,
  withinMs = 50,
): void {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });

  async function corpus(
    articles: Parameters<typeof fill>[1],
    embedder = fakeEmbedder(),
    collectionOf?: Parameters<typeof fill>[3],
  ) {
    const store = await newStore();
    const made = await fill(store, articles, embedder, collectionOf);
    open.push(made.writer, made.reader);
    return { ...made, store };
  }

  describe(name, () => {
    describe('what was written', () => {
      it('is read back whole', async () => {
        expect(flood.text.slice(78, 82)).toBe('Menu');
        const { reader } = await corpus({ f1: flood, s1: strike });
        expect(await reader.article('f1')).toEqual({ ...flood, id: 'f1' });
        expect((await reader.article('greve.txt'))?.id).toBe('s1');
        expect(await reader.article('nothing')).toBeNull();
        expect((await reader.details(['f1'])).get('f1')).toMatchObject({
          id: 'f1',
          file: flood.file,
          title: flood.title,
          published: flood.published,
          titleStems: stems(flood.title),
        });
        expect(await reader.totals()).toEqual({ articles: 2, chunks: 3, sentences: 6 });
      });

      it('comes in chunks with their sentences, stems and vectors', async () => {
        const { reader, embedder } = await corpus({ f1: flood });
        const chunks = await reader.chunks(await reader.chunkIds('f1'));
        expect(chunks.map(({ text }) => text)).toEqual([
          'La Loire en crue\n\nLa Loire a débordé mardi. Douze communes ont été inondées.',
          'La décrue est attendue jeudi.',
        ]);
        for (const chunk of chunks) {
          expect(chunk.text).toBe(flood.text.slice(chunk.start, chunk.end));
          const texts = chunk.sentences.map(({ start, end }) => flood.text.slice(start, end));
          expect(chunk.sentences.map((sentence) => sentence.stems)).toEqual(texts.map(stems));
          expect(chunk.stems).toEqual(texts.flatMap(stems));
          expect(chunk.wordCount).toBe(chunk.stems.length);
          const vectors = await embedder.embed([chunk.text, ...texts], 'passage');
          expect(cosine(fromInt8(chunk.vector!), vectors[0]!)).toBeGreaterThan(0.999);
          const { dimension } = embedder.info;
          for (const [i] of texts.entries()) {
            const bytes = chunk.sentenceVectors.slice(i * dimension, (i + 1) * dimension);
            expect(cosine(fromInt8(bytes), vectors[i + 1]!)).toBeGreaterThan(0.999);
          }
        }
      });

      it('may have sentences without stems or vectors', async () => {
        const { reader } = await corpus({
          a: parsedArticle('Il est là. Et lui ? Le maire parle. Oui !'),
        });
        const [chunk] = await reader.chunks(await reader.chunkIds('a'));
        expect(chunk?.sentences.map((s) => s.stems)).toEqual([
          [],
          [],
          stems('maire parle'),
          stems('oui'),
        ]);
        expect(reader.counts).toEqual({ chunks: 1, meanWords: 3 });
      });

      it('is listed newest first, undated last', async () => {
        const dated = (value: string) =>
          parsedArticle('Un.', {
            file: `${value}.txt`,
            published: { value, precision: 'day', source: 'text' },
          });
        const { reader } = await corpus({
          a: dated('2023-01-02'),
          b: strike,
          c: dated('2024'),
          d: dated('2023-11'),
        });
        expect((await reader.articles()).map(({ id }) => id)).toEqual(['c', 'd', 'a', 'b']);
        expect(await reader.articlesUndated()).toEqual(['b']);
      });
    });

    describe('articlesPublished', () => {
      it.each([
        [null, null, ['day', 'month', 'year']],
        ['2023', null, ['day', 'month', 'year']],
        ['2023-11', '2023-11', ['day', 'month', 'year']],
        ['2023-11-22', null, ['month', 'year']],
        [null, '2023-11-20', ['month', 'year']],
        ['2023-12', null, ['year']],
        [null, '2023-10-31', ['year']],
        ['2023-11-21', '2023-11-21', ['day', 'month', 'year']],
        ['2024', null, []],
        [null, '2022', []],
      ])('from %s until %s has every article that may be of then', async (since, until, ids) => {
        const dated = (value: string) =>
          parsedArticle('Un.', {
            file: `${value}.txt`,
            published: { value, precision: 'day', source: 'text' },
          });
        const { reader } = await corpus({
          day: dated('2023-11-21'),
          month: dated('2023-11'),
          year: dated('2023'),
          undated: strike,
        });
        expect((await reader.articlesPublished(since, until)).toSorted()).toEqual(ids);
      });
    });

    describe('full text', () => {
      it('finds chunks by stems of text or title, the best first', async () => {
        const { reader } = await corpus({ f1: flood, s1: strike });
        const [first, second] = await reader.chunkIds('f1');
        expect(await reader.fullText(stems('inonder communes'), 10, null)).toEqual([first]);
        expect(await reader.fullText(stems('décrues'), 10, null)).toEqual([second]);
        expect(await reader.fullText(stems('Loire'), 10, null)).toEqual([first, second]);
        expect(await reader.fullText(stems('Loire'), 1, null)).toEqual([first]);
        expect(await reader.fullText(stems('Loire boulangers'), 10, ['s1'])).toEqual(
          await reader.chunkIds('s1'),
        );
        expect(await reader.fullText(stems('Loire'), 10, [])).toEqual([]);
        expect(await reader.fullText([], 10, null)).toEqual([]);
      });

      it.each([
        ...['"', '""', '*', 'NEAR(', '-', 'AND', 'a"b', '(', 'title:', '^', '', "'", 'a b', '\\'],
        ...['loire"', '\ud800', '😀', '{a}', '+'],
      ])('takes the stem %j for letters, not for an operator', async (stem) => {
        const { reader } = await corpus({ f1: flood });
        await reader.fullText([stem], 10, null);
        expect(await reader.fullText([stem, stems('décrue')[0]!], 10, null)).toContain(
          (await reader.chunkIds('f1'))[1],
        );
        expect(await frequency(reader, stem)).toBe(0);
      });

      it('looks in some articles as quickly as in all', async () => {
        const chapter = `Le maire a parlé.${' Et il a dit encore.'.repeat(15)}`;
        const text = Array.from({ length: 15 }, () => chapter).join('\n\n');
        const many = Array.from({ length: 60 }, (_, i) => [`a${i}`, `${i}.txt`] as const);
        const { reader } = await corpus(
          Object.fromEntries(many.map(([id, file]) => [id, parsedArticle(text, { file })])),
        );
        const started = performance.now();
        const found = await reader.fullText(
          stems('maire parler'),
          80,
          many.map(([id]) => id),
        );
        expect(performance.now() - started).toBeLessThan(withinMs);
        expect(found).toHaveLength(80);
      });

      it('finds numbers with their points and groups', async () => {
        const { reader } = await corpus({
          a: parsedArticle('Un taux de 14,2 % et 12\u202f500 euros.'),
        });
        expect(await reader.fullText(['14,2'], 10, null)).toHaveLength(1);
        expect(await reader.fullText(['12500'], 10, null)).toHaveLength(1);
        expect(await reader.fullText(['14'], 10, null)).toHaveLength(0);
      });

      it('knows in how many chunks a stem is', async () => {
        const { reader } = await corpus({ f1: flood, s1: strike });
        expect(await frequency(reader, stems('Loire')[0]!)).toBe(2);
        expect(await frequency(reader, 'rien')).toBe(0);
        expect(await frequency(reader, stems('pain')[0]!)).toBe(1);
      });
    });

    describe('a change', () => {
      it('takes an article away with all that was made of it', async () => {
        const { writer, reader } = await corpus({ f1: flood, s1: strike });
        const generation = await writer.generation();
        await writer.remove(['f1']);
        expect(await reader.advance()).toBe(true);
        expect(await writer.generation()).toBe(generation + 1);
        expect(await reader.article('f1')).toBeNull();
        expect(await reader.chunkIds('f1')).toEqual([]);
        expect(await reader.fullText(stems('Loire'), 10, null)).toEqual([]);
        expect(await frequency(reader, stems('Loire')[0]!)).toBe(0);
        expect(await writer.counts()).toEqual({ articles: 1, chunks: 1, sentences: 2 });
        expect(reader.counts.meanWords).toBe(stems(strike.text).length);
      });

      it('replaces an article of the same id, under new chunk ids', async () => {
        const { writer, reader, embedder } = await corpus({ f1: flood });
        const before = await reader.chunkIds('f1');
        const changed = parsedArticle('La Seine monte.', { file: flood.file });
        await writer.put([await newArticle('f1', changed, embedder)], embedder.info.dimension);
        expect(await reader.advance()).toBe(true);
        const [after, ...none] = await reader.chunkIds('f1');
        expect(none).toEqual([]);
        expect(after).toBeGreaterThan(Math.max(...before));
        expect((await reader.article('f1'))?.text).toBe('La Seine monte.');
        expect(await reader.fullText(stems('Loire'), 10, null)).toEqual([]);
        expect(await reader.fullText(stems('Seine'), 10, null)).toEqual([after]);
        expect([...(await reader.vectorRows.ids())]).toEqual([after]);
      });

      it('is made whole or not at all', async () => {
        const { writer, reader, embedder } = await corpus({ s1: strike });
        const [one, other] = await Promise.all([
          newArticle('x', flood, embedder),
          newArticle('y', flood, embedder), // the same file twice
        ]);
        await expect(writer.put([one, other], embedder.info.dimension)).rejects.toThrow(/unique/i);
        expect(await reader.totals()).toEqual({ articles: 1, chunks: 1, sentences: 2 });
        expect(await reader.fullText(stems('Loire'), 10, null)).toEqual([]);
      });

      it('takes a new time stamp down, and a new name of what is to be read again', async () => {
        const { writer } = await corpus({ s1: strike });
        const stored = { id: 's1', file: strike.file, hash: 'hash of s1', size: 7, mtimeMs: 9.25 };
        await writer.touch(stored);
        expect(await writer.files(0, 9)).toEqual([{ ...stored, row: 1 }]);
        expect(await writer.filesWith('hash of s1')).toEqual([stored]);
        await writer.move('s1', 'b.txt');
        expect(await writer.file(strike.file)).toBeNull();
        expect(await writer.file('b.txt')).toEqual({
          ...stored,
          file: 'b.txt',
          hash: '',
          size: -1,
        });
      });

      it('is seen whole or not at all by who reads meanwhile', async () => {
        const { writer, reader, embedder } = await corpus({ f1: flood, s1: strike });
        const before = await reader.chunkIds('f1');
        const { generation } = reader;
        const changed = parsedArticle('La Seine monte.', { file: flood.file });
        await writer.put([await newArticle('f1', changed, embedder)], embedder.info.dimension);
        await writer.remove(['s1']);
        expect(await reader.chunkIds('f1')).toEqual(before);
        expect((await reader.article('s1'))?.text).toBe(strike.text);
        const texts = (await reader.chunks(before)).map(({ text }) => text);
        expect(texts.join('\n\nMenu\n\n')).toBe(flood.text);
        expect(await reader.advance()).toBe(true);
        expect(await reader.advance()).toBe(false);
        expect(await reader.chunks(before)).toEqual([]);
        expect((await reader.details(['s1', 'f1'])).size).toBe(1);
        expect((await reader.details(['f1'])).get('f1')?.title).toBe('La Seine monte.');
        expect(await reader.vectorRows.removedSince(generation)).toHaveLength(3);
        expect(await reader.vectorRows.removedSince(generation + 1)).toHaveLength(1);
        expect(await reader.vectorRows.knowsRemovalsSince(generation)).toBe(true);
        await writer.forgetRemoved(generation + 1);
        await reader.advance();
        expect(await reader.vectorRows.knowsRemovalsSince(generation)).toBe(false);
        expect(await reader.vectorRows.knowsRemovalsSince(generation + 1)).toBe(true);
      });

      it('remembers the id of what was removed by its content', async () => {
        const { writer, embedder } = await corpus({ f1: flood });
        await writer.remove(['f1']);
        expect(await writer.formerId('hash of f1')).toBe('f1');
        await writer.put([await newArticle('f1', flood, embedder)], embedder.info.dimension);
        expect(await writer.formerId('hash of f1')).toBeNull();
      });
    });

    describe('vectors', () => {
      it('are read in slices in order of id', async () => {
        const { reader } = await corpus({ f1: flood, s1: strike });
        const first = await reader.vectorRows.after(0, 2);
        const rest = await reader.vectorRows.after(first.at(-1)!.id, 2);
        expect([...first, ...rest].map(({ id }) => id)).toEqual(
          [...(await reader.vectorRows.ids())].sort(),
        );
        expect(rest).toHaveLength(1);
      });

      it('are known by their texts, so that none is made twice', async () => {
        const { writer, reader, embedder } = await corpus({ f1: flood });
        const known = await writer.vectorsOf('f1', embedder.info.dimension);
        embedder.embedded.length = 0;
        const more = parsedArticle(`${flood.text} Rien de plus.`);
        const again = await newArticle(
          'f1',
          { ...more, leftovers: flood.leftovers },
          embedder,
          known,
        );
        expect(embedder.embedded).toEqual([
          'La décrue est attendue jeudi. Rien de plus.',
          'Rien de plus.',
        ]);
        const kept = (await reader.vectorRows.after(0, 1))[0]!.vector;
        expect(cosine(again.chunks[0]!.vector!, fromInt8(kept))).toBeCloseTo(1, 6);
      });

      it('that are missing stay missing', async () => {
        const speechless = fakeEmbedder();
        speechless.embed = async (texts) => texts.map(() => null);
        const { writer, reader } = await corpus(
          { s1: strike, a: parsedArticle('漢字。') },
          speechless,
        );
        expect((await reader.heads(await reader.chunkIds('s1')))[0]?.vector).toBeNull();
        expect([...(await writer.vectorsOf('a', 32)).keys()]).toEqual([]);
        expect(await reader.vectorRows.after(0, 10)).toEqual([]);
      });
    });

    describe('what is in some collections', () => {
      const folderOf = (file: string) => (file.includes('/') ? file.split('/')[0]! : '');
      const filled = () => corpus({ f1: flood, s1: strike }, fakeEmbedder(), folderOf);

      it('is all that can be read, found and counted of it', async () => {
        const { reader } = await filled();
        const seen = await reader.within(['regions', 'of nothing']);
        const hidden = await reader.chunkIds('s1');
        expect((await seen.articles()).map(({ id }) => id)).toEqual(['f1']);
        expect(await seen.articleIds()).toEqual(['f1']);
        expect((await seen.files()).map(({ id }) => id)).toEqual(['f1']);
        expect(await seen.articlesUndated()).toEqual([]);
        expect(await seen.articlesPublished(null, null)).toEqual(['f1']);
        expect(await seen.article('f1')).toEqual(await reader.article('f1'));
        expect(await seen.article('s1')).toBeNull();
        expect(await seen.article(strike.file)).toBeNull();
        expect([...(await seen.details(['f1', 's1'])).keys()]).toEqual(['f1']);
        expect(await seen.chunkIds('f1')).toEqual(await reader.chunkIds('f1'));
        expect(await seen.chunkIds('s1')).toEqual([]);
        expect(await seen.heads(hidden)).toEqual([]);
        expect(await seen.chunks(hidden)).toEqual([]);
        expect(await seen.fullText(stems('Loire boulangers'), 10, null)).toEqual(
          await reader.chunkIds('f1'),
        );
        expect(await seen.fullText(stems('boulangers'), 10, ['s1'])).toEqual([]);
        expect(await seen.totals()).toEqual({ articles: 1, chunks: 2, sentences: 4 });
      });

      it('has counts and frequencies as if there were nothing else', async () => {
        const { reader } = await filled();
        const seen = await reader.within(['regions']);
        const { reader: alone } = await corpus({ f1: flood });
        expect(seen.counts).toEqual(alone.counts);
        const asked = stems('Loire communes boulangers pain Paris');
        expect(await seen.frequencies(asked)).toEqual(await alone.frequencies(asked));
        expect(await seen.totals()).toEqual(await alone.totals());
      });

      it('is nothing where there is no collection, or none with articles', async () => {
        const { reader } = await filled();
        for (const none of [[], ['Regions'], ["regions' OR 1"]]) {
          const seen = await reader.within(none);
          expect(await seen.articles()).toEqual([]);
          expect(await seen.fullText(stems('Loire boulangers'), 10, null)).toEqual([]);
          expect(seen.counts).toEqual({ chunks: 0, meanWords: 0 });
          expect(await seen.collections()).toEqual([]);
        }
      });

      it('may be told to an index in memory', async () => {
        const { reader } = await filled();
        const { sees } = await reader.within(['']);
        if (sees === null) return; // the store searches vectors itself
        const ids = [...(await reader.chunkIds('f1')), ...(await reader.chunkIds('s1'))];
        expect(ids.map(sees)).toEqual([false, false, true]);
      });

      it('has no article whose collection is not known yet', async () => {
        const { reader, writer } = await corpus({ s1: strike });
        expect(await reader.collections()).toEqual([]);
        expect(await (await reader.within([''])).articleIds()).toEqual([]);
        expect(await writer.sort(folderOf)).toBe(1);
        await reader.advance();
        expect(await (await reader.within([''])).articleIds()).toEqual(['s1']);
      });

      it('changes with what articles are sorted by, and with their files', async () => {
        const { reader, writer } = await filled();
        expect(await reader.collections()).toEqual([
          { id: '', articles: 1 },
          { id: 'regions', articles: 1 },
        ]);
        expect(await writer.sort(folderOf)).toBe(0);
        const generation = await writer.generation();
        expect(await writer.sort((file) => (file === flood.file ? 'floods' : ''))).toBe(1);
        expect(await writer.generation()).toBe(generation + 1);
        expect(await (await reader.within(['floods'])).articleIds()).toEqual([]);
        await reader.advance();
        const floods = await reader.within(['floods']);
        expect(await floods.articleIds()).toEqual(['f1']);
        expect(await floods.collections()).toEqual([{ id: 'floods', articles: 1 }]);
        expect(await (await reader.within(['regions'])).articleIds()).toEqual([]);
        await writer.move('f1', 'secret/loire.txt');
        await writer.remove(['s1']); // readers follow generations
        await reader.advance();
        for (const { id } of await reader.collections()) {
          expect(await (await reader.within([id])).articleIds()).not.toContain('f1');
        }
      });
    });
  });
}
