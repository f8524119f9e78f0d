import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { SubjectMatch } from '../../src/answering/match-subject.ts';
import type { BotMemory } from '../../src/memory/bot-memory.ts';
import { memoryStore } from '../../src/memory/open-store.ts';
import type {
  Delivery,
  NewSubscription,
  SubscriptionMemory,
} from '../../src/memory/subscriptions.ts';
import type { Kiosque } from '../../src/product/kiosque.ts';
import {
  Notifier,
  type NotifierParts,
  type Sender,
  type Sent,
} from '../../src/subscriptions/notifier.ts';
import { between, seeded } from '../../tools/bench/random.ts';
import { citation, fakeKiosque } from '../commands/fake-kiosque.ts';
import { LONG } from '../helpers/long.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const folder = temporaryFolder();
const KILLS = LONG ? 2_000 : 200;

/** Stands for a kill: nothing after it is done, and nothing of it is caught. */
class Killed extends Error {}

const loire: NewSubscription = {
  about: 'articles',
  guildId: 'g',
  channelId: 'c',
  place: 'c',
  person: 'ada',
  subject: 'Loire',
  language: 'fr',
  rhythm: 'now',
  digested: '2026-01-01',
};

/** A corpus whose articles all answer the subjects that their text names. */
class FakeCorpus {
  readonly articles = new Map<string, string>();
  mark = 0;

  write(id: string, text: string): void {
    this.articles.set(id, text);
    this.mark++;
    this.#written.push([this.mark, id]);
  }

  readonly #written: [number, string][] = [];

  get kiosque(): Kiosque {
    const changedSince: Kiosque['changedSince'] = async (mark) => {
      const behind = this.#written.filter(([at]) => at > (mark ?? 0));
      const versions = new Map(behind.map(([, id]) => [id, this.articles.get(id)!]));
      return { versions, mark: this.mark };
    };
    const match: Kiosque['match'] = async (subjects, ids) =>
      subjects.map(({ text }) =>
        ids
          .filter((id) => this.articles.get(id)?.includes(text))
          .map((id): SubjectMatch => {
            const quote = this.articles.get(id)!;
            return {
              articleId: id,
              file: `${id}.txt`,
              article: citation.article,
              sentences: [{ start: 0, end: quote.length, quote }],
            };
          }),
      );
    return fakeKiosque({ changedSince, match }).kiosque;
  }
}

/** What is sent, as whoever reads it sees it; knows what it has got, as Discord does. */
class FakeDiscord {
  readonly shown: string[] = [];
  readonly ended: string[] = [];
  readonly #got = new Set<string>();
  answer: Sent | Error = 'sent';
  /** Whether not even a note can be made. */
  isMute = false;
  tries = 0;

