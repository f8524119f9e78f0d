import { availableParallelism } from 'node:os';
import type { ShardShare } from '../gateway/fleet.ts';

/** Shards of a process where nobody says how many: 4,000 servers or so. Each process has its own models in memory. */
const SHARDS_PER_PROCESS = 4;

/** What is set by hand; null where it is left to Kiosque. */
export interface WantedShards {
  readonly shards: number | null;
  readonly processes: number | null;
}

/**
 * Which shards each process holds: neighbours together, so that the first process has shard 0, which gets direct messages.
 * @param recommended shards, by Discord.
 */
export function planShards(
  { shards, processes }: WantedShards,
  recommended: number,
  cores: number = availableParallelism(),
): readonly ShardShare[] {
  // Each process has one at least, unless it is said how many there are.
  const count = shards ?? Math.max(recommended, processes ?? 1);
  const wanted = processes ?? Math.min(Math.ceil(count / SHARDS_PER_PROCESS), cores);
  const all = Math.min(wanted, count);
  const first = (process: number) => Math.floor((process * count) / all);
  return Array.from({ length: all }, (_, process) => ({
    ids: Array.from({ length: first(process + 1) - first(process) }, (_, i) => first(process) + i),
    count,
    process,
    processes: all,
  }));
}
