import type { Server } from 'node:http';
import { GatewayIntentBits } from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';
import { Heartbeats } from './heartbeats.ts';
import { isObject, type Json } from './json.ts';
import { applicationObject, guildCreateObject, userObject } from './objects.ts';
import type { World } from './world.ts';

interface Event {
  readonly s: number;
  readonly t: string;
  readonly d: Json;
}

interface Session {
  readonly id: string;
  readonly shard: number;
  readonly intents: number;
  readonly events: Event[];
  socket: WebSocket | null;
}

export interface GatewayOptions {
  readonly heartbeatMs: number;
  readonly heartbeatToleranceMs: number;
  /** Privileged intents that the application has enabled, as bits. */
  readonly privilegedIntents: number;
  /** Connections that the servers are spread over. */
  readonly shards: number;
}

const privileged =
  GatewayIntentBits.MessageContent |
  GatewayIntentBits.GuildMembers |
  GatewayIntentBits.GuildPresences;
const knownIntents = Object.values(GatewayIntentBits).reduce<number>(
  (all, bit) => (typeof bit === 'number' ? all | bit : all),
  0,
);

/** Where a server is, or a direct message (null). */
const shardOf = (guildId: string | null, shards: number): number =>
  guildId === null ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(shards));

/**
 * Discord's gateway for one bot: HELLO, IDENTIFY, heartbeats, RESUME with what was missed. A shard may have several sessions,
 * each of which gets every event; a new one ends those without a connection.
 */
export class Gateway {
  /** Times at which the bot's heartbeats came, and how long after the one before. */
  readonly heartbeats: { readonly at: number; readonly gapMs: number }[] = [];
  /** How often a session was begun and resumed. */
  readonly counts = { identified: 0, resumed: 0 };
  /** Close codes that this gateway sent. */
  readonly closeCodes: number[] = [];
  readonly url: string;
  readonly #world: World;
  readonly #options: GatewayOptions;
  readonly #server: WebSocketServer;
  readonly #sessions = new Map<string, Session>();

  constructor(server: Server, url: string, world: World, options: GatewayOptions) {
    this.url = url;
    this.#world = world;
    this.#options = options;
    this.#server = new WebSocketServer({ server });
    this.#server.on('connection', (socket, request) => this.#accept(socket, request.url ?? ''));
    world.publish = (event, build) => this.#publish(event, build);
  }

  get connected(): boolean {
    return this.connectedShards === this.#options.shards;
  }

