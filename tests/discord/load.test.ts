import { describe, expect, it } from 'vitest';
import { RateLimit } from '../../src/discord/gateway/limits.ts';
import { Queue, QueueFull, TookTooLong } from '../../src/discord/gateway/queue.ts';
import { answer, fakeKiosque } from '../commands/fake-kiosque.ts';
import { testBot, words } from './test-bot.ts';

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('limits', () => {
  it('let so many through in any minute, each key for itself', () => {
    let now = 0;
    const limit = new RateLimit(2, () => now);
    limit.count('a');
    now = 10_000;
    limit.count('a');
    now = 20_000;
    expect(limit.wait('a')).toBe(40_000);
    expect(limit.wait('b')).toBe(0);
    now = 60_001;
    expect(limit.wait('a')).toBe(0);
    limit.count('a');
    expect(limit.wait('a')).toBe(9_999);
  });

  it('tell a person politely how long to wait', async () => {
    let now = 1_000_000;
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({ kiosque, env: { RATE_PER_USER: '2' }, clock: () => now });
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    await discord.slash(ada, general, 'ask', { question: '1' });
    now += 10_000;
    await discord.slash(ada, general, 'search', { words: '2' });
    discord.post(ada, general, '3 de plus', { mention: true });
    const refused = await discord.waitFor(
      'a direct message',
      () => discord.messages(discord.directMessages(ada))[0],
    );
    expect(words(refused)).toBe('Doucement ! Vous pourrez poser une autre question dans 50 s.');
    // Said once: otherwise she could make it write on and on.
    discord.post(ada, general, '3 encore', { mention: true });
    await discord.silence(150);
    // Others may, and so may she after a while.
    await discord.slash(discord.user('Bob'), general, 'ask', { question: '4' });
    now += 51_000;
    await discord.slash(ada, general, 'ask', { question: '5' });
    expect(asked.map(({ question }) => question)).toEqual(['1', '4', '5']);
  });

  it('are for a whole server too', async () => {
    const { discord } = await testBot({ env: { RATE_PER_GUILD: '1' }, clock: () => 1_000_000 });
    const general = discord.channel('general');
    await discord.slash(discord.user('Ada'), general, 'ask', { question: '1' });
    const refused = await discord.slash(discord.user('Bob'), general, 'ask', { question: '2' });
    expect(words(refused)).toBe('Many questions at once on this server: try again in 60 s.');
    // A direct message is of no server.
    expect(words(await discord.dm(discord.user('Bob'), 'combien ?'))).toContain('communes');
  });
});

describe('the queue', () => {
  it('runs a few at once, lets some wait and refuses the rest', async () => {
    const queue = new Queue(2, 1);
    let running = 0;
    let most = 0;
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await later(20);
      running -= 1;
      return 'done';
    };
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => queue.run(work, 1000)));
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
    ]);
    expect(results[3]).toMatchObject({ reason: expect.any(QueueFull) });
    expect(most).toBe(2);
    await later(5);
    expect(await queue.run(work, 1000)).toBe('done');
  });

  it('gives up what takes too long, and what waited too long is not begun', async () => {
    const queue = new Queue(1, 5);
    let begun = 0;
    const slow = async () => {
      begun += 1;
      await later(100);
    };
    const both = await Promise.allSettled([queue.run(slow, 30), queue.run(slow, 30)]);
    expect(both.map((one) => one.status === 'rejected' && one.reason)).toEqual([
      expect.any(TookTooLong),
      expect.any(TookTooLong),
    ]);
    await later(120);
    expect(begun).toBe(1);
    expect(await queue.run(async () => 'free', 100)).toBe('free');
  });
});

it('says that an answer takes too long', async () => {
  const { kiosque } = fakeKiosque({
    ask: async (question) => {
      await later(1_500);
      return answer({ question });
    },
  });
  const { discord } = await testBot({ kiosque, env: { ANSWER_TIMEOUT: '1' } });
  const ada = discord.user('Ada', { locale: 'fr' });
  const shown = await discord.slash(ada, discord.channel('general'), 'ask', { question: 'q' });
  expect(words(shown)).toContain('La réponse n’est pas venue en 1 s');
});

it('stands 200 questions at once: each is answered, or told that the bot is busy', async () => {
  let running = 0;
  let most = 0;
  const { kiosque } = fakeKiosque({
    ask: async (question) => {
      running += 1;
      most = Math.max(most, running);
      await later(5);
      running -= 1;
      return answer({ question });
    },
  });
  const { discord } = await testBot({ kiosque, env: { QUEUE_LIMIT: '100' } });
  const general = discord.channel('general');
  const people = Array.from({ length: 200 }, (_, i) => discord.user(`P${i}`, { locale: 'fr' }));
  for (const [i, person] of people.entries()) {
    const question = `Question ${i} ?`;
    if (i % 2 === 0) discord.startSlash(person, general, 'ask', { question });
    else discord.post(person, general, question, { mention: true });
  }
  // Looked at now and then: the Discord of the test runs in this process too.
  let answered = 0;
  let busy = 0;
  for (let tries = 0; tries < 250 && answered + busy < 200; tries++) {
    await later(200);
    const shown = [general, ...people.map((one) => discord.directMessages(one))]
      .flatMap((place) => discord.messages(place))
      .filter(({ authorId }) => authorId === discord.bot.id);
    answered = shown.filter(({ text }) => text.includes('communes')).length;
    busy = shown.filter((message) => words(message).startsWith('Trop de questions')).length;
  }
  expect(answered + busy).toBe(200);
  expect(answered).toBeGreaterThanOrEqual(100);
  expect(most).toBeLessThanOrEqual(4);
}, 60_000);
