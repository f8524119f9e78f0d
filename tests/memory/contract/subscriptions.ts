import { describe, expect, it } from 'vitest';
import type { Match, NewSubscription } from '../../../src/memory/subscriptions.ts';
import { citation } from '../../commands/fake-kiosque.ts';
import { DAY, type Scene } from './scene.ts';

/** Of `SubscriptionMemory`. @param scene of the test that runs. */
export function subscriptionsContract(scene: () => Scene): void {
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
    const found = (subscriptionId: number, version = 'v', of: Partial<Match> = {}) => ({
      subscriptionId,
      match: { ...match, ...of },
      version,
    });
    const another = { articleId: 'another' };

    it('are listed for a person and a guild, and end with what was to be told', async () => {
      const { subscriptions } = scene().memory;
      const id = await subscriptions.add(wanted);
      const other = await subscriptions.add({ ...wanted, guildId: null, channelId: null });
      expect(await subscriptions.get(id)).toEqual({
        ...wanted,
        id,
        createdAt: scene().now,
        ended: null,
      });
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
        { reason: 'channel gone', at: scene().now },
      ]);
      await subscriptions.noted(id);
      expect(await subscriptions.unnoted()).toEqual([]);
      await subscriptions.end(other, 'asked');
      expect(await subscriptions.unnoted()).toEqual([]);
      scene().now += 31 * DAY;
      expect(await subscriptions.list({ person: 'ada' })).toEqual([]);
    });

    it('keep what failed until it is settled', async () => {
      const { subscriptions } = scene().memory;
      const attempt = { failures: 3, faults: 1, notBefore: 1_700_000_000_000 };
      await subscriptions.keepAttempt('send 1', { ...attempt, failures: 2 });
      await subscriptions.keepAttempt('send 1', attempt);
      await subscriptions.keepAttempt('find', attempt);
      await subscriptions.found([], new Map(), 7);
      await subscriptions.keepAttempt('find', null);
      await subscriptions.keepAttempt('never kept', null);
      expect(await subscriptions.attempts()).toEqual(new Map([['send 1', attempt]]));
      expect(await subscriptions.mark()).toBe(7);
    });

    it('tell what was found once: it waits, is delivered, and is known from then on', async () => {
      const { subscriptions } = scene().memory;
      const id = await subscriptions.add(wanted);
      expect(await subscriptions.mark()).toBeNull();
      await subscriptions.found(
        [found(id), found(id, 'w', another), found(99)],
        new Map([['a', 'x']]),
        7,
      );
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
      expect(delivery).toMatchObject({ matches: [match, { ...match, ...another }], triedAt: null });
      expect(delivery?.subscription.digested).toBe('2026-01-03');
      await subscriptions.tried(delivery!.id);
      expect((await subscriptions.deliveries())[0]?.triedAt).toBe(scene().now);
      await subscriptions.delivered(delivery!.id);
      await subscriptions.found([found(id)], new Map(), 8);
      expect(await subscriptions.waiting()).toEqual(new Set());
      expect(await subscriptions.deliveries()).toEqual([]);
      await subscriptions.found([found(id, 'z')], new Map(), 8);
      await subscriptions.prepare(id, '2026-01-04');
      expect((await subscriptions.deliveries())[0]?.id).toBeGreaterThan(delivery!.id);
    });

    it('tell an article that changes before it is told once, as it is then', async () => {
      const { subscriptions } = scene().memory;
      const id = await subscriptions.add(wanted);
      const told = async () =>
        (await subscriptions.deliveries()).flatMap(({ matches }) =>
          matches.flatMap(({ sentences }) => sentences.map(({ start, quote }) => [start, quote])),
        );
      const said = (start: number, quote: string) => ({
        sentences: [{ start, end: start + quote.length, quote }],
      });
      await subscriptions.found([found(id, 'v', said(0, 'La'))], new Map(), 7);
      // The same words elsewhere, as behind a correction.
      await subscriptions.found([found(id, 'v', said(9, 'La'))], new Map(), 8);
      await subscriptions.prepare(id, '2026-01-02');
      expect(await told()).toEqual([[9, 'La']]);
      // Also where it waits for no more than its turn.
      await subscriptions.found([found(id, 'v', said(12, 'La'))], new Map(), 9);
      expect(await told()).toEqual([[12, 'La']]);
      await subscriptions.delivered((await subscriptions.deliveries())[0]!.id);
      // Told already, wherever it stands.
      await subscriptions.found([found(id, 'v', said(20, 'La'))], new Map(), 10);
      expect(await subscriptions.waiting()).toEqual(new Set());
      // Other words, and others again.
      await subscriptions.found([found(id, 'w', said(0, 'Le'))], new Map(), 11);
      await subscriptions.found([found(id, 'x', said(0, 'Un'))], new Map(), 12);
      await subscriptions.prepare(id, '2026-01-03');
      expect(await told()).toEqual([[0, 'Un']]);
    });

    it('on a subject come in several deliveries where one would be too long, on all that is new in one', async () => {
      const { subscriptions } = scene().memory;
      const sizes = [];
      for (const subject of [wanted.subject, '']) {
        const id = await subscriptions.add({ ...wanted, subject });
        const many = Array.from({ length: 23 }, (_, i) => found(id, 'v', { articleId: `a${i}` }));
        await subscriptions.found(many, new Map(), 7);
        await subscriptions.prepare(id, '2026-01-02');
        const own = (await subscriptions.deliveries()).filter((one) => one.subscription.id === id);
        sizes.push(own.map(({ matches }) => matches.length));
      }
      expect(sizes).toEqual([[10, 10, 3], [23]]);
      expect(await subscriptions.waiting()).toEqual(new Set());
    });

    it('of no articles make one delivery for each day that is due', async () => {
      const { subscriptions } = scene().memory;
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
      const { subscriptions } = scene().memory;
      const id = await subscriptions.add(wanted);
      const other = await subscriptions.add({ ...wanted, person: 'bob' });
      await subscriptions.found([found(id), found(other)], new Map(), 1);
      expect((await scene().memory.forget('ada')).subscriptions).toBe(1);
      expect(await subscriptions.get(id)).toBeNull();
      expect(await subscriptions.waiting()).toEqual(new Set([other]));
      await scene().memory.guilds.left('g1');
      scene().now += 31 * DAY;
      await scene().memory.sweep(30);
      expect(await subscriptions.get(other)).toBeNull();
    });
  });
}
