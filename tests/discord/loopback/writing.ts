import type { Json } from './json.ts';
import { mentionsIn } from './mentions.ts';
import { publishMessage } from './message-writes.ts';
import type { WaitOptions } from './outcomes.ts';
import { type SeenMessage, seenMessage } from './seen.ts';
import { waitUntil } from './waiting.ts';
import type { Channel, Message, User, World } from './world.ts';

/** How a person writes. */
export interface SayOptions {
  /** Begins the text with a mention of the bot. */
  readonly mention?: boolean;
  /** The message replied to. */
  readonly replyTo?: { readonly id: string };
  /** Whether the reply notifies the author of that message, as it does on Discord unless told otherwise. */
  readonly ping?: boolean;
  /** Writes as another bot or webhook would. */
  readonly asBot?: boolean;
  /** Whether it is the first message of a forum post, which has its id. */
  readonly begins?: boolean;
  /** What a message says that is forwarded from elsewhere. */
  readonly forwards?: string;
  /** Files under the message. */
  readonly files?: readonly AttachedFile[];
}

export interface AttachedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Where it is said to be; at this Discord when left out. */
  readonly url?: string;
  /** As it is said to be; its own when left out. */
  readonly size?: number;
}

type MessageRef = { readonly id: string };

/** What people write, and what stands in the channels. */
export function writingOf(world: World) {
  const shown = (wanted: (message: Message) => boolean): SeenMessage[] =>
    [...world.messages.values()]
      .filter((message) => !message.deleted && !message.loading && wanted(message))
      .map((message) => seenMessage(world, message.id));

  const existing = ({ id }: MessageRef): Message => {
    const message = world.messages.get(id);
    if (!message) throw new Error(`There is no message ${id}.`);
    return message;
  };

  /** Writes a message without waiting for anything. */
  const post = (
    user: User,
    channel: Channel,
    text: string,
    options: SayOptions = {},
  ): SeenMessage => {
    const content = options.mention ? `<@${world.bot.id}> ${text}` : text;
    if (content.length > 4000) throw new Error("Discord's client refuses over 4000 characters.");
    const { users, roles } = mentionsIn(content);
    const replied = options.replyTo && existing(options.replyTo);
    const answered = replied && options.ping !== false ? [replied.authorId] : [];
    const author = options.asBot ? world.addUser(`${user.name} (bot)`, { bot: true }) : user;
    const message = world.addMessage({
      ...(options.begins && { id: channel.id }),
      channelId: channel.id,
      authorId: author.id,
      content,
      forwards: options.forwards ?? null,
      type: replied ? 19 : 0,
      repliesTo: replied?.id ?? null,
      mentions: [...new Set([...users, ...answered])],
      mentionRoles: roles,
      attachments: (options.files ?? []).map((file) => attached(world, file)),
    });
    publishMessage(world, 'MESSAGE_CREATE', message);
    return seenMessage(world, message.id);
  };

  /** Waits for the bot's message that replies to this one, or else for one that follows it and replies to none. */
  const answerTo = (
    { id, channelId, content }: SeenMessage,
    { timeoutMs = 10_000, until }: WaitOptions = {},
  ): Promise<SeenMessage> =>
    waitUntil(world, `an answer to "${content.slice(0, 60)}"`, timeoutMs, () => {
      const later = shown((message) => {
        const own = message.authorId === world.bot.id && message.interactionId === null;
        return own && message.channelId === channelId && BigInt(message.id) > BigInt(id);
      });
      const answer =
        later.find((one) => one.repliesTo === id) ?? later.find((one) => one.repliesTo === null);
      return answer && (until === undefined || until(answer)) ? answer : undefined;
    });

  /** Writes a message and waits for the bot's answer to it. */
  const say = (
    user: User,
    channel: Channel,
    text: string,
    options: SayOptions & WaitOptions = {},
  ): Promise<SeenMessage> => answerTo(post(user, channel, text, options), options);

  return {
    post,
    answerTo,
    say,

    /** Writes to the bot directly and waits for its answer. */
    dm: (user: User, text: string, options: SayOptions & WaitOptions = {}): Promise<SeenMessage> =>
      say(user, world.directMessages(user.id), text, options),

    /** Changes what a person wrote. */
    editMessage(message: MessageRef, content: string): void {
      const written = existing(message);
      Object.assign(written, {
        content,
        editedAt: Date.now(),
        mentions: mentionsIn(content).users,
      });
      publishMessage(world, 'MESSAGE_UPDATE', written);
      world.changed();
    },

    /** Removes a message, as its author or a moderator does. */
    deleteMessage(message: MessageRef): void {
      const written = existing(message);
      written.deleted = true;
      publishMessage(world, 'MESSAGE_DELETE', written);
      world.changed();
    },

    /** Shows an embed under a message, as Discord does for a link. */
    embed(message: MessageRef, embed: Json): void {
      const written = existing(message);
      written.embeds.push(embed);
      publishMessage(world, 'MESSAGE_UPDATE', written);
      world.changed();
    },

    /** Removes many messages of a channel at once, as moderation does. */
    deleteMessages(channel: Channel, messages: readonly MessageRef[]): void {
      for (const message of messages) existing(message).deleted = true;
      world.publish('MESSAGE_DELETE_BULK', () => ({
        ids: messages.map(({ id }) => id),
        channel_id: channel.id,
        guild_id: channel.guildId,
      }));
      world.changed();
    },

    /** What stands in a channel, oldest first; of ephemeral messages `ephemeralTo` says who sees them. */
    messages: (channel: Channel): SeenMessage[] =>
      shown((message) => message.channelId === channel.id),

    /** A message as it is now, also one that is gone. */
    now: (message: MessageRef): SeenMessage => seenMessage(world, message.id),

    /** Waits until a message is as wanted. */
    until: (
      message: MessageRef,
      what: string,
      wanted: (message: SeenMessage) => boolean,
      timeoutMs = 10_000,
    ): Promise<SeenMessage> =>
      waitUntil(world, what, timeoutMs, () => {
        const now = seenMessage(world, message.id);
        return wanted(now) ? now : undefined;
      }),

    /** Waits for anything else. */
    waitFor: <T>(what: string, probe: () => T | undefined, timeoutMs = 10_000): Promise<T> =>
      waitUntil(world, what, timeoutMs, probe),

    /** Waits `ms` and fails where the bot wrote, changed or removed a message meanwhile. */
    async silence(ms: number): Promise<void> {
      const state = (): string => {
        const messages = [...world.messages.values()];
        return JSON.stringify(messages.filter((message) => message.authorId === world.bot.id));
      };
      const before = state();
      await new Promise((resolve) => setTimeout(resolve, ms));
      if (state() !== before) throw new Error('The bot wrote although it should keep silent.');
    },
  };
}

function attached(world: World, { name, bytes, url, size = bytes.length }: AttachedFile): Json {
  const id = world.nextId();
  const path = `/attachments/${id}/${encodeURIComponent(name)}`;
  world.files.set(path, bytes);
  return {
    id,
    filename: name,
    size,
    url: url ?? world.origin + path,
    proxy_url: world.origin + path,
  };
}
