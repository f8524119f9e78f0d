import { type Clock, snowflakes } from './clock.ts';
import type { Json } from './json.ts';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
  readonly locale: string;
  /** Permissions beyond those of every member, in every server. */
  readonly permissions: bigint;
  readonly roleId: string;
  /** Whether the person refuses direct messages from the bot. */
  dmsClosed: boolean;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly ownerId: string;
  readonly botRoleId: string;
  readonly memberRoleId: string;
  /** Ids of the people in it, the bot not counted. */
  readonly members: Set<string>;
  /** False once the bot has left or was removed. */
  present: boolean;
}

export interface Channel {
  readonly id: string;
  /** 0 text, 1 direct message, 11 and 12 threads. */
  readonly type: number;
  readonly guildId: string | null;
  name: string;
  /** The channel around a thread. */
  readonly parentId: string | null;
  readonly ownerId: string | null;
  /** Who the bot talks to in a direct message. */
  readonly recipientId: string | null;
  /** What the bot may not do here although it may elsewhere. */
  denied: bigint;
  archived: boolean;
  locked: boolean;
  readonly autoArchiveMinutes: number;
  readonly createdAt: number;
}

export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly type: number;
  content: string;
  embeds: Json[];
  components: Json[];
  attachments: Json[];
  flags: number;
  mentions: string[];
  mentionRoles: string[];
  mentionEveryone: boolean;
  readonly repliesTo: string | null;
  /** What a message says that is forwarded in it. */
  readonly forwards: string | null;
  /** Who alone sees it; null where everybody in the channel does. */
  readonly ephemeralTo: string | null;
  /** The interaction that it answers. */
  readonly interactionId: string | null;
  /** A deferred reply that says nothing yet. */
  loading: boolean;
  deleted: boolean;
  readonly createdAt: number;
  editedAt: number | null;
  threadId: string | null;
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  readonly type: number;
  readonly userId: string;
  readonly channelId: string;
  readonly label: string;
  /** The message with the button or menu, also behind a modal. */
  readonly messageId: string | null;
  /** The type of the message that answers it: 20 for a slash command, 23 for a context menu. */
  readonly messageType: number;
  /** The type of the option that autocomplete is about. */
  readonly focusedType: number | null;
  /** Discord's time when it was sent to the bot. */
  readonly sentAt: number;
  /** The callback's type and how long it took in Discord's time. */
  ack: { readonly type: number; readonly ms: number } | null;
  /** The message that @original means. */
  originalId: string | null;
  /** Whether an acknowledged update has changed or removed the message it came from. */
  sourceChanged: boolean;
  readonly followUps: string[];
  choices: Json[] | null;
  modal: Json | null;
}

/** A message of the bot that notifies people. */
export interface Ping {
  readonly messageId: string;
  readonly users: readonly string[];
  readonly roles: readonly string[];
  readonly everyone: boolean;
}

/** Sends an event to the bot: `build` makes its data for the intents of a session, null where they exclude it. */
export type Publish = (event: string, build: (intents: number) => Json | null) => void;

/** All that this Discord knows. Only state: what may be done with it is decided by the REST routes and the driver. */
export class World {
  readonly nextId = snowflakes();
  readonly users = new Map<string, User>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  readonly messages = new Map<string, Message>();
  readonly interactions = new Map<string, Interaction>();
  /** Registered commands by scope: 'global' or the id of a server. */
  readonly commands = new Map<string, Json[]>();
  /** What people attached, by the path that it is at. */
  readonly files = new Map<string, Uint8Array>();
  /** Where this Discord is. */
  origin = '';
  readonly violations: string[] = [];
  readonly pings: Ping[] = [];
  /** Ids of the channels in which the bot showed that it types, in order. */
  readonly typing: string[] = [];
  readonly clock: Clock;
  readonly bot: User;
  readonly ownerId: string;
  readonly token: string;
  readonly botPermissions: bigint;
  readonly applicationFlags: number;
  publish: Publish = () => {};
  readonly #watchers = new Set<() => void>();

  constructor(options: {
    readonly clock: Clock;
    readonly token: string;
    readonly applicationId: string;
    readonly botPermissions: bigint;
    readonly applicationFlags: number;
  }) {
    this.clock = options.clock;
    this.token = options.token;
    this.botPermissions = options.botPermissions;
    this.applicationFlags = options.applicationFlags;
    this.bot = this.addUser('Kiosque', { id: options.applicationId, bot: true });
    this.ownerId = this.addUser('Owner').id;
  }

  addUser(name: string, details: Partial<Omit<User, 'name'>> = {}): User {
    const user: User = {
      id: this.nextId(),
      name,
      bot: false,
      locale: 'en-US',
      permissions: 0n,
      roleId: this.nextId(),
      dmsClosed: false,
      ...details,
    };
    this.users.set(user.id, user);
    return user;
  }

  addChannel(details: Pick<Channel, 'type' | 'guildId' | 'name'> & Partial<Channel>): Channel {
    const channel: Channel = {
      id: this.nextId(),
      parentId: null,
      ownerId: null,
      recipientId: null,
      denied: 0n,
      archived: false,
      locked: false,
      autoArchiveMinutes: 4320,
      createdAt: Date.now(),
      ...details,
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  addMessage(details: Pick<Message, 'channelId' | 'authorId'> & Partial<Message>): Message {
    const message: Message = {
      id: this.nextId(),
      type: 0,
      content: '',
      embeds: [],
      components: [],
      attachments: [],
      flags: 0,
      mentions: [],
      mentionRoles: [],
      mentionEveryone: false,
      repliesTo: null,
      forwards: null,
      ephemeralTo: null,
      interactionId: null,
      loading: false,
      deleted: false,
      createdAt: Date.now(),
      editedAt: null,
      threadId: null,
      ...details,
    };
    this.messages.set(message.id, message);
    return message;
  }

  /** The direct messages of the bot and a person, begun if they were not. */
  directMessages(userId: string): Channel {
    for (const channel of this.channels.values()) {
      if (channel.recipientId === userId) return channel;
    }
    return this.addChannel({ type: 1, guildId: null, name: '', recipientId: userId });
  }

  /** Notes what the bot did that Discord refuses or that would harm. */
  violation(line: string): void {
    this.violations.push(line);
  }

  /** Tells those who wait that something changed. */
  changed(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }

  /** Calls `watcher` on every change until the returned function is called. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }
}
