import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { noteFoundWhole } from '../../embeddings/found-whole.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { type Config, type LanguageModelConfig, loadConfig } from '../../src/config/config.ts';
import { takeLock } from '../../src/corpus/open-store.ts';
import { CHECKSUMS, defineChecksum } from '../../src/corpus/sqlite/checksums.ts';
import { openCorpusForReading } from '../../src/corpus/sqlite/open-corpus.ts';
import { backUp } from '../../src/maintenance/backup.ts';
import { diagnose } from '../../src/maintenance/doctor.ts';
import { exportLines } from '../../src/maintenance/export-lines.ts';
import type { CheckResult } from '../../src/maintenance/finding.ts';
import { restore } from '../../src/maintenance/restore.ts';
import type { BotMemory } from '../../src/memory/bot-memory.ts';
import { memoryStore } from '../../src/memory/open-store.ts';
import { runTerminal } from '../../src/terminal/program.ts';
import { refreshIndex } from '../helpers/refresh-index.ts';
import { sampleArticles } from '../helpers/sample-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { expectBoth } from '../helpers/typography.ts';
import { fakeTerminal } from '../terminal/fake-terminal.ts';
import { type ScriptedReply, startLoopbackModel } from '../writing/loopback-model.ts';

const NOW = new Date('2026-02-03T04:05:06Z');
const TOKEN = `${'A'.repeat(24)}.${'B'.repeat(6)}.${'C'.repeat(38)}`;
const root = temporaryFolder();
let embedder: LocalEmbedder;
let folder: string;
let config: Config;
let bot: BotMemory | null = null;

const index = (full = false) =>
  refreshIndex({
    articlesDir: config.articlesDir,
    dataDir: config.dataDir,
    now: NOW,
    full,
    embedder,
    onProgress: () => {},
  });
const idOf = (file: string): unknown => {
  const db = openCorpusForReading(config.dataDir)!;
  const id = db.prepare("SELECT id FROM articles WHERE file = ? AND text <> ''").pluck().get(file);
  db.close();
  return id;
};
const asked = (store: BotMemory, question: string): Promise<number> =>
  store.answers.keep({
    parentId: null,
    guildId: '100000000000000001',
    channelId: '100000000000000002',
    private: false,
    person: '100000000000000003',
    question,
    understood: question,
    language: 'fr',
    kind: 'answered',
    citations: [],
  });
const runBot = async (): Promise<BotMemory> => {
  bot = (await memoryStore(config).open()).memory;
  return bot;
};
const stopBot = async (): Promise<void> => {
  await bot?.close();
  bot = null;
};

const indexed = join(root, 'indexed');
beforeAll(async () => {
  embedder = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: root });
  for (const name of ['skerrow-ferry-delayed.html', 'tramway-port-lamier.txt']) {
    cpSync(join(sampleArticles, name), join(indexed, 'articles', name));
  }
  config = loadConfig({}, {}, indexed);
  await index();
});
beforeEach(() => {
  folder = mkdtempSync(join(root, 'case-'));
  cpSync(indexed, folder, { recursive: true, preserveTimestamps: true });
  config = loadConfig({ READER: 'off' }, {}, folder);
});
afterEach(stopBot);

const FERRY = 'skerrow-ferry-delayed.html';
const bytesOf = (dir: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(dir).map((name) => [name, readFileSync(join(dir, name)).toString('base64')]),
  );

