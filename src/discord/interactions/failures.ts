import { randomBytes } from 'node:crypto';
import {
  RESTJSONErrorCodes as Codes,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  HTTPError,
  RateLimitError,
} from 'discord.js';
import { UserError } from '../../errors.ts';
import type { Language } from '../../text/language.ts';
import type { Bot } from '../gateway/bot.ts';
import { QueueFull, TookTooLong } from '../gateway/queue.ts';
import type { RefusalReason } from '../metrics/bot-metrics.ts';
import { discordTexts } from '../texts/index.ts';

/** Why someone is not answered, in words for that person: expected, no bug. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly reason: RefusalReason = 'not_allowed',
  ) {
    super(message);
  }
}

/** A {@link Refusal} because of too many questions. */
export class SlowDown extends Refusal {
  constructor(message: string, reason: 'person_limit' | 'server_limit' | 'busy') {
    super(message, reason);
  }
}

const LATE: readonly unknown[] = [
  Codes.UnknownInteraction,
  Codes.InteractionHasAlreadyBeenAcknowledged,
  Codes.InvalidWebhookToken,
  Codes.UnknownWebhook,
];
const GONE: readonly unknown[] = [
  Codes.UnknownMessage,
  Codes.UnknownChannel,
  Codes.UnknownGuild,
  DiscordjsErrorCodes.ChannelNotCached,
  DiscordjsErrorCodes.GuildUncachedMe,
];
const FORBIDDEN: readonly unknown[] = [
  Codes.MissingAccess,
  Codes.MissingPermissions,
  Codes.CannotSendMessagesToThisUser,
  Codes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds,
  Codes.ThreadLocked,
  Codes.InvalidActionOnArchivedThread,
  Codes.CannotReplyWithoutPermissionToReadMessageHistory,
];

/** `late`: Discord takes no answer any more; `gone`: what it concerned is deleted; `forbidden`: a permission is missing. */
export type FailureKind = 'late' | 'gone' | 'forbidden' | 'bug';

/** What became of a request to Discord: an error of ours, or something that only Discord knew. */
export function failureKind(error: unknown): FailureKind {
  if (!(error instanceof DiscordAPIError || error instanceof DiscordjsError)) return 'bug';
  if (LATE.includes(error.code)) return 'late';
  if (GONE.includes(error.code)) return 'gone';
  return FORBIDDEN.includes(error.code) ? 'forbidden' : 'bug';
}

/** Whether Discord has refused a request that it would refuse again, whatever its code. */
export function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof DiscordAPIError)) return false;
  const { status } = error;
  // A token may be renewed, and who is told to wait may come again.
  return status >= 400 && status < 500 && ![401, 408, 429].includes(status);
}

/** Whether our own code is to blame for an error, and not Discord, the network or the store: it will come again. */
export function isOwnFault(error: unknown): boolean {
  if (!(error instanceof Error)) return true;
  if (error instanceof DiscordjsError) return true;
  if (error instanceof UserError || error instanceof HTTPError) return false;
  if (error instanceof RateLimitError || /^(Abort|Timeout)Error$/.test(error.name)) return false;
  const { code } = (error.cause ?? error) as { readonly code?: unknown };
  return code === undefined || /^ERR_/.test(String(code));
}

/** Whether a server has sent the bot away: nothing of what was under way there matters any more. */
export function wasSentAway({ client }: Pick<Bot, 'client'>, guildId: string | null): boolean {
  return guildId !== null && !client.guilds.cache.has(guildId);
}

/**
 * Logs and counts what went wrong.
 *
 * @returns what to tell the asker, in words; null when there is no way or no need to.
 */
export function apology(
  error: unknown,
  language: Language,
  { config, log, metrics }: Pick<Bot, 'config' | 'log' | 'metrics'>,
): string | null {
  const texts = discordTexts(language);
  if (error instanceof Refusal) {
    metrics.refused(error.reason);
    return error.message;
  }
  if (error instanceof QueueFull) {
    metrics.refused('busy');
    return texts.limits.busy;
  }
  if (error instanceof TookTooLong) {
    log.warn('a question took too long');
    metrics.refused('timeout');
    return texts.limits.timeout(config.answerTimeoutSeconds);
  }
  const kind = failureKind(error);
  metrics.failed(kind === 'bug' ? 'bug' : 'discord');
  if (kind !== 'bug') {
    log.warn({ err: error, kind }, 'Discord refused');
    return null;
  }
  const errorId = randomBytes(4).toString('hex');
  log.error({ err: error, errorId }, 'failed');
  return texts.bug(errorId);
}
