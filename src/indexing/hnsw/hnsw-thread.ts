/** The thread that builds the HNSW index of a first indexing while the store is written; see hnsw-ahead.ts. */
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { HnswIndex } from '../../../embeddings/hnsw-index.ts';
import { fromInt8 } from '../../../embeddings/int8-vector.ts';
import { corpusStore } from '../../corpus/open-store.ts';
import type { AheadOptions, FromThread, ToThread } from './hnsw-ahead.ts';
import { hnswIdentity } from './hnsw-location.ts';
import { updateHnsw } from './update-hnsw.ts';

/** Vectors read at a time. */
const VECTORS_PER_READ = 25;

const port = parentPort!;
const options = workerData as AheadOptions;
let messages: ToThread[] = [];
port.on('message', (message: ToThread) => messages.push(message));

/** @returns whether it has all of the store. */
async function build(index: HnswIndex): Promise<boolean> {
  const store = corpusStore(options);
  for (let last = 0; ; ) {
    if (messages.length === 0) await once(port, 'message');
    const isAll = messages.includes('finish');
    if (messages.includes('stop')) return false;
    messages = [];
    // No snapshot is kept while it waits, for that would keep the store's log from being emptied.
    const corpus = (await store.read({ checked: false }))!;
    try {
      for (;;) {
        const rows = await corpus.vectorRows.after(last, VECTORS_PER_READ);
        if (rows.length === 0) break;
        for (const { id, vector } of rows) index.add(id, fromInt8(vector));
        last = rows.at(-1)!.id;
        await setImmediate();
        if (messages.includes('stop')) return false;
        await corpus.advance();
      }
    } finally {
      await corpus.close();
    }
    if (isAll) return true;
  }
}

const index = new HnswIndex(hnswIdentity(options.info));
const send = (message: FromThread): void => port.postMessage(message);
if (await build(index)) {
  const rebuilt = await updateHnsw({
    ...options,
    when: 'changed',
    built: index,
    onProgress: (done, total) => send({ done, total }),
  });
  send({ rebuilt });
}
port.close();
