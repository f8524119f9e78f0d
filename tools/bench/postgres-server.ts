import { findPostgres } from '../postgres/binaries.ts';
import { startPostgres } from '../postgres/server.ts';

/** Does some work beside a server of its own, which is given by its address. */
export async function withServer(work: (url: string) => Promise<void>): Promise<void> {
  const binaries = findPostgres();
  if (!binaries) {
    console.error('There is no PostgreSQL with pgvector: npm run postgres -- fetch');
    process.exit(1);
  }
  const server = await startPostgres(binaries, true);
  try {
    await work(server.url);
  } finally {
    await server.stop();
  }
}
