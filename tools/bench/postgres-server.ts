import { variables } from '../../src/config/variables.ts';
import { findPostgres } from '../postgres/binaries.ts';
import { startPostgres } from '../postgres/server.ts';

/** As many passages as the product keeps in view, by default or by the variable. */
export const EF_SEARCH = Number(
  process.env['DATABASE_EF_SEARCH'] ?? variables.DATABASE_EF_SEARCH.fallback,
);

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
