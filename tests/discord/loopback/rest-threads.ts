import { GatewayIntentBits, MessageFlags } from 'discord.js';
import { ApiError } from './api-error.ts';
import type { Json } from './json.ts';
import { publishMessage } from './message-writes.ts';
import { channelObject } from './objects.ts';
import { bodyOf, channelOf, messageOf, need, needTextChannel, ok } from './rest-channels.ts';
import type { ApiRequest, ApiResult, Route } from './rest-server.ts';
import { Problems } from './validation/problems.ts';
import type { Channel, Message, World } from './world.ts';

/** Threads: begun from a message or without one, joined, renamed, archived. */
export function threadRoutes(world: World): readonly Route[] {
  const members = '/channels/:channel/thread-members/@me';
  return [
    {
      method: 'POST',
      path: '/channels/:channel/messages/:message/threads',
      answer: (request) => begin(world, request, messageOf(world, request)),
    },
    {
      method: 'POST',
      path: '/channels/:channel/threads',
      answer: (request) => begin(world, request, null),
    },
    { method: 'PATCH', path: '/channels/:channel', answer: (request) => change(world, request) },
    { method: 'PUT', path: members, answer: () => ({ status: 204 }) },
    { method: 'DELETE', path: members, answer: () => ({ status: 204 }) },
  ];
}

function checkThread(body: Json, required: boolean): void {
  const problems = new Problems();
  problems.text(['name'], body['name'], required ? 1 : 0, 100);
  if (body['auto_archive_duration'] !== undefined) {
    const at = ['auto_archive_duration'];
    problems.oneOf(at, body['auto_archive_duration'], [60, 1440, 4320, 10080]);
  }
  problems.integer(['rate_limit_per_user'], body['rate_limit_per_user'], 0, 21_600);
  problems.throwIfAny();
}

function begin(world: World, request: ApiRequest, start: Message | null): ApiResult {
  const parent = channelOf(world, request);
  needTextChannel(parent);
  const body = bodyOf(request);
  const type = start ? 11 : Number(body['type'] ?? 12);
  need(world, parent, type === 12 ? 'CreatePrivateThreads' : 'CreatePublicThreads');
  checkThread(body, true);
  if (start?.threadId) {
    const message = 'A thread has already been created for this message';
    throw new ApiError(400, 160004, message, { violation: message });
  }
  const thread = world.addChannel({
    ...(start && { id: start.id }),
    type,
    guildId: parent.guildId,
    name: String(body['name']),
    parentId: parent.id,
    ownerId: world.bot.id,
    autoArchiveMinutes: Number(body['auto_archive_duration'] ?? 4320),
  });
  if (start) {
    start.threadId = thread.id;
    start.flags |= MessageFlags.HasThread;
    publishMessage(world, 'MESSAGE_UPDATE', start);
  }
  publishThread(world, 'THREAD_CREATE', thread, { newly_created: true });
  world.changed();
  return {
    status: 201,
    body: { ...channelObject(world, thread), member: botMember(world, thread) },
  };
}

function botMember(world: World, thread: Channel): Json {
  const joined = new Date(thread.createdAt).toISOString();
  return { id: thread.id, user_id: world.bot.id, join_timestamp: joined, flags: 0 };
}

/** Tells the bot of a thread, where it listens to servers. */
export function publishThread(
  world: World,
  event: 'THREAD_CREATE' | 'THREAD_UPDATE' | 'THREAD_DELETE',
  thread: Channel,
  more: Json = {},
): void {
  world.publish(event, (intents) =>
    (intents & GatewayIntentBits.Guilds) === 0
      ? null
      : { ...channelObject(world, thread), member: botMember(world, thread), ...more },
  );
}

/** The owner of a thread may rename and archive it; only ManageThreads may lock it. */
function change(world: World, request: ApiRequest): ApiResult {
  const thread = channelOf(world, request);
  const body = bodyOf(request);
  if (thread.parentId === null) need(world, thread, 'ManageChannels');
  else if (thread.ownerId !== world.bot.id || body['locked'] !== undefined) {
    need(world, thread, 'ManageThreads');
  }
  checkThread(body, false);
  if (typeof body['name'] === 'string') thread.name = body['name'];
  if (typeof body['archived'] === 'boolean') thread.archived = body['archived'];
  if (typeof body['locked'] === 'boolean') thread.locked = body['locked'];
  if (thread.parentId !== null) publishThread(world, 'THREAD_UPDATE', thread);
  world.changed();
  return ok(channelObject(world, thread));
}
