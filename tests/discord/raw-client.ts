import { Client, GatewayIntentBits, type Interaction, type Message, Partials } from 'discord.js';
import {
  type LoopbackDiscord,
  type LoopbackOptions,
  startLoopbackDiscord,
} from './loopback/index.ts';

/** What a raw client does; what it throws is kept in `errors`. */
export interface Behaviour {
  readonly onInteraction?: (interaction: Interaction) => Promise<unknown>;
  readonly onMessage?: (message: Message) => Promise<unknown>;
  readonly intents?: readonly GatewayIntentBits[];
  /** The commands that it registers for every server; one called `ask` when left out. */
  readonly commands?: readonly { readonly name: string; readonly [key: string]: unknown }[];
}

export interface RawClient {
  readonly discord: LoopbackDiscord;
  readonly client: Client<true>;
  readonly errors: unknown[];
  stop(): Promise<void>;
}

const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits;
export const usualIntents: readonly GatewayIntentBits[] = [Guilds, GuildMessages, DirectMessages];

/** A discord.js client for a loopback Discord, not logged in. */
export function newClient(
  discord: LoopbackDiscord,
  intents: readonly GatewayIntentBits[] = usualIntents,
): Client {
  const client = new Client({
    intents,
    rest: { api: discord.apiBase, offset: 0 },
    allowedMentions: { parse: [] },
    // Without it, discord.js drops direct messages of people whom it has not met.
    partials: [Partials.Channel],
    // discord.js waits 5 s before it identifies a second time.
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
  });
  client.on('error', () => {});
  return client;
}

/** A loopback Discord and a small discord.js bot in it, without anything of Kiosque. */
export async function startRawClient(
  behaviour: Behaviour,
  options: LoopbackOptions = {},
): Promise<RawClient> {
  const discord = await startLoopbackDiscord(options);
  const client = newClient(discord, behaviour.intents);
  const errors: unknown[] = [];
  const keep = (work: Promise<unknown> | undefined): void => {
    work?.catch((error: unknown) => errors.push(error));
  };
  client.on('interactionCreate', (interaction) => keep(behaviour.onInteraction?.(interaction)));
  client.on('messageCreate', (message) => {
    if (!message.author.bot) keep(behaviour.onMessage?.(message));
  });
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  await client.login(discord.token);
  await ready;
  const ask = {
    name: 'ask',
    description: 'Asks',
    options: [{ name: 'q', description: 'Q', type: 3 }],
  };
  const body = behaviour.commands ?? [ask];
  await client.rest.put(`/applications/${client.application!.id}/commands`, { body });
  return {
    discord,
    client: client as Client<true>,
    errors,
    stop: async () => {
      await client.destroy();
      await discord.stop();
    },
  };
}
