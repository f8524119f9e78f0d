import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type ShownAnswer } from '../../src/memory/shown-answer.ts';
import { MIGRATIONS } from '../../src/memory/sqlite/bot-schema.ts';
import { BotStore } from '../../src/memory/sqlite/bot-store.ts';
import { botDbPath, openBotDb } from '../../src/memory/sqlite/open-bot-db.ts';
import { citation, loireText } from '../commands/fake-kiosque.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const root = temporaryFolder();
const DAY = 86_400_000;
let folder: string;
let now: number;
let store: BotStore;
beforeEach(() => {
  folder = join(root, Math.random().toString(36));
  now = Date.UTC(2026, 0, 1);
  store = new BotStore(openBotDb(folder).db, () => now);
});

const shown = { ...citation, context: { start: 0, text: loireText.slice(0, 58) } };

function answer(changes: Partial<ShownAnswer> = {}): number {
  return store.keepAnswer({
    parentId: null,
    guildId: 'g1',
    channelId: 'c1',
    private: false,
    person: 'ada',
    question: 'Combien ?',
    understood: null,
    language: 'fr',
    kind: 'answered',
    citations: [shown],
    ...changes,
  });
}

describe('answers', () => {
  it('come back whole, by id and by message', () => {
    const id = answer();
    store.setMessage(id, 'm1');
    expect(store.answer(id)).toMatchObject({ id, messageId: 'm1', person: 'ada', private: false });
    expect(store.answerOfMessage('m1')?.citations).toEqual([shown]);
    expect(store.answerOfMessage('m2')).toBeNull();
  });

  it('survive a restart', () => {
    const id = answer();
    store.close();
    store = new BotStore(openBotDb(folder).db);
    expect(store.answer(id)?.question).toBe('Combien ?');
  });

  it('of a channel are those that a person sees', () => {
    answer({ question: 'public' });
    answer({ question: 'hers', private: true });
    answer({ question: 'his', private: true, person: 'bob' });
    answer({ question: 'none', citations: [] });
    answer({ question: 'elsewhere', channelId: 'c2' });
    const seen = (person: string) => store.recentAnswers('c1', person).map((one) => one.question);
    expect(seen('ada')).toEqual(['hers', 'public']);
    expect(seen('bob')).toEqual(['his', 'public']);
    expect(store.lastAnswerIn('c1')?.question).toBe('none');
  });

  it('give the turns up to one, oldest first, of its own branch', () => {
    const first = answer({ question: '1', understood: null });
    const second = answer({ question: '2', understood: 'deux', parentId: first });
    answer({ question: 'autre', parentId: first });
    const third = answer({ question: '3', parentId: second, citations: [] });
    expect(store.turnsUpTo(third, 5)).toEqual([
      { question: '1', understood: '1', articleIds: ['loire1'] },
      { question: '2', understood: 'deux', articleIds: ['loire1'] },
      { question: '3', understood: '3', articleIds: [] },
    ]);
    expect(store.turnsUpTo(third, 2).map(({ question }) => question)).toEqual(['2', '3']);
    expect(store.turnsUpTo(null, 5)).toEqual([]);
  });
});

describe('votes', () => {
  it('are one a person, changeable, a comment going with its vote', () => {
    const id = answer();
    store.vote(id, 'bob', -1);
    store.comment(id, 'bob', 'faux');
    store.vote(id, 'bob', -1);
    store.vote(id, 'eve', 1);
    expect(store.votes(id)).toEqual([
      { person: 'bob', vote: -1, comment: 'faux' },
      { person: 'eve', vote: 1, comment: null },
    ]);
    store.vote(id, 'bob', 1);
    expect(store.votes(id)[0]).toEqual({ person: 'bob', vote: 1, comment: null });
    store.deleteAnswer(id);
    expect(store.votes(id)).toEqual([]);
  });
});

