import type { BaseInteraction } from 'discord.js';
import { expect, it } from 'vitest';
import type { Bot } from '../../src/discord/gateway/bot.ts';
import { discordSide } from '../../src/discord/gateway/rights.ts';

const ADMIN = '300000000000000001';
const OWNER = '300000000000000002';
const ROLE = '400000000000000001';

const bot = {
  config: { admins: [ADMIN] },
  owners: new Set([OWNER]),
  store: { guilds: { settings: () => ({ reindex: 'admins', reindexRole: ROLE }) } },
} as unknown as Bot;

const interaction = (id: string, roles: readonly string[], manages: boolean, guild = true) =>
  ({
    guildId: guild ? '500000000000000001' : null,
    user: { id },
    member: guild ? { roles } : null,
    memberPermissions: { has: () => manages },
  }) as unknown as BaseInteraction;

it.each([
  ['an admin of DISCORD_ADMINS', interaction(ADMIN, [], false), true],
  ['an admin, in a direct message', interaction(ADMIN, [], false, false), true],
  ['the application’s owner', interaction(OWNER, [], false), true],
  ['a member with the role', interaction('1', [ROLE], false), true],
  ['a member with another role', interaction('1', ['9'], false), false],
  ['who manages the server, where only admins may', interaction('1', [], true), false],
  ['anyone in a direct message', interaction('1', [], true, false), false],
])('%s: may reindex?', (_who, asking, may) => {
  expect(discordSide(bot, asking).mayReindex).toBe(may);
});