  got({ id, subscription, matches }: Delivery): void {
    const key = `${subscription.createdAt} ${subscription.id} ${id}`;
    if (this.#got.has(key)) return;
    this.#got.add(key);
    for (const { articleId, sentences } of matches) {
      this.shown.push(`${subscription.id} ${articleId} ${sentences[0]?.quote}`);
    }
  }
}

const ALONE = { leads: true, elsewhere: () => {}, reaches: () => true };

/** Everything that is between two steps: each call of the memory, and what Discord gets. */
function withKills(
  memory: SubscriptionMemory,
  corpus: FakeCorpus,
  discord: FakeDiscord,
  clock: () => number,
  step: () => void,
  place: Pick<NotifierParts, 'leads' | 'elsewhere'> & Pick<Sender, 'reaches'> = ALONE,
): Notifier {
  const watched = new Proxy(memory, {
    get: (target, name) => {
      const value = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return async (...args: unknown[]) => {
        step();
        const result = await value.apply(target, args);
        step();
        return result;
      };
    },
  });
  const sender: Sender = {
    reaches: place.reaches,
    isOwnFault: (error) => error instanceof TypeError,
    whereabouts: async () => ({
      ...{ kiosque: corpus.kiosque, timeZone: 'UTC', quiet: null, digestHour: 8 },
    }),
    send: async (delivery, plainly) => {
      step();
      if (plainly) discord.shown.push(`${delivery.subscription.id} plainly`);
      if (plainly && !discord.isMute) return 'sent';
      discord.tries++;
      if (discord.answer instanceof Error) throw discord.answer;
      if (discord.answer === 'sent') discord.got(delivery);
      step();
      return discord.answer;
    },
    ended: async ({ id, ended }) => {
      step();
      discord.ended.push(`${id} ${ended?.reason}`);
      step();
    },
  };
  const here = { leads: place.leads, elsewhere: place.elsewhere, failed: rethrow };
  return new Notifier({ kiosque: corpus.kiosque, memory: watched, sender, clock, ...here });
}

function rethrow(error: unknown): void {
  if (error instanceof Killed) throw error;
}

async function open(): Promise<{ place: string; memory: BotMemory }> {
  const place = mkdtempSync(join(folder, 'memory-'));
  return { place, memory: (await memoryStore({ dataDir: place }).open()).memory };
}

const NOON = Date.UTC(2026, 0, 1, 12);

describe('a notifier', () => {
  it('tells of new articles once, and of changed ones where other words answer', async () => {
    const { memory } = await open();
    const corpus = new FakeCorpus();
    const discord = new FakeDiscord();
    corpus.write('old', 'Loire, jadis');
    const notifier = withKills(
      memory.subscriptions,
      corpus,
      discord,
      () => NOON,
      () => {},
    );
    const id = await memory.subscriptions.add(loire);
    await notifier.run();
    expect(discord.shown).toEqual([]);
    corpus.write('new', 'Loire en crue');
    corpus.write('other', 'Seine');
    await notifier.run();
    corpus.write('new', 'Loire en crue');
    await notifier.run();
    corpus.write('old', 'Loire, naguère');
    await notifier.run();
    expect(discord.shown).toEqual([`${id} new Loire en crue`, `${id} old Loire, naguère`]);
    await memory.close();
  });

  it('compares those that see the same together, wherever they were made', async () => {
    const { memory } = await open();
    const corpus = new FakeCorpus();
    const { kiosque } = corpus;
    const asked: string[][] = [];
    const seen: Kiosque = {
      ...kiosque,
      match: (subjects, ids, zone) => {
        asked.push(subjects.map(({ text }) => text));
        return kiosque.match(subjects, ids, zone);
      },
    };
    const whereabouts = async ({ person }: NewSubscription) => ({
      ...{ kiosque: seen, timeZone: person === 'far' ? 'Asia/Tokyo' : 'UTC' },
      ...{ quiet: null, digestHour: 8 },
    });
    const sender: Sender = {
      ...{ whereabouts, reaches: () => true },
      ...{ send: async (): Promise<Sent> => 'sent', ended: async () => {} },
      isOwnFault: () => false,
    };
    const parts = { kiosque: seen, memory: memory.subscriptions, sender, clock: () => NOON };
    const notifier = new Notifier({ ...parts, leads: true, elsewhere: () => {}, failed: rethrow });
    await notifier.run();
    for (const person of ['ada', 'bob', 'eve', 'far']) {
      await memory.subscriptions.add({ ...loire, person, channelId: null, subject: person });
    }
    corpus.write('new', 'Loire en crue');
    await notifier.run();
    expect(asked).toEqual([['ada', 'bob', 'eve'], ['far']]);
    await memory.close();
  });

  it('gathers a day, and waits for what cannot be sent', async () => {
    const { memory } = await open();
    const corpus = new FakeCorpus();
    const discord = new FakeDiscord();
    let now = NOON;
    const notifier = withKills(
      memory.subscriptions,
      corpus,
      discord,
      () => now,
      () => {},
    );
    await notifier.run();
    const id = await memory.subscriptions.add({ ...loire, rhythm: 'daily' });
    corpus.write('a', 'Loire a');
    corpus.write('b', 'Loire b');
    await notifier.run();
    expect(discord.shown).toEqual([]);
    now = Date.UTC(2026, 0, 2, 7, 59);
    await notifier.run();
    expect(discord.shown).toEqual([]);
    now = Date.UTC(2026, 0, 2, 8);
    discord.answer = new Error('Discord is down');
    await notifier.run();
    discord.answer = 'sent';
    await notifier.run();
    expect(discord.shown).toEqual([`${id} a Loire a`, `${id} b Loire b`]);
    await memory.close();
  });

  it('leaves to each process what only that one reaches, found once for all', async () => {
    const { memory } = await open();
    const corpus = new FakeCorpus();
    const discord = new FakeDiscord();
    const [here, there] = [
      await memory.subscriptions.add(loire),
      await memory.subscriptions.add({ ...loire, guildId: 'g2' }),
    ];
    let woken = 0;
    const notifier = (leads: boolean, own: number) =>
      withKills(
        memory.subscriptions,
        corpus,
        discord,
        () => NOON,
        () => {},
        { leads, elsewhere: () => woken++, reaches: ({ id }) => id === own },
      );
    const [first, second] = [notifier(true, here), notifier(false, there)];
    await first.run();
    corpus.write('new', 'Loire en crue');
    await second.run();
    expect([discord.shown, woken]).toEqual([[], 0]);
    await first.run();
    expect([discord.shown, woken]).toEqual([[`${here} new Loire en crue`], 1]);
    await second.run();
    await second.run();
    await first.run();
    expect(discord.shown).toEqual([`${here} new Loire en crue`, `${there} new Loire en crue`]);
    expect(woken).toBe(1);
    await memory.close();
  });

  it('ends where nothing more can be told, and says so once', async () => {
    const { memory } = await open();
    const corpus = new FakeCorpus();
    const discord = new FakeDiscord();
    const notifier = withKills(
      memory.subscriptions,
      corpus,
      discord,
      () => NOON,
      () => {},
    );
    await notifier.run();
    const id = await memory.subscriptions.add(loire);
    discord.answer = { ended: 'channel gone' };
    corpus.write('a', 'Loire a');
    await notifier.run();
    corpus.write('b', 'Loire b');
    await notifier.run();
    expect(discord.ended).toEqual([`${id} channel gone`]);
    expect((await memory.subscriptions.get(id))?.ended?.reason).toBe('channel gone');
    expect(await memory.subscriptions.deliveries()).toEqual([]);
    await memory.close();
  });

  /** A look a minute, as the bot has it. */
  async function looks(minutes: number, notifier: Notifier, tick: () => void): Promise<void> {
    for (let i = 0; i < minutes; i++) {
      await notifier.run();
      tick();
    }
  }

  it('tries later each time what fails, and ends it only where our own code is to blame', async () => {
    const { memory } = await open();
    const corpus = new FakeCorpus();
    const discord = new FakeDiscord();
    let now = NOON;
    const tick = () => {
      now += 60_000;
    };
    const notifier = withKills(
      memory.subscriptions,
      corpus,
      discord,
      () => now,
      () => {},
    );
    await notifier.run();
    const id = await memory.subscriptions.add(loire);
    corpus.write('a', 'Loire a');
    discord.answer = new Error('Discord is down');
    await looks(60, notifier, tick);
    expect(discord.tries).toBe(7);
    await looks(600, notifier, tick);
    expect(discord.shown).toEqual([]);
    discord.answer = 'sent';
    await looks(15, notifier, tick);
    expect(discord.shown).toEqual([`${id} a Loire a`]);

    discord.answer = new TypeError('a fault');
    corpus.write('b', 'Loire b');
    await looks(60, notifier, tick);
    expect(discord.shown).toEqual([`${id} a Loire a`, `${id} plainly`]);
    expect(await memory.subscriptions.deliveries()).toEqual([]);

    discord.isMute = true;
    corpus.write('c', 'Loire c');
    await looks(60, notifier, tick);
    expect(discord.ended).toEqual([`${id} failed`]);
    await memory.close();
  });

  it('gives up a fault of our own also where it is started anew each time, and forgets old ones', async () => {
    const { memory } = await open();
    const corpus = new FakeCorpus();
    const discord = new FakeDiscord();
    let now = NOON;
    const start = () =>
      withKills(
        memory.subscriptions,
        corpus,
        discord,
        () => now,
        () => {},
      );
    await start().run();
    const id = await memory.subscriptions.add(loire);
    corpus.write('a', 'Loire a');
    discord.answer = new TypeError('a fault');
    for (let i = 0; i < 6; i++) {
      // A process that has just been started tries at once.
      await start().run();
      expect(discord.tries).toBe(i + 1);
      now += 1_000;
    }
    await start().run();
    expect(discord.shown).toEqual([`${id} plainly`]);
    expect(await memory.subscriptions.attempts()).toEqual(new Map());

    corpus.write('b', 'Loire b');
    await start().run();
    expect([...(await memory.subscriptions.attempts()).values()]).toMatchObject([{ faults: 1 }]);
    now += 2 * 86_400_000;
    discord.answer = new Error('Discord is down');
    await start().run();
    expect([...(await memory.subscriptions.attempts()).values()]).toMatchObject([
      { failures: 1, faults: 0 },
    ]);
    await memory.close();
  });

  it('tells of the other articles where our code fails at one', async () => {
    const { memory } = await open();
    const corpus = new FakeCorpus();
    const discord = new FakeDiscord();
    let now = NOON;
    const { kiosque } = corpus;
    const failing: Kiosque = {
      ...kiosque,
      match: (subjects, ids, zone) => {
        if (ids.includes('poison')) throw new TypeError('a fault');
        return kiosque.match(subjects, ids, zone);
      },
    };
    Object.defineProperty(corpus, 'kiosque', { value: failing });
    const notifier = withKills(
      memory.subscriptions,
      corpus,
      discord,
      () => now,
      () => {},
    );
    await notifier.run();
    const id = await memory.subscriptions.add(loire);
    corpus.write('a', 'Loire a');
    corpus.write('poison', 'Loire');
    await looks(60, notifier, () => {
      now += 60_000;
    });
    expect(discord.shown).toEqual([`${id} a Loire a`]);
    corpus.write('b', 'Loire b');
    await looks(1, notifier, () => {});
    expect(discord.shown).toEqual([`${id} a Loire a`, `${id} b Loire b`]);
    await memory.close();
  });

  it('serves the others where our code fails at one place', async () => {
    const { memory } = await open();
    const corpus = new FakeCorpus();
    const shown: number[] = [];
    const sender: Sender = {
      reaches: () => true,
      isOwnFault: () => true,
      whereabouts: async ({ person }) => {
        if (person === 'eve') throw new TypeError('a fault');
        return { kiosque: corpus.kiosque, timeZone: 'UTC', quiet: null, digestHour: 8 };
      },
      send: async ({ subscription }) => {
        shown.push(subscription.id);
        return 'sent';
      },
      ended: async () => {},
    };
    const parts = { kiosque: corpus.kiosque, memory: memory.subscriptions, sender };
    const notifier = new Notifier({
      ...parts,
      clock: () => NOON,
      leads: true,
      elsewhere: () => {},
      failed: () => {},
    });
    await notifier.run();
    const [first, eve, last] = [
      await memory.subscriptions.add(loire),
      await memory.subscriptions.add({ ...loire, person: 'eve', channelId: null }),
      await memory.subscriptions.add({ ...loire, person: 'bob', channelId: null }),
    ];
    corpus.write('a', 'Loire a');
    const { versions, mark } = await corpus.kiosque.changedSince(null);
    const matches = await corpus.kiosque.match(
      [{ text: 'Loire', reader: { language: 'fr', chosen: false } }],
      ['a'],
      'UTC',
    );
    const found = [first, eve, last].map((subscriptionId) => ({
      subscriptionId,
      match: matches[0]![0]!,
      version: '1',
    }));
    await memory.subscriptions.found(found, versions, mark);
    await notifier.run();
    expect(shown).toEqual([first, last]);
    await memory.close();
  });

  it(
    `loses and doubles nothing over ${KILLS} kills between any two steps`,
    async () => {
      const random = seeded(20261129);
      const { place, memory } = await open();
      const corpus = new FakeCorpus();
      const discord = new FakeDiscord();
      let now = NOON;
      await withKills(
        memory.subscriptions,
        corpus,
        discord,
        () => now,
        () => {},
      ).run();
      const ids: number[] = [];
      for (let i = 0; i < 3; i++) {
        ids.push(await memory.subscriptions.add(loire));
        ids.push(await memory.subscriptions.add({ ...loire, rhythm: 'daily' }));
      }
      await memory.close();
      const wanted = new Set<string>();
      let kills = 0;
      for (let n = 0; kills < KILLS; n++) {
        for (let i = between(random, 0, 3); i > 0; i--) {
          const text = `Loire ${n} ${i}`;
          corpus.write(`a${n}-${i}`, text);
          for (const id of ids) wanted.add(`${id} a${n}-${i} ${text}`);
        }
        now += between(random, 1, 20) * 3_600_000;
        const again = (await memoryStore({ dataDir: place }).open()).memory;
        let left = between(random, 1, 60);
        const step = (): void => {
          if (--left === 0) throw new Killed();
          if (left < 0) throw new Killed();
        };
        const notifier = withKills(again.subscriptions, corpus, discord, () => now, step);
        await notifier.run().catch((error) => {
          if (!(error instanceof Killed)) throw error;
          kills++;
        });
        await again.close();
      }
      now += 48 * 3_600_000;
      const last = (await memoryStore({ dataDir: place }).open()).memory;
      await withKills(
        last.subscriptions,
        corpus,
        discord,
        () => now,
        () => {},
      ).run();
      expect(new Set(discord.shown)).toEqual(wanted);
      expect(discord.shown).toHaveLength(wanted.size);
      expect(await last.subscriptions.deliveries()).toEqual([]);
      await last.close();
    },
    LONG ? 600_000 : 60_000,
  );
});