describe('forgetting', () => {
  it('erases what a person gave; excerpts stay', () => {
    const id = answer();
    const other = answer({ person: 'bob' });
    store.vote(other, 'ada', 1);
    store.vote(id, 'bob', 1);
    const state = store.keepState('search:words', 'g1', 'ada');
    expect(store.forget('ada')).toEqual({ questions: 2, votes: 1 });
    expect(store.answer(id)).toMatchObject({ person: null, question: null, citations: [shown] });
    expect(store.answer(other)).toMatchObject({ person: 'bob', question: 'Combien ?' });
    expect(store.votes(other)).toEqual([]);
    expect(store.votes(id)).toHaveLength(1);
    expect(store.state(state)).toBeNull();
    expect(store.turnsUpTo(id, 5)).toEqual([]);
    expect(store.forget('ada')).toEqual({ questions: 0, votes: 0 });
  });

  it('comes by itself after a time, but for what was voted on', () => {
    const old = answer();
    const voted = answer();
    store.vote(voted, 'bob', -1);
    now += 29 * DAY;
    store.sweep(30);
    expect(store.answer(old)?.question).toBe('Combien ?');
    now += 2 * DAY;
    const fresh = answer();
    store.sweep(30);
    expect(store.answer(old)).toMatchObject({ person: null, question: null, citations: [shown] });
    expect(store.answer(voted)?.question).toBe('Combien ?');
    expect(store.answer(fresh)?.question).toBe('Combien ?');
  });

  it('erases a guild 30 days after it was left', () => {
    const id = answer();
    const elsewhere = answer({ guildId: 'g2' });
    store.changeSettings('g1', { language: 'en' });
    store.guildLeft('g1');
    now += 20 * DAY;
    store.guildLeft('g1');
    now += 11 * DAY;
    store.sweep(365);
    expect(store.answer(id)).toBeNull();
    expect(store.answer(elsewhere)).not.toBeNull();
    expect(store.settings('g1')).toEqual(DEFAULT_SETTINGS);
    expect(store.guildIds()).toEqual(['g2']);
  });

  it('keeps the data of a guild that called the bot back', () => {
    const id = answer();
    store.guildLeft('g1');
    store.guildJoined('g1');
    now += 40 * DAY;
    store.sweep(365);
    expect(store.answer(id)).not.toBeNull();
  });
});

it('keeps settings, each change on top of the others', () => {
  expect(store.settings('g1')).toEqual(DEFAULT_SETTINGS);
  store.changeSettings('g1', { language: 'en' });
  store.changeSettings('g1', { channels: ['c1'] });
  expect(store.settings('g1')).toEqual({ ...DEFAULT_SETTINGS, language: 'en', channels: ['c1'] });
});

describe('answers by a language model', () => {
  it('are counted by day and guild, over restarts', () => {
    const take = (guild: string | null) => store.takeModelAnswer(guild, 2);
    expect([take('g1'), take('g1'), take('g1'), take('g2'), take(null)]).toEqual([
      true,
      true,
      false,
      true,
      true,
    ]);
    store.close();
    store = new BotStore(openBotDb(folder).db, () => now);
    expect(take('g1')).toBe(false);
    now += DAY;
    expect(take('g1')).toBe(true);
  });

  it('may be as many as one likes', () => {
    for (let i = 0; i < 5; i++) expect(store.takeModelAnswer('g1', null)).toBe(true);
  });
});

describe('the file', () => {
  it('is in WAL mode, at the version of its migrations', () => {
    const { db } = openBotDb(folder);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
  });

  it('of the version before keeps what it holds', () => {
    store.close();
    const before = join(folder, 'before');
    mkdirSync(before);
    const db = new Database(botDbPath(before));
    db.exec(MIGRATIONS[0]!);
    db.prepare('INSERT INTO guilds (id, settings) VALUES (\'g1\', \'{"language":"en"}\')').run();
    db.pragma('user_version = 1');
    db.close();
    store = new BotStore(openBotDb(before).db, () => now);
    expect(store.settings('g1').language).toBe('en');
    expect(store.takeModelAnswer('g1', 1)).toBe(true);
  });

  it('of a newer version is refused', () => {
    store.close();
    const db = new Database(botDbPath(folder));
    db.pragma(`user_version = ${MIGRATIONS.length + 1}`);
    db.close();
    expect(() => openBotDb(folder)).toThrow(/newer version/);
    // For afterwards.
    store = new BotStore(openBotDb(join(folder, 'other')).db);
  });

  it('that is damaged is kept aside', () => {
    store.close();
    writeFileSync(botDbPath(folder), 'no database, but long enough to look at'.repeat(100));
    const { db, damage } = openBotDb(folder, new Date('2026-01-02T03:04:05Z'));
    expect(damage).toMatch(/not a database/);
    expect(new BotStore(db).guildIds()).toEqual([]);
  });
});
