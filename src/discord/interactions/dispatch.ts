import type { Interaction, MessageContextMenuCommandInteraction } from 'discord.js';
import { messageCommands } from '../../../commands/index.ts';
import { type Bot, viewContextOf } from '../gateway/bot.ts';
import { interfaceLanguage } from '../gateway/interface-language.ts';
import { answersIn, discordSide, mayAnswer } from '../gateway/rights.ts';
import { discordTexts } from '../texts/index.ts';
import { replyView } from '../views/render-reply.ts';
import { askAndShow } from './ask-and-show.ts';
import { contextFor } from './asking.ts';
import { onComponent } from './buttons.ts';
import { checkedMessage } from './checked-message.ts';
import { Refusal } from './failures.ts';
import { onForm } from './forms.ts';
import { originOf } from './origin.ts';
import { defer, guarded, respond } from './respond.ts';
import { onCommand } from './slash.ts';
import { onAutocomplete } from './suggest.ts';

/** Answers whatever someone does with the bot; never rejects. */
export async function onInteraction(bot: Bot, interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    await onAutocomplete(bot, interaction).catch((error) =>
      bot.log.warn({ err: error }, 'no suggestions'),
    );
    return;
  }
  if (!interaction.isRepliable()) return;
  bot.locales.set(interaction.user.id, interaction.locale);
  await guarded(bot, interaction, async () => {
    if (bot.stopping) {
      const language = interfaceLanguage(bot, interaction.guildId, interaction.locale);
      throw new Refusal(discordTexts(language).limits.stopping);
    }
    if (interaction.isChatInputCommand()) return onCommand(bot, interaction);
    if (interaction.isMessageContextMenuCommand()) return onMenu(bot, interaction);
    if (interaction.isButton() || interaction.isAnySelectMenu()) {
      return onComponent(bot, interaction);
    }
    if (interaction.isModalSubmit()) return onForm(bot, interaction);
  });
}

/** A command of the menu on a message; Discord hands over its text, with or without the MessageContent intent. */
async function onMenu(bot: Bot, interaction: MessageContextMenuCommandInteraction): Promise<void> {
  await defer(interaction, true);
  const origin = originOf(bot, interaction, true);
  const { language } = origin;
  const command = messageCommands.find(({ names }) => names.en === interaction.commandName);
  if (!command) throw new Refusal(discordTexts(language).unknownButton);
  await mayAnswer(bot, origin.guildId, origin.person, language);
  answersIn(bot, interaction.channel, origin.guildId, language);
  const checked = await checkedMessage(bot, interaction.targetMessage);
  if (command.needsAnswer) {
    const context = { ...(await contextFor(bot, origin)), discord: discordSide(bot, interaction) };
    const reply = await command.run(checked, context);
    await respond(bot, interaction, replyView(reply, viewContextOf(bot, origin)));
    return;
  }
  await askAndShow(bot, interaction, origin, null, (context) => command.run(checked, context));
}