  /** Shards with a connection. */
  get connectedShards(): number {
    const all = [...this.#sessions.values()].filter(({ socket }) => socket);
    return new Set(all.map(({ shard }) => shard)).size;
  }

  /** The intents that the bot identified with; 0 before. */
  get intents(): number {
    return [...this.#sessions.values()][0]?.intents ?? 0;
  }

  /** Ends the connection: with a close code, or without a word where it is null. The session can be resumed. */
  drop(code: number | null, shard = 0): void {
    const session = this.#newest(shard);
    if (!session?.socket) throw new Error('The bot is not connected to the gateway.');
    if (code === null) session.socket.terminate();
    else this.#close(session.socket, code, 'dropped by the test');
    session.socket = null;
  }

  /** Sends INVALID_SESSION; unless resumable, the bot must identify again. */
  invalidateSession(resumable = false, shard = 0): void {
    const session = this.#newest(shard);
    const socket = session?.socket;
    if (session && !resumable) this.#sessions.delete(session.id);
    if (socket) this.#send(socket, { op: 9, d: resumable });
  }

  /** Sends RECONNECT, as Discord does before it moves a bot to another machine. */
  askToReconnect(shard = 0): void {
    const socket = this.#newest(shard)?.socket;
    if (socket) this.#send(socket, { op: 7, d: null });
  }

  async close(): Promise<void> {
    for (const socket of this.#server.clients) socket.terminate();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #accept(socket: WebSocket, url: string): void {
    const query = new URL(url, 'ws://127.0.0.1').searchParams;
    const { heartbeatMs, heartbeatToleranceMs } = this.#options;
    const heartbeats = new Heartbeats(heartbeatMs, heartbeatToleranceMs, (line, dead) => {
      this.#world.violation(`gateway: ${line}`);
      if (dead) this.#close(socket, 4009, 'Session timed out.');
    });
    socket.on('close', (code) => {
      heartbeats.stop();
      const session = this.#sessionOf(socket);
      if (session) {
        session.socket = null;
        // Discord forgets a session that the bot itself ends.
        if (code === 1000 || code === 1001) this.#sessions.delete(session.id);
      }
      this.#world.changed();
    });
    socket.on('error', () => {});
    if (query.get('v') !== '10' || query.get('encoding') !== 'json') {
      this.#close(socket, 4012, 'Invalid API version');
      return;
    }
    socket.on('message', (data) => this.#receive(socket, heartbeats, String(data)));
    this.#send(socket, { op: 10, d: { heartbeat_interval: heartbeatMs, _trace: [] } });
    heartbeats.start();
  }

  #receive(socket: WebSocket, heartbeats: Heartbeats, text: string): void {
    const { op, d } = JSON.parse(text) as { op: number; d: unknown };
    if (op === 1) {
      this.heartbeats.push({ at: Date.now(), gapMs: heartbeats.beat() });
      this.#send(socket, { op: 11, d: null });
    } else if (op === 2 && isObject(d)) this.#identify(socket, d);
    else if (op === 6 && isObject(d)) this.#resume(socket, d);
    else if (!this.#sessionOf(socket)) this.#close(socket, 4003, 'Not authenticated.');
    else if (op !== 3) {
      this.#world.violation(`gateway: the bot sent opcode ${op}, which it has no need of`);
      if (op !== 4 && op !== 8) this.#close(socket, 4001, 'Unknown opcode');
    }
    this.#world.changed();
  }

  #newest(shard: number): Session | undefined {
    return [...this.#sessions.values()].findLast((session) => session.shard === shard);
  }

  #sessionOf(socket: WebSocket): Session | undefined {
    return [...this.#sessions.values()].find((session) => session.socket === socket);
  }

  #identify(socket: WebSocket, d: Json): void {
    const intents = Number(d['intents']);
    const [shard = 0, shards = 1] = (d['shard'] as number[] | undefined) ?? [];
    if (this.#sessionOf(socket)) {
      this.#close(socket, 4005, 'Already authenticated.');
    } else if (d['token'] !== this.#world.token) {
      this.#close(socket, 4004, 'Authentication failed.');
    } else if (!Number.isInteger(intents) || (intents & ~knownIntents) !== 0) {
      this.#close(socket, 4013, 'Invalid intent(s).');
    } else if ((intents & privileged & ~this.#options.privilegedIntents) !== 0) {
      this.#close(socket, 4014, 'Disallowed intent(s).');
    } else if (shards !== this.#options.shards || shard >= shards) {
      this.#close(socket, shards < this.#options.shards ? 4011 : 4010, 'Invalid shard');
    } else {
      for (const one of this.#sessions.values()) {
        if (one.shard === shard && !one.socket) this.#sessions.delete(one.id);
      }
      const id = `session-${this.#world.nextId()}`;
      const session = { id, shard, intents, events: [], socket };
      this.#sessions.set(id, session);
      this.counts.identified++;
      this.#greet(session);
    }
  }

  #greet(session: Session): void {
    const world = this.#world;
    const { shards } = this.#options;
    const guilds = [...world.guilds.values()].filter(
      (guild) => guild.present && shardOf(guild.id, shards) === session.shard,
    );
    const { id, flags } = applicationObject(world);
    this.#deliver(session, 'READY', {
      v: 10,
      user: { ...userObject(world.bot), verified: true, mfa_enabled: true, email: null },
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: session.id,
      session_type: 'normal',
      resume_gateway_url: `${this.url}/resume`,
      shard: [session.shard, shards],
      application: { id, flags },
      private_channels: [],
      relationships: [],
    });
    if ((session.intents & GatewayIntentBits.Guilds) === 0) return;
    for (const guild of guilds) {
      this.#deliver(session, 'GUILD_CREATE', guildCreateObject(world, guild));
    }
  }

  #resume(socket: WebSocket, d: Json): void {
    const session = [...this.#sessions.values()].find(({ id }) => id === d['session_id']);
    const seen = Number(d['seq']);
    if (d['token'] !== this.#world.token) {
      this.#close(socket, 4004, 'Authentication failed.');
    } else if (!session) {
      this.#send(socket, { op: 9, d: false });
    } else if (!(seen <= session.events.length)) {
      this.#close(socket, 4007, 'Invalid seq.');
    } else {
      session.socket = socket;
      for (const event of session.events.slice(seen)) this.#send(socket, { op: 0, ...event });
      this.counts.resumed++;
      this.#deliver(session, 'RESUMED', { _trace: [] });
    }
  }

  #publish(event: string, build: (intents: number) => Json | null): void {
    for (const session of this.#sessions.values()) {
      const d = build(session.intents);
      if (!d) continue;
      const guildId = d['guild_id'] ?? (event.startsWith('GUILD_') ? d['id'] : null) ?? null;
      if (shardOf(guildId as string | null, this.#options.shards) !== session.shard) continue;
      this.#deliver(session, event, d);
    }
  }

  #deliver(session: Session, event: string, d: Json): void {
    // Built now and kept as text, so that a replay says what was true then.
    const sent = { s: session.events.length + 1, t: event, d: JSON.parse(JSON.stringify(d)) };
    session.events.push(sent);
    if (session.socket) this.#send(session.socket, { op: 0, ...sent });
  }

  #send(socket: WebSocket, payload: Json | (Event & { op: number })): void {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(payload));
  }

  #close(socket: WebSocket, code: number, reason: string): void {
    this.closeCodes.push(code);
    socket.close(code, reason);
  }
}
