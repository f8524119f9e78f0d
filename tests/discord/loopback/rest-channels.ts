import {
  ApiError,
  missingAccess,
  missingPermissions,
  unknownChannel,
  unknownMessage,
  wrongChannelType,
} from './api-error.ts';
import { isObject, type Json, objects } from './json.ts';
import { changeMessage, createMessage, deleteMessage } from './message-writes.ts';
import { channelObject, messageObject } from './objects.ts';
import { botMay, type PermissionName } from './permissions.ts';
import type { ApiRequest, ApiResult, Route } from './rest-server.ts';
import { Problems } from './validation/problems.ts';
import type { Channel, Message, World } from './world.ts';

/** Channels and the messages in them. `intents` are those that the bot identified with: they decide what it may read. */
export function channelRoutes(world: World, intents: () => number): readonly Route[] {
  const messages = '/channels/:channel/messages';
  const shown = (message: Message): Json => messageObject(world, message, intents());
  return [
    {
      method: 'GET',
      path: '/channels/:channel',
      answer: (request) => ok(channelObject(world, channelOf(world, request))),
    },
    {
      method: 'GET',
      path: messages,
      answer: (request) => ok(history(world, request).map(shown)),
    },
    { method: 'POST', path: messages, answer: (request) => post(world, request) },
    {
      method: 'GET',
      path: `${messages}/:message`,
      answer: (request) => {
        need(world, channelOf(world, request), 'ReadMessageHistory');
        return ok(shown(messageOf(world, request)));
      },
    },
    {
      method: 'PATCH',
      path: `${messages}/:message`,
      answer: (request) => {
        const channel = channelOf(world, request);
        const message = messageOf(world, request);
        if (message.authorId !== world.bot.id) {
          const violation = 'the bot edits a message of somebody else';
          throw new ApiError(403, 50005, 'Cannot edit a message authored by another user', {
            violation,
          });
        }
        const body = withShownEmbeds(world, channel, message.content, bodyOf(request));
        changeMessage(world, message, body, 'edit', lineOf(request));
        return ok(shown(message));
      },
    },
    {
      method: 'DELETE',
      path: `${messages}/:message`,
      answer: (request) => {
        const message = messageOf(world, request);
        if (message.authorId !== world.bot.id) {
          need(world, channelOf(world, request), 'ManageMessages');
        }
        deleteMessage(world, message);
        return { status: 204 };
      },
    },
    {
      method: 'POST',
      path: '/channels/:channel/typing',
      answer: (request) => {
        const channel = channelOf(world, request);
        need(world, channel, sending(channel));
        world.typing.push(channel.id);
        return { status: 204 };
      },
    },
  ];
}

export function ok(body: unknown): ApiResult {
  return { status: 200, body };
}

export function bodyOf(request: ApiRequest): Json {
  return isObject(request.body) ? request.body : {};
}

function lineOf(request: ApiRequest): string {
  return `${request.method} ${request.path}`;
}

/** The channel in the path, where the bot can see it. */
export function channelOf(world: World, request: ApiRequest): Channel {
  const channel = world.channels.get(request.params[0]!);
  if (!channel) throw unknownChannel();
  if (channel.guildId !== null && !world.guilds.get(channel.guildId)?.present)
    throw missingAccess();
  need(world, channel, 'ViewChannel');
  return channel;
}

/** Throws unless the bot may do this in the channel. */
export function need(world: World, channel: Channel, name: PermissionName): void {
  if (botMay(world, channel, name)) return;
  throw name === 'ViewChannel' ? missingAccess() : missingPermissions();
}

function sending(channel: Channel): PermissionName {
  return channel.parentId === null ? 'SendMessages' : 'SendMessagesInThreads';
}

/**
 * The body as Discord takes it from a bot that may not embed links: beside a text its embeds are left out without a
 * word; alone they are refused with 50013.
 */
function withShownEmbeds(world: World, channel: Channel, before: string, body: Json): Json {
  const embeds = objects(body['embeds']);
  if (embeds.length === 0 || botMay(world, channel, 'EmbedLinks')) return body;
  if (String(body['content'] ?? before).trim() === '') throw missingPermissions();
  return { ...body, embeds: [] };
}

