import OpenAI, { APIConnectionError, APIError } from 'openai';
import type { LanguageModelConfig } from '../config/config.ts';
import { retryAfter } from '../retry-after.ts';
import { END, valuesIn } from './events.ts';
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

/**
 * Speaks OpenAI's chat completions protocol. Nothing is tried again: the caller has a deadline.
 * @throws ModelTrouble, by its stream.
 */
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
        const { body } = await completions.create(bodyOf(request, config), { signal }).asResponse();
        for await (const value of valuesIn(body!)) {
          const { choices, error } = (value ?? {}) as Chunk;
          if (error) throw troubleOfStatus(typeof error.code === 'number' ? error.code : 500);
          const choice = choices?.[0];
          const text = textOf(choice?.delta ?? choice?.message ?? {});
          if (text) yield text;
          finished = value === END || Boolean(choice?.finish_reason);
          // Some leave the connection open.
          if (finished) break;
        }
      } catch (error) {
        throw troubleOf(error, signal);
      }
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
  readonly tool_calls?: readonly { readonly function?: { readonly arguments?: unknown } }[] | null;
}
interface Chunk {
  readonly choices?: readonly {
    readonly delta?: Message;
    readonly message?: Message;
    readonly finish_reason?: string | null;
  }[];
  /** Some answer 200 and say here what went wrong; its code is a status, or a word. */
  readonly error?: { readonly code?: unknown };
}

/** The text of a message, and the arguments of the calls that some servers make of it. */
function textOf({ content, tool_calls: calls }: Message): string {
  const parts = Array.isArray(content) ? content.map((part) => part?.text) : [content];
  const texts = [...parts, ...(calls ?? []).map((call) => call?.function?.arguments)];
  return texts.filter((text) => typeof text === 'string').join('');
}

function troubleOf(error: unknown, signal: AbortSignal): ModelTrouble {
  if (signal.aborted) return new ModelTrouble('timeout');
  if (error instanceof ModelTrouble) return error;
  if (error instanceof APIConnectionError) {
    return new ModelTrouble(/timed? ?out/i.test(error.message) ? 'timeout' : 'unreachable');
  }
  if (error instanceof APIError && error.status !== undefined) {
    const { status, headers } = error as APIError<number, Headers>;
    return troubleOfStatus(status, headers?.get('retry-after'));
  }
  // What came was no event of the protocol, or the connection broke in its middle.
  return new ModelTrouble(error instanceof SyntaxError ? 'unreadable' : 'stream cut');
}

/** @param header how long the server asks to be left alone. */
function troubleOfStatus(status: number, header: string | null = null): ModelTrouble {
  if (status === 401 || status === 403) return new ModelTrouble('unauthorised');
  if (status === 404) return new ModelTrouble('unknown model');
  const wait = retryAfter(header, Date.now(), LONGEST_WAIT_MS) || null;
  if (status === 429) return new ModelTrouble('busy', wait);
  return new ModelTrouble(status < 500 ? 'request refused' : 'server error', wait);
}
