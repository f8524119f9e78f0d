import type { ShownAnswer } from '../../memory/shown-answer.ts';
import type { Bot, Origin } from '../gateway/bot.ts';

/**
 * The answer that a button, a form or an option names, where it was shown in this channel, and a private one to its asker
 * alone: where the bot's memory was lost, ids are given anew, and old messages go on naming them.
 */
export async function answerShownHere(
  { store }: Pick<Bot, 'store'>,
  id: string | number,
  { channelId, person }: Pick<Origin, 'channelId' | 'person'>,
): Promise<ShownAnswer | null> {
  const answer = await store.answers.get(Number(id));
  if (answer?.channelId !== channelId) return null;
  // Nobody is named where nothing of people is kept.
  const isOthers = answer.private && answer.person !== null && answer.person !== person;
  return isOthers ? null : answer;
}
