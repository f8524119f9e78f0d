import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** node-postgres, loaded only where there is a server: with what it loads itself it takes a tenth of any start. */
export const nodePostgres = (): typeof import('pg') => load('pg');
