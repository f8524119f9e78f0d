import type { Message } from 'discord.js';
import type { Language } from '../../text/language.ts';
import { payload } from '../interactions/respond.ts';
import { discordTexts } from '../texts/index.ts';
import { colors, notice, type View, withoutEmbeds } from '../views/view.ts';
import type { Bot, Origin } from './bot.ts';
import { abilities } from './bot-permissions.ts';

/** A view as the channel of a message takes it. */
export function messagePayload(message: Message, view: View, language: Language) {
  const { embed } = abilities(message);
  return payload(embed ? view : withoutEmbeds(view, discordTexts(language).mayNotEmbed));
}

/**
 * Answers a message: as a reply to it where that can be, even if it was deleted since.
 * @throws Error in a channel that takes no messages.
 */
export async function replyTo(message: Message, view: View, language: Language): Promise<Message> {
  const { reply } = abilities(message);
  const options = messagePayload(message, view, language);
  if (reply) return message.reply({ ...options, failIfNotExists: false });
  if (!message.channel.isSendable()) throw new Error('the channel takes no messages');
  return message.channel.send(options);
}

/** Tells the asker alone; nobody where direct messages are closed, for the channel is not concerned. */
export async function whisperTo({ log }: Bot, { author }: Message, text: string): Promise<void> {
  await author
    .send(payload(notice(colors.problem, text)))
    .catch((error) => log.debug({ err: error }, 'a refusal could not be told'));
}

/** Tells the asker in private, once a minute, why there is no answer in the channel. */
export async function tellPrivately(
  bot: Bot,
  message: Message,
  { language, person }: Origin,
): Promise<void> {
  const { channel, guildId } = message;
  if (guildId === null || bot.toldToWait.wait(person) > 0) return;
  bot.toldToWait.count(person);
  const texts = discordTexts(language);
  const isLocked = channel.isThread() && channel.locked === true;
  const why = isLocked ? texts.threadLocked : texts.mayNotWrite;
  await whisperTo(bot, message, why(`<#${channel.id}>`));
}
