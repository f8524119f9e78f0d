import type { Json } from './json.ts';
import { textIsVisible } from './mentions.ts';
import { memberPermissions } from './permissions.ts';
import type { Channel, Guild, Message, User, World } from './world.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

export function userObject(user: User): Json {
  return {
    id: user.id,
    username: user.name.toLowerCase().replace(/[^a-z0-9_.]/gu, '_'),
    global_name: user.bot ? null : user.name,
    discriminator: '0',
    avatar: null,
    bot: user.bot,
    public_flags: 0,
  };
}

/** A person's rights in a server: those of every member and their own; the owner has all. */
export function permissionsOf(guild: Guild, user: User): bigint {
  if (guild.ownerId === user.id) return (1n << 53n) - 1n;
  return memberPermissions | user.permissions;
}

export function memberObject(world: World, guild: Guild, user: User): Json {
  const own = user.permissions === 0n ? [] : [user.roleId];
  return {
    user: userObject(user),
    nick: null,
    avatar: null,
    roles: user.id === world.bot.id ? [guild.botRoleId] : [guild.memberRoleId, ...own],
    joined_at: iso(Number(BigInt(guild.id) >> 22n) + 1_420_070_400_000),
    premium_since: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
    communication_disabled_until: null,
  };
}

function roleObject(id: string, name: string, permissions: bigint, managed = false): Json {
  return {
    id,
    name,
    permissions: permissions.toString(),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: id === name ? 0 : 1,
    managed,
    mentionable: false,
    flags: 0,
  };
}

/** The role that carries what a person may do beyond every member. */
export function ownRole(user: User): Json {
  return roleObject(user.roleId, `role of ${user.name}`, user.permissions);
}

export function channelObject(world: World, channel: Channel): Json {
  const last = [...world.messages.values()].findLast((message) => message.channelId === channel.id);
  const common = {
    id: channel.id,
    type: channel.type,
    last_message_id: last?.id ?? null,
    flags: 0,
  };
  if (channel.guildId === null) {
    const recipient = world.users.get(channel.recipientId ?? '');
    return { ...common, recipients: recipient ? [userObject(recipient)] : [] };
  }
  const named = {
    ...common,
    guild_id: channel.guildId,
    name: channel.name,
    rate_limit_per_user: 0,
  };
  if (channel.parentId === null) {
    const deny = channel.denied.toString();
    const overwrites = [{ id: world.bot.id, type: 1, allow: '0', deny }];
    return {
      ...named,
      position: 0,
      parent_id: null,
      topic: null,
      nsfw: false,
      permission_overwrites: deny === '0' ? [] : overwrites,
    };
  }
  const count = [...world.messages.values()].filter((m) => m.channelId === channel.id).length;
  return {
    ...named,
    parent_id: channel.parentId,
    owner_id: channel.ownerId,
    message_count: count,
    total_message_sent: count,
    member_count: 1,
    thread_metadata: {
      archived: channel.archived,
      locked: channel.locked,
      auto_archive_duration: channel.autoArchiveMinutes,
      archive_timestamp: iso(channel.createdAt),
      create_timestamp: iso(channel.createdAt),
    },
  };
}

export function guildObject(world: World, guild: Guild): Json {
  const people = [...guild.members].map((id) => world.users.get(id)!);
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    owner_id: guild.ownerId,
    preferred_locale: guild.locale,
    features: [],
    emojis: [],
    stickers: [],
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    afk_timeout: 300,
    system_channel_flags: 0,
    roles: [
      roleObject(guild.id, '@everyone', 0n),
      roleObject(guild.memberRoleId, 'members', memberPermissions),
      roleObject(guild.botRoleId, world.bot.name, world.botPermissions, true),
      ...people.filter((user) => user.permissions !== 0n).map(ownRole),
    ],
  };
}

/** The data of GUILD_CREATE. Without the GuildMembers intent the bot is the only member in it. */
export function guildCreateObject(world: World, guild: Guild): Json {
  const channels = [...world.channels.values()].filter((channel) => channel.guildId === guild.id);
  return {
    ...guildObject(world, guild),
    unavailable: false,
    large: false,
    joined_at: new Date().toISOString(),
    member_count: guild.members.size + 1,
    members: [memberObject(world, guild, world.bot)],
    channels: channels.filter((c) => c.parentId === null).map((c) => channelObject(world, c)),
    threads: channels.filter((c) => c.parentId !== null).map((c) => channelObject(world, c)),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function applicationObject(world: World): Json {
  return {
    id: world.bot.id,
    name: world.bot.name,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: world.applicationFlags,
    owner: userObject(world.users.get(world.ownerId)!),
    team: null,
    bot: userObject(world.bot),
    approximate_guild_count: world.guilds.size,
    integration_types_config: { '0': {} },
  };
}

function metadataObject(world: World, interactionId: string): Json {
  const interaction = world.interactions.get(interactionId)!;
  const guildId = world.channels.get(interaction.channelId)?.guildId;
  return {
    id: interaction.id,
    type: interaction.type,
    user: userObject(world.users.get(interaction.userId)!),
    authorizing_integration_owners: { '0': guildId ?? '0' },
  };
}

/** A message as Discord sends it to a bot with these intents; `intents` null: with all of its text. */
export function messageObject(world: World, message: Message, intents: number | null): Json {
  const visible = intents === null || textIsVisible(world, message, intents);
  const author = world.users.get(message.authorId)!;
  const replied = message.repliesTo === null ? undefined : world.messages.get(message.repliesTo);
  const thread = message.threadId === null ? undefined : world.channels.get(message.threadId);
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    author: userObject(author),
    content: visible ? message.content : '',
    embeds: visible ? message.embeds.map((embed) => ({ type: 'rich', ...embed })) : [],
    components: visible ? message.components : [],
    attachments: visible ? message.attachments : [],
    timestamp: iso(message.createdAt),
    edited_timestamp: message.editedAt === null ? null : iso(message.editedAt),
    tts: false,
    pinned: false,
    flags: message.flags,
    mention_everyone: message.mentionEveryone,
    mention_roles: message.mentionRoles,
    mentions: message.mentions.flatMap((id) => {
      const user = world.users.get(id);
      return user ? [userObject(user)] : [];
    }),
    ...(message.repliesTo !== null && {
      message_reference: { type: 0, channel_id: message.channelId, message_id: message.repliesTo },
      referenced_message:
        replied && !replied.deleted ? messageObject(world, replied, intents) : null,
    }),
    ...(message.forwards !== null && forwarded(message, visible)),
    ...(message.interactionId !== null && {
      webhook_id: world.bot.id,
      application_id: world.bot.id,
      interaction_metadata: metadataObject(world, message.interactionId),
    }),
    ...(thread && { thread: channelObject(world, thread) }),
  };
}

/** A message from elsewhere, which is shown without its author. */
function forwarded({ forwards, channelId, createdAt }: Message, visible: boolean): Json {
  const snapshot = {
    type: 0,
    content: visible ? forwards : '',
    embeds: [],
    attachments: [],
    components: [],
    mentions: [],
    mention_roles: [],
    timestamp: iso(createdAt),
    edited_timestamp: null,
    flags: 0,
  };
  return {
    message_reference: { type: 1, channel_id: channelId, message_id: '1100000000000000077' },
    message_snapshots: [{ message: snapshot }],
  };
}
