import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import manifest from './package.json' with { type: 'json' };
import { REPOSITORY } from './product.ts';

/** The engines of `peer-process.ts`. */
export const PEERS = {
  minisearch: 'MiniSearch as installed',
  'minisearch-fr': 'MiniSearch with French analysis',
  orama: 'Orama with French stems',
  langchain: 'LangChain.js: HNSWLib, transformers embeddings',
  anythingllm: 'AnythingLLM’s embedder, each vector compared',
} as const;
export type PeerName = keyof typeof PEERS;

/**
 * LangChain.js embeds all batches at once: a gigabyte at 1,500 passages, and more than most machines have at 100,000. The
 * others would take an hour there.
 */
export const MOST_PASSAGES: Readonly<Record<PeerName, number>> = {
  minisearch: Number.POSITIVE_INFINITY,
  'minisearch-fr': Number.POSITIVE_INFINITY,
  orama: 100_000,
  langchain: 10_000,
  anythingllm: 10_000,
};

/** What a peer took for the same passages and questions. */
export interface PeerBench {
  /** Seconds from the passages in memory to the first search. */
  readonly build: number;
  /** Milliseconds of each question: the ten best passages. */
  readonly questions: readonly number[];
  readonly peakMb: number;
}

const FOLDER = path.join(REPOSITORY, 'tools/bench');
/** How to install them: onnxruntime's script fetches a library for GPUs, which is of no use here. */
export const INSTALL =
  'cd tools/bench && npm install --ignore-scripts --legacy-peer-deps && npm rebuild hnswlib-node';

export const arePeersInstalled = (): boolean =>
  Object.keys(manifest.dependencies).every((name) =>
    existsSync(path.join(FOLDER, 'node_modules', name)),
  );

/** Runs one in a process of its own. @throws when it fails, with its last lines. */
export function runPeer(name: PeerName, dataDir: string, questions: readonly string[]): PeerBench {
  const child = spawnSync(
    process.execPath,
    ['--max-old-space-size=12288', '--import', 'tsx', 'tools/bench/peer-process.ts', name, dataDir],
    { cwd: REPOSITORY, input: JSON.stringify(questions), encoding: 'utf8', maxBuffer: 1e9 },
  );
  if (child.status !== 0) throw new Error(`${PEERS[name]} failed: ${child.stderr.slice(-500)}`);
  return JSON.parse(child.stdout.split('\n').at(-2)!) as PeerBench;
}
