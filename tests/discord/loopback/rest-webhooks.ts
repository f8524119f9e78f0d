import { MessageFlags } from 'discord.js';
import { ApiError, unknownMessage, unknownWebhook } from './api-error.ts';
import { isObject, type Json } from './json.ts';
import { changeMessage, createMessage, deleteMessage } from './message-writes.ts';
import { messageObject } from './objects.ts';
import { tokenLivesMs } from './rest-interactions.ts';
import type { ApiRequest, ApiResult, Route } from './rest-server.ts';
import type { Interaction, Message, World } from './world.ts';

/** What is done with an interaction's token once it is acknowledged: its reply and follow-ups. */
export function webhookRoutes(world: World): readonly Route[] {
  const one = '/webhooks/:application/:token/messages/:message';
  return [
    {
      method: 'POST',
      path: '/webhooks/:application/:token',
      auth: false,
      answer: (request) => followUp(world, request),
    },
    {
      method: 'GET',
      path: one,
      auth: false,
      answer: (request) => {
        const message = messageOf(world, interactionOf(world, request), request);
        return { status: 200, body: messageObject(world, message, null) };
      },
    },
    {
      method: 'PATCH',
      path: one,
      auth: false,
      answer: (request) => {
        const interaction = interactionOf(world, request);
        const message = messageOf(world, interaction, request);
        const body = isObject(request.body) ? request.body : {};
        changeMessage(world, message, body, 'edit', `${request.method} ${request.path}`);
        noteSource(interaction, message);
        world.changed();
        return { status: 200, body: messageObject(world, message, null) };
      },
    },
    {
      method: 'DELETE',
      path: one,
      auth: false,
      answer: (request) => {
        const interaction = interactionOf(world, request);
        const message = messageOf(world, interaction, request);
        noteSource(interaction, message);
        deleteMessage(world, message);
        return { status: 204 };
      },
    },
  ];
}

function noteSource(interaction: Interaction, message: Message): void {
  if (message.id === interaction.messageId) interaction.sourceChanged = true;
}

/** The acknowledged interaction whose token this is, while it lives. */
function interactionOf(world: World, request: ApiRequest): Interaction {
  const token = request.params[1];
  const interaction = [...world.interactions.values()].find((known) => known.token === token);
  if (request.params[0] !== world.bot.id || !interaction) {
    throw unknownWebhook('this interaction does not exist');
  }
  if (interaction.ack === null) {
    throw unknownWebhook(`${interaction.label} was answered before it was acknowledged`);
  }
  const age = world.clock.now() - interaction.sentAt;
  if (age > tokenLivesMs) {
    const violation = `the token of ${interaction.label} was used after ${Math.round(age / 1000)} s`;
    throw new ApiError(401, 50027, 'Invalid Webhook Token', { violation });
  }
  return interaction;
}

function messageOf(world: World, interaction: Interaction, request: ApiRequest): Message {
  const asked = request.params[2]!;
  const id = asked === '@original' ? interaction.originalId : asked;
  const message = id === null ? undefined : world.messages.get(id);
  const own = id === interaction.originalId || (id !== null && interaction.followUps.includes(id));
  if (!message || message.deleted || !own) throw unknownMessage();
  return message;
}

/** A message after the reply. The first one after a deferral takes the deferred reply's place, as on Discord. */
function followUp(world: World, request: ApiRequest): ApiResult {
  const interaction = interactionOf(world, request);
  const body: Json = isObject(request.body) ? request.body : {};
  const line = `${request.method} ${request.path}`;
  const original = world.messages.get(interaction.originalId ?? '');
  const ephemeral = (Number(body['flags'] ?? 0) & MessageFlags.Ephemeral) !== 0;
  if (original?.loading && !original.deleted) {
    if (ephemeral !== (original.ephemeralTo !== null)) {
      world.violation(`${line}: ephemeral was decided by the deferral of ${interaction.label}`);
    }
    changeMessage(world, original, body, 'interaction', line);
    return { status: 200, body: messageObject(world, original, null) };
  }
  const place = {
    channelId: interaction.channelId,
    ephemeralTo: ephemeral ? interaction.userId : null,
    interactionId: interaction.id,
    repliesTo: interaction.originalId,
    type: interaction.originalId === null ? 0 : 19,
  };
  const message = createMessage(world, body, place, 'interaction', line);
  interaction.followUps.push(message.id);
  world.changed();
  return { status: 200, body: messageObject(world, message, null) };
}
