import { MessageLimits } from '@sapphire/discord-utilities';
import type { ButtonInteraction, ModalSubmitInteraction } from 'discord.js';
import ask from '../../../commands/ask.ts';
import { messages } from '../../i18n/messages.ts';
import { type Bot, lookFor } from '../gateway/bot.ts';
import { answersIn, mayAnswer } from '../gateway/permissions.ts';
import { form, TEXT_FIELD } from '../views/components.ts';
import { colors, notice } from '../views/view.ts';
import { askAndShow } from './ask-and-show.ts';
import { type Action, action, unpack } from './custom-id.ts';
import { Refusal } from './failures.ts';
import { defer, respond } from './respond.ts';
import { placeOf } from './slash.ts';

const QUESTION_LIMIT = 1000;
const COMMENT_LIMIT = Math.min(1000, MessageLimits.MaximumLength);

/**
 * Opens the form of a button that has one. A form must be the very first answer to its button.
 *
 * @returns false for any other button.
 */
export async function openForm(
  bot: Bot,
  interaction: ButtonInteraction,
  { verb, args }: Action,
): Promise<boolean> {
  const place = placeOf(bot, interaction, true);
  const texts = messages(place.language).discord.forms;
  const { id } = lookFor(bot, place);
  const [first = '', second = ''] = args;
  if (verb === 'follow' || verb === 'about') {
    await interaction.showModal(
      form(id(action(verb, first)), texts[verb], { required: true, limit: QUESTION_LIMIT }),
    );
    return true;
  }
  if (verb === 'vote' && second === '-1' && bot.store.answer(Number(first))) {
    // The vote counts whether or not the form is sent.
    bot.store.vote(Number(first), place.person, -1);
    await interaction.showModal(
      form(id(action('comment', first)), texts.comment, { required: false, limit: COMMENT_LIMIT }),
    );
    return true;
  }
  return false;
}

/** What was written into a form. */
export async function onForm(bot: Bot, interaction: ModalSubmitInteraction): Promise<void> {
  const wanted = unpack(interaction.customId, (id) => bot.store.state(id));
  const text = interaction.fields.getTextInputValue(TEXT_FIELD).trim();
  const [id = ''] = wanted?.args ?? [];
  const parent = wanted?.verb === 'follow' ? bot.store.answer(Number(id)) : null;
  // What follows a private answer, or comes from a message that only one sees, stays private.
  const hidden = wanted?.verb === 'comment' || (parent?.private ?? false) || isHidden(interaction);
  await defer(interaction, hidden);
  const place = placeOf(bot, interaction as typeof interaction & { channelId: string }, hidden);
  const said = messages(place.language).discord;
  await mayAnswer(bot, place.guildId, place.person, place.language);
  if (wanted?.verb === 'comment') {
    bot.store.comment(Number(id), place.person, text || null);
    await respond(interaction, notice(colors.answer, text ? said.commented : said.voted));
    return;
  }
  if (wanted?.verb !== 'follow' && wanted?.verb !== 'about') throw new Refusal(said.unknownButton);

  answersIn(bot, interaction.channel, place.guildId, place.language);
  const input = { question: text, ...(wanted.verb === 'about' && { article: id }) };
  await askAndShow(bot, interaction, place, parent?.id ?? null, (context) =>
    ask.run(input, context),
  );
}

function isHidden({ message }: ModalSubmitInteraction): boolean {
  return message?.flags.has('Ephemeral') ?? false;
}
