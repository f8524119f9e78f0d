import { PermissionFlagsBits as Flags, type GuildTextBasedChannel, type Message } from 'discord.js';

/** The least that the bot needs; the invite link asks for these. */
export const NEEDED_PERMISSIONS = [
  Flags.ViewChannel,
  Flags.SendMessages,
  Flags.SendMessagesInThreads,
  Flags.CreatePublicThreads,
  Flags.EmbedLinks,
  Flags.AttachFiles,
  Flags.ReadMessageHistory,
] as const;

/** What the bot may do in a channel. */
export interface Abilities {
  readonly write: boolean;
  readonly embed: boolean;
  /** Whether what it writes may point to the message that it answers. */
  readonly reply: boolean;
}

/** What the bot may do in the channel of a message; everything in a direct message. */
export function abilities(message: Message): Abilities {
  if (!message.inGuild()) return { write: true, embed: true, reply: true };
  return abilitiesIn(message.channel);
}

/** What the bot may do in a channel of a server. */
export function abilitiesIn(channel: GuildTextBasedChannel): Abilities {
  const granted = channel.permissionsFor(channel.client.user);
  const send = channel.isThread() ? Flags.SendMessagesInThreads : Flags.SendMessages;
  return {
    write: granted?.has([Flags.ViewChannel, send]) === true,
    embed: granted?.has(Flags.EmbedLinks) === true,
    reply: granted?.has(Flags.ReadMessageHistory) === true,
  };
}
