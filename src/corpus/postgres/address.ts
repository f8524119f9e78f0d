import { UserError } from '../../errors.ts';
import { corpusText } from '../texts/index.ts';
import { nodePostgres } from './node-postgres.ts';

/** Where a database is. */
export interface Address {
  /** For the client: with the password. */
  readonly url: string;
  /** The schema that holds Kiosque's tables. */
  readonly schema: string;
  /** What its `options=` sets for each connection, as `-c name=value`; empty for nothing. */
  readonly options: string;
  /** To be shown and logged: without the password. */
  readonly serverName: string;
}

/** Parameters that Kiosque sets: the client would take those of the address instead. */
const OURS = new Set(['schema', 'options', 'application_name']);
const SCHEMA = /^[a-z_][a-z0-9_]{0,40}$/;
const DEFAULT_SCHEMA = 'kiosque';
/** The client warns of these words, and will take them for less: as they are now, the server must be who it says. */
const AS_VERIFY_FULL = /^sslmode=(?:prefer|require|verify-ca)$/;

/**
 * @param databaseUrl `postgresql://user:password@host/database`, `?schema=` for another schema than `kiosque`.
 * @throws UserError where it cannot be read.
 */
export function addressOf(databaseUrl: string): Address {
  if (hasLooseAt(databaseUrl)) throw unreadable('@');
  const [place = '', query = null] = databaseUrl.split(/\?(.*)/s);
  const parameters = query?.split('&') ?? [];
  const isOurs = (parameter: string) => OURS.has(parameter.split('=', 1)[0]!);
  const ours = new URLSearchParams(parameters.filter(isOurs).join('&'));
  const schema = ours.get('schema') ?? DEFAULT_SCHEMA;
  if (!SCHEMA.test(schema)) {
    throw new UserError(
      corpusText((texts) => texts.address.badSchema(schema)),
      corpusText((texts) => texts.address.nameSchema),
    );
  }
  const theirs = parameters
    .filter((parameter) => !isOurs(parameter))
    .map((parameter) => parameter.replace(AS_VERIFY_FULL, 'sslmode=verify-full'));
  const url = query === null ? place : `${place}?${theirs.join('&')}`;
  return { url, schema, options: ours.get('options') ?? '', serverName: nameOf(url, schema) };
}

/**
 * Whether there is an "@" behind the host and outside of a parameter's value: it ends a password with a bare "/", "?" or "#", the rest
 * of which would be taken, and shown, for the host and the database.
 */
function hasLooseAt(databaseUrl: string): boolean {
  const behindHost = databaseUrl.replace(/^\w+:\/\/[^/?#]*/, '');
  return behindHost.replace(/[?&]\w+=[^&#]*/g, '').includes('@');
}

const unreadable = (why: string): UserError =>
  new UserError(
    corpusText((texts) => texts.address.unreadable(why)),
    corpusText((texts) => texts.address.writeAddress),
  );

function nameOf(url: string, schema: string): string {
  try {
    // The client knows every way to write an address; it connects to nothing yet.
    const { host, port, database = '' } = new (nodePostgres().Client)({ connectionString: url });
    const place = host.startsWith('/') ? host : `${host}:${port}`;
    return `${place}/${database} (${schema})`;
  } catch (error) {
    const { code = '', path, message } = error as NodeJS.ErrnoException;
    // Its certificates are read with it.
    if (path !== undefined) {
      throw new UserError(
        corpusText((texts) => texts.address.unreadableFile(path, code)),
        corpusText((texts) => texts.address.correctFile),
      );
    }
    throw unreadable(message);
  }
}
