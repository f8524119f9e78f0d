import type { Message } from 'discord.js';
import type { CheckedMessage } from '../../../commands/command.ts';
import type { Bot } from '../gateway/bot.ts';
import { readFiles } from './attachments.ts';
import { readableText } from './readable-text.ts';

/**
 * A message as it is checked: what it says, what its embeds say, such as the preview of a link, and its files.
 * @param files alone: where the message itself only asks for the check.
 */
export async function checkedMessage(
  { client, store, config }: Bot,
  message: Message,
  part: 'all' | 'files' = 'all',
): Promise<CheckedMessage> {
  const isOwn = message.author.id === client.user.id;
  const files = await readFiles([...message.attachments.values()], config.apiBase);
  const written = part === 'files' ? [] : writtenIn(message);
  return {
    text: [...written, files.text].filter(Boolean).join('\n'),
    isOwn,
    question: isOwn ? ((await store.answers.ofMessage(message.id))?.question ?? null) : null,
    unread: files.unread,
  };
}

function writtenIn({ content, channel, embeds }: Message): (string | null)[] {
  return [
    // A link alone says nothing.
    readableText(content, channel).replace(/^\s*https?:\/\/\S+\s*$/, ''),
    ...embeds.flatMap(({ title, description, fields }) => [
      title,
      description,
      ...fields.flatMap(({ name, value }) => [name, value]),
    ]),
  ];
}
