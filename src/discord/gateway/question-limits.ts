import type { Asker, QuestionLimits, QuestionWaits } from '../../memory/limits.ts';
import type { Bot } from './bot.ts';
import { tried } from './tried.ts';

const NONE: QuestionWaits = { person: 0, guild: 0 };
/** Discord wants a first answer within three seconds: a store that takes long is not waited for before it. */
const PATIENCE_MS = 1_000;

/** How long somebody has to wait for a next question; not at all where the store does not tell in time. */
export async function questionWaits(bot: Bot, asker: Asker): Promise<QuestionWaits> {
  const asked = tried(bot, () => bot.store.limits.questionWaits(asker, limitsOf(bot)));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, null);
  });
  const waits = await Promise.race([asked, late]);
  clearTimeout(timer);
  return waits ?? NONE;
}

/** Counts a question in the store, where all processes of the bot count. */
export async function takeQuestion(bot: Bot, asker: Asker): Promise<QuestionWaits> {
  return (await tried(bot, () => bot.store.limits.takeQuestion(asker, limitsOf(bot)))) ?? NONE;
}

const limitsOf = ({ config }: Bot): QuestionLimits => ({
  perPerson: config.ratePerUser,
  perGuild: config.ratePerGuild,
});
