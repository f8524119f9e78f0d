import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BotMemory } from '../../src/memory/bot-memory.ts';
import type { MemoryStore } from '../../src/memory/memory-store.ts';
import { DEFAULT_SETTINGS, type ShownAnswer } from '../../src/memory/shown-answer.ts';
import type { Match, NewSubscription } from '../../src/memory/subscriptions.ts';
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
        expect(await store.forget('ada')).toEqual({ questions: 2, votes: 1, subscriptions: 0 });
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
        expect(await store.forget('ada')).toEqual({ questions: 0, votes: 0, subscriptions: 0 });
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
        await store.guildsJoined(['g1']);
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

    describe('limits of a minute', () => {
      const ada = { person: 'ada', guildId: 'g1' };
      const limits = { perPerson: 2, perGuild: 3 };
      const take = (asker = ada) => store.takeQuestion(asker, limits);

      it('slide, are counted over restarts, and count nothing where one must wait', async () => {
        expect(await take()).toEqual({ person: 0, guild: 0 });
        now += 10_000;
        expect(await take()).toEqual({ person: 0, guild: 0 });
        await store.close();
        store = await reopen();
        now += 10_000;
        expect(await store.questionWaits(ada, limits)).toEqual({ person: 40_000, guild: 0 });
        for (let i = 0; i < 5; i++) expect((await take()).person).toBe(40_000);
        expect(await take({ ...ada, person: 'bob' })).toEqual({ person: 0, guild: 0 });
        expect(await take({ ...ada, person: 'eve' })).toEqual({ person: 0, guild: 40_000 });
        expect((await take({ person: 'eve', guildId: 'g2' })).guild).toBe(0);
        now += 40_000;
        expect(await take()).toEqual({ person: 0, guild: 0 });
        expect((await take()).person).toBe(10_000);
      });

      it('of direct messages are the person’s alone', async () => {
        const direct = { person: 'ada', guildId: null };
        for (let i = 0; i < 2; i++)
          expect((await store.takeQuestion(direct, limits)).guild).toBe(0);
        expect((await store.questionWaits(direct, limits)).person).toBe(60_000);
        await store.forget('ada');
        expect((await store.questionWaits(direct, limits)).person).toBe(0);
      });

      it('hold for several processes that ask at once', async () => {
        const others = await Promise.all(Array.from({ length: 3 }, reopen));
        const all = await Promise.all(
          [store, ...others].flatMap((one) =>
            Array.from({ length: 5 }, () => one.takeQuestion(ada, { perPerson: 7, perGuild: 100 })),
          ),
        );
        expect(all.filter(({ person }) => person === 0)).toHaveLength(7);
        await Promise.all(others.map((one) => one.close()));
      });
    });

    it('knows the guilds that any process noted', async () => {
      const other = await reopen();
      await other.guildsJoined(['g1', 'g2']);
      await other.guildLeft('g2');
      await store.guildsJoined(['g3', 'g1']);
      expect([...(await store.guildsPresent())].sort()).toEqual(['g1', 'g3']);
      await other.close();
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

    it('gives the answers of a guild since a moment, without a word on who asked', async () => {
      await answer();
      now += DAY;
      const since = now;
      const voted = await answer({ understood: 'Combien de communes ?' });
      await store.vote(voted, 'bob', -1);
      await store.vote(voted, 'eve', -1);
      await store.vote(voted, 'ada', 1);
      const forgotten = await answer({ person: 'eve', private: true, kind: 'abstained' });
      await store.deleteAnswer(await answer({ person: 'bob' }));
      await answer({ guildId: 'g2' });
      for (let i = 0; i < 150; i++) await answer({ person: 'bob', citations: [] });
      await store.forget('eve');
      const all = [];
      for await (const given of store.answersSince('g1', since)) all.push(given);
      expect(all).toHaveLength(152);
      const { channelId } = (await store.answer(forgotten))!;
      expect(all.slice(0, 2)).toEqual([
        {
          ...{ channelId, private: false, question: 'Combien de communes ?', kind: 'answered' },
          ...{ citations: [shown], votesDown: 1, at: since },
        },
        {
          ...{ channelId, private: true, question: null, kind: 'abstained' },
          ...{ citations: [shown], votesDown: 0, at: since },
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

    describe('subscriptions', () => {
      const wanted: NewSubscription = {
        about: 'articles',
        guildId: 'g1',
        channelId: 'c1',
        place: 'c1',
        person: 'ada',
        subject: 'crue',
        language: 'fr',
        rhythm: 'daily',
        digested: '2026-01-01',
      };
      const { articleId, file, article } = citation;
      const match: Match = {
        articleId,
        file,
        article,
        sentences: [{ start: 0, end: 2, quote: 'La' }],
      };
      const found = (subscriptionId: number, version = 'v') => ({ subscriptionId, match, version });

      it('are listed for a person and a guild, and end with what was to be told', async () => {
        const { subscriptions } = store;
        const id = await subscriptions.add(wanted);
        const other = await subscriptions.add({ ...wanted, guildId: null, channelId: null });
        expect(await subscriptions.get(id)).toEqual({ ...wanted, id, createdAt: now, ended: null });
        expect((await subscriptions.list({ person: 'ada' })).map((one) => one.id)).toEqual([
          other,
          id,
        ]);
        expect((await subscriptions.list({ guildId: 'g1' })).map((one) => one.id)).toEqual([id]);
        await subscriptions.found([found(id)], new Map(), 7);
        await subscriptions.prepare(id, '2026-01-02');
        await subscriptions.end(id, 'channel gone');
        await subscriptions.end(id, 'asked');
        expect(await subscriptions.deliveries()).toEqual([]);
        expect((await subscriptions.active()).map((one) => one.id)).toEqual([other]);
        expect((await subscriptions.unnoted()).map((one) => one.ended)).toEqual([
          { reason: 'channel gone', at: now },
        ]);
        await subscriptions.noted(id);
        expect(await subscriptions.unnoted()).toEqual([]);
        await subscriptions.end(other, 'asked');
        expect(await subscriptions.unnoted()).toEqual([]);
        now += 31 * DAY;
        expect(await subscriptions.list({ person: 'ada' })).toEqual([]);
      });

      it('tell what was found once: it waits, is delivered, and is known from then on', async () => {
        const { subscriptions } = store;
        const id = await subscriptions.add(wanted);
        expect(await subscriptions.mark()).toBeNull();
        await subscriptions.found([found(id), found(id, 'w'), found(99)], new Map([['a', 'x']]), 7);
        expect(await subscriptions.mark()).toBe(7);
        await subscriptions.found([], new Map([['a', 'y']]), null);
        expect(await subscriptions.mark()).toBe(7);
        expect(await subscriptions.versions(['a', 'b'])).toEqual(new Map([['a', 'y']]));
        expect(await subscriptions.waiting()).toEqual(new Set([id]));
        expect(await subscriptions.backlog()).toEqual({ active: 1, waiting: 2, deliveries: 0 });
        await subscriptions.prepare(id, '2026-01-02');
        await subscriptions.prepare(id, '2026-01-03');
        expect(await subscriptions.waiting()).toEqual(new Set());
        expect(await subscriptions.backlog()).toEqual({ active: 1, waiting: 0, deliveries: 1 });
        const [delivery, ...none] = await subscriptions.deliveries();
        expect(none).toEqual([]);
        expect(delivery).toMatchObject({ matches: [match, match], triedAt: null });
        expect(delivery?.subscription.digested).toBe('2026-01-03');
        await subscriptions.tried(delivery!.id);
        expect((await subscriptions.deliveries())[0]?.triedAt).toBe(now);
        await subscriptions.delivered(delivery!.id);
        await subscriptions.found([found(id)], new Map(), 8);
        expect(await subscriptions.waiting()).toEqual(new Set());
        expect(await subscriptions.deliveries()).toEqual([]);
        await subscriptions.found([found(id, 'z')], new Map(), 8);
        await subscriptions.prepare(id, '2026-01-04');
        expect((await subscriptions.deliveries())[0]?.id).toBeGreaterThan(delivery!.id);
      });

      it('of no articles make one delivery for each day that is due', async () => {
        const { subscriptions } = store;
        const insights = { ...wanted, about: 'insights', rhythm: 'weekly' } as const;
        const id = await subscriptions.add(insights);
        expect((await subscriptions.get(id))?.about).toBe('insights');
        await subscriptions.prepare(id, '2026-01-01');
        expect(await subscriptions.deliveries()).toEqual([]);
        await subscriptions.prepare(id, '2026-01-05');
        await subscriptions.prepare(id, '2026-01-05');
        const [delivery, ...none] = await subscriptions.deliveries();
        expect(none).toEqual([]);
        expect(delivery).toMatchObject({ matches: [], subscription: { id, about: 'insights' } });
        await subscriptions.delivered(delivery!.id);
        await subscriptions.prepare(id, '2026-01-05');
        expect(await subscriptions.deliveries()).toEqual([]);
      });

      it('are forgotten with who made them, and with a guild', async () => {
        const { subscriptions } = store;
        const id = await subscriptions.add(wanted);
        const other = await subscriptions.add({ ...wanted, person: 'bob' });
        await subscriptions.found([found(id), found(other)], new Map(), 1);
        expect((await store.forget('ada')).subscriptions).toBe(1);
        expect(await subscriptions.get(id)).toBeNull();
        expect(await subscriptions.waiting()).toEqual(new Set([other]));
        await store.guildLeft('g1');
        now += 31 * DAY;
        await store.sweep(30);
        expect(await subscriptions.get(other)).toBeNull();
      });
    });
  });
}
