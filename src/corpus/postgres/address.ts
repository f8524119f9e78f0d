import { nodePostgres } from './node-postgres.ts';

/** Where a database is. */
export interface Address {
  /** For the client: with the password. */
  readonly url: string;
  /** The schema that holds Kiosque's tables. */
  readonly schema: string;
  /** To be shown and logged: without the password. */
  readonly serverName: string;
}

const SCHEMA = /[?&]schema=([a-z_][a-z0-9_]{0,40})(?=&|$)/;
const DEFAULT_SCHEMA = 'kiosque';

/** @param databaseUrl `postgresql://user:password@host/database`, `?schema=` for another schema than `kiosque`. */
export function addressOf(databaseUrl: string): Address {
  const schema = SCHEMA.exec(databaseUrl)?.[1] ?? DEFAULT_SCHEMA;
  const url = databaseUrl.replace(SCHEMA, (part) => (part.startsWith('?') ? '?' : ''));
  // The client knows every way to write an address; it connects to nothing yet.
  const { host, port, database = '' } = new (nodePostgres().Client)({ connectionString: url });
  const place = host.startsWith('/') ? host : `${host}:${port}`;
  return { url, schema, serverName: `${place}/${database} (${schema})` };
}
