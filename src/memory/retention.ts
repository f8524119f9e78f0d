const DAY_MS = 86_400_000;

/** How long what is left of a guild is kept after the bot has left it. */
const KEPT_AFTER_LEAVING_MS = 30 * DAY_MS;
const STATES_KEPT_MS = 400 * DAY_MS;

/** Before which moments, in milliseconds, what was kept is erased. */
export interface Retention {
  readonly questions: number;
  readonly states: number;
  /** When a guild was left. */
  readonly leftGuilds: number;
}

/**
 * What is old enough to be erased.
 * @param now in milliseconds.
 * @param retentionDays for how long questions are kept.
 */
export const retentionOf = (now: number, retentionDays: number): Retention => ({
  questions: now - retentionDays * DAY_MS,
  states: now - STATES_KEPT_MS,
  leftGuilds: now - KEPT_AFTER_LEAVING_MS,
});
