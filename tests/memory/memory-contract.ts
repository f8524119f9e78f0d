import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BotMemory } from '../../src/memory/bot-memory.ts';
import type { MemoryStore } from '../../src/memory/memory-store.ts';
import { DEFAULT_SETTINGS, type ShownAnswer } from '../../src/memory/shown-answer.ts';
import { citation, loireText } from '../commands/fake-kiosque.ts';

const DAY = 86_400_000;
const shown = { ...citation, context: { start: 0, text: loireText.slice(0, 58) } };

/**
 * What every store of a bot's memory must do.
 * @param newStore makes one without anything in it.
 */
export function memoryContract(name: string, newStore: () => Promise<MemoryStore>): void {
  let place: MemoryStore;
  let now: number;
  let store: BotMemory;
  const reopen = async () => (await place.open(() => now)).memory;
  beforeEach(async () => {
    now = Date.UTC(2026, 0, 1);
    place = await newStore();
    store = await reopen();
  });
  afterEach(() => store.close());

  function answer(changes: Partial<ShownAnswer> = {}): Promise<number> {
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

  describe(name, () => {
    describe('answers', () => {
      it('come back whole, by id and by message', async () => {
        const id = await answer();
        await store.setMessage(id, 'm1');
        expect(await store.answer(id)).toMatchObject({
          id,
          messageId: 'm1',
          person: 'ada',
          private: false,
        });
        expect((await store.answerOfMessage('m1'))?.citations).toEqual([shown]);
        expect(await store.answerOfMessage('m2')).toBeNull();
      });

      it('survive a restart', async () => {
        const id = await answer();
        await store.close();
        store = await reopen();
        expect((await store.answer(id))?.question).toBe('Combien ?');
      });

      it('of a channel are those that a person sees', async () => {
        await answer({ question: 'public' });
        await answer({ question: 'hers', private: true });
        await answer({ question: 'his', private: true, person: 'bob' });
        await answer({ question: 'none', citations: [] });
        await answer({ question: 'elsewhere', channelId: 'c2' });
        const seen = async (person: string) =>
          (await store.recentAnswers('c1', person)).map((one) => one.question);
        expect(await seen('ada')).toEqual(['hers', 'public']);
        expect(await seen('bob')).toEqual(['his', 'public']);
        expect((await store.lastAnswerIn('c1'))?.question).toBe('none');
      });

      it('give the turns up to one, oldest first, of its own branch', async () => {
        const first = await answer({ question: '1', understood: null });
        const second = await answer({ question: '2', understood: 'deux', parentId: first });
        await answer({ question: 'autre', parentId: first });
        const third = await answer({ question: '3', parentId: second, citations: [] });
        const said = expect.any(String);
        expect(await store.turnsUpTo(third, 5)).toEqual([
          { question: '1', understood: '1', articleIds: ['loire1'], said },
          { question: '2', understood: 'deux', articleIds: ['loire1'], said },
          { question: '3', understood: '3', articleIds: [] },
        ]);
        expect((await store.turnsUpTo(third, 2)).map(({ question }) => question)).toEqual([
          '2',
          '3',
        ]);
        expect(await store.turnsUpTo(null, 5)).toEqual([]);
      });
    });

    describe('votes', () => {
      it('are one a person, changeable, a comment going with its vote', async () => {
        const id = await answer();
        await store.vote(id, 'bob', -1);
        await store.comment(id, 'bob', 'faux');
        await store.vote(id, 'bob', -1);
        await store.vote(id, 'eve', 1);
        expect(await store.votes(id)).toEqual([
          { person: 'bob', vote: -1, comment: 'faux' },
          { person: 'eve', vote: 1, comment: null },
        ]);
        await store.vote(id, 'bob', 1);
        expect((await store.votes(id))[0]).toEqual({ person: 'bob', vote: 1, comment: null });
        await store.deleteAnswer(id);
        expect(await store.votes(id)).toEqual([]);
      });
    });

    describe('forgetting', () => {
      it('erases what a person gave; excerpts stay', async () => {
        const id = await answer();
        const other = await answer({ person: 'bob' });
        await store.vote(other, 'ada', 1);
        await store.vote(id, 'bob', 1);
        const state = store.keepState('search:words', 'g1', 'ada');
        expect(await store.forget('ada')).toEqual({ questions: 2, votes: 1 });
        expect(await store.answer(id)).toMatchObject({
          person: null,
          question: null,
          citations: [shown],
        });
        expect(await store.answer(other)).toMatchObject({ person: 'bob', question: 'Combien ?' });
        expect(await store.votes(other)).toEqual([]);
        expect(await store.votes(id)).toHaveLength(1);
        expect(await store.state(state)).toBeNull();
        expect(await store.turnsUpTo(id, 5)).toEqual([]);
        expect(await store.forget('ada')).toEqual({ questions: 0, votes: 0 });
      });

      it('comes by itself after a time, but for what was voted on', async () => {
        const old = await answer();
        const voted = await answer();
        await store.vote(voted, 'bob', -1);
        now += 29 * DAY;
        await store.sweep(30);
        expect((await store.answer(old))?.question).toBe('Combien ?');
        now += 2 * DAY;
        const fresh = await answer();
        await store.sweep(30);
        expect(await store.answer(old)).toMatchObject({
          person: null,
          question: null,
          citations: [shown],
        });
        expect((await store.answer(voted))?.question).toBe('Combien ?');
        expect((await store.answer(fresh))?.question).toBe('Combien ?');
      });

      it('erases a guild 30 days after it was left', async () => {
        const id = await answer();
        const elsewhere = await answer({ guildId: 'g2' });
        await store.changeSettings('g1', { language: 'en' });
        await store.guildLeft('g1');
        now += 20 * DAY;
        await store.guildLeft('g1');
        now += 11 * DAY;
        await store.sweep(365);
        expect(await store.answer(id)).toBeNull();
        expect(await store.answer(elsewhere)).not.toBeNull();
        expect(store.settings('g1')).toEqual(DEFAULT_SETTINGS);
        expect(await store.guildIds()).toEqual(['g2']);
      });

      it('keeps the data of a guild that called the bot back', async () => {
        const id = await answer();
        await store.guildLeft('g1');
        await store.guildJoined('g1');
        now += 40 * DAY;
        await store.sweep(365);
        expect(await store.answer(id)).not.toBeNull();
      });
    });

    it('keeps settings, each change on top of the others', async () => {
      expect(store.settings('g1')).toEqual(DEFAULT_SETTINGS);
      await store.changeSettings('g1', { language: 'en' });
      await store.changeSettings('g1', { channels: ['c1'] });
      expect(store.settings('g1')).toEqual({
        ...DEFAULT_SETTINGS,
        language: 'en',
        channels: ['c1'],
      });
    });

    describe('answers by a language model', () => {
      it('are counted by day and guild, over restarts', async () => {
        const take = (guild: string | null) => store.takeModelAnswer(guild, 2);
        expect([
          await take('g1'),
          await take('g1'),
          await take('g1'),
          await take('g2'),
          await take(null),
        ]).toEqual([true, true, false, true, true]);
        await store.close();
        store = await reopen();
        expect(await take('g1')).toBe(false);
        now += DAY;
        expect(await take('g1')).toBe(true);
      });

      it('may be as many as one likes', async () => {
        for (let i = 0; i < 5; i++) expect(await store.takeModelAnswer('g1', null)).toBe(true);
      });
    });

    it('gives all votes with what they were on, oldest first', async () => {
      const id = await answer();
      await store.vote(id, 'bob', -1);
      await store.comment(id, 'bob', 'faux');
      now += 1;
      await store.vote(id, 'eve', 1);
      const all = [];
      for await (const vote of store.allVotes()) all.push(vote);
      expect(all).toEqual([
        {
          ...{ vote: -1, comment: 'faux', question: 'Combien ?', language: 'fr' },
          ...{ kind: 'answered', citations: [shown], at: now - 1 },
        },
        {
          ...{ vote: 1, comment: null, question: 'Combien ?', language: 'fr' },
          ...{ kind: 'answered', citations: [shown], at: now },
        },
      ]);
    });

    it('keeps the state of a button for others too, once it is settled', async () => {
      const id = store.keepState('search:words', 'g1', 'ada');
      expect(await store.state(id)).toBe('search:words');
      await store.settled();
      const other = await reopen();
      expect(await other.state(id)).toBe('search:words');
      await other.close();
      expect(await store.state(id + 1)).toBeNull();
    });
  });
}
