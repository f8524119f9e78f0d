import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LanguageModelConfig } from '../../src/config/config.ts';

/** What the server does with one request. */
export interface ScriptedReply {
  /** The text, streamed in small pieces; or the pieces themselves. */
  readonly text?: string | readonly string[];
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Each sent as the data of one event, in place of the text. */
  readonly events?: readonly unknown[];
  /** Sent as one answer that is no stream. */
  readonly whole?: unknown;
  /** Nothing more is said after the text, and the connection stays open. */
  readonly hangs?: boolean;
  /** Sent as it is, in place of events; several pieces arrive one by one. */
  readonly raw?: string | readonly Uint8Array[];
  /** The connection is broken off after the text. */
  readonly cut?: boolean;
  /** The text is repeated until the reader leaves. */
  readonly endless?: boolean;
  /** Nothing is ever said. */
  readonly silent?: boolean;
  /** Awaited before each piece. */
  readonly before?: (piece: number) => Promise<unknown>;
}

export interface SeenRequest {
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly response_format?: unknown;
    readonly [key: string]: unknown;
  };
  readonly authorization: string | undefined;
}

export interface LoopbackModel {
  readonly config: LanguageModelConfig;
  readonly requests: readonly SeenRequest[];
  stop(): Promise<void>;
}

const PIECE = 7;

/** A server on this machine that speaks the chat completions protocol and answers by script. */
export async function startLoopbackModel(
  script: (request: SeenRequest, index: number) => ScriptedReply,
  changes: Partial<LanguageModelConfig> = {},
  port = 0,
): Promise<LoopbackModel> {
  const requests: SeenRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const body = JSON.parse(await textOf(incoming));
      const seen = { body, authorization: incoming.headers.authorization };
      requests.push(seen);
      await answer(script(seen, requests.length - 1), outgoing);
    })().catch((error) => outgoing.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: taken } = server.address() as AddressInfo;
  return {
    config: {
      baseUrl: `http://127.0.0.1:${taken}/v1`,
      model: 'loopback',
      apiKey: null,
      timeoutSeconds: 5,
      context: 8192,
      maxTokens: 800,
      ...changes,
    },
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(reply: ScriptedReply, outgoing: ServerResponse): Promise<void> {
  if (reply.silent) return;
  const status = reply.status ?? 200;
  if (status !== 200) {
    outgoing.writeHead(status, { 'content-type': 'application/json', ...reply.headers });
    outgoing.end(JSON.stringify({ error: { message: reply.raw ?? 'scripted', type: 'scripted' } }));
    return;
  }
  if (reply.whole !== undefined) {
    outgoing.writeHead(200, { 'content-type': 'application/json', ...reply.headers });
    outgoing.end(JSON.stringify(reply.whole));
    return;
  }
  outgoing.writeHead(200, { 'content-type': 'text/event-stream', ...reply.headers });
  if (reply.events) {
    const data = reply.events.map((one) => `data: ${JSON.stringify(one)}\n\n`).join('');
    outgoing.end(`${data}data: [DONE]\n\n`);
    return;
  }
  if (reply.raw !== undefined) {
    for (const piece of typeof reply.raw === 'string' ? [reply.raw] : reply.raw) {
      outgoing.write(piece);
      await new Promise(setImmediate);
    }
    if (!reply.hangs) outgoing.end();
    return;
  }
  const gone = new Promise((resolve) => outgoing.once('close', resolve));
  const text = reply.text ?? '';
  const pieces =
    typeof text === 'string' ? (text.match(new RegExp(`[\\s\\S]{1,${PIECE}}`, 'gu')) ?? []) : text;
  do {
    for (const [index, content] of pieces.entries()) {
      await reply.before?.(index);
      if (outgoing.destroyed) return;
      if (!outgoing.write(event({ delta: { content }, finish_reason: null }))) {
        await Promise.race([new Promise((resolve) => outgoing.once('drain', resolve)), gone]);
      }
    }
    if (reply.endless) await new Promise(setImmediate);
  } while (reply.endless && !outgoing.destroyed);
  if (reply.cut) {
    // What was written must have left before the connection breaks.
    outgoing.write('', () => outgoing.destroy());
    return;
  }
  if (reply.hangs) return;
  outgoing.write(event({ delta: {}, finish_reason: 'stop' }));
  outgoing.end('data: [DONE]\n\n');
}

function event(choice: object): string {
  const chunk = { id: 'c', object: 'chat.completion.chunk', created: 0, model: 'loopback' };
  return `data: ${JSON.stringify({ ...chunk, choices: [{ index: 0, ...choice }] })}\n\n`;
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of incoming) text += piece;
  return text;
}
