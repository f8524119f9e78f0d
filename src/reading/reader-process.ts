/**
 * The child process that reads passages; see process-reader.ts for the other side. It is one of its own, for reading
 * blocks its thread, and neither the bot nor the index may wait for that.
 */
import { loadReader } from '../../embeddings/reader/local-reader.ts';
import type { Reader } from '../../embeddings/reader/reader.ts';
import { serveParent } from '../processes/serve-parent.ts';
import type { ReaderRequest } from './reader-messages.ts';

let loaded: Promise<Reader> | undefined;

serveParent<ReaderRequest>(async (request) => {
  if (request.kind === 'start') {
    loaded = loadReader(request.options);
    return (await loaded).info;
  }
  if (loaded === undefined) throw new Error('the reader was not started');
  const reader = await loaded;
  if (request.kind === 'understand') return (await reader.understand?.(request.question)) ?? null;
  return reader.read(request.question, request.passages);
});
