import type { ButtonInteraction } from 'discord.js';
import ask from '../../../commands/ask.ts';
import type { Bot } from '../gateway/bot.ts';
import { mayAnswer } from '../gateway/rights.ts';
import { rolesOpenMore } from '../gateway/seen.ts';
import { discordTexts } from '../texts/index.ts';
import { answerShownHere } from './answer-here.ts';
import { askAndShow } from './ask-and-show.ts';
import type { Action } from './custom-id.ts';
import { Refusal } from './failures.ts';
import { isHidden, whyNot } from './forms.ts';
import { originOf } from './origin.ts';
import { defer } from './respond.ts';

/**
 * Asks an answer's question again without what was carried over from the turn before it.
 * @throws Refusal when the question was erased, or whoever pressed may not ask here or now.
 */
export async function askWithoutTurn(
  bot: Bot,
  interaction: ButtonInteraction,
  { args: [id = ''] }: Action,
): Promise<void> {
  const asked = originOf(bot, interaction, true);
  const answer = await answerShownHere(bot, id, asked);
  const refusal = await whyNot(bot, interaction, asked);
  const isPrivate = (answer?.private ?? true) || isHidden(interaction);
  const hidden = isPrivate || refusal !== null || rolesOpenMore(bot, asked);
  await defer(interaction, hidden);
  if (refusal !== null) throw refusal;
  const origin = { ...asked, private: hidden };
  await mayAnswer(bot, origin.guildId, origin.person, origin.language);
  const question = answer?.question;
  if (!question) throw new Refusal(discordTexts(origin.language).answerGone);
  await askAndShow(bot, interaction, origin, null, (context) => ask.run({ question }, context));
}
