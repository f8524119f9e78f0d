import { type CollectionRule, collectionOf } from './rules.ts';

/** Stands for every collection in a list. */
export const EVERY = '*';

/** Which collections a server's managers opened, by ids; {@link EVERY} stands for all. */
export interface OpenedCollections {
  /** In the whole server; null for all. */
  readonly server: readonly string[] | null;
  /** In a channel, by its id, instead of those of the server. */
  readonly channels: Readonly<Record<string, readonly string[]>>;
  /** To who has a role, by its id, beside those of the place: where nobody else sees the answer. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
}

/** A server that chose nothing: it sees every collection. */
export const ALL_OPENED: OpenedCollections = { server: null, channels: {}, roles: {} };

/** Where and for whom something is shown in a server. */
export interface GuildPlace {
  /** The channel, or the one that a thread belongs to; null where it is not known. */
  readonly channelId: string | null;
  /** Of the asker, where nobody else sees what is shown; else none count. */
  readonly roles: readonly string[];
}

/** Collections that are seen: null for all there are. */
export type SeenCollections = readonly string[] | null;

/** The collections that are seen in a place of a server. Nothing is seen where a channel is not known and any has its own. */
export function seenIn(
  opened: OpenedCollections,
  { channelId, roles }: GuildPlace,
): SeenCollections {
  const ofChannels = Object.keys(opened.channels).length > 0;
  const place =
    channelId === null && ofChannels
      ? []
      : (opened.channels[channelId ?? ''] ?? opened.server ?? [EVERY]);
  const all = new Set([...place, ...roles.flatMap((role) => opened.roles[role] ?? [])]);
  return all.has(EVERY) ? null : [...all];
}

/** What several places show together. */
export function together(all: readonly SeenCollections[]): SeenCollections {
  return all.includes(null) ? null : [...new Set(all.flatMap((one) => one ?? []))];
}

/** Without the collections that whoever runs the bot keeps from a server. @param existing ids of all there are. */
export function allowedOn(
  seen: SeenCollections,
  guildId: string,
  rules: readonly CollectionRule[],
  existing: readonly string[],
): SeenCollections {
  const kept = new Set(
    rules.filter(({ servers }) => servers?.includes(guildId) === false).map(({ id }) => id),
  );
  if (kept.size === 0) return seen;
  return (seen ?? existing).filter((id) => !kept.has(id));
}

/** Whether an article of a file is seen, also one that is gone. */
export function seesFile(
  seen: SeenCollections,
  rules: readonly CollectionRule[],
  file: string,
): boolean {
  return seen === null || seen.includes(collectionOf(rules, file));
}
