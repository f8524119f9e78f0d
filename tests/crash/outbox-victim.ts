/**
 * A bot to be killed: its articles are the lines of a file, each of them answers every subject, and it looks for new ones all
 * the time.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/discord/process/logger.ts';
import { startBot } from '../../src/discord/process/start.ts';
import { citation, fakeKiosque, loire } from '../commands/fake-kiosque.ts';

const [directory = '', token = '', apiBase = ''] = process.argv.slice(2);
const lines = () => readFileSync(join(directory, 'news'), 'utf8').split('\n').filter(Boolean);

const { kiosque } = fakeKiosque({
  changedSince: async (mark) => {
    const all = lines();
    const fresh = all.slice(mark ?? 0).map((line) => [line, line] as const);
    return { versions: new Map(fresh), mark: all.length };
  },
  match: async (subjects, ids) =>
    subjects.map(() =>
      ids.map((id) => ({
        ...{ articleId: id, file: `${id}.txt`, article: citation.article },
        sentences: [{ start: 0, end: id.length, quote: id }],
      })),
    ),
  article: async (id) => ({ ...loire, id, text: id, leftovers: [] }),
});
const { discord, ...config } = loadConfig(
  { DISCORD_TOKEN: token, DISCORD_API_BASE: apiBase },
  {},
  directory,
);
const log = createLogger('silent', token);
const running = await startBot(
  { ...config, discord: { ...discord, token } },
  kiosque,
  log,
  () => {},
);
process.send?.('ready');
setInterval(() => running.listener.changed(), 10);
