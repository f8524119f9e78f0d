import { PgServer, type ServerSettings } from './pg-server.ts';
import type { Server } from './server.ts';

const open = new Map<string, Server>();

/** The server at an address: whoever asks in this process shares its connections. */
export function serverOf({ url, efSearch }: { readonly url: string } & ServerSettings): Server {
  let server = open.get(url);
  if (!server) {
    server = new PgServer(url, { efSearch });
    open.set(url, server);
  }
  return server;
}
