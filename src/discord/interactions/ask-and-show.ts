import type { RepliableInteraction } from 'discord.js';
import type { CommandContext } from '../../../commands/command.ts';
import type { Reply } from '../../../commands/reply.ts';
import { type Bot, lookFor, type Place } from '../gateway/bot.ts';
import { replyView } from '../views/render-reply.ts';
import { askInTurn, keepMessage } from './asking.ts';
import { respond } from './respond.ts';

/** Answers a deferred interaction with a question's answer, shown as far as it goes while it is written. */
export async function askAndShow(
  bot: Bot,
  interaction: RepliableInteraction,
  place: Place,
  parentId: number | null,
  run: (context: CommandContext) => Promise<Reply>,
): Promise<void> {
  const show = (reply: Reply, answerId: number | null) =>
    respond(
      interaction,
      replyView(reply, {
        look: lookFor(bot, place),
        help: bot.help,
        frame: {
          answerId,
          deleter: place.private ? null : place.person,
          showQuestion: true,
          offerThread: false,
        },
      }),
    );
  const { reply, answerId } = await askInTurn(bot, place, parentId, run, (answer) =>
    show({ type: 'answer', answer }, null),
  );
  const message = await show(reply, answerId);
  keepMessage(bot, answerId, message.id);
}
