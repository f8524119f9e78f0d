import { createHash } from 'node:crypto';
import { type REST, type RESTPutAPIApplicationCommandsJSONBody, Routes } from 'discord.js';
import type { MetaMemory } from '../../memory/bot-memory.ts';
import { failureKind } from '../interactions/failures.ts';
import { startError } from './start-error.ts';

const META = 'commands';

/** The ids of the registered commands, by name: Discord's mentions of commands need them. */
export type CommandIds = ReadonlyMap<string, string>;

interface Registered {
  readonly hash: string;
  /** Name and id of each command; absent where an older version registered them. */
  readonly ids?: readonly (readonly [string, string])[];
  /** null for everywhere. */
  readonly guildId: string | null;
}

/**
 * Registers the commands where they are not registered yet: in one guild or everywhere, never both.
 *
 * @returns their ids.
 * @throws UserError when the bot is not in the guild.
 */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  guildId: string | null,
  commands: RESTPutAPIApplicationCommandsJSONBody,
  meta: MetaMemory,
): Promise<CommandIds> {
  const written = JSON.stringify([applicationId, guildId, commands]);
  const hash = createHash('sha256').update(written).digest('hex');
  const known = await meta.get(META);
  const before = known === null ? null : (JSON.parse(known) as Registered);
  if (before?.hash === hash && before.ids) return new Map(before.ids);

  const route = (guild: string | null) =>
    guild === null
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guild);
  let registered: readonly { readonly name: string; readonly id: string }[];
  try {
    registered = (await rest.put(route(guildId), { body: commands })) as typeof registered;
  } catch (error) {
    if (guildId === null || failureKind(error) === 'bug') throw error;
    throw startError(
      (texts) => texts.noGuild(guildId),
      (texts) => texts.noGuildRemedy,
      error,
    );
  }
  // What an earlier start registered elsewhere would show twice; of a guild's bot nothing is known but its own file.
  const other = new Set<string | null>(guildId === null ? [] : [null]);
  if (before) other.add(before.guildId);
  other.delete(guildId);
  for (const scope of other) {
    await rest.put(route(scope), { body: [] }).catch((error: unknown) => {
      // The bot has left that guild, and its commands with it.
      if (failureKind(error) === 'bug') throw error;
    });
  }
  const ids = registered.map(({ name, id }) => [name, id] as const);
  await meta.set(META, JSON.stringify({ hash, guildId, ids } satisfies Registered));
  return new Map(ids);
}
