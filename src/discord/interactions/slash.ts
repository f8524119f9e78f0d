import type { ChatInputCommandInteraction } from 'discord.js';
import type { Command, CommandContext } from '../../../commands/command.ts';
import { commands } from '../../../commands/index.ts';
import type { Reply } from '../../../commands/reply.ts';
import { runCommand } from '../../../commands/run-command.ts';
import type { Answer } from '../../answering/answer.ts';
import { type Bot, NOTHING_BEFORE, type Origin, viewContextOf } from '../gateway/bot.ts';
import { interfaceLanguage } from '../gateway/interface-language.ts';
import { discordSide, mayAnswer, whyNotHere } from '../gateway/rights.ts';
import { rolesOpenMore } from '../gateway/seen.ts';
import { discordTexts } from '../texts/index.ts';
import { replyView } from '../views/render-reply.ts';
import { addPicture } from './add-picture.ts';
import { askInTurn, contextFor, showKept, whyNotNow } from './asking.ts';
import { inputOf, isPrivate, resolveCitation } from './command-input.ts';
import { Refusal } from './failures.ts';
import { originOf } from './origin.ts';
import { defer, respondWith } from './respond.ts';
import { runWithProgress } from './run-with-progress.ts';

/**
 * Runs a slash command as its policy says.
 * @throws Refusal when the command is unknown, or its reader may not use it here or now.
 */
export async function onCommand(bot: Bot, interaction: ChatInputCommandInteraction): Promise<void> {
  const command = commands.find(({ name }) => name === interaction.commandName);
  const typed = command ? inputOf(command, interaction) : {};
  const asked = originOf(bot, interaction, true);
  const { language, guildId, person } = asked;
  const refusal = command
    ? await whyNot(bot, interaction, command, asked)
    : new Refusal(discordTexts(language).unknownButton);
  // A refusal concerns nobody but the asker; what only roles open, nobody without them.
  const hidden =
    !command || refusal !== null || isPrivate(command, typed) || rolesOpenMore(bot, asked);
  await defer(interaction, hidden);
  if (!command || refusal !== null) throw refusal;
  const origin = { ...asked, private: hidden };
  await mayAnswer(bot, guildId, person, language);

  const discord = discordSide(bot, interaction);
  const { input, context: cited } = await resolveCitation(bot, command, typed, origin);
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
    return respondWith(bot, interaction, reply, replyView(reply, viewContextOf(bot, after), frame));
  };
  if (command.showsProgress) {
    const context = { ...(await contextFor(bot, origin)), discord };
    await runWithProgress(bot, interaction, command, context, run, (reply) => show(reply, null));
  } else if (command.limited) {
    const showDraft = (soFar: Answer) => show({ type: 'answer', answer: soFar }, null);
    const { reply, answerId } = await askInTurn(bot, origin, NOTHING_BEFORE, run, showDraft);
    await showKept(bot, answerId, () => show(reply, answerId));
    await addPicture(bot, interaction, reply);
  } else {
    await show(await run(await contextFor(bot, origin)), null);
  }
}

/** What is known to speak against a command before any work is done for it; null for nothing. */
async function whyNot(
  bot: Bot,
  { channel }: ChatInputCommandInteraction,
  { anywhere, limited }: Command,
  origin: Origin,
): Promise<Refusal | null> {
  const { guildId, language } = origin;
  if (anywhere) return null;
  const notHere = whyNotHere(bot, channel, guildId, language);
  if (notHere !== null) return new Refusal(notHere);
  return limited ? whyNotNow(bot, origin) : null;
}
