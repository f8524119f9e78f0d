import { MessageLimits } from '@sapphire/discord-utilities';
import type { ButtonInteraction, ModalSubmitInteraction } from 'discord.js';
import ask from '../../../commands/ask.ts';
import { type Bot, type Origin, viewContextOf } from '../gateway/bot.ts';
import { mayAnswer, whyNotHere } from '../gateway/rights.ts';
import { rolesOpenMore } from '../gateway/seen.ts';
import { discordTexts } from '../texts/index.ts';
import { form, TEXT_FIELD } from '../views/components.ts';
import { colors, notice } from '../views/view.ts';
import { answerShownHere } from './answer-here.ts';
import { askAndShow } from './ask-and-show.ts';
import { whyNotNow } from './asking.ts';
import { type Action, action, unpackKept } from './custom-id.ts';
import { Refusal } from './failures.ts';
import { originOf } from './origin.ts';
import { readableText } from './readable-text.ts';
import { defer, respond } from './respond.ts';

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
  const origin = originOf(bot, interaction, true);
  const texts = discordTexts(origin.language).forms;
  const { customId } = viewContextOf(bot, origin);
  const [first = '', second = ''] = args;
  if (verb === 'follow' || verb === 'about') {
    await interaction.showModal(
      form(customId(action(verb, first)), texts[verb], { required: true, limit: QUESTION_LIMIT }),
    );
    return true;
  }
  if (verb === 'vote' && second === '-1' && (await answerShownHere(bot, first, origin))) {
    // The vote counts whether or not the form is sent.
    await bot.store.votes.cast(Number(first), origin.person, -1);
    await interaction.showModal(
      form(customId(action('comment', first)), texts.comment, {
        required: false,
        limit: COMMENT_LIMIT,
      }),
    );
    return true;
  }
  return false;
}

/**
 * What was written into a form.
 * @throws Refusal when the form is unknown, or its reader may not ask now.
 */
export async function onForm(bot: Bot, interaction: ModalSubmitInteraction): Promise<void> {
  const wanted = await unpackKept(interaction.customId, (id) => bot.store.states.get(id));
  const text = readableText(writtenIn(interaction), interaction.channel);
  const [id = ''] = wanted?.args ?? [];
  const asked = originOf(bot, interaction as typeof interaction & { channelId: string }, true);
  const parent = wanted?.verb === 'follow' ? await answerShownHere(bot, id, asked) : null;
  // What follows a private answer, or comes from a message that only one sees, stays private.
  const staysPrivate =
    wanted?.verb === 'comment' || (parent?.private ?? false) || isHidden(interaction);
  const refusal = wanted?.verb === 'comment' ? null : await whyNot(bot, interaction, asked);
  const hidden = staysPrivate || refusal !== null || rolesOpenMore(bot, asked);
  await defer(interaction, hidden);
  if (refusal !== null) throw refusal;
  const origin = { ...asked, private: hidden };
  const texts = discordTexts(origin.language);
  await mayAnswer(bot, origin.guildId, origin.person, origin.language);
  if (wanted?.verb === 'comment') {
    if (!(await answerShownHere(bot, id, origin))) throw new Refusal(texts.answerGone);
    await bot.store.votes.comment(Number(id), origin.person, text || null);
    await respond(bot, interaction, notice(colors.answer, text ? texts.commented : texts.voted));
    return;
  }
  if (wanted?.verb !== 'follow' && wanted?.verb !== 'about') throw new Refusal(texts.unknownButton);

  const input = { question: text, ...(wanted.verb === 'about' && { article: id }) };
  await askAndShow(bot, interaction, origin, parent?.id ?? null, (context) =>
    ask.run(input, context),
  );
}

/** What stands in the only field of our forms; nothing where a form has another one. */
function writtenIn({ fields }: ModalSubmitInteraction): string {
  return fields.fields.has(TEXT_FIELD) ? fields.getTextInputValue(TEXT_FIELD) : '';
}

/** Why somebody may not ask here, or not now; null where they may. */
export async function whyNot(
  bot: Bot,
  { channel }: Pick<ModalSubmitInteraction, 'channel'>,
  origin: Origin,
): Promise<Refusal | null> {
  const notHere = whyNotHere(bot, channel, origin.guildId, origin.language);
  return notHere === null ? whyNotNow(bot, origin) : new Refusal(notHere);
}

/** Whether what was pressed or sent is on a message that one person sees. */
export function isHidden({ message }: Pick<ModalSubmitInteraction, 'message'>): boolean {
  return message?.flags.has('Ephemeral') ?? false;
}
