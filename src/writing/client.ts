import OpenAI, { APIConnectionError, APIError } from 'openai';
import { Stream } from 'openai/streaming';
import type { LanguageModelConfig } from '../config/config.ts';
import { ModelTrouble } from './trouble.ts';

/** What a language model is asked. */
export interface ModelRequest {
  readonly system: string;
  readonly user: string;
  /** The JSON schema that the answer follows; null for plain text. */
  readonly schema: Readonly<Record<string, unknown>> | null;
}

/** A language model behind a server. */
export interface ModelClient {
  readonly model: string;
  /**
   * The answer, piece by piece as it is written.
   *
   * @throws ModelTrouble whatever goes wrong; `timeout` when the signal was aborted.
   */
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<string>;
}

const LONGEST_WAIT_MS = 3_600_000;

/** Speaks OpenAI's chat completions protocol. Nothing is tried again: the caller has a deadline. */
export function createModelClient(config: LanguageModelConfig): ModelClient {
  const { baseUrl, model, apiKey, timeoutSeconds } = config;
  const { completions } = new OpenAI({
    baseURL: baseUrl,
    // The library wants one; servers of one's own ignore it.
    apiKey: apiKey ?? 'none',
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: timeoutSeconds * 1000,
    logLevel: 'off',
  }).chat;
  return {
    model,
    async *stream(request, signal) {
      let finished = false;
      try {
        const response = await completions.create(bodyOf(request, config), { signal }).asResponse();
        for await (const { choices } of chunksOf(response)) {
          const choice = choices?.[0];
          const text = textOf(choice?.delta ?? choice?.message);
          if (text) yield text;
          if (choice?.finish_reason) finished = true;
        }
      } catch (error) {
        throw troubleOf(error, signal);
      }
      // An aborted stream ends without an error.
      if (signal.aborted) throw new ModelTrouble('timeout');
      if (!finished) throw new ModelTrouble('stream cut');
    },
  };
}

function bodyOf(
  { system, user, schema }: ModelRequest,
  { baseUrl, model, maxTokens }: LanguageModelConfig,
): OpenAI.ChatCompletionCreateParamsStreaming {
  const ofOpenAi = new URL(baseUrl).hostname === 'api.openai.com';
  return {
    model,
    stream: true,
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ],
    ...(ofOpenAi ? { max_completion_tokens: maxTokens } : { max_tokens: maxTokens }),
    ...(schema && {
      temperature: 0,
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'answer', strict: true, schema },
      },
    }),
  };
}

/** What of a chunk is read; a server may leave out any of it. */
interface Message {
  readonly content?: unknown;
  readonly tool_calls?: readonly { readonly function?: { readonly arguments?: unknown } }[];
}
interface Chunk {
  readonly choices?: readonly {
    readonly delta?: Message;
    readonly message?: Message;
    readonly finish_reason?: string | null;
  }[];
}

/** The chunks of a stream; the whole answer as one where a server does not stream. */
async function* chunksOf(response: Response): AsyncIterable<Chunk> {
  if (response.headers.get('content-type')?.includes('json')) {
    yield (await response.json()) as Chunk;
    return;
  }
  yield* Stream.fromSSEResponse<Chunk>(response, new AbortController());
}

/** The text of a message, or the arguments of the call that a server makes of an answer. */
function textOf(message: Message | undefined): string {
  const { content, tool_calls: calls } = message ?? {};
  if (typeof content === 'string' && content !== '') return content;
  if (Array.isArray(content)) {
    return content.map((part) => (typeof part?.text === 'string' ? part.text : '')).join('');
  }
  return (calls ?? [])
    .map((call) => call?.function?.arguments)
    .filter((text) => typeof text === 'string')
    .join('');
}

function troubleOf(error: unknown, signal: AbortSignal): ModelTrouble {
  if (signal.aborted) return new ModelTrouble('timeout');
  if (error instanceof APIConnectionError) {
    return new ModelTrouble(/timed? ?out/i.test(error.message) ? 'timeout' : 'unreachable');
  }
  if (error instanceof APIError && error.status !== undefined) {
    const { status, headers } = error as APIError<number, Headers>;
    if (status === 401 || status === 403) return new ModelTrouble('unauthorised');
    if (status === 404) return new ModelTrouble('unknown model');
    if (status === 429) return new ModelTrouble('busy', retryAfter(headers?.get('retry-after')));
    if (status >= 500)
      return new ModelTrouble('server error', retryAfter(headers?.get('retry-after')));
    return new ModelTrouble('request refused');
  }
  // What came was no event of the protocol, or the connection broke in its middle.
  return new ModelTrouble(error instanceof SyntaxError ? 'unreadable' : 'stream cut');
}

/** Seconds, or a date. */
function retryAfter(header: string | null | undefined): number | null {
  if (!header) return null;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - Date.now() : seconds * 1000;
  return ms > 0 ? Math.min(ms, LONGEST_WAIT_MS) : null;
}
