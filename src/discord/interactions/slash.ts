import type { ChatInputCommandInteraction } from 'discord.js';
import type { CommandContext } from '../../../commands/command.ts';
import { commands } from '../../../commands/index.ts';
import type { Reply } from '../../../commands/reply.ts';
import { runCommand } from '../../../commands/run-command.ts';
import type { Answer } from '../../answering/answer.ts';
import { type Bot, viewContextOf } from '../gateway/bot.ts';
import { interfaceLanguage } from '../gateway/interface-language.ts';
import { answersIn, discordSide, mayAnswer } from '../gateway/rights.ts';
import { discordTexts } from '../texts/index.ts';
import { replyView } from '../views/render-reply.ts';
import { askInTurn, contextFor, keepMessage } from './asking.ts';
import { inputOf, isPrivate, resolveCitation } from './command-input.ts';
import { Refusal } from './failures.ts';
import { originOf } from './origin.ts';
import { defer, respond } from './respond.ts';
import { runWithProgress } from './run-with-progress.ts';

/** Runs a slash command as its policy says. */
export async function onCommand(bot: Bot, interaction: ChatInputCommandInteraction): Promise<void> {
  const command = commands.find(({ name }) => name === interaction.commandName);
  const typed = command ? inputOf(command, interaction) : {};
  const hidden = command ? isPrivate(command, typed) : true;
  await defer(interaction, hidden);
  const origin = originOf(bot, interaction, hidden);
  const { language, guildId, person } = origin;
  if (!command) throw new Refusal(discordTexts(language).unknownButton);
  await mayAnswer(bot, guildId, person, language);
  if (!command.anywhere) answersIn(bot, interaction.channel, guildId, language);

  const discord = discordSide(bot, interaction);
  const { input, context: cited } = resolveCitation(bot, command, typed, origin);
  const run = (context: CommandContext) =>
    runCommand(command, input, { ...context, ...cited, discord });
  const show = (reply: Reply, answerId: number | null) => {
    // The language may just have been changed.
    const after = { ...origin, language: interfaceLanguage(bot, guildId, interaction.locale) };
    const frame = {
      answerId,
      deleter: hidden ? null : person,
      showQuestion: true,
      offerThread: false,
    };
    return respond(interaction, replyView(reply, viewContextOf(bot, after), frame));
  };
  if (command.showsProgress) {
    const context = { ...contextFor(bot, origin), discord };
    await runWithProgress(bot, interaction, command, context, run, (reply) => show(reply, null));
  } else if (command.limited) {
    const showDraft = (soFar: Answer) => show({ type: 'answer', answer: soFar }, null);
    const { reply, answerId } = await askInTurn(bot, origin, null, run, showDraft);
    const message = await show(reply, answerId);
    keepMessage(bot, answerId, message.id);
  } else {
    await show(await run(contextFor(bot, origin)), null);
  }
}
