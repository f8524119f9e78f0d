import { ChannelLimits } from '@sapphire/discord-utilities';
import {
  DiscordAPIError,
  PermissionFlagsBits as Flags,
  RESTJSONErrorCodes,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import type { ShownAnswer } from '../../memory/shown-answer.ts';
import type { Bot, Origin } from '../gateway/bot.ts';
import { discordTexts } from '../texts/index.ts';
import { oneLine } from '../views/escape.ts';
import { cut } from '../views/fit.ts';
import { colors, notice } from '../views/view.ts';
import { failureKind, Refusal } from './failures.ts';
import { type Pressed, payload, respond } from './respond.ts';

/**
 * Opens a thread on an answer, where the conversation goes on.
 * @throws Refusal when a thread cannot be opened here, or the bot may not.
 */
export async function openThread(
  bot: Bot,
  interaction: Pressed,
  answer: ShownAnswer,
  { language }: Origin,
): Promise<void> {
  const texts = discordTexts(language).thread;
  const { channel, message } = interaction;
  // A thread has the id of the message that it starts from.
  const opened = notice(colors.answer, texts.opened(`<#${message.id}>`));
  if (message.hasThread) {
    await respond(bot, interaction, opened);
    return;
  }
  if (!channel || !('threads' in channel)) throw new Refusal(texts.impossible);
  const permissions = interaction.appPermissions;
  if (!permissions.has([Flags.CreatePublicThreads, Flags.SendMessagesInThreads])) {
    throw new Refusal(texts.mayNot);
  }
  try {
    const thread = await message.startThread({
      name: cut(oneLine(answer.question ?? '') || 'Kiosque', ChannelLimits.MaximumNameLength),
      autoArchiveDuration: ThreadAutoArchiveDuration.OneDay,
    });
    const mention = `<@${bot.client.user.id}>`;
    const welcome = bot.config.messageContent ? texts.welcomeOn : texts.welcomeOff(mention);
    await thread.send({ ...payload({ content: welcome, embeds: [], components: [] }) });
  } catch (error) {
    const existing =
      error instanceof DiscordAPIError &&
      error.code === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage;
    if (failureKind(error) === 'forbidden') throw new Refusal(texts.mayNot);
    if (!existing) throw error;
  }
  await respond(bot, interaction, opened);
}
