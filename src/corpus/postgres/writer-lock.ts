import { setTimeout } from 'node:timers/promises';
import { IndexBusy } from '../../errors.ts';
import type { Writer } from '../corpus-store.ts';
import { type Holder, indexBusy } from '../index-busy.ts';
import type { Queries, Server, Session } from './server.ts';

const LOOK_EVERY_MS = 100;
/** A server that is away for longer than a connection waits for it. */
const TRY_AGAIN_MS = 1_000;
const NAME = /^[^:]+: (.*) \((\d+)\)$/;

/**
 * Takes an advisory lock, which the server frees when the connection ends, however it ends. Whoever writes with that
 * connection cannot write without the lock.
 * @throws IndexBusy naming the one that has it, after having waited for `waitMs`.
 */
export async function takeWriterLock(
  server: Server,
  what: string,
  writer: Writer,
  waitMs: number,
): Promise<Session> {
  const session = await server.session(writer);
  const key = `${server.schema}: ${what}`;
  try {
    const end = Date.now() + waitMs;
    while (!(await isTaken(session, key))) {
      if (Date.now() >= end) {
        const bot = what === 'bot' ? { database: server.serverName } : null;
        throw indexBusy(await holderOf(session, key), bot);
      }
      await setTimeout(LOOK_EVERY_MS);
    }
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}

/**
 * As {@link takeWriterLock}, for as long as a process lives: where the connection is lost, as when the server starts again,
 * the lock is taken again as soon as that can be.
 * @param taken told where another one had taken it by then.
 * @returns frees it.
 */
export async function keepWriterLock(
  server: Server,
  what: string,
  writer: Writer,
  waitMs: number,
  taken: (error: IndexBusy) => void,
): Promise<() => Promise<void>> {
  let isOver = false;
  let session = await takeWriterLock(server, what, writer, waitMs);
  const keep = async (): Promise<void> => {
    while (!isOver) {
      await session.ended;
      session = await again();
    }
    await session.close();
  };
  const again = async (): Promise<Session> => {
    while (!isOver) {
      try {
        return await takeWriterLock(server, what, writer, waitMs);
      } catch (error) {
        if (error instanceof IndexBusy) {
          isOver = true;
          taken(error);
        } else await setTimeout(TRY_AGAIN_MS, null, { ref: false });
      }
    }
    return session;
  };
  void keep();
  return async () => {
    isOver = true;
    await session.close();
  };
}

async function isTaken(queries: Queries, key: string): Promise<boolean> {
  const { rows } = await queries.query<{ taken: boolean }>(
    'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken',
    [key],
  );
  return rows[0]!.taken;
}

async function holderOf(queries: Queries, key: string): Promise<Holder | null> {
  const { rows } = await queries.query<{ name: string; since: Date; local: boolean }>(
    `SELECT application_name AS name, backend_start AS since,
       client_addr IS NOT DISTINCT FROM (SELECT client_addr FROM pg_stat_activity WHERE pid = pg_backend_pid()) AS local
     FROM pg_locks JOIN pg_stat_activity USING (pid)
     WHERE locktype = 'advisory' AND granted AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())
       AND (classid::bigint << 32) | objid::bigint = hashtextextended($1, 0)`,
    [key],
  );
  const [, program, pid] = NAME.exec(rows[0]?.name ?? '') ?? [];
  if (!rows[0] || program === undefined) return null;
  const { since, local } = rows[0];
  return { program, pid: local ? Number(pid) : null, since: new Date(since) };
}
