import type { Command, CommandContext, CommandInput } from './command.ts';
import type { CommandPolicy } from './command-description.ts';
import { problem, type Reply } from './reply.ts';
import { commandTexts } from './texts/index.ts';

/** Runs a command where its policy allows it; elsewhere the reply says why not. */
export async function runCommand(
  command: Command,
  input: CommandInput,
  context: CommandContext,
): Promise<Reply> {
  const refusal = refusalOf(command, context);
  return refusal === null ? command.run(input, context) : problem(refusal);
}

/** Why a command cannot be used here by whoever asks; null where it can. At the terminal, the asker owns the folder. */
export function refusalOf(
  { where, who }: CommandPolicy,
  { discord, language }: Pick<CommandContext, 'discord' | 'language'>,
): string | null {
  const texts = commandTexts(language);
  if (where !== undefined && !discord) return texts.onlyInDiscord;
  if (where === 'guild' && !discord?.guild) return texts.onlyInGuild;
  if (who === 'managers' && discord && !discord.managesGuild) return texts.mayNotManage;
  if (who === 'reindexers' && discord && !discord.mayReindex) return texts.mayNotReindex;
  return null;
}
