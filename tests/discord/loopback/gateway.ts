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
  readonly intents: number;
  readonly events: Event[];
  socket: WebSocket | null;
}

export interface GatewayOptions {
  readonly heartbeatMs: number;
  readonly heartbeatToleranceMs: number;
  /** Privileged intents that the application has enabled, as bits. */
  readonly privilegedIntents: number;
}

const privileged =
  GatewayIntentBits.MessageContent |
  GatewayIntentBits.GuildMembers |
  GatewayIntentBits.GuildPresences;
const knownIntents = Object.values(GatewayIntentBits).reduce<number>(
  (all, bit) => (typeof bit === 'number' ? all | bit : all),
  0,
);

/**
 * Discord's gateway for one bot of one shard: HELLO, IDENTIFY, heartbeats, RESUME with what was missed. A new IDENTIFY
 * ends the session before it.
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
  #session: Session | null = null;

  constructor(server: Server, url: string, world: World, options: GatewayOptions) {
    this.url = url;
    this.#world = world;
    this.#options = options;
    this.#server = new WebSocketServer({ server });
    this.#server.on('connection', (socket, request) => this.#accept(socket, request.url ?? ''));
    world.publish = (event, build) => this.#publish(event, build);
  }

  get connected(): boolean {
    return this.#session?.socket != null;
  }

  /** The intents that the bot identified with; 0 before. */
  get intents(): number {
    return this.#session?.intents ?? 0;
  }

  /** Ends the connection: with a close code, or without a word where it is null. The session can be resumed. */
  drop(code: number | null): void {
    const socket = this.#session?.socket;
    if (!socket) throw new Error('The bot is not connected to the gateway.');
    if (code === null) socket.terminate();
    else this.#close(socket, code, 'dropped by the test');
    this.#session!.socket = null;
  }

  /** Sends INVALID_SESSION; unless resumable, the bot must identify again. */
  invalidateSession(resumable = false): void {
    const socket = this.#session?.socket;
    if (!resumable) this.#session = null;
    if (socket) this.#send(socket, { op: 9, d: resumable });
  }

  /** Sends RECONNECT, as Discord does before it moves a bot to another machine. */
  askToReconnect(): void {
    if (this.#session?.socket) this.#send(this.#session.socket, { op: 7, d: null });
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
      if (this.#session?.socket === socket) {
        this.#session.socket = null;
        // Discord forgets a session that the bot itself ends.
        if (code === 1000 || code === 1001) this.#session = null;
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
    else if (this.#session?.socket !== socket) this.#close(socket, 4003, 'Not authenticated.');
    else if (op !== 3) {
      this.#world.violation(`gateway: the bot sent opcode ${op}, which it has no need of`);
      if (op !== 4 && op !== 8) this.#close(socket, 4001, 'Unknown opcode');
    }
    this.#world.changed();
  }

  #identify(socket: WebSocket, d: Json): void {
    const intents = Number(d['intents']);
    if (this.#session?.socket === socket) {
      this.#close(socket, 4005, 'Already authenticated.');
    } else if (d['token'] !== this.#world.token) {
      this.#close(socket, 4004, 'Authentication failed.');
    } else if (!Number.isInteger(intents) || (intents & ~knownIntents) !== 0) {
      this.#close(socket, 4013, 'Invalid intent(s).');
    } else if ((intents & privileged & ~this.#options.privilegedIntents) !== 0) {
      this.#close(socket, 4014, 'Disallowed intent(s).');
    } else {
      this.#session?.socket?.terminate();
      this.#session = { id: `session-${this.#world.nextId()}`, intents, events: [], socket };
      this.counts.identified++;
      this.#greet(this.#session.id);
    }
  }

  #greet(sessionId: string): void {
    const world = this.#world;
    const guilds = [...world.guilds.values()].filter((guild) => guild.present);
    const { id, flags } = applicationObject(world);
    this.#publish('READY', () => ({
      v: 10,
      user: { ...userObject(world.bot), verified: true, mfa_enabled: true, email: null },
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: sessionId,
      session_type: 'normal',
      resume_gateway_url: `${this.url}/resume`,
      shard: [0, 1],
      application: { id, flags },
      private_channels: [],
      relationships: [],
    }));
    for (const guild of guilds) {
      this.#publish('GUILD_CREATE', (intents) =>
        (intents & GatewayIntentBits.Guilds) === 0 ? null : guildCreateObject(world, guild),
      );
    }
  }

  #resume(socket: WebSocket, d: Json): void {
    const session = this.#session;
    const seen = Number(d['seq']);
    if (d['token'] !== this.#world.token) {
      this.#close(socket, 4004, 'Authentication failed.');
    } else if (session === null || d['session_id'] !== session.id) {
      this.#send(socket, { op: 9, d: false });
    } else if (!(seen <= session.events.length)) {
      this.#close(socket, 4007, 'Invalid seq.');
    } else {
      session.socket = socket;
      for (const event of session.events.slice(seen)) this.#send(socket, { op: 0, ...event });
      this.counts.resumed++;
      this.#publish('RESUMED', () => ({ _trace: [] }));
    }
  }

  #publish(event: string, build: (intents: number) => Json | null): void {
    const session = this.#session;
    const d = session && build(session.intents);
    if (!session || !d) return;
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
