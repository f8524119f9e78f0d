import { type DestinationStream, type Logger, pino } from 'pino';

/** Paths of Discord's API that end in a token of an interaction or a webhook. */
const TOKEN_PATH = /(\/(?:interactions|webhooks)\/\d+\/)[^/?\s"]+/g;

/**
 * JSON lines. Neither a token nor what someone wrote is in them: of errors only what they are, where they come from
 * and what Discord answered is written.
 *
 * @param token replaced wherever it would appear.
 */
export function createLogger(
  level: string,
  token: string | null,
  destination?: DestinationStream,
): Logger {
  const clean = (text: string) => {
    const paths = text.replace(TOKEN_PATH, '$1…');
    return token ? paths.replaceAll(token, '[token]') : paths;
  };
  const described = (error: unknown): unknown => {
    if (!(error instanceof Error)) return clean(String(error));
    const { code, status, method, url } = error as Error & Record<string, unknown>;
    return {
      type: error.constructor.name,
      message: clean(error.message),
      ...(code !== undefined && { code }),
      ...(status !== undefined && { status }),
      ...(typeof method === 'string' && { method }),
      ...(typeof url === 'string' && { url: clean(url) }),
      stack: clean(error.stack ?? ''),
      ...(error.cause !== undefined && { cause: described(error.cause) }),
    };
  };
  const options = {
    level,
    base: null,
    serializers: { err: described },
    redact: ['token', '*.token'],
    hooks: {
      streamWrite: (line: string) => (token ? line.replaceAll(token, '[token]') : line),
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

export type { Logger } from 'pino';
