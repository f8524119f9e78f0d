import type { Message } from 'discord.js';
import { unpack } from '../interactions/custom-id.ts';
import { readableText } from '../interactions/readable-text.ts';
import type { Bot } from './bot.ts';

/** Whether a message asks the bot something: it mentions it, or stands where it needs no mention. */
export function isForBot({ client, config }: Bot, message: Message): boolean {
  if (!message.inGuild()) return true;
  const { user } = client;
  // Discord's reply ping counts as a mention; @everyone and a role do not.
  if (message.mentions.users.has(user.id)) return true;
  const { channel } = message;
  return (
    config.messageContent &&
    channel.isThread() &&
    channel.ownerId === user.id &&
    message.content.trim() !== ''
  );
}

/** The message without the bot's own mention; other people by the names that are shown. */
export function questionIn({ client }: Bot, message: Message): string {
  // The name that stands for the bot would be a word of the question.
  const ownMention = new RegExp(`<@!?${client.user.id}>`, 'g');
  return readableText(message.content.replace(ownMention, ' '), message.channel);
}

/**
 * The answer that a message follows: the one it replies to, else the last in a thread or a direct message.
 * @returns its id; null where it follows none.
 */
export async function followedAnswer(
  { store, client }: Bot,
  message: Message,
): Promise<number | null> {
  const repliedTo = message.reference?.messageId;
  const answer = repliedTo
    ? ((await store.answerOfMessage(repliedTo))?.id ?? answerShownIn(message))
    : null;
  if (answer !== null) return answer;
  const { channel } = message;
  if (channel.isDMBased()) return (await store.lastAnswerIn(channel.id))?.id ?? null;
  if (!channel.isThread() || channel.ownerId !== client.user.id) return null;
  // A thread has the id of the message that it started from.
  const last = (await store.lastAnswerIn(channel.id)) ?? (await store.answerOfMessage(channel.id));
  return last?.id ?? null;
}

/** As the buttons say of the message replied to, which may be so fresh that its id is not noted yet. */
function answerShownIn({ channel, reference, client }: Message): number | null {
  const repliedTo = channel.messages.cache.get(reference?.messageId ?? '');
  if (repliedTo?.author.id !== client.user.id) return null;
  const ids = repliedTo.components.flatMap((row) =>
    'components' in row
      ? row.components.map((one) => ('customId' in one ? one.customId : null))
      : [],
  );
  const follow = ids.map((id) => id && unpack(id)).find((one) => one && one.verb === 'follow');
  return follow ? Number(follow.args[0]) : null;
}
