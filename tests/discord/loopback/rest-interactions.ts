import { MessageFlags } from 'discord.js';
import { ApiError, unknownInteraction } from './api-error.ts';
import { isObject, type Json } from './json.ts';
import { changeMessage, createMessage, publishMessage } from './message-writes.ts';
import { messageObject } from './objects.ts';
import type { ApiRequest, ApiResult, Route } from './rest-server.ts';
import { checkChoices } from './validation/autocomplete.ts';
import { checkFlags } from './validation/message.ts';
import { checkModal } from './validation/modal.ts';
import { Problems } from './validation/problems.ts';
import type { Interaction, Message, World } from './world.ts';

/** How long an interaction waits to be acknowledged, and how long its token lives, in Discord's milliseconds. */
export const acknowledgeWithinMs = 3000;
export const tokenLivesMs = 15 * 60_000;

/** Which answers an interaction may have: 4 reply, 5 defer, 6 defer update, 7 update, 8 choices, 9 modal. */
function allowedTypes(interaction: Interaction): readonly number[] {
  if (interaction.type === 2) return [4, 5, 9];
  if (interaction.type === 3) return [4, 5, 6, 7, 9];
  if (interaction.type === 4) return [8];
  return interaction.messageId === null ? [4, 5] : [4, 5, 6, 7];
}

/** POST /interactions/:id/:token/callback, the acknowledgement of an interaction. */
export function interactionRoutes(world: World): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/interactions/:id/:token/callback',
      auth: false,
      answer: (request) => acknowledge(world, request),
    },
  ];
}

function acknowledge(world: World, request: ApiRequest): ApiResult {
  const interaction = world.interactions.get(request.params[0]!);
  if (!interaction || interaction.token !== request.params[1]) {
    throw unknownInteraction('this interaction does not exist');
  }
  const ms = world.clock.now() - interaction.sentAt;
  if (interaction.ack !== null) {
    const violation = `${interaction.label} was acknowledged a second time`;
    const message = 'Interaction has already been acknowledged.';
    throw new ApiError(400, 40060, message, { violation });
  }
  if (ms > acknowledgeWithinMs) {
    throw unknownInteraction(`${interaction.label} was acknowledged after ${Math.round(ms)} ms`);
  }
  const { type, data } = isObject(request.body) ? request.body : {};
  if (!allowedTypes(interaction).includes(Number(type))) {
    const problems = new Problems();
    const message = `${interaction.label} cannot be answered with type ${String(type)}`;
    problems.add(['type'], 'INTERACTION_RESPONSE_TYPE_INVALID', message);
    problems.throwIfAny();
  }
  const line = `${request.method} ${request.path}`;
  const message = carryOut(world, interaction, Number(type), isObject(data) ? data : {}, line);
  interaction.ack = { type: Number(type), ms };
  world.changed();
  if (request.query.get('with_response') !== 'true') return { status: 204 };
  return { status: 200, body: callbackObject(world, interaction, Number(type), message) };
}

function carryOut(
  world: World,
  interaction: Interaction,
  type: number,
  data: Json,
  line: string,
): Message | null {
  if (type === 8) {
    checkChoices(data, Number(interaction.focusedType));
    interaction.choices = data['choices'] as Json[];
    return null;
  }
  if (type === 9) {
    checkModal(data);
    interaction.modal = data;
    return null;
  }
  if (type === 6 || type === 7) {
    const source = world.messages.get(interaction.messageId!)!;
    interaction.originalId = source.id;
    if (type === 7) {
      changeMessage(world, source, data, 'edit', line);
      interaction.sourceChanged = true;
    }
    return source;
  }
  const flags = Number(data['flags'] ?? 0);
  const place = {
    channelId: interaction.channelId,
    ephemeralTo: (flags & MessageFlags.Ephemeral) === 0 ? null : interaction.userId,
    interactionId: interaction.id,
    type: interaction.type === 2 ? interaction.messageType : 0,
  };
  const message =
    type === 4
      ? createMessage(world, data, place, 'interaction', line)
      : deferred(world, { ...place, flags: flags | MessageFlags.Loading }, data);
  interaction.originalId = message.id;
  return message;
}

function deferred(world: World, details: Partial<Message> & { channelId: string }, data: Json) {
  const problems = new Problems();
  checkFlags(problems, data['flags'], 'interaction');
  problems.throwIfAny();
  const message = world.addMessage({ ...details, authorId: world.bot.id, loading: true });
  publishMessage(world, 'MESSAGE_CREATE', message);
  return message;
}

function callbackObject(
  world: World,
  interaction: Interaction,
  type: number,
  message: Message | null,
): Json {
  const sent = message && {
    response_message_id: message.id,
    response_message_loading: message.loading,
    response_message_ephemeral: message.ephemeralTo !== null,
  };
  const resource = message && type !== 5 && type !== 6;
  return {
    interaction: { id: interaction.id, type: interaction.type, ...sent },
    resource: message
      ? { type, ...((resource || type === 5) && { message: messageObject(world, message, null) }) }
      : { type },
  };
}
