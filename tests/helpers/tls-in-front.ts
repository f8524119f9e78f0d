import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';

/** A certificate that nobody but itself vouches for. */
export interface SelfSigned {
  readonly certFile: string;
  readonly keyFile: string;
}

/** Null where there is no openssl. */
export function selfSigned(folder: string, name: string): SelfSigned | null {
  const [certFile, keyFile] = [join(folder, 'server.pem'), join(folder, 'server.key')];
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  try {
    execFileSync(
      'openssl',
      ['req', '-x509', '-days', '2', ...key, ...subject, '-out', certFile, '-keyout', keyFile],
      { stdio: 'ignore' },
    );
    return { certFile, keyFile };
  } catch {
    return null;
  }
}

/** What a client asks first, where it wants TLS: eight bytes, the last four of which say so. */
const SSL_REQUEST = 80_877_103;

/** Speaks TLS as a PostgreSQL server does, for one that was built without it. @returns its port, and ends it. */
export async function tlsInFront(
  port: number,
  { certFile, keyFile }: SelfSigned,
): Promise<{ readonly port: number; readonly stop: () => void }> {
  const [cert, key] = [readFileSync(certFile), readFileSync(keyFile)];
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => {});
    socket.once('data', (asked) => {
      if (asked.length !== 8 || asked.readInt32BE(4) !== SSL_REQUEST) return socket.destroy();
      socket.write('S');
      const secure = new TLSSocket(socket, { isServer: true, cert, key });
      const behind = connect(port, '127.0.0.1');
      for (const [from, to] of [
        [secure, behind],
        [behind, secure],
      ] as const) {
        from.on('error', () => to.destroy());
        from.pipe(to);
      }
      return undefined;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    stop: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