describe('doctor', () => {
  const findings = async (changes: Partial<Config> = {}): Promise<Record<string, CheckResult>> => {
    const found: Record<string, CheckResult> = {};
    const examined = { ...config, ...changes };
    const load = () => loadEmbedder({ model: examined.embeddingModel, cacheDir: root });
    for await (const finding of diagnose(examined, load)) found[finding.what.en] = finding;
    for (const { found: said, remedy } of Object.values(found)) {
      expect(said.fr && said.en).not.toBe('');
      if (remedy) expectBoth(remedy, [folder]);
    }
    return found;
  };
  const broken = (found: Record<string, CheckResult>) =>
    Object.values(found).flatMap(({ state, what }) => (state === 'broken' ? [what.en] : []));

  it('finds nothing wrong, changes nothing, and works beside a running bot', async () => {
    const before = bytesOf(config.dataDir);
    expect(broken(await findings())).toEqual([]);
    expect(bytesOf(config.dataDir)).toEqual(before);
    await asked(await runBot(), 'Pourquoi ?');
    const found = await findings({ discord: { ...config.discord, token: TOKEN } });
    expect(broken(found)).toEqual([]);
    expect(found['Index of the vectors']?.found.en).toMatch(/^whole, \d+ passages$/);
    expect(found['Discord token']?.found.en).toBe('has the right shape');
  });

  it('says that a lock file holds bytes, which the next start mends', async () => {
    expect((await findings())['Locks']?.state).toBe('ok');
    writeFileSync(join(config.dataDir, 'store.lock'), Buffer.alloc(4096));
    const { state, found, remedy } = (await findings())['Locks']!;
    expect([state, found.en]).toEqual(['warning', 'store.lock holds bytes, as after a power cut']);
    expectBoth(found);
    expectBoth(remedy!);
    await index();
    expect((await findings())['Locks']?.state).toBe('ok');
  });

  it('says whether the language model answers, and what to do', async () => {
    const said = async (reply: ScriptedReply, changes: Partial<LanguageModelConfig> = {}) => {
      const server = await startLoopbackModel(() => reply);
      const languageModel = { ...server.config, ...changes };
      const found = (await findings({ languageModel }))['Language model']!;
      await server.stop();
      return `${found.state}: ${found.found.en} ${found.remedy?.en ?? ''}`.trim();
    };
    expect((await findings())['Language model']!.found.en).toMatch(/^none;/);
    expect(await said({ text: 'yes' })).toBe('ok: loopback answers in 1 s');
    expect(await said({ status: 401 })).toMatch(/^warning: .*refuses the key.*LLM_API_KEY/);
    expect(await said({ status: 404 })).toMatch(/^warning: .*LLM_MODEL/);
    expect(await said({ silent: true }, { timeoutSeconds: 1 })).toMatch(/in time.*LLM_TIMEOUT/);
    const nowhere = { baseUrl: 'http://127.0.0.1:9/v1' };
    expect(await said({}, nowhere)).toMatch(/cannot be reached.*LLM_BASE_URL/);
    expect(await said({ raw: 'hello' })).toMatch(/^warning: /);
  });

  it('names a file of which the index has no article, and where to read why', async () => {
    writeFileSync(join(config.articlesDir, 'vide.pdf'), '');
    await index();
    const { 'Reading of the articles': reading } = await findings();
    expect([reading?.state, reading?.found.en]).toEqual([
      'warning',
      'vide.pdf: no article of it in the index',
    ]);
    expect(reading?.remedy?.en).toContain('npm run index');
  });

  it('finds what is broken, and says what to do', async () => {
    const corpus = join(config.dataDir, 'corpus.db');
    const bytes = readFileSync(corpus);
    bytes.fill(0xa5, 4096 * 5, 4096 * 9);
    writeFileSync(corpus, bytes);
    const hnsw = readdirSync(config.dataDir).find((name) => /hnsw\.[0-9a-f]+$/.test(name))!;
    rmSync(join(config.dataDir, hnsw));
    writeFileSync(join(config.dataDir, 'bot.db'), 'no database');
    const found = await findings({
      articlesDir: join(folder, 'none'),
      discord: { ...config.discord, token: 'secret' },
    });
    expect(broken(found)).toEqual([
      'Articles folder',
      'Index of the articles (corpus.db)',
      'Index of the vectors',
      'The bot’s memory (bot.db)',
      'Discord token',
    ]);
    expect(JSON.stringify(found)).not.toContain('"secret"');
    expect(found['Index of the articles (corpus.db)']?.remedy?.en).toContain('npm run index');
  });

  it.each<[string, string, string, RegExp]>([
    [
      'vectors that the saved index lacks',
      `UPDATE chunks SET vector = NULL WHERE id = 1`,
      'Index of the vectors',
      /0 passages are missing, 1 are too many/,
    ],
    [
      'a saved index of a store that was put back',
      `UPDATE meta SET value = 0 WHERE key = 'generation'`,
      'Index of the vectors',
      /^ahead of the index/,
    ],
    [
      'a chunk that the full text lacks',
      'DELETE FROM chunks_fts WHERE rowid = 1',
      'Index of the articles (corpus.db)',
      /full text/,
    ],
    [
      'a chunk that is no part of its article',
      `UPDATE chunks SET start = start + 1, "end" = "end" + 1 WHERE id = 1`,
      'Index of the articles (corpus.db)',
      /what is kept of .* is damaged/,
    ],
  ])('finds %s, and it is mended as it says', async (_name, sql, what, says) => {
    const db = new Database(join(config.dataDir, 'corpus.db'));
    db.exec(sql);
    defineChecksum(db);
    // As a mistake of the program would leave it.
    db.exec(`UPDATE chunks SET checksum = ${CHECKSUMS.chunk}`);
    db.close();
    const found = await findings();
    expect(broken(found)).toEqual([what]);
    expect(found[what]!.found.en).toMatch(says);
    expect(found[what]!.remedy!.en).toContain('npm run index -- --full');
    await index(true);
    expect(broken(await findings())).toEqual([]);
  });

  it('finds a database that is away, and names it without its password', async () => {
    const url = 'postgresql://ada:hunter2@127.0.0.1:1/press';
    const found = await findings({ database: { url, efSearch: 100 } });
    expect(broken(found)).toContain('Database');
    expect(found['Database']?.found.en).toContain('127.0.0.1:1/press');
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });

  it.each<[string, RegExp, string]>([
    ['a store', /^corpus\.db$/, 'Index of the articles (corpus.db)'],
    ['a saved index', /^chunks\.hnsw\.[0-9a-f]{12}$/, 'Index of the vectors'],
  ])(
    'finds %s that has gone bad without being written, and it is mended as it says',
    async (_name, wanted, what) => {
      const file = () =>
        join(config.dataDir, readdirSync(config.dataDir).find((name) => wanted.test(name))!);
      // A start of today has found it whole.
      await index();
      noteFoundWhole(file());
      const { atime, mtime } = statSync(file());
      const bytes = readFileSync(file());
      const at = Math.min(4096 * 5, bytes.length / 2);
      bytes.fill(0xa5, at, at + 4096);
      writeFileSync(file(), bytes);
      utimesSync(file(), atime, mtime);
      expect(broken(await findings())).toEqual([what]);
      await index(true);
      expect(broken(await findings())).toEqual([]);
    },
  );

  it.each(['fr', 'en'])('is a command of the terminal, in %s', async (language) => {
    const { terminal, written } = fakeTerminal();
    const args = ['doctor', '--language', language];
    expect(await runTerminal(args, { ...terminal, directory: folder })).toBe(0);
    expect(written.stdout).toContain(language === 'fr' ? 'Tout va bien.' : 'All is well.');
    writeFileSync(join(config.articlesDir, 'empty.txt'), '');
    expect(await runTerminal(args, { ...terminal, directory: folder })).toBe(0);
    expect(written.stdout.replace(/\u00a0|\u202f/g, ' ')).toMatch(
      language === 'fr' ? /1 point à regarder \(⚠\)\.$/m : /1 thing to look at \(⚠\)\.$/m,
    );
    rmSync(config.articlesDir, { recursive: true });
    expect(await runTerminal(args, { ...terminal, directory: folder })).toBe(1);
    expect(written.stdout).toMatch(/✗.*\n {2}→ /);
  });
});

