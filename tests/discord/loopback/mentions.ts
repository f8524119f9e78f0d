import { GatewayIntentBits } from 'discord.js';
import { isObject, type Json, objects } from './json.ts';
import type { Message, World } from './world.ts';

export interface Mentions {
  readonly users: string[];
  readonly roles: string[];
  readonly everyone: boolean;
}

/** What a text would notify if nothing forbade it. Only what exists can be mentioned. */
export function mentionsIn(text: string): Mentions {
  const ids = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((m) => m[1]!))];
  return {
    users: ids(/<@!?(\d{15,21})>/gu),
    roles: ids(/<@&(\d{15,21})>/gu),
    everyone: /@everyone|@here/u.test(text),
  };
}

/** The text of a message that can notify: its content and the text of Components V2, never embeds. */
export function pingingText(content: string, components: readonly Json[]): string {
  const texts = [content];
  const visit = (component: Json): void => {
    if (component['type'] === 10) texts.push(String(component['content'] ?? ''));
    for (const child of objects(component['components'])) visit(child);
  };
  components.forEach(visit);
  return texts.join('\n');
}

/** What is left of the mentions under a message's allowed_mentions; all of it where there are none. */
export function allowedOf(mentions: Mentions, allowed: unknown): Mentions {
  if (!isObject(allowed)) return mentions;
  const parse = Array.isArray(allowed['parse']) ? allowed['parse'] : [];
  const only = (ids: string[], listed: unknown) =>
    ids.filter((id) => Array.isArray(listed) && listed.includes(id));
  return {
    users: parse.includes('users') ? mentions.users : only(mentions.users, allowed['users']),
    roles: parse.includes('roles') ? mentions.roles : only(mentions.roles, allowed['roles']),
    everyone: mentions.everyone && parse.includes('everyone'),
  };
}

/**
 * Whether Discord lets the bot read a message's text: with the MessageContent intent, or where it is mentioned, in a
 * direct message, and in its own messages.
 */
export function textIsVisible(world: World, message: Message, intents: number): boolean {
  return (
    (intents & GatewayIntentBits.MessageContent) !== 0 ||
    message.authorId === world.bot.id ||
    message.mentions.includes(world.bot.id) ||
    world.channels.get(message.channelId)?.guildId === null
  );
}
