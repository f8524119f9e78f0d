import type { Json } from './json.ts';
import { channelObject, guildCreateObject, ownRole } from './objects.ts';
import { type PermissionName, permissionBits } from './permissions.ts';
import { publishThread } from './rest-threads.ts';
import type { Channel, Guild, User, World } from './world.ts';

/** What is to be known of a person. */
export interface UserDetails {
  /** Beyond those of every member, in every server. */
  readonly permissions?: readonly PermissionName[];
  readonly locale?: string;
  /** The servers of which they are a member; all when left out. */
  readonly guilds?: readonly Guild[];
}

/** The servers, channels and people of a world, as a test looks them up and changes them. */
export function placesOf(world: World) {
  const find = <T extends { readonly name: string }>(
    kind: string,
    all: Iterable<T>,
    name: string,
    fits: (one: T) => boolean = () => true,
  ): T => {
    const found = [...all].find((one) => one.name === name && fits(one));
    if (!found) throw new Error(`There is no ${kind} "${name}".`);
    return found;
  };

  return {
    /** A person of this name, the same at every call; made at the first. */
    user(name: string, details: UserDetails = {}): User {
      const known = [...world.users.values()].find((user) => user.name === name);
      if (known) return known;
      const user = world.addUser(name, {
        permissions: permissionBits(details.permissions ?? []),
        locale: details.locale ?? 'en-US',
      });
      for (const guild of details.guilds ?? world.guilds.values()) {
        guild.members.add(user.id);
        if (user.permissions === 0n) continue;
        world.publish('GUILD_ROLE_CREATE', () => ({ guild_id: guild.id, role: ownRole(user) }));
      }
      return user;
    },

    /** A server by its name. */
    guild: (name: string): Guild => find('server', world.guilds.values(), name),

    /** A channel by its name, in the first server that has one; or in `guild`. */
    channel: (name: string, guild?: Guild): Channel =>
      find('channel', world.channels.values(), name, (one) => {
        return guild === undefined || one.guildId === guild.id;
      }),

    /** The thread begun from a message, or having this id. */
    thread({ id }: { readonly id: string }): Channel {
      const thread = world.channels.get(world.messages.get(id)?.threadId ?? id);
      if (!thread || thread.parentId === null) throw new Error(`There is no thread ${id}.`);
      return thread;
    },

    /** The direct messages of a person and the bot. */
    directMessages: (user: User): Channel => world.directMessages(user.id),

    /** Lets a person refuse direct messages from the bot: 50007. */
    closeDirectMessages(user: User): void {
      user.dmsClosed = true;
    },

    /** Takes rights from the bot in a channel; an empty list gives all of them back. */
    deny(channel: Channel, permissions: readonly PermissionName[]): void {
      channel.denied = permissionBits(permissions);
      world.publish('CHANNEL_UPDATE', () => channelObject(world, channel));
    },

    /** Archives a thread, or locks it too. */
    archive(thread: Channel, locked = false): void {
      Object.assign(thread, { archived: true, locked });
      publishThread(world, 'THREAD_UPDATE', thread);
    },

    /** A thread that a person opens, such as a post in a forum. */
    openThread(user: User, parent: Channel, name: string): Channel {
      const { guildId } = parent;
      const details = { type: 11, guildId, name, parentId: parent.id, ownerId: user.id };
      const thread = world.addChannel(details);
      publishThread(world, 'THREAD_CREATE', thread, { newly_created: true });
      return thread;
    },

    /** Deletes a channel with what stands in it and its threads, or a thread; Discord tells of the channel alone. */
    deleteChannel(channel: Channel): void {
      const gone = [...world.channels.values()].filter(
        ({ id, parentId }) => id === channel.id || parentId === channel.id,
      );
      for (const message of world.messages.values()) {
        if (gone.some(({ id }) => id === message.channelId)) message.deleted = true;
      }
      for (const { id } of gone) world.channels.delete(id);
      if (channel.parentId === null) {
        world.publish('CHANNEL_DELETE', () => channelObject(world, channel));
      } else publishThread(world, 'THREAD_DELETE', channel);
      world.changed();
    },

    /** Sends the bot an event as it is, whatever is in it. */
    dispatch: (event: string, data: Json): void => world.publish(event, () => data),

    /** Lets the bot into a server. */
    joinGuild(guild: Guild): void {
      guild.present = true;
      world.publish('GUILD_CREATE', () => guildCreateObject(world, guild));
    },

    /** Removes the bot from a server. */
    leaveGuild(guild: Guild): void {
      guild.present = false;
      world.publish('GUILD_DELETE', () => ({ id: guild.id }));
    },

    /** The commands registered for every server ('global') or for one. */
    commands: (scope: 'global' | Guild = 'global'): readonly Json[] =>
      world.commands.get(scope === 'global' ? scope : scope.id) ?? [],
  };
}