describe('backup and restore', () => {
  const backup = () => join(folder, 'kiosque.backup');

  it('while a bot writes, of one moment', async () => {
    const store = await runBot();
    for (let i = 0; i < 200; i++)
      await store.votes.cast(await asked(store, `Question ${i}`), 'p', 1);
    const writing = setInterval(
      async () => store.votes.cast(await asked(store, 'encore'), 'p', -1),
      0,
    );
    const counts = await backUp(config, backup(), NOW);
    if (process.platform !== 'win32') expect(statSync(backup()).mode & 0o077).toBe(0);
    clearInterval(writing);
    expect(counts.answers).toBeGreaterThanOrEqual(200);
    expect(counts.votes).toBe(counts.answers);
    expect(counts.articles).toBe(2);
    await expect(backUp(config, backup(), NOW)).rejects.toThrow(/exists already/);
  });

  it('gives back what the bot kept, and keeps the former file aside', async () => {
    const id = await asked(await runBot(), 'Pourquoi le bac ?');
    await bot!.votes.cast(id, 'p', 1);
    await backUp(config, backup(), NOW);
    await bot!.answers.delete(id);
    await stopBot();
    const { aside, reindex } = await restore(config, backup(), NOW);
    expect(reindex).toBe(false);
    expect(aside).toHaveLength(1);
    const again = await runBot();
    expect((await again.answers.get(id))?.question).toBe('Pourquoi le bac ?');
    expect(await again.votes.on(id)).toHaveLength(1);
    const former = new Database(aside[0]!, { readonly: true });
    expect(former.prepare('SELECT count(*) FROM answers').pluck().get()).toBe(0);
    former.close();
  });

  it('gives a moved article its id back, also where there is no index any more', async () => {
    const id = idOf(FERRY);
    renameSync(join(config.articlesDir, FERRY), join(config.articlesDir, 'moved.html'));
    await index();
    expect(idOf('moved.html')).toBe(id);
    await backUp(config, backup(), NOW);
    rmSync(config.dataDir, { recursive: true });
    await index();
    expect(idOf('moved.html')).not.toBe(id);
    expect((await restore(config, backup(), NOW)).reindex).toBe(true);
    await index();
    expect(idOf('moved.html')).toBe(id);
    rmSync(config.dataDir, { recursive: true });
    renameSync(join(config.articlesDir, 'moved.html'), join(config.articlesDir, 'again.html'));
    await restore(config, backup(), NOW);
    await index();
    expect(idOf('again.html')).toBe(id);
  });

  it('refuses while a bot runs, and changes nothing', async () => {
    await backUp(config, backup(), NOW);
    await asked(await runBot(), 'Pourquoi ?');
    await expect(restore(config, backup(), NOW)).rejects.toThrow(/A bot or another command uses/);
    expect((await bot!.answers.get(1))?.question).toBe('Pourquoi ?');
    await stopBot();
    for (const [what, says] of [
      ['bot', /A bot or another command uses this data folder: “npm start” \(process 42, since /],
      ['store', /The index is being written by “npm start” \(process 42, since /],
    ] as const) {
      const release = await takeLock(config.dataDir, what, { pid: 42, program: 'npm start' }, 0);
      const error = await restore(config, backup(), NOW).catch((thrown) => thrown);
      expect(error.text.en).toMatch(says);
      expectBoth(error.text, ['npm start']);
      release();
    }
    expect(readdirSync(config.dataDir).join()).not.toMatch(/before-restore|part/);
  });

  it.each<[string, (file: string) => void, RegExp]>([
    ['is none', (file) => writeFileSync(file, 'Bonjour'), /is no backup of Kiosque/],
    ['is missing', () => {}, /does not exist/],
    ['is a bot.db', (file) => cpSync(join(config.dataDir, 'bot.db'), file), /is no backup/],
    [
      'is cut short',
      (file) => {
        cpSync(backup(), file);
        writeFileSync(file, readFileSync(file).subarray(0, 9000));
      },
      /is no backup of Kiosque/,
    ],
    [
      'is of a newer version',
      (file) => {
        cpSync(backup(), file);
        const db = new Database(file);
        db.exec('UPDATE backup SET format = 99');
        db.close();
      },
      /newer version/,
    ],
  ])('refuses a file that %s', async (_name, make, says) => {
    await asked(await runBot(), 'Pourquoi ?');
    await stopBot();
    await backUp(config, backup(), NOW);
    const file = join(folder, 'wrong');
    make(file);
    const before = bytesOf(config.dataDir);
    await expect(restore(config, file, NOW)).rejects.toThrow(says);
    expect(bytesOf(config.dataDir)['bot.db']).toBe(before['bot.db']);
  });
});

describe('export', () => {
  it('gives articles, chunks that are parts of them, and votes without anything of a person', async () => {
    const store = await runBot();
    const id = await asked(store, 'Pourquoi le bac ?');
    await store.votes.cast(id, '100000000000000003', -1);
    await store.votes.comment(id, '100000000000000003', 'faux');
    const { terminal, written } = fakeTerminal();
    const out = { ...terminal, directory: folder };
    expect(await runTerminal(['export', '--format', 'jsonl'], out)).toBe(0);
    const lines = written.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const texts = new Map(
      lines.flatMap((line) => (line.type === 'article' ? [[line.id, line.text]] : [])),
    );
    expect(texts.size).toBe(2);
    const chunks = lines.filter(({ type }) => type === 'chunk');
    expect(chunks.length).toBeGreaterThan(2);
    for (const { article, start, end, text } of chunks) {
      expect(texts.get(article).slice(start, end)).toBe(text);
    }
    expect(lines.at(-1)).toMatchObject({
      type: 'vote',
      vote: -1,
      comment: 'faux',
      question: 'Pourquoi le bac ?',
    });
    expect(written.stdout).not.toMatch(/10000000000000000\d/);
    expect(await runTerminal(['export', '--out', 'all.jsonl'], out)).toBe(0);
    expect(readFileSync(join(folder, 'all.jsonl'), 'utf8')).toBe(written.stdout);
    expect(await runTerminal(['export', '--format', 'csv'], out)).toBe(2);
    expect(await runTerminal(['export', '--out', 'none/all.jsonl'], out)).toBe(1);
    expect(written.stderr).toMatch(/Le dossier .*none n’existe pas/);
    expect(await runTerminal(['backup'], out)).toBe(2);
  });

  it('says so where there is no index', async () => {
    const lines = exportLines({ dataDir: join(folder, 'none') });
    await expect(lines.next()).rejects.toThrow(/no index/);
  });
});
