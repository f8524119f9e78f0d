import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { UserError } from '../../src/errors.ts';
import { FeedRounds } from '../../src/product/feed-rounds.ts';
import { openKiosque } from '../../src/product/open.ts';
import { FeedServer, rss } from '../feeds/feed-server.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { until } from '../helpers/until.ts';

let server: FeedServer;
beforeAll(async () => {
  server = await FeedServer.start();
});
afterAll(() => server.close());

let directory: string;
beforeEach(() => {
  directory = temporaryFolder();
  mkdirSync(join(directory, 'articles'));
});

function roundsWith(env: Record<string, string>): FeedRounds {
  return new FeedRounds(loadConfig({ FEEDS_PRIVATE: 'on', ...env }, {}, directory), 'test');
}

const stored = () => readdirSync(join(directory, 'articles'), { recursive: true }).map(String);

it('does nothing where no feed is named', async () => {
  const rounds = roundsWith({});
  expect(await rounds.fetch(true)).toBeNull();
  await rounds.close();
});

it('asks again at the next start where nothing could be fetched at the first', {
  timeout: 90_000,
}, async () => {
  server.on('/again', (_request, response) => {
    response.statusCode = 500;
    response.end();
  });
  const config = (env: Record<string, string>) =>
    loadConfig({ FEEDS: server.at('/again'), READER: 'off', ...env }, {}, directory);
  const start = (env: Record<string, string>) =>
    openKiosque(config(env), { now: null, refresh: 'behind', feeds: 'first' });
  await expect(start({})).rejects.toThrow(/no article.*private network/s);
  await expect(start({ FEEDS_PRIVATE: 'on' })).rejects.toThrow(/no article.*500/s);
  server.serve('/again', rss([{ id: 'x', text: 'La piscine rouvre en mars. '.repeat(9) }]));
  const { kiosque } = await start({ FEEDS_PRIVATE: 'on' });
  expect((await kiosque.status()).articles).toBe(1);
  await kiosque.close();
});

it('fetches in a thread of its own, and never holds this one up', async () => {
  const items = Array.from({ length: 150 }, (_, i) => ({
    id: `${i}`,
    text: 'Mot. '.repeat(2_000),
  }));
  server.serve('/big', rss(items));
  const rounds = roundsWith({ FEEDS: server.at('/big') });
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const round = await rounds.fetch(true);
  clearInterval(timer);
  expect(round).toMatchObject({ feeds: 1, added: 150, problems: [] });
  expect(longest).toBeLessThan(300);
  await rounds.close();
});

it('leaves the feeds to another process that is at them', async () => {
  server.on('/slow', (_request, response) => {
    setTimeout(() => response.end(rss([{ id: 'x' }])), 1_000);
  });
  const [one, other] = [
    roundsWith({ FEEDS: server.at('/slow') }),
    roundsWith({ FEEDS: server.at('/slow') }),
  ];
  const first = one.fetch(true);
  await until(() => server.asked.some(({ path }) => path === '/slow'), 'the first request');
  expect(await other.fetch(true)).toBeNull();
  expect(await first).toMatchObject({ added: 1 });
  await Promise.all([one.close(), other.close()]);
});

it('goes on by itself once it was started, also with lists in the folder, and tells of a trouble once', async () => {
  server.serve('/listed', rss([{ id: 'y', title: 'Un titre' }]));
  server.serve('/broken', 'nonsense');
  writeFileSync(
    join(directory, 'articles', 'presse.opml'),
    `<opml version="2.0"><body><outline xmlUrl="${server.at('/listed')}"/><outline xmlUrl="${server.at('/broken')}"/></body></opml>`,
  );
  const told: unknown[] = [];
  const rounds = roundsWith({});
  rounds.start((error) => told.push(error));
  await until(() => told.length > 0, 'the trouble');
  expect(stored().some((name) => name.endsWith('.html') && name.includes('un-titre'))).toBe(true);
  expect(told).toHaveLength(1);
  const [error] = told;
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).text.en).toBe(
    `The feed ${server.at('/broken')} is no feed in RSS, Atom or JSON Feed, or is cut.`,
  );
  expect((error as UserError).remedy.fr).toMatch(/^Vérifiez l’adresse/);
  await rounds.close();
});

it('ends at once when it is closed', async () => {
  server.on('/never', () => {});
  const rounds = roundsWith({ FEEDS: server.at('/never') });
  rounds.start(() => {});
  await until(() => server.asked.some(({ path }) => path === '/never'), 'the request');
  const startedAt = performance.now();
  await rounds.close();
  expect(performance.now() - startedAt).toBeLessThan(2_000);
});
