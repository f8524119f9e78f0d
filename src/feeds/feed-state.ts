import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';

/** An entry whose file was written; a file that is missing since was taken away by someone, and stays away. */
const entrySchema = z.object({
  /** Changes with what the feed has of the entry; empty where its page is still wanted. */
  mark: z.string(),
  /** Times that its page was asked for in vain. */
  tries: z.number(),
  url: z.string().nullable(),
  /** ISO, or null where the feed gives none. */
  date: z.string().nullable(),
});

const feedSchema = z.object({
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** When it is due, in milliseconds since 1970. */
  nextAt: z.number(),
  /** Not before this, whoever asks: its server said so. */
  notBefore: z.number(),
  /** Times in a row that it could not be fetched. */
  failures: z.number(),
  problem: z.object({ fr: z.string(), en: z.string() }).optional(),
  /** By key, those that the feed had when it was read last. */
  entries: z.record(z.string(), entrySchema),
});

/** What is kept of an entry of a feed. */
export type StoredEntry = z.infer<typeof entrySchema>;
/** What is kept of a feed between two looks. */
export type FeedState = z.infer<typeof feedSchema>;
/** By address. */
export type FeedStates = Record<string, FeedState>;

const statesSchema = z.record(z.string(), feedSchema);

/** A feed that was never fetched. */
export const NEW_FEED: FeedState = { nextAt: 0, notBefore: 0, failures: 0, entries: {} };

const stateFile = (dataDir: string): string => join(dataDir, 'feeds.json');

/** What was kept; nothing where there is none or it is damaged, for then all is fetched again. */
export async function loadStates(dataDir: string): Promise<FeedStates> {
  try {
    const parsed = statesSchema.safeParse(JSON.parse(await readFile(stateFile(dataDir), 'utf8')));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

/** Writes the states whole or not at all. */
export async function saveStates(dataDir: string, states: FeedStates): Promise<void> {
  const file = stateFile(dataDir);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.part`, JSON.stringify(states));
  await rename(`${file}.part`, file);
}
