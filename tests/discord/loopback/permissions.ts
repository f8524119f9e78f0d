import { PermissionFlagsBits } from 'discord.js';
import type { Channel, World } from './world.ts';

/** The name of a permission, as in discord.js's PermissionFlagsBits. */
export type PermissionName = keyof typeof PermissionFlagsBits;

export function permissionBits(names: readonly PermissionName[]): bigint {
  return names.reduce((bits, name) => bits | PermissionFlagsBits[name], 0n);
}

/** What the bot may do in a server unless a test says otherwise: what its invite link asks for. */
export const defaultBotPermissions: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
];

/** What every member may do. */
export const memberPermissions = permissionBits([
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'UseApplicationCommands',
]);

/** What the bot may do in a channel; in a thread, what it may do in the channel around it. Direct messages: anything. */
export function botPermissionsIn(world: World, channel: Channel): bigint {
  if (channel.guildId === null) return ~0n & ((1n << 53n) - 1n);
  const parent = channel.parentId === null ? channel : world.channels.get(channel.parentId);
  return world.botPermissions & ~(parent?.denied ?? 0n);
}

export function botMay(world: World, channel: Channel, name: PermissionName): boolean {
  const permissions = botPermissionsIn(world, channel);
  return (permissions & PermissionFlagsBits[name]) !== 0n;
}
