import type { Message, MessageSnapshot } from 'discord.js';
import type { CheckedMessage } from '../../../commands/command.ts';
import type { Bot } from '../gateway/bot.ts';
import { readFiles } from './attachments.ts';
import { readableText } from './readable-text.ts';

/**
 * A message as it is checked: what it says and what it forwards, what its embeds say, such as the preview of a link, and its
 * files.
 * @param part without its own words, where these only ask for the check.
 */
export async function checkedMessage(
  { client, store, config }: Bot,
  message: Message,
  part: 'all' | 'attached' = 'all',
): Promise<CheckedMessage> {
  const isOwn = message.author.id === client.user.id;
  const forwarded = [...message.messageSnapshots.values()];
  const attached = [message, ...forwarded].flatMap(({ attachments }) => [...attachments.values()]);
  const files = await readFiles(attached, config.apiBase);
  const written = [
    ...(part === 'attached' ? [] : writtenIn(message, message.channel)),
    ...forwarded.flatMap((one) => writtenIn(one, null)),
  ];
  const answer = isOwn ? await store.answers.ofMessage(message.id) : null;
  return {
    text: [...written, files.text].filter(Boolean).join('\n'),
    isOwn,
    question: answer?.understood ?? answer?.question ?? null,
    unread: files.unread,
  };
}

function writtenIn(
  { content, embeds }: Pick<Message | MessageSnapshot, 'content' | 'embeds'>,
  channel: Message['channel'] | null,
): (string | null)[] {
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
