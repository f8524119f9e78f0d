import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { corpusStore } from '../../src/corpus/open-store.ts';
import {
  corpusPath,
  openCorpusForReading,
  openCorpusForWriting,
} from '../../src/corpus/sqlite/open-corpus.ts';
import { MIGRATIONS, OLDEST_VERSION, SCHEMA_VERSION } from '../../src/corpus/sqlite/schema.ts';
import { UserError } from '../../src/errors.ts';
import { corpusOf, parsedArticle } from '../helpers/corpus.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const root = temporaryFolder();
const now = new Date('2026-02-03T04:05:06Z');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(root, 'data-'));
});

const OLDER = {
  fr: 'il a été écrit par une version plus ancienne',
  en: 'it was written by an older version',
};

/** A store with some articles, closed. */
async function filled(version = SCHEMA_VERSION): Promise<void> {
  const text = Array.from({ length: 400 }, (_, i) => `La phrase ${i} parle du maire.`).join(' ');
  const { writer, reader } = await corpusOf(folder, { a: parsedArticle(text) });
  await reader.close();
  await writer.close();
  const { db } = openCorpusForWriting(folder, now);
  db.pragma(`user_version = ${version}`);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

/** Opens for writing; how many articles there are, and why it was made anew. */
function opened() {
  const { db, remade } = openCorpusForWriting(folder, now);
  const articles = db.prepare('SELECT count(*) FROM articles').pluck().get();
  db.close();
  return { articles, remade };
}

describe('a store', () => {
  it('is made where there is none, in a folder made for it', () => {
    folder = join(folder, 'not', 'yet');
    expect(openCorpusForReading(folder)).toBeNull();
    expect(opened()).toEqual({ articles: 0, remade: null });
    const db = openCorpusForReading(folder);
    expect(db?.readonly).toBe(true);
    db?.close();
  });

  it('is opened with the log brought in that a killed indexing left', () => {
    const { db } = openCorpusForWriting(folder, now);
    const logBytes = () => statSync(`${corpusPath(folder)}-wal`).size;
    db.pragma('wal_autocheckpoint = 0');
    const set = db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');
    set.run('small', 'x');
    const short = logBytes();
    openCorpusForWriting(folder, now).db.close();
    expect(logBytes()).toBe(short);
    set.run('long', 'x'.repeat(17e6));
    expect(logBytes()).toBeGreaterThan(17e6);
    const again = openCorpusForWriting(folder, now).db;
    expect(logBytes()).toBe(0);
    const length = again.prepare("SELECT length(value) FROM meta WHERE key = 'long'").pluck().get();
    expect(length).toBe(17e6);
    again.close();
    db.close();
  });

  it('is opened at once with a long log that somebody reads', () => {
    const { db } = openCorpusForWriting(folder, now);
    db.pragma('wal_autocheckpoint = 0');
    const set = db.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');
    set.run('long', 'x'.repeat(17e6));
    const reading = new Database(corpusPath(folder), { readonly: true });
    reading.exec('BEGIN');
    reading.prepare('SELECT count(*) FROM meta').get();
    set.run('later', 'x');
    const opening = () => {
      const began = performance.now();
      openCorpusForWriting(folder, now).db.close();
      return performance.now() - began;
    };
    // The first brings in what it can.
    opening();
    expect(Math.min(opening(), opening(), opening())).toBeLessThan(250);
    reading.close();
    db.close();
  });

  it('is kept', async () => {
    await filled();
    expect(opened()).toEqual({ articles: 1, remade: null });
  });

  it('can be read while it is written', async () => {
    await filled();
    const { db } = openCorpusForWriting(folder, now);
    const reader = openCorpusForReading(folder)!;
    db.exec("BEGIN IMMEDIATE; DELETE FROM articles WHERE id = 'a'");
    expect(reader.prepare('SELECT count(*) FROM articles').pluck().get()).toBe(1);
    db.exec('COMMIT');
    expect(reader.prepare('SELECT count(*) FROM articles').pluck().get()).toBe(0);
    await reader.close();
    db.close();
  });

  it('that is empty is none', () => {
    writeFileSync(corpusPath(folder), '');
    expect(openCorpusForReading(folder)).toBeNull();
    expect(opened()).toEqual({ articles: 0, remade: null });
  });

  it('of an older version is made anew', async () => {
    await filled(-1);
    expect(openCorpusForReading(folder)).toBeNull();
    expect(opened()).toEqual({ articles: 0, remade: OLDER });
  });

  it('of the version before is brought to this one, with all that is in it', async () => {
    const old = new Database(corpusPath(folder));
    old.exec(MIGRATIONS[0]!);
    old.pragma(`user_version = ${OLDEST_VERSION}`);
    old.exec(`INSERT INTO meta VALUES ('generation', '7');
      INSERT INTO articles VALUES ('a', 'a.txt', 'h', 1, 1.5, '{}', NULL, 'Un. Deux.', '[]', 2, '');
      INSERT INTO chunks VALUES (4, 'a', 0, 9, 'Un. Deux.', 'un\ndeux', 3, zeroblob(16), NULL, zeroblob(0));
      INSERT INTO chunks VALUES (9, 'a', 0, 9, 'Un. Deux.', 'un\ndeux', 3, zeroblob(16), NULL, zeroblob(0));
      DELETE FROM chunks WHERE id = 9;
      INSERT INTO chunks_fts (rowid, title, body) VALUES (4, '', 'un deux');`);
    old.close();
    expect(openCorpusForReading(folder)).toBeNull();
    expect(opened()).toEqual({ articles: 1, remade: null });
    const reader = (await corpusStore({ dataDir: folder }).read())!;
    expect(await reader.totals()).toEqual({ articles: 1, chunks: 1, sentences: 2 });
    expect(reader.counts).toEqual({ chunks: 1, meanWords: 3 });
    expect(reader.generation).toBe(7);
    expect((await reader.chunks([4]))[0]?.text).toBe('Un. Deux.');
    expect([...(await reader.frequencies(['un', 'deux', 'trois'])).values()]).toEqual([1, 1, 0]);
    // No id is given twice.
    expect(await reader.vectorRows.lastId()).toBe(9);
    await reader.close();
    const { writer } = await corpusStore({ dataDir: folder }).write(now);
    await writer.remove(['a']);
    expect(await writer.counts()).toEqual({ articles: 0, chunks: 0, sentences: 0 });
    expect(await writer.formerId('h')).toBe('a');
    await writer.close();
  });

  it('of a newer version is refused and left alone', async () => {
    await filled(SCHEMA_VERSION + 1);
    const bytes = readFileSync(corpusPath(folder));
    expect(() => opened()).toThrow(UserError);
    expect(() => opened()).toThrow(
      expect.objectContaining({
        text: {
          fr: `L’index de ${folder} a été écrit par une version plus récente de Kiosque.`,
          en: `The index in ${folder} was written by a newer version of Kiosque.`,
        },
        remedy: {
          fr: expect.stringMatching('DATA_DIR'),
          en: expect.stringMatching('DATA_DIR'),
        },
      }),
    );
    expect(() => openCorpusForReading(folder)).toThrow(/newer version/);
    expect(readFileSync(corpusPath(folder)).equals(bytes)).toBe(true);
    expect(readdirSync(folder).join()).not.toContain('damaged');
  });

  it.each([
    ['is no database', (file: string) => writeFileSync(file, 'Bonjour. '.repeat(1000))],
    [
      'was cut short',
      (file: string) => truncateSync(file, Math.floor(readFileSync(file).length / 2)),
    ],
    [
      'has a page of noise',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes.fill(0xa5, 4096 * 5, 4096 * 9);
        writeFileSync(file, bytes);
      },
    ],
    [
      'has a damaged head',
      (file: string) => {
        const bytes = readFileSync(file);
        bytes.fill(0xff, 100, 400);
        writeFileSync(file, bytes);
      },
    ],
  ])('that %s is kept aside and made anew', async (_, damage) => {
    await filled();
    damage(corpusPath(folder));
    const bytes = readFileSync(corpusPath(folder));
    expect(openCorpusForReading(folder)).toBeNull();
    const { articles, remade } = opened();
    expect(articles).toBe(0);
    expect(remade?.fr).toMatch(/^il était endommagé \(.+\)$/);
    expect(remade?.en).toMatch(/^it was damaged \(.+\)$/);
    const aside = join(folder, 'corpus.db.damaged-2026-02-03T04-05-06');
    expect(readFileSync(aside).equals(bytes)).toBe(true);
    expect(opened()).toEqual({ articles: 0, remade: null });
  });

  it('whose folder is a file says so', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    for (const dataDir of [file, join(file, 'data')]) {
      expect(() => openCorpusForWriting(dataDir, now)).toThrow(UserError);
      expect(() => openCorpusForWriting(dataDir, now)).toThrow(
        `DATA_DIR is ${dataDir}, which is a file`,
      );
      expect(() => openCorpusForWriting(dataDir, now)).toThrow(
        expect.objectContaining({
          text: expect.objectContaining({
            fr: expect.stringContaining(`DATA_DIR vaut ${dataDir}, qui est un fichier`),
          }),
        }),
      );
    }
  });
});
