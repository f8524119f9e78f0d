import {
  ChannelType,
  PermissionFlagsBits as Flags,
  type Guild,
  type GuildMember,
  OverwriteType,
  type Role,
} from 'discord.js';
import { insightsOf } from '../../insights/insights.ts';
import type { Insights } from '../../insights/shape.ts';
import type { Kiosque } from '../../product/kiosque.ts';
import type { Bot } from './bot.ts';

/** Channels looked up at Discord: archived threads are not in memory. */
const MOST_FETCHED = 50;

/** Who will read what was asked on a server. */
export interface InsightsReader {
  readonly guildId: string;
  /** Null for whoever reads the channel that it is posted in. */
  readonly person: string | null;
  readonly channelId: string;
  /** The product as it is seen there. */
  readonly kiosque: Kiosque;
}

/**
 * What was asked on a server in the last days, as far as its reader may see where it was asked.
 * @param now in the last of these days; today when left out.
 */
export async function insightsFor(
  bot: Bot,
  { guildId, person, channelId, kiosque }: InsightsReader,
  days: number,
  now: number = bot.clock(),
): Promise<Insights> {
  const guild = bot.client.guilds.cache.get(guildId);
  const readers = person === null ? readersOf(guild, channelId) : await memberOf(guild, person);
  return insightsOf(bot.store.answers, {
    guildId,
    days,
    now,
    timeZone: bot.store.guilds.settings(guildId).timeZone ?? bot.kiosque.timeZone,
    kiosque,
    mayRead: readable(guild, readers, channelId),
  });
}

/** Those who read: a member, roles, or those whom a channel names. */
type Readers = readonly (GuildMember | Role | string)[];

/** Whether all who read may read a channel too. */
function readable(
  guild: Guild | undefined,
  readers: Readers,
  here: string,
): (channelId: string) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>();
  const look = async (id: string): Promise<boolean> => {
    if (id === here) return true;
    if (!guild || readers.length === 0) return false;
    const mayFetch = known.size < MOST_FETCHED;
    const channel =
      guild.channels.cache.get(id) ??
      (mayFetch ? await guild.channels.fetch(id).catch(() => null) : null);
    // Who is in a private thread is not known.
    if (!channel || channel.type === ChannelType.PrivateThread) return false;
    return readers.every((one) => channel.permissionsFor(one)?.has(Flags.ViewChannel));
  };
  return (id) => {
    const found = known.get(id) ?? look(id);
    known.set(id, found);
    return found;
  };
}

/** The roles that may read a channel, everyone's among them, and the ids of the members whom it lets in by name. */
function readersOf(guild: Guild | undefined, channelId: string): Readers {
  const found = guild?.channels.cache.get(channelId);
  const channel = found?.isThread() ? found.parent : found;
  if (!guild || !channel || channel.isThread()) return [];
  const mayView = (role: Role) => channel.permissionsFor(role).has(Flags.ViewChannel);
  const named = channel.permissionOverwrites.cache.filter(
    ({ type, allow }) => type === OverwriteType.Member && allow.has(Flags.ViewChannel),
  );
  return [...guild.roles.cache.filter(mayView).values(), ...named.keys()];
}

/** Where a member is unknown, those are taken who read where nothing is closed. */
async function memberOf(guild: Guild | undefined, person: string): Promise<Readers> {
  if (!guild) return [];
  return [await guild.members.fetch(person).catch(() => guild.roles.everyone)];
}
