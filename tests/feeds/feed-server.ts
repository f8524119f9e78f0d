import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A web server on loopback, whose paths tests set and change; it notes what it was asked. */
export class FeedServer {
  readonly asked: { readonly path: string; readonly headers: IncomingMessage['headers'] }[] = [];
  readonly #handlers = new Map<string, Handler>();

  private constructor(private readonly server: Server) {}

  static async start(host = '127.0.0.1', port = 0): Promise<FeedServer> {
    const server = createServer();
    const made = new FeedServer(server);
    server.on('request', (request, response) => {
      const path = request.url ?? '/';
      made.asked.push({ path, headers: request.headers });
      const handler = made.#handlers.get(path);
      if (handler) handler(request, response);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(port, host, resolve));
    return made;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  at(path: string, host = '127.0.0.1'): string {
    return `http://${host}:${this.port}${path}`;
  }

  on(path: string, handler: Handler): void {
    this.#handlers.set(path, handler);
  }

  /** Answers with a body, whatever is asked. */
  serve(path: string, body: string | Uint8Array, headers: Record<string, string> = {}): void {
    this.on(path, (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/rss+xml', ...headers }).end(body);
    });
  }

  remove(path: string): void {
    this.#handlers.delete(path);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

export interface TestItem {
  readonly id: string;
  readonly title?: string;
  readonly date?: string;
  readonly text?: string;
  readonly link?: string;
}

/** An RSS 2.0 feed. */
export function rss(items: readonly TestItem[], title = 'Le Courrier de Valserre'): string {
  const written = items.map(
    ({ id, title: headline = `Titre ${id}`, date, text = `Texte de ${id}.`, link }) =>
      `<item><guid isPermaLink="false">${id}</guid><title>${headline}</title>${date ? `<pubDate>${date}</pubDate>` : ''}${link ? `<link>${link}</link>` : ''}<description><![CDATA[${text}]]></description></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${title}</title><link>https://courrier.example/</link>${written.join('')}</channel></rss>`;
}
