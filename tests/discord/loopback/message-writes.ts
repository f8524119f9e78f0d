import { GatewayIntentBits, MessageFlags } from 'discord.js';
import { isObject, type Json, objects } from './json.ts';
import { allowedOf, mentionsIn, pingingText } from './mentions.ts';
import { memberObject, messageObject } from './objects.ts';
import { checkMessage, type Origin } from './validation/message.ts';
import type { Message, World } from './world.ts';

/** Tells the bot of a message in a channel, as far as its intents let it hear. Ephemeral ones it is never told. */
export function publishMessage(
  world: World,
  event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE' | 'MESSAGE_DELETE',
  message: Message,
): void {
  if (message.ephemeralTo !== null) return;
  const channel = world.channels.get(message.channelId)!;
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  const needed = guild ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages;
  world.publish(event, (intents) => {
    if ((intents & needed) === 0 || guild?.present === false) return null;
    const place = guild ? { guild_id: guild.id } : {};
    if (event === 'MESSAGE_DELETE') return { id: message.id, channel_id: channel.id, ...place };
    const { user: _user, ...member } = guild
      ? memberObject(world, guild, world.users.get(message.authorId)!)
      : { user: null };
    return {
      ...messageObject(world, message, intents),
      ...place,
      channel_type: channel.type,
      ...(guild && { member }),
    };
  });
}

/** Where the bot puts a new message. */
export type NewMessage = Pick<Message, 'channelId'> &
  Partial<Pick<Message, 'ephemeralTo' | 'interactionId' | 'type' | 'repliesTo'>>;

/** What of a body becomes part of a message. */
function written(body: Json): Pick<Message, 'embeds' | 'components' | 'attachments'> {
  return {
    embeds: objects(body['embeds']),
    components: objects(body['components']),
    attachments: objects(body['attachments']),
  };
}

/** Checks and adds a message of the bot, and tells the bot of it. */
export function createMessage(
  world: World,
  body: Json,
  place: NewMessage,
  origin: Origin,
  request: string,
): Message {
  checkMessage(body, body, origin);
  const message = world.addMessage({ ...place, authorId: world.bot.id });
  Object.assign(message, written(body));
  message.content = String(body['content'] ?? '');
  message.flags = Number(body['flags'] ?? 0);
  notify(world, message, body['allowed_mentions'], request);
  publishMessage(world, 'MESSAGE_CREATE', message);
  world.changed();
  return message;
}

/** Checks and makes a change to a message of the bot. A deferred reply is filled rather than edited. */
export function changeMessage(
  world: World,
  message: Message,
  body: Json,
  origin: Origin,
  request: string,
): void {
  const present = {
    content: message.content,
    embeds: message.embeds,
    components: message.components,
    attachments: message.attachments,
  };
  const given = Object.entries(body).filter(([, value]) => value !== undefined);
  const kept = message.flags & ~(MessageFlags.Loading | MessageFlags.SuppressEmbeds);
  const flags = kept | Number(body['flags'] ?? message.flags & MessageFlags.SuppressEmbeds);
  const merged: Json = { ...present, ...Object.fromEntries(given), flags };
  checkMessage(merged, body, origin);
  Object.assign(message, written(merged), { content: String(merged['content'] ?? ''), flags });
  if (!message.loading) message.editedAt = Date.now();
  message.loading = false;
  notify(world, message, body['allowed_mentions'], request);
  publishMessage(world, 'MESSAGE_UPDATE', message);
  world.changed();
}

export function deleteMessage(world: World, message: Message): void {
  message.deleted = true;
  publishMessage(world, 'MESSAGE_DELETE', message);
  world.changed();
}

/** Works out whom a message notifies, and notes it; a violation where nobody said that it may. */
function notify(world: World, message: Message, allowed: unknown, request: string): void {
  const possible = mentionsIn(pingingText(message.content, message.components));
  const actual = allowedOf(possible, allowed);
  const replied = message.repliesTo === null ? undefined : world.messages.get(message.repliesTo);
  const mayReply = isObject(allowed) ? allowed['replied_user'] === true : true;
  const answered = replied && mayReply ? [replied.authorId] : [];
  const users = [...new Set([...actual.users, ...answered])].filter((id) => id !== world.bot.id);
  message.mentions = users;
  message.mentionRoles = [...actual.roles];
  message.mentionEveryone = actual.everyone;
  if (users.length === 0 && actual.roles.length === 0 && !actual.everyone) return;
  world.pings.push({
    messageId: message.id,
    users,
    roles: actual.roles,
    everyone: actual.everyone,
  });
  if (isObject(allowed) && Array.isArray(allowed['parse'])) return;
  world.violation(
    `${request}: a message that would ping has no allowed_mentions with parse: ${JSON.stringify(message.content.slice(0, 80))}`,
  );
}
