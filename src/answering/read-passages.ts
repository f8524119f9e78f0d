import type { PassageReading, ReadablePassage } from '../../embeddings/reader/reader.ts';
import type { RankedCandidate, Sources } from '../retrieval/retrieve.ts';
import { isNewerOf } from './copies.ts';
import { passageHeading } from './passage-heading.ts';

/** What the reader found in the best passages, by the ids of their chunks; places are those of the chunk's text. */
export type Readings = ReadonlyMap<number, PassageReading>;

/** Best passages that are read at most: a seventh and an eighth bring nothing on titles of PIAF that the reader has not seen. */
export const PASSAGES_READ = 6;
/** A passage that ranking puts so far behind the best is not read: there it never held the answer when the best did not. */
const BEHIND = 4;
/** Later articles about the event of the best passage that are read too, however far behind: what it says may have changed. */
const NEWER_READ = 2;

/**
 * The passages worth reading: fewer where the ranking is sure, and what later articles tell of the same event.
 * @param most of the best.
 */
export function passagesToRead(
  ranked: readonly RankedCandidate[],
  most: number = PASSAGES_READ,
): readonly RankedCandidate[] {
  return [...bestOf(ranked).slice(0, most), ...laterTellings(ranked)];
}

function bestOf(ranked: readonly RankedCandidate[]): readonly RankedCandidate[] {
  const best = ranked[0]?.score ?? 0;
  return ranked.slice(0, PASSAGES_READ).filter(({ score }) => best - score < BEHIND);
}

/**
 * The best passage of each later article about the event of the best one, where it would not be read by its rank. What is
 * found there may be an update of the answer, but speaks for no other one: ranking thinks little of it.
 */
export function laterTellings(ranked: readonly RankedCandidate[]): readonly RankedCandidate[] {
  const best = bestOf(ranked);
  const articles = new Set(best.map(({ article }) => article.id));
  const later: RankedCandidate[] = [];
  for (const candidate of ranked) {
    if (later.length === NEWER_READ) break;
    if (articles.has(candidate.article.id) || !isNewerOf(candidate, best[0]!)) continue;
    articles.add(candidate.article.id);
    later.push(candidate);
  }
  return later;
}

const VERSIONS = 2;
const PASSAGES_OF_VERSION = 3;

/** The passages of the newest, or the oldest, dated articles about the event of the best passage. */
export function versionsOfBest(
  ranked: readonly RankedCandidate[],
  order: 'newest' | 'oldest',
): RankedCandidate[] {
  const [best] = ranked;
  if (!best) return [];
  const isOther =
    order === 'newest' ? isNewerOf : (a: RankedCandidate, b: RankedCandidate) => isNewerOf(b, a);
  const sign = order === 'newest' ? -1 : 1;
  const dates = new Map(
    ranked
      .filter((one) => isOther(one, best))
      .map(({ article }) => [article.id, article.published?.value ?? '']),
  );
  const versions = [...dates].sort(([, a], [, b]) => (a < b ? -sign : a > b ? sign : 0));
  return versions
    .slice(0, VERSIONS)
    .flatMap(([id]) =>
      ranked.filter(({ article }) => article.id === id).slice(0, PASSAGES_OF_VERSION),
    );
}

/**
 * Reads the best passages of a question, one after the other.
 * @param reader undefined where passages are not read.
 * @param most of the best that are read.
 * @returns null where they are not read, or the reader fails.
 */
export async function readPassages(
  question: string,
  ranked: readonly RankedCandidate[],
  reader: Sources['reader'],
  most: number = PASSAGES_READ,
): Promise<Readings | null> {
  const ready = await reader;
  if (!ready) return null;
  const readings = new Map<number, PassageReading>();
  try {
    for (const candidate of passagesToRead(ranked, most)) {
      const [found] = await ready.read(question, [readable(question, candidate, ranked)]);
      readings.set(candidate.chunk.id, found!);
    }
    return readings;
  } catch {
    // Whoever made the request has the reason of its reader.
    return null;
  }
}

/** A chunk as the reader takes it: its sentences counted from its own start, under what it is of. */
export function readable(
  question: string,
  { article, chunk }: RankedCandidate,
  ranked: readonly RankedCandidate[],
): ReadablePassage {
  const { text, start: chunkStart, sentences } = chunk;
  return {
    text,
    headline: passageHeading(question, { article, chunk }, ranked),
    sentences: sentences.map(({ start, end }) => ({
      start: start - chunkStart,
      end: end - chunkStart,
    })),
  };
}
