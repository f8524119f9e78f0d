import { ApiError, missingAccess, unknownGuild, unknownMember, unknownUser } from './api-error.ts';
import type { Json } from './json.ts';
import {
  applicationObject,
  channelObject,
  guildObject,
  memberObject,
  userObject,
} from './objects.ts';
import { bodyOf, ok } from './rest-channels.ts';
import type { ApiRequest, Route } from './rest-server.ts';
import { checkCommands } from './validation/commands.ts';
import type { Guild, World } from './world.ts';

/** The bot itself, its commands, the servers and people it may look up. */
export function applicationRoutes(
  world: World,
  gatewayUrl: () => string,
  shards: number,
): readonly Route[] {
  const global = '/applications/:application/commands';
  const inGuild = '/applications/:application/guilds/:guild/commands';
  const get = (path: string, answer: (request: ApiRequest) => unknown): Route => ({
    method: 'GET',
    path,
    answer: (request) => ok(answer(request)),
  });
  const put = (path: string): Route => ({
    method: 'PUT',
    path,
    answer: (request) => ok(setCommands(world, request)),
  });
  const limit = { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: shards };
  return [
    { method: 'GET', path: '/gateway', auth: false, answer: () => ok({ url: gatewayUrl() }) },
    get('/gateway/bot', () => ({ url: gatewayUrl(), shards, session_start_limit: limit })),
    get('/applications/@me', () => applicationObject(world)),
    get('/oauth2/applications/@me', () => applicationObject(world)),
    get('/users/@me', () => ({ ...userObject(world.bot), verified: true, mfa_enabled: true })),
    get('/users/@me/guilds', () => [...world.guilds.values()].filter((g) => g.present)),
    get('/users/:user', ({ params }) => {
      const user = world.users.get(params[0]!);
      if (!user) throw unknownUser();
      return userObject(user);
    }),
    {
      method: 'POST',
      path: '/users/@me/channels',
      answer: (request) => {
        const recipient = world.users.get(String(bodyOf(request)['recipient_id']));
        if (!recipient) throw unknownUser();
        return ok(channelObject(world, world.directMessages(recipient.id)));
      },
    },
    {
      method: 'DELETE',
      path: '/users/@me/guilds/:guild',
      answer: ({ params }) => {
        const guild = guildOf(world, params[0]!);
        guild.present = false;
        world.publish('GUILD_DELETE', () => ({ id: guild.id }));
        return { status: 204 };
      },
    },
    get('/guilds/:guild', ({ params }) => guildObject(world, guildOf(world, params[0]!))),
    get('/guilds/:guild/channels', ({ params }) => {
      const guild = guildOf(world, params[0]!);
      const channels = [...world.channels.values()].filter((c) => c.guildId === guild.id);
      return channels.filter((c) => c.parentId === null).map((c) => channelObject(world, c));
    }),
    get('/guilds/:guild/members/:user', ({ params }) => {
      const guild = guildOf(world, params[0]!);
      const id = params[1] === '@me' ? world.bot.id : params[1]!;
      const user = world.users.get(id);
      if (!user) throw unknownUser();
      if (id !== world.bot.id && !guild.members.has(id)) throw unknownMember();
      return memberObject(world, guild, user);
    }),
    get(global, (request) => commandsOf(world, request)),
    get(inGuild, (request) => commandsOf(world, request)),
    put(global),
    put(inGuild),
  ];
}

function guildOf(world: World, id: string): Guild {
  const guild = world.guilds.get(id);
  if (!guild?.present) throw unknownGuild();
  return guild;
}

/** 'global' or a server's id, after checking that the application and server are the bot's. */
function scopeOf(world: World, { params }: ApiRequest): string {
  if (params[0] !== world.bot.id) {
    throw new ApiError(404, 10002, 'Unknown Application', { violation: 'not the bot itself' });
  }
  if (params[1] === undefined) return 'global';
  const guild = world.guilds.get(params[1]);
  if (!guild?.present) throw missingAccess();
  return guild.id;
}

function commandsOf(world: World, request: ApiRequest): Json[] {
  const commands = world.commands.get(scopeOf(world, request)) ?? [];
  if (request.query.get('with_localizations') === 'true') return commands;
  return commands.map(({ name_localizations: _n, description_localizations: _d, ...rest }) => rest);
}

/** Replaces the commands of a scope. A command that was there under the same name keeps its id. */
function setCommands(world: World, request: ApiRequest): Json[] {
  const scope = scopeOf(world, request);
  const known = world.commands.get(scope) ?? [];
  const commands = checkCommands(request.body).map((command): Json => {
    const type = command['type'] ?? 1;
    const before = known.find((old) => old['name'] === command['name'] && old['type'] === type);
    return {
      ...command,
      id: before?.['id'] ?? world.nextId(),
      application_id: world.bot.id,
      type,
      version: world.nextId(),
      description: command['description'] ?? '',
      default_member_permissions: command['default_member_permissions'] ?? null,
      nsfw: command['nsfw'] ?? false,
      ...(scope === 'global' ? {} : { guild_id: scope }),
    };
  });
  world.commands.set(scope, commands);
  world.changed();
  return commands;
}
