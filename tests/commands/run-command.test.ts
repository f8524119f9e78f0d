import { expect, it } from 'vitest';
import type { Command, DiscordSide } from '../../commands/command.ts';
import type { CommandPolicy } from '../../commands/command-description.ts';
import { runCommand } from '../../commands/run-command.ts';
import { DEFAULT_SETTINGS } from '../../src/memory/guilds.ts';
import { contextWith } from './fake-kiosque.ts';

const command = (policy: Partial<CommandPolicy>): Command => ({
  name: 'toy',
  names: { fr: 'jouet', en: 'toy' },
  description: { fr: 'Rien', en: 'Nothing' },
  options: [],
  examples: { fr: [], en: [] },
  visible: 'asker',
  run: async () => ({ type: 'problem', message: 'ran' }),
  ...policy,
});

const discord = (changes: Partial<DiscordSide> = {}): DiscordSide => ({
  guild: { settings: DEFAULT_SETTINGS, change: async () => DEFAULT_SETTINGS },
  managesGuild: false,
  mayReindex: false,
  collections: async () => [],
  insights: async () => {
    throw new Error('not expected');
  },
  subscriptions: {
    add: async () => 'already' as const,
    list: async () => [],
    weeklyInsights: async () => null,
    tellInsights: async () => null,
  },
  ...changes,
});

const asManager = { managesGuild: true };
const trusted = { mayReindex: true };

it.each<[Partial<CommandPolicy>, Partial<DiscordSide> | null, RegExp]>([
  [{}, null, /^ran$/],
  [{}, {}, /^ran$/],
  [{ where: 'discord' }, null, /only/],
  [{ where: 'discord' }, { guild: null }, /^ran$/],
  [{ where: 'guild' }, null, /Discord only/],
  [{ where: 'guild' }, { guild: null }, /servers only/],
  [{ where: 'guild' }, {}, /^ran$/],
  [{ who: 'managers' }, {}, /Only those who manage the server/],
  [{ who: 'managers' }, asManager, /^ran$/],
  [{ who: 'managers' }, null, /^ran$/],
  [{ who: 'reindexers' }, asManager, /may not reindex/],
  [{ who: 'reindexers' }, trusted, /^ran$/],
  [{ who: 'reindexers' }, null, /^ran$/],
])('%j for %j says %s', async (policy, side, message) => {
  const context = contextWith({
    language: 'en',
    ...(side && { discord: discord(side) }),
  });
  const reply = await runCommand(command(policy), {}, context);
  expect(reply).toEqual({ type: 'problem', message: expect.stringMatching(message) });
});
