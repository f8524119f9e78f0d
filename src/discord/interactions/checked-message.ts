import type { Message } from 'discord.js';
import type { CheckedMessage } from '../../../commands/command.ts';
import type { Bot } from '../gateway/bot.ts';
import { readableText } from './readable-text.ts';

/** A message as it is checked: what it says, and what its embeds say, such as the preview of a link. */
export async function checkedMessage(
  { client, store }: Bot,
  message: Message,
): Promise<CheckedMessage> {
  const embeds = message.embeds.flatMap(({ title, description, fields }) => [
    title,
    description,
    ...fields.flatMap(({ name, value }) => [name, value]),
  ]);
  // A link alone says nothing.
  const content = readableText(message.content, message.channel).replace(
    /^\s*https?:\/\/\S+\s*$/,
    '',
  );
  const isOwn = message.author.id === client.user.id;
  return {
    text: [content, ...embeds].filter(Boolean).join('\n'),
    isOwn,
    question: isOwn ? ((await store.answerOfMessage(message.id))?.question ?? null) : null,
  };
}
