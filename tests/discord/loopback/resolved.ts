import type { Json } from './json.ts';
import { channelObject, memberObject, ownRole, permissionsOf, userObject } from './objects.ts';
import type { Channel, World } from './world.ts';

/** What Discord sends along with the ids of people, roles and channels that a person chose. */
export function resolvedOf(world: World, channel: Channel, ids: readonly string[]): Json {
  const users: Json = {};
  const members: Json = {};
  const channels: Json = {};
  const roles: Json = {};
  const guild = channel.guildId === null ? undefined : world.guilds.get(channel.guildId);
  for (const id of ids) {
    const user = world.users.get(id);
    const owner = [...world.users.values()].find(({ roleId }) => roleId === id);
    if (owner && guild) roles[id] = ownRole(owner);
    const chosen = world.channels.get(id);
    if (user) {
      users[id] = userObject(user);
      if (guild) {
        const { user: _user, ...member } = memberObject(world, guild, user);
        members[id] = { ...member, permissions: permissionsOf(guild, user).toString() };
      }
    }
    if (chosen) channels[id] = { ...channelObject(world, chosen), permissions: '0' };
  }
  const given = Object.entries({ users, members, roles, channels });
  return Object.fromEntries(given.filter(([, value]) => Object.keys(value).length > 0));
}
