import { type ChannelType, GatewayIntentBits } from 'discord.js';
import { Clock } from './clock.ts';
import { Faults } from './faults.ts';
import { Gateway } from './gateway.ts';
import { type LoopbackDiscord, loopbackDiscord } from './loopback-discord.ts';
import { defaultBotPermissions, type PermissionName, permissionBits } from './permissions.ts';
import { applicationRoutes } from './rest-application.ts';
import { channelRoutes } from './rest-channels.ts';
import { interactionRoutes } from './rest-interactions.ts';
import { RestServer } from './rest-server.ts';
import { threadRoutes } from './rest-threads.ts';
import { webhookRoutes } from './rest-webhooks.ts';
import { type Guild, World } from './world.ts';

type PrivilegedIntent = 'MessageContent' | 'GuildMembers' | 'GuildPresences';

/** The bits of an application's flags that tell of its privileged intents, for bots in few servers. */
const intentFlags: Readonly<Record<PrivilegedIntent, number>> = {
  GuildPresences: 1 << 13,
  GuildMembers: 1 << 15,
  MessageContent: 1 << 19,
};

export interface GuildOptions {
  readonly name: string;
  /** Text channels, or of another type; ['general'] when left out. */
  readonly channels?: readonly (string | { readonly name: string; readonly type: ChannelType })[];
  /** The server's locale; 'en-US' when left out. */
  readonly locale?: string;
  /** Name of the owner; a person called "Owner" when left out. */
  readonly owner?: string;
  /** Whether the bot is in it from the start; true when left out. `discord.joinGuild` lets it in. */
  readonly present?: boolean;
}

export interface LoopbackOptions {
  /** The bot's token; 'loopback-token' when left out. */
  readonly token?: string;
  readonly applicationId?: string;
  /** Privileged intents enabled for the application; none when left out. */
  readonly privilegedIntents?: readonly PrivilegedIntent[];
  /** One server "Loopback" with a channel "general" when left out. */
  readonly guilds?: readonly GuildOptions[];
  /** What the bot may do in every server; what its invite link asks for when left out. */
  readonly botPermissions?: readonly PermissionName[];
  /** How many times faster than the wall clock Discord's deadlines pass; 1 when left out. */
  readonly clockScale?: number;
  /** Milliseconds between heartbeats; Discord's 41,250 when left out. */
  readonly heartbeatMs?: number;
  /** How late a heartbeat may be before it is a violation; 1,000 ms when left out. */
  readonly heartbeatToleranceMs?: number;
  /** Connections that the bot must spread its servers over; 1 when left out. */
  readonly shards?: number;
}

/** Starts a Discord on a free port of 127.0.0.1. Stop it with `stop()`. */
export async function startLoopbackDiscord(
  options: LoopbackOptions = {},
): Promise<LoopbackDiscord> {
  const intents = options.privilegedIntents ?? [];
  const world = new World({
    clock: new Clock(options.clockScale),
    token: options.token ?? 'loopback-token',
    applicationId: options.applicationId ?? '1100000000000000001',
    botPermissions: permissionBits(options.botPermissions ?? defaultBotPermissions),
    applicationFlags: intents.reduce((flags, name) => flags | intentFlags[name], 0),
  });
  for (const guild of options.guilds ?? [{ name: 'Loopback' }]) addGuild(world, guild);
  const faults = new Faults();
  const rest = new RestServer(world, faults, [
    ...applicationRoutes(world, () => gateway.url, options.shards ?? 1),
    ...channelRoutes(world, () => gateway.intents),
    ...threadRoutes(world),
    ...interactionRoutes(world),
    ...webhookRoutes(world),
  ]);
  const port = await rest.listen();
  world.origin = `http://127.0.0.1:${port}`;
  const gateway: Gateway = new Gateway(rest.server, `ws://127.0.0.1:${port}`, world, {
    heartbeatMs: options.heartbeatMs ?? 41_250,
    heartbeatToleranceMs: options.heartbeatToleranceMs ?? 1000,
    privilegedIntents: intents.reduce((bits, name) => bits | GatewayIntentBits[name], 0),
    shards: options.shards ?? 1,
  });
  return loopbackDiscord(world, rest, gateway, faults, `http://127.0.0.1:${port}`);
}

/** Milliseconds since the first of 2015, which Discord counts from: divisible by any number of shards. */
const FIRST_GUILD_MS = 160_000_000_000;

function addGuild(world: World, options: GuildOptions): Guild {
  const owner = [...world.users.values()].find((user) => user.name === (options.owner ?? 'Owner'));
  const guild: Guild = {
    // By the time in it, a shard is found: one server after the other belongs to the next.
    id: String(BigInt(FIRST_GUILD_MS + world.guilds.size) << 22n),
    name: options.name,
    locale: options.locale ?? 'en-US',
    ownerId: (owner ?? world.addUser(options.owner ?? 'Owner')).id,
    botRoleId: world.nextId(),
    memberRoleId: world.nextId(),
    members: new Set(),
    present: options.present ?? true,
  };
  guild.members.add(guild.ownerId);
  world.guilds.set(guild.id, guild);
  for (const wanted of options.channels ?? ['general']) {
    const channel = typeof wanted === 'string' ? { name: wanted, type: 0 } : wanted;
    world.addChannel({ ...channel, guildId: guild.id });
  }
  return guild;
}
