import { type Bot, track } from './bot.ts';

/** Null where the bot's memory cannot be written, as on a full disk: what needs it goes without. */
export async function tried<T>({ log }: Bot, write: () => Promise<T>): Promise<T | null> {
  try {
    return await write();
  } catch (error) {
    log.error({ err: error }, 'bot.db could not be written');
    return null;
  }
}

/** Writes without anybody waiting for it; what fails is found again at the next start. */
export function writeBehind(bot: Bot, write: () => Promise<unknown>): void {
  track(
    bot,
    tried(bot, write).then(() => {}),
  );
}
