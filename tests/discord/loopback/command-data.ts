import { isObject, type Json, objects } from './json.ts';
import { permissionsOf } from './objects.ts';
import { resolvedOf } from './resolved.ts';
import type { Channel, User, World } from './world.ts';

/** The values that a person gives to a command's options, by name. */
export type OptionValues = Readonly<Record<string, string | number | boolean>>;

/** A command as a person would find it in Discord's client; throws where they would not. */
export function findCommand(
  world: World,
  user: User,
  channel: Channel,
  name: string,
  type: number,
  force: boolean,
): Json {
  const own = channel.guildId === null ? [] : (world.commands.get(channel.guildId) ?? []);
  const all = [...own, ...(world.commands.get('global') ?? [])];
  const command = all.find((known) => known['type'] === type && isNamed(known, name));
  if (!command) {
    const known = all.map((one) => String(one['name'])).join(', ') || 'none';
    throw new Error(`No command "${name}" is registered here. Registered: ${known}.`);
  }
  if (force) return command;
  const contexts = command['contexts'];
  const context = channel.guildId === null ? 1 : 0;
  if (Array.isArray(contexts) && !contexts.includes(context)) {
    throw new Error(
      `"${name}" is not shown ${context === 1 ? 'in direct messages' : 'in servers'}.`,
    );
  }
  const needed = command['default_member_permissions'];
  if (channel.guildId !== null && typeof needed === 'string') {
    const held = permissionsOf(world.guilds.get(channel.guildId)!, user);
    if ((held & BigInt(needed)) !== BigInt(needed)) {
      throw new Error(`"${name}" is not shown to ${user.name}, who lacks permission ${needed}.`);
    }
  }
  return command;
}

function isNamed(command: Json, name: string): boolean {
  const translations = command['name_localizations'];
  if (command['name'] === name) return true;
  return isObject(translations) && Object.values(translations).includes(name);
}

/**
 * The data of a slash command, checked as Discord's client checks it. `path` are the subcommand group and subcommand;
 * `focused` names the option being typed for autocomplete, where nothing else needs to be complete.
 */
export function slashData(
  world: World,
  channel: Channel,
  command: Json,
  path: readonly string[],
  values: OptionValues,
  focused: string | null = null,
): { data: Json; focusedType: number } {
  let declared = objects(command['options']);
  for (const name of path) {
    const inside = declared.find((option) => option['name'] === name);
    if (!inside) throw new Error(`/${String(command['name'])} has no subcommand "${name}".`);
    declared = objects(inside['options']);
  }
  let focusedType = 0;
  const given = Object.entries(values).map(([name, value]): Json => {
    const option = declared.find((known) => known['name'] === name);
    if (!option) throw new Error(`/${String(command['name'])} has no option "${name}".`);
    if (name === focused) {
      if (option['autocomplete'] !== true) throw new Error(`"${name}" has no autocomplete.`);
      focusedType = Number(option['type']);
      return { name, type: option['type'], value: String(value), focused: true };
    }
    checkValue(option, value);
    return { name, type: option['type'], value };
  });
  const missing = declared.find((o) => o['required'] === true && !(String(o['name']) in values));
  if (missing && focused === null) throw new Error(`"${String(missing['name'])}" is required.`);
  const options = path.reduceRight<Json[]>((inside, name, depth) => {
    const type = path.length === 2 && depth === 0 ? 2 : 1;
    return [{ name, type, options: inside }];
  }, given);
  const { id, name, type, guild_id } = command;
  const chosen = given.filter((option) => [6, 7, 8, 9].includes(Number(option['type'])));
  const resolved = resolvedOf(
    world,
    channel,
    chosen.map((option) => String(option['value'])),
  );
  const data = { id, name, type, options, resolved, ...(guild_id ? { guild_id } : {}) };
  return { data, focusedType };
}

const javascriptTypes: Readonly<Record<number, string>> = {
  3: 'string',
  4: 'number',
  5: 'boolean',
  6: 'string',
  7: 'string',
  8: 'string',
  10: 'number',
};

function checkValue(option: Json, value: string | number | boolean): void {
  const name = String(option['name']);
  const refuse = (why: string): never => {
    throw new Error(`Discord's client refuses the value of "${name}": ${why}.`);
  };
  const type = Number(option['type']);
  if (typeof value !== javascriptTypes[type]) refuse(`it should be a ${javascriptTypes[type]}`);
  const size = type === 3 ? String(value).length : Number(value);
  const least = Number(option[type === 3 ? 'min_length' : 'min_value'] ?? -Infinity);
  const most = Number(
    option[type === 3 ? 'max_length' : 'max_value'] ?? (type === 3 ? 6000 : Infinity),
  );
  if ([3, 4, 10].includes(type) && (size < least || size > most)) {
    refuse(`${size} is not between ${least} and ${most}`);
  }
  const choices = objects(option['choices']);
  if (choices.length > 0 && !choices.some((choice) => choice['value'] === value)) {
    refuse('it is not one of the choices');
  }
}
