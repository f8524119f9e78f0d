import type { BaseInteraction, Channel, Client } from 'discord.js';
import { LRUCache } from 'lru-cache';
import { type SeenCollections, seenIn, together } from '../../collections/visibility.ts';
import type { ShownCitation } from '../../memory/shown-answer.ts';
import type { Collection, Kiosque } from '../../product/kiosque.ts';
import type { Bot, Origin } from './bot.ts';
import { rolesOfMember } from './members.ts';

/** What decides which collections are seen. */
export type SeenOrigin = Pick<Origin, 'person' | 'guildId' | 'place' | 'roles' | 'private'>;

/** The channel whose collections count: a thread's is the one that it belongs to. Null where it is not known. */
export function collectionsChannel(channel: Channel | null): string | null {
  if (!channel) return null;
  return channel.isThread() ? channel.parentId : channel.id;
}

/** Of the asker, as Discord tells with each interaction. */
export function rolesOf({ member }: Pick<BaseInteraction, 'member'>): readonly string[] {
  if (!member) return [];
  return Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
}

/** The collections that are seen where something is shown: those that roles open, only where nobody else sees it. */
export async function seenBy(bot: Bot, origin: SeenOrigin): Promise<SeenCollections> {
  const { guildId, place, roles, person } = origin;
  if (guildId === null) return seenInDirectMessages(bot, person);
  const { collections } = bot.store.guilds.settings(guildId);
  const counted = origin.private ? roles : [];
  return bot.kiosque.allowedOn(guildId, seenIn(collections, { channelId: place, roles: counted }));
}

/** The product as it is seen where something is shown. */
export async function kiosqueFor(bot: Bot, origin: SeenOrigin): Promise<Kiosque> {
  const seen = await seenBy(bot, origin);
  return seen === null ? bot.kiosque : bot.kiosque.seeing(seen);
}

/** The collections that a server's managers may open: without those that whoever runs the bot keeps from it. */
export async function collectionsOn(
  { kiosque }: Pick<Bot, 'kiosque'>,
  guildId: string | null,
): Promise<readonly Collection[]> {
  const seen = guildId === null ? null : await kiosque.allowedOn(guildId, null);
  return (seen === null ? kiosque : kiosque.seeing(seen)).collections();
}

/** Whether the asker's roles open more than the place does: what comes of it is then for the asker alone. */
export function rolesOpenMore({ store }: Bot, { guildId, place, roles }: SeenOrigin): boolean {
  if (guildId === null || roles.length === 0) return false;
  const { collections } = store.guilds.settings(guildId);
  const here = seenIn(collections, { channelId: place, roles: [] });
  const all = seenIn(collections, { channelId: place, roles });
  return here !== null && (all === null || all.some((id) => !here.includes(id)));
}

/** Those of some citations whose articles are seen: a later asker may see less than the first. */
export async function seenCitations(
  kiosque: Kiosque,
  citations: readonly ShownCitation[],
): Promise<ShownCitation[]> {
  const seen = await Promise.all(citations.map((citation) => kiosque.sees(citation)));
  return citations.filter((_citation, i) => seen[i]);
}

/** Servers in which a person is looked for: each look asks Discord. */
const MOST_SERVERS = 50;
const MEMBERS_KEPT_MS = 60_000;

/** Roles of people by guild; null for who is no member. */
type Members = LRUCache<string, { readonly roles: readonly string[] | null }>;

const membersOf = new WeakMap<Client, Members>();

/** As whoever is in no server is asked about: it is the id of none. */
const NO_SERVER = '';

/**
 * All that the servers of a person show there, with what the roles open: nobody else reads a direct message. Only where no
 * server closes anything, and all may ask, need nobody be looked for.
 */
async function seenInDirectMessages(bot: Bot, person: string): Promise<SeenCollections> {
  const wanted = bot.config.guilds;
  // Of other processes too: where nothing of them were known, more would be seen than they allow.
  const all = new Set([...bot.client.guilds.cache.keys(), ...(await bot.store.guilds.present())]);
  const guilds = [...all].filter((id) => wanted.length === 0 || wanted.includes(id));
  const seenAt = (id: string, roles: readonly string[]): Promise<SeenCollections> => {
    const { server, roles: ofRoles } = bot.store.guilds.settings(id).collections;
    const opened = { server, roles: ofRoles, channels: {} };
    return bot.kiosque.allowedOn(id, seenIn(opened, { channelId: null, roles }));
  };
  const bounds = [
    await bot.kiosque.allowedOn(NO_SERVER, null),
    ...(await Promise.all(guilds.map((id) => seenAt(id, [])))),
  ];
  const isForAll = wanted.length === 0 && guilds.length > 0;
  if (isForAll && bounds.every((seen) => seen === null)) return null;
  const found: SeenCollections[] = [];
  for (const guild of guilds.slice(0, MOST_SERVERS)) {
    const roles = await rolesIn(bot.client, guild, person);
    if (roles !== null) found.push(await seenAt(guild, roles));
  }
  return together(found);
}

async function rolesIn(
  client: Client,
  guildId: string,
  person: string,
): Promise<readonly string[] | null> {
  const members: Members =
    membersOf.get(client) ?? new LRUCache({ max: 1000, ttl: MEMBERS_KEPT_MS });
  membersOf.set(client, members);
  const key = `${guildId}:${person}`;
  const known = members.get(key);
  if (known) return known.roles;
  const roles = await rolesOfMember(client, guildId, person);
  members.set(key, { roles });
  return roles;
}
