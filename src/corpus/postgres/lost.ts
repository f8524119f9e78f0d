import { setTimeout } from 'node:timers/promises';

/** A connection that ended, or that was not made: the server starts, stops, or has too many. */
const LOST =
  /^(?:08...|57P0[1235]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOENT)$/;
/** As node-postgres says it, which has no code for it. */
const LOST_TEXT =
  /^(?:Connection terminated|Query read timeout|Client has encountered a connection error|timeout exceeded when trying to connect|Client was closed)/;

/** Whether the server may do the same a moment later. */
export function isLost(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return LOST.test(String(code)) || LOST_TEXT.test(String(message));
}

const FIRST_WAIT_MS = 100;
/** In all about 6 s: a server that starts again is back by then. */
const TRIES = 7;

/**
 * Does something again, a little later each time, as long as `again` says so of what went wrong.
 * @throws what went wrong, where it is not to be tried again or went wrong the last time.
 */
export async function withBackOff<T>(
  work: () => Promise<T>,
  again: (error: unknown) => boolean,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === TRIES || !again(error)) throw error;
      // Many that wait for one server should not come back all at once.
      await setTimeout(FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.75 + Math.random() / 2));
    }
  }
}