/** The message in the path. Ephemeral messages are not in a channel's list. */
export function messageOf(world: World, request: ApiRequest): Message {
  const channel = channelOf(world, request);
  const message = world.messages.get(request.params[1]!);
  if (!message || message.deleted || message.channelId !== channel.id) throw unknownMessage();
  if (message.ephemeralTo !== null) throw unknownMessage();
  return message;
}

function history(world: World, request: ApiRequest): Message[] {
  const channel = channelOf(world, request);
  // Discord answers with an empty list where the history may not be read.
  if (!botMay(world, channel, 'ReadMessageHistory')) return [];
  const limit = Number(request.query.get('limit') ?? 50);
  const problems = new Problems();
  problems.integer(['limit'], limit, 1, 100);
  problems.throwIfAny();
  const before = BigInt(request.query.get('before') ?? '9223372036854775807');
  const after = BigInt(request.query.get('after') ?? '0');
  const found = [...world.messages.values()].filter((message) => {
    const here = message.channelId === channel.id && !message.deleted;
    const id = BigInt(message.id);
    return here && message.ephemeralTo === null && id < before && id > after;
  });
  const some = request.query.has('after') ? found.slice(0, limit) : found.slice(-limit);
  return some.reverse();
}

function post(world: World, request: ApiRequest): ApiResult {
  const channel = channelOf(world, request);
  const recipient = world.users.get(channel.recipientId ?? '');
  if (recipient?.dmsClosed) {
    throw new ApiError(403, 50007, 'Cannot send messages to this user');
  }
  need(world, channel, sending(channel));
  const body = withShownEmbeds(world, channel, '', bodyOf(request));
  if (request.files > 0) need(world, channel, 'AttachFiles');
  if (channel.locked) throw new ApiError(403, 160005, 'Thread is locked');
  const known = sentWith(world, channel, body);
  if (known) return ok({ ...messageObject(world, known, null), nonce: body['nonce'] });
  const repliesTo = repliedTo(world, channel, body);
  const place = { channelId: channel.id, repliesTo, type: repliesTo === null ? 0 : 19 };
  const message = createMessage(world, body, place, 'channel', lineOf(request));
  channel.archived = false;
  if (body['enforce_nonce'] === true) {
    nonces.set(world, [...(nonces.get(world) ?? []), { nonce: String(body['nonce']), message }]);
  }
  const nonce = body['nonce'] === undefined ? {} : { nonce: body['nonce'] };
  return ok({ ...messageObject(world, message, null), ...nonce });
}

/** Messages that were sent with a nonce that is enforced. */
const nonces = new WeakMap<
  World,
  readonly { readonly nonce: string; readonly message: Message }[]
>();
/** Discord speaks of "the past few minutes". */
const NONCE_KEPT_MS = 3 * 60_000;

/** The message that was sent with the same nonce a while ago, where the bot wants that to be looked at. */
function sentWith(world: World, channel: Channel, body: Json): Message | undefined {
  if (body['enforce_nonce'] !== true || body['nonce'] === undefined) return undefined;
  return nonces
    .get(world)
    ?.find(
      ({ nonce, message }) =>
        nonce === String(body['nonce']) &&
        message.channelId === channel.id &&
        Date.now() - message.createdAt < NONCE_KEPT_MS,
    )?.message;
}

function repliedTo(world: World, channel: Channel, body: Json): string | null {
  const reference = body['message_reference'];
  if (!isObject(reference)) return null;
  const replied = world.messages.get(String(reference['message_id']));
  if (replied && !replied.deleted && replied.channelId === channel.id) {
    if (!botMay(world, channel, 'ReadMessageHistory')) {
      const message = 'Cannot reply without permission to read message history';
      throw new ApiError(403, 160002, message);
    }
    return replied.id;
  }
  if (reference['fail_if_not_exists'] === false) return null;
  const problems = new Problems();
  problems.add(['message_reference'], 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message');
  problems.throwIfAny();
  return null;
}

/** Throws where a thread cannot be begun from here. */
export function needTextChannel(channel: Channel): void {
  if (channel.type !== 0) throw wrongChannelType();
}
