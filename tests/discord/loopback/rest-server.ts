import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ApiError, unauthorized } from './api-error.ts';
import type { Faults } from './faults.ts';
import { isObject, objects } from './json.ts';
import type { World } from './world.ts';

export interface ApiRequest {
  readonly method: string;
  /** Without the /api/v10 before it and the query after it. */
  readonly path: string;
  /** What stands for the :names of the route, in order. */
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** How many files came with it. */
  readonly files: number;
}

export interface ApiResult {
  readonly status: number;
  readonly body?: unknown;
}

/** What answers a method and a path. A route without `auth: false` needs the bot's token. */
export interface Route {
  readonly method: string;
  /** With :names for the parts that vary. */
  readonly path: string;
  readonly auth?: false;
  readonly answer: (request: ApiRequest) => ApiResult;
}

/** A request that the bot made, in the order in which they came. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  readonly at: number;
}

const prefix = /^\/api\/v10/u;

async function readBody(request: IncomingMessage): Promise<{ body: unknown; files: number }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (bytes.length === 0) return { body: undefined, files: 0 };
  if (type.startsWith('multipart/form-data')) {
    const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
    const files = [...form.entries()].filter(([key]) => key.startsWith('files['));
    const body = JSON.parse(String(form.get('payload_json') ?? '{}'));
    for (const [key, file] of files) {
      const told = objects(body.attachments).find(({ id }) => `files[${id}]` === key);
      const { name, size } = file as File;
      if (told) Object.assign(told, { filename: name, size, url: `https://cdn.test/${name}` });
    }
    return { body, files: files.length };
  }
  if (!type.startsWith('application/json')) {
    throw new ApiError(400, 50035, 'Invalid Form Body', { violation: `content type ${type}` });
  }
  try {
    return { body: JSON.parse(bytes.toString('utf8')), files: 0 };
  } catch {
    const violation = 'the body is not JSON';
    throw new ApiError(400, 50109, 'The request body contains invalid JSON.', { violation });
  }
}

function matcher(path: string): RegExp {
  return new RegExp(`^${path.replace(/:[a-z]+/gu, '([^/]+)')}$`, 'u');
}

/** Discord's REST API on loopback: authentication, faults that a test asked for, routes, errors in Discord's shape. */
export class RestServer {
  readonly server: Server;
  readonly requests: SeenRequest[] = [];
  readonly #world: World;
  readonly #faults: Faults;
  readonly #routes: (Route & { readonly pattern: RegExp })[];

  constructor(world: World, faults: Faults, routes: readonly Route[]) {
    this.#world = world;
    this.#faults = faults;
    this.#routes = routes.map((route) => ({ ...route, pattern: matcher(route.path) }));
    this.server = createServer((request, response) => void this.#handle(request, response));
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    return isObject(address) ? Number(address['port']) : 0;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const method = request.method ?? 'GET';
    const path = url.pathname.replace(prefix, '');
    const at = Date.now();
    let body: unknown;
    const reply = (status: number, answer: unknown, headers: Record<string, string> = {}): void => {
      this.requests.push({ method, path, body, status, at });
      const json = answer === undefined ? '' : JSON.stringify(answer);
      const type = answer === undefined ? {} : { 'content-type': 'application/json' };
      response.writeHead(status, { ...type, ...headers }).end(json);
      this.#world.changed();
    };
    const file = this.#world.files.get(url.pathname);
    if (method === 'GET' && file) {
      this.requests.push({ method, path, body, status: 200, at });
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file);
      return;
    }
    try {
      const read = await readBody(request);
      body = read.body;
      const fault = await this.#faults.take(method, path);
      if (fault === 'hang') return;
      if (fault === 'reset') {
        request.socket.destroy();
        return;
      }
      if (fault) return reply(fault.status, fault.body, fault.headers);
      const route = this.#find(method, path, prefix.test(url.pathname));
      if (route.auth !== false && request.headers.authorization !== `Bot ${this.#world.token}`) {
        throw unauthorized();
      }
      const params = (route.pattern.exec(path) ?? []).slice(1).map(decodeURIComponent);
      const query = url.searchParams;
      const result = route.answer({ method, path, params, query, body, files: read.files });
      reply(result.status, result.body);
    } catch (error) {
      if (error instanceof ApiError) {
        if (error.violation !== null) {
          this.#world.violation(`${method} ${path}: ${error.violation} (${error.code})`);
        }
        reply(error.status, error);
      } else {
        this.#world.violation(`${method} ${path}: the loopback failed: ${(error as Error).stack}`);
        reply(500, { message: '500: Internal Server Error', code: 0 });
      }
    }
  }

  #find(method: string, path: string, underPrefix: boolean): Route & { readonly pattern: RegExp } {
    const route = this.#routes.find((r) => r.method === method && r.pattern.test(path));
    if (route && underPrefix) return route;
    throw new ApiError(404, 0, '404: Not Found', { violation: 'the loopback has no such route' });
  }
}
