import type { Json } from './json.ts';
import {
  channelObject,
  memberObject,
  messageObject,
  permissionsOf,
  userObject,
} from './objects.ts';
import { botPermissionsIn } from './permissions.ts';
import type { Channel, Interaction, Message, User, World } from './world.ts';

/** What a person does that becomes an interaction. */
export interface Act {
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  readonly type: number;
  readonly user: User;
  readonly channel: Channel;
  readonly data: Json;
  /** For messages about it, such as `/ask of Ada`. */
  readonly label: string;
  /** The message with the button or menu, also behind a modal. */
  readonly message?: Message | undefined;
  readonly messageType?: number;
  readonly focusedType?: number;
}

/** Sends an interaction to the bot and returns what is kept of it. */
export function sendInteraction(world: World, act: Act): Interaction {
  const { user, channel, message } = act;
  const id = world.nextId();
  const interaction: Interaction = {
    id,
    token: `token-of-${id}`,
    type: act.type,
    userId: user.id,
    channelId: channel.id,
    label: act.label,
    messageId: message?.id ?? null,
    messageType: act.messageType ?? 0,
    focusedType: act.focusedType ?? null,
    sentAt: world.clock.now(),
    ack: null,
    originalId: null,
    sourceChanged: false,
    followUps: [],
    choices: null,
    modal: null,
  };
  world.interactions.set(id, interaction);
  world.publish('INTERACTION_CREATE', () => ({
    id,
    application_id: world.bot.id,
    type: act.type,
    token: interaction.token,
    version: 1,
    data: act.data,
    channel_id: channel.id,
    channel: {
      ...channelObject(world, channel),
      ...(channel.guildId !== null && { permissions: permissionsFor(world, channel, user) }),
    },
    ...whoAndWhere(world, channel, user),
    ...(message && { message: messageObject(world, message, null) }),
    locale: user.locale,
    app_permissions: botPermissionsIn(world, channel).toString(),
    entitlements: [],
    attachment_size_limit: 10_485_760,
  }));
  return interaction;
}

function permissionsFor(world: World, channel: Channel, user: User): string {
  return permissionsOf(world.guilds.get(channel.guildId!)!, user).toString();
}

function whoAndWhere(world: World, channel: Channel, user: User): Json {
  if (channel.guildId === null) {
    return {
      user: userObject(user),
      context: 1,
      authorizing_integration_owners: { '0': '0' },
    };
  }
  const guild = world.guilds.get(channel.guildId)!;
  return {
    guild_id: guild.id,
    guild: { id: guild.id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    member: {
      ...memberObject(world, guild, user),
      permissions: permissionsFor(world, channel, user),
    },
    context: 0,
    authorizing_integration_owners: { '0': guild.id },
  };
}
