import { readFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';

/** What stands between a client and a server, and may lose what is sent. */
export interface Relay {
  readonly port: number;
  /** From now on, nothing that is sent over the connections there are arrives, and nobody is told. */
  readonly swallow: () => void;
  /** The next connections end before anything is said. */
  readonly refuse: (count: number) => void;
  readonly stop: () => void;
}

/** Hands on what is sent to a port of this machine, and what it answers. */
export async function relayTo(port: number): Promise<Relay> {
  const open = new Set<Socket>();
  let refused = 0;
  const server = createServer((socket) => {
    if (refused > 0) {
      refused--;
      socket.destroy();
      return;
    }
    const behind = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [socket, behind],
      [behind, socket],
    ] as const) {
      open.add(from);
      from.on('error', () => to.destroy());
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    swallow: () => {
      for (const socket of open) socket.unpipe().resume();
    },
    refuse: (count) => {
      refused = count;
    },
    stop: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}

const ESTABLISHED = '01';
const KEEPALIVE_TIMER = '02';
const TICKS_PER_SECOND = 100;

/** After how many seconds the system asks after each connection of this machine to a port: Linux tells. */
export function keepaliveSeconds(port: number): number[] {
  const to = port.toString(16).toUpperCase().padStart(4, '0');
  return readFileSync('/proc/self/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , remote, state]) => remote?.endsWith(`:${to}`) && state === ESTABLISHED)
    .map(([, , , , , timer = '']) => timer.split(':'))
    .map(([kind, ticks = '']) =>
      kind === KEEPALIVE_TIMER ? Number.parseInt(ticks, 16) / TICKS_PER_SECOND : Infinity,
    );
}
