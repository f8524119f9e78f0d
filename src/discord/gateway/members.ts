import { type APIGuildMember, type Client, Routes } from 'discord.js';

/** The roles of a person in a guild, which may be one of another process; null where they are no member. */
export async function rolesOfMember(
  { rest }: Client,
  guildId: string,
  person: string,
): Promise<readonly string[] | null> {
  try {
    const member = await rest.get(Routes.guildMember(guildId, person));
    // That of everyone has the guild's own id.
    return [guildId, ...(member as APIGuildMember).roles];
  } catch {
    // An unknown member is answered with an error.
    return null;
  }
}
