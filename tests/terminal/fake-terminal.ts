import { tmpdir } from 'node:os';
import { PassThrough } from 'node:stream';
import type { IndexSummary } from '../../src/indexing/progress.ts';
import type { Kiosque } from '../../src/product/kiosque.ts';
import type { OpenKiosque, Terminal } from '../../src/terminal/terminal.ts';
import { fakeKiosque } from '../commands/fake-kiosque.ts';

export type OpenOptions = Parameters<OpenKiosque>[1];

export const summary: IndexSummary = {
  articles: 2,
  added: 2,
  changed: 0,
  removed: 0,
  unchanged: 0,
  skipped: [{ file: 'vide.txt', reason: { fr: 'est vide', en: 'is empty' } }],
  chunks: 1200,
  sentences: 1,
  embedded: 1201,
  rebuilt: null,
  seconds: 3.25,
};

interface Changes {
  readonly kiosque?: Partial<Kiosque>;
  readonly open?: OpenKiosque;
  readonly summary?: IndexSummary | null;
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Terminal['env'];
  readonly input?: string;
}

/** A terminal in memory over the fake product. */
export function fakeTerminal(changes: Changes = {}) {
  const fake = fakeKiosque(changes.kiosque);
  const stopping = new AbortController();
  const opened: OpenOptions[] = [];
  const streams = {
    stdin: new PassThrough(),
    stdout: new PassThrough(),
    stderr: new PassThrough(),
  };
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    streams[name].on('data', (data) => {
      written[name] += data;
    });
  }
  const { isTTY, columns = 80, rows } = changes;
  if (isTTY) {
    for (const stream of Object.values(streams)) Object.assign(stream, { isTTY, columns, rows });
  }
  if (changes.input !== undefined) streams.stdin.end(changes.input);
  const terminal: Terminal = {
    ...streams,
    env: changes.env ?? { LANG: 'fr_FR.UTF-8' },
    directory: tmpdir(),
    signal: stopping.signal,
    open:
      changes.open ??
      (async (_config, options) => {
        opened.push(options);
        return { kiosque: fake.kiosque, summary: changes.summary ?? null };
      }),
  };
  return { ...fake, ...streams, terminal, opened, written, stopping };
}
