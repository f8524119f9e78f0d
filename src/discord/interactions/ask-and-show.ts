import type { RepliableInteraction } from 'discord.js';
import type { CommandContext } from '../../../commands/command.ts';
import type { Reply } from '../../../commands/reply.ts';
import { type Bot, type Origin, viewContextOf } from '../gateway/bot.ts';
import { replyView } from '../views/render-reply.ts';
import { askInTurn, showKept } from './asking.ts';
import { respondWith } from './respond.ts';

/** Answers a deferred interaction with a question's answer, shown as far as it goes while it is written. */
export async function askAndShow(
  bot: Bot,
  interaction: RepliableInteraction,
  origin: Origin,
  parentId: number | null,
  run: (context: CommandContext) => Promise<Reply>,
): Promise<void> {
  const context = viewContextOf(bot, origin);
  const before = { answerId: parentId, talk: [] };
  const frame = {
    deleter: origin.private ? null : origin.person,
    showQuestion: true,
    offerThread: false,
  };
  const show = (reply: Reply, answerId: number | null) =>
    respondWith(bot, interaction, reply, replyView(reply, context, { ...frame, answerId }));
  const { reply, answerId } = await askInTurn(bot, origin, before, run, (answer) =>
    show({ type: 'answer', answer }, null),
  );
  await showKept(bot, answerId, () => show(reply, answerId));
}
