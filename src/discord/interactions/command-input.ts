import type { ChatInputCommandInteraction } from 'discord.js';
import type { Command, CommandContext, CommandInput } from '../../../commands/command.ts';
import type { Bot, Origin } from '../gateway/bot.ts';
import { kiosqueFor, seenCitations } from '../gateway/seen.ts';
import { answerShownHere } from './answer-here.ts';
import { parseCited } from './catalogue.ts';
import { readableText } from './readable-text.ts';

/** What was filled in, by the names of the options. */
export function inputOf(
  command: Command,
  { options, channel }: Pick<ChatInputCommandInteraction, 'options' | 'channel'>,
): CommandInput {
  return Object.fromEntries(
    command.options.map(({ name, type }) => {
      switch (type) {
        case 'flag':
          return [name, options.getBoolean(name) ?? undefined];
        case 'channel':
          return [name, options.getChannel(name)?.id];
        case 'role':
          return [name, options.getRole(name)?.id];
        default: {
          const text = options.getString(name);
          return [name, text === null ? undefined : readableText(text, channel)];
        }
      }
    }),
  );
}

/** Whether only the asker will see the reply: by the command's own policy, or because the asker wants it so. */
export function isPrivate({ visible, options }: Command, input: CommandInput): boolean {
  return (
    visible === 'asker' ||
    options.some(({ name, makesPrivate }) => makesPrivate && input[name] === true)
  );
}

/**
 * A citation that was picked from the suggestions names its answer, which need not be the last one: it becomes its
 * marker, and its answer's citations the recent ones.
 */
export async function resolveCitation(
  bot: Bot,
  { options }: Command,
  input: CommandInput,
  origin: Origin,
): Promise<{ readonly input: CommandInput; readonly context: Partial<CommandContext> }> {
  for (const { name, type } of options) {
    const cited = type === 'citation' ? parseCited(String(input[name] ?? '')) : null;
    const answer = cited && (await answerShownHere(bot, cited.answerId, origin));
    if (!cited || !answer) continue;
    return {
      input: { ...input, [name]: String(cited.n) },
      context: {
        recentCitations: await seenCitations(await kiosqueFor(bot, origin), answer.citations),
      },
    };
  }
  return { input, context: {} };
}
