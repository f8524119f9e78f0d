import { type Client, DiscordjsError, DiscordjsErrorCodes, Events } from 'discord.js';
import type { DiscordConfig } from '../../config/config.ts';
import type { UserError } from '../../errors.ts';
import { startError } from './start-error.ts';

/** Gateway close codes. */
const AUTHENTICATION_FAILED = 4004;
const DISALLOWED_INTENTS = [4013, 4014];
/** From one connection to the next: of many, Discord takes one every five seconds. */
const READY_WITHIN_MS = 60_000;

/**
 * Connects, and waits until the guilds are known.
 * @throws UserError for a wrong token, intents that Discord refuses or an API that cannot be reached.
 */
export async function logIn(
  client: Client,
  config: DiscordConfig & { readonly token: string },
): Promise<Client<true>> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Client<true>>((resolve, reject) => {
      client.once(Events.ClientReady, resolve);
      client.once(Events.ShardDisconnect, ({ code }) => reject(new GatewayClosed(code)));
      client.once(Events.ShardError, reject);
      client.once(Events.Error, reject);
      const wait = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => reject(new Error('no answer')), READY_WITHIN_MS);
      };
      wait();
      client.on(Events.ShardReady, wait);
      client.once(Events.ClientReady, () => client.off(Events.ShardReady, wait));
      client.login(config.token).catch(reject);
    });
  } catch (error) {
    await client.destroy().catch(() => {});
    throw cannotConnect(error, config);
  } finally {
    clearTimeout(timer);
  }
}

/** Why a connection that worked was closed for good. */
export function gatewayLost(code: number, config: DiscordConfig): UserError {
  return cannotConnect(new GatewayClosed(code), config);
}

class GatewayClosed extends Error {
  constructor(readonly code: number) {
    super(`closed with ${code}`);
  }
}

/** Why Discord could not be reached, or refused. */
export function cannotConnect(cause: unknown, { apiBase }: DiscordConfig): UserError {
  const message = cause instanceof Error ? reasonOf(cause) : String(cause);
  const code = cause instanceof GatewayClosed ? cause.code : null;
  const invalid =
    cause instanceof DiscordjsError && cause.code === DiscordjsErrorCodes.TokenInvalid;
  const unauthorized = (cause as { status?: unknown } | null)?.status === 401;
  if (
    invalid ||
    unauthorized ||
    code === AUTHENTICATION_FAILED ||
    /authentication failed/i.test(message)
  ) {
    return startError(
      (texts) => texts.wrongToken,
      (texts) => texts.wrongTokenRemedy,
      cause,
    );
  }
  if (DISALLOWED_INTENTS.includes(code ?? 0) || /(disallowed|invalid) intents/i.test(message)) {
    return startError(
      (texts) => texts.intents,
      (texts) => texts.intentsRemedy,
      cause,
    );
  }
  return startError(
    (texts) => texts.unreachable(apiBase, message),
    (texts) => texts.unreachableRemedy,
    cause,
  );
}

/** The code of a broken connection says more than its message. */
function reasonOf(error: Error): string {
  const { code } = error as { code?: unknown };
  const inner = error.cause instanceof Error ? reasonOf(error.cause) : '';
  const text = [typeof code === 'string' ? code : '', error.message, inner].filter(Boolean);
  return [...new Set(text)].join(', ').replace(/\s+/g, ' ');
}
