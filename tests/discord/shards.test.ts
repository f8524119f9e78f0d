import { expect, it } from 'vitest';
import { until } from '../helpers/until.ts';
import { testBot, words } from './test-bot.ts';

const SHARDS = 4;
const SERVERS = 16;
const AT_ONCE = 4;

it('a bot in many servers connects as often as Discord recommends, and loses nothing when one breaks', async () => {
  const names = Array.from({ length: SERVERS }, (_, i) => `server ${i}`);
  const { discord, log } = await testBot({
    discord: {
      shards: SHARDS,
      // A busy machine is given its time.
      clockScale: 0.2,
      guilds: names.map((name) => ({ name, channels: [`channel of ${name}`] })),
    },
  });
  expect(discord.gateway.counts.identified).toBe(SHARDS);
  const ada = discord.user('Ada');
  const ask = async (name: string) => {
    const channel = discord.channel(`channel of ${name}`);
    return words(await discord.slash(ada, channel, 'ask', { question: name }));
  };
  const askAll = async () => {
    for (let i = 0; i < SERVERS; i += AT_ONCE) {
      const answers = await Promise.all(names.slice(i, i + AT_ONCE).map(ask));
      for (const answer of answers) expect(answer).toContain('communes');
    }
  };
  await askAll();
  // Each shard breaks once, while its servers are asked.
  for (let shard = 0; shard < SHARDS; shard++) {
    discord.gateway.drop(null, shard);
    await askAll();
  }
  // Interactions come by another way: the last shard may still be on its way back when all are answered.
  await until(() => discord.gateway.counts.resumed >= SHARDS, 'every shard to be back');
  expect(discord.gateway.counts).toEqual({ identified: SHARDS, resumed: SHARDS });
  // Each question was answered once.
  const answered = discord.interactions();
  expect(answered).toHaveLength(SERVERS * (SHARDS + 1));
  for (const shard of [0, 1, 2, 3]) expect(log()).toContain(`"shard":${shard}`);
  const status = words(await discord.slash(ada, discord.channel('channel of server 0'), 'status'));
  expect(status).toContain('**Connections to Discord** — 4 of 4');
  const direct = await discord.dm(discord.user('Bob'), 'combien ?');
  expect(words(direct)).toContain('communes');
}, 60_000);
