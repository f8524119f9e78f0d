import { type Client, Events, GatewayIntentBits } from 'discord.js';
import { afterEach, describe, expect, test } from 'vitest';
import { type LoopbackDiscord, startLoopbackDiscord } from './loopback/index.ts';
import { newClient, type RawClient, startRawClient, usualIntents } from './raw-client.ts';

let raw: RawClient | undefined;
let discord: LoopbackDiscord | undefined;
let client: Client | undefined;

afterEach(async () => {
  await raw?.stop();
  await client?.destroy();
  await discord?.stop();
  raw = discord = client = undefined;
});

/** The texts of the messages that the client reads. */
async function reading(intents: readonly GatewayIntentBits[], message = false): Promise<string[]> {
  const texts: string[] = [];
  raw = await startRawClient(
    { intents, onMessage: async ({ content }) => texts.push(content) },
    { privilegedIntents: message ? ['MessageContent'] : [] },
  );
  return texts;
}

describe('login', () => {
  test('a wrong token is refused by REST with 401', async () => {
    discord = await startLoopbackDiscord();
    client = newClient(discord);
    await expect(client.login('wrong')).rejects.toThrow('An invalid token was provided');
    expect(discord.violations).toEqual([]);
  });

  test('a wrong token is refused by the gateway with 4004', async () => {
    discord = await startLoopbackDiscord();
    const { token } = discord;
    client = newClient(discord);
    const closed = new Promise((resolve) => client!.once(Events.ShardDisconnect, resolve));
    // REST takes the token, then the gateway hears of another.
    const original = client.rest.get.bind(client.rest);
    client.rest.get = async (...args: Parameters<typeof original>) => {
      const answer = await original(...args);
      (client!.ws as unknown as { _ws: { options: { token: string } } })._ws.options.token =
        'wrong';
      return answer;
    };
    client.login(token).catch(() => {});
    expect(await closed).toMatchObject({ code: 4004 });
    expect(discord.gateway.closeCodes).toEqual([4004]);
  });

  test('an intent that is not enabled is refused with 4014', async () => {
    discord = await startLoopbackDiscord();
    client = newClient(discord, [...usualIntents, GatewayIntentBits.MessageContent]);
    const closed = new Promise((resolve) => client!.once(Events.ShardDisconnect, resolve));
    client.login(discord.token).catch(() => {});
    expect(await closed).toMatchObject({ code: 4014 });
    expect(discord.gateway.closeCodes).toEqual([4014]);
  });
});

describe('the text of messages', () => {
  test('is withheld unless the bot is mentioned, answered or written to directly', async () => {
    const texts = await reading(usualIntents);
    const { discord: here } = raw!;
    const ada = here.user('Ada');
    const general = here.channel('general');
    here.post(ada, general, 'nobody');
    const mention = here.post(ada, general, 'you', { mention: true });
    here.post(ada, general, 'her', { replyTo: mention });
    here.post(ada, here.directMessages(ada), 'direct');
    await here.waitFor('four messages', () => (texts.length === 4 ? texts : undefined));
    expect(texts).toEqual(['', `<@${here.bot.id}> you`, '', 'direct']);
  });

  test('is sent with the MessageContent intent where the application has it', async () => {
    const texts = await reading([...usualIntents, GatewayIntentBits.MessageContent], true);
    const { discord: here } = raw!;
    here.post(here.user('Ada'), here.channel('general'), 'nobody');
    await here.waitFor('the message', () => texts[0]);
    expect(texts).toEqual(['nobody']);
  });

  test('a reply without a ping is withheld, one with a ping is not', async () => {
    const texts = await reading(usualIntents);
    const { discord: here, client: bot } = raw!;
    const general = here.channel('general');
    const sent = await (
      (await bot.channels.fetch(general.id)) as { send(t: string): Promise<{ id: string }> }
    ).send('hi');
    here.post(here.user('Ada'), general, 'quiet', { replyTo: sent, ping: false });
    here.post(here.user('Ada'), general, 'loud', { replyTo: sent });
    await here.waitFor('two messages', () => texts[1]);
    expect(texts).toEqual(['', 'loud']);
  });

  test('without their intents no messages come', async () => {
    const texts = await reading([GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages]);
    const { discord: here } = raw!;
    const ada = here.user('Ada');
    here.post(ada, here.channel('general'), 'there', { mention: true });
    here.post(ada, here.directMessages(ada), 'direct');
    await here.waitFor('the message', () => texts[0]);
    expect(texts).toEqual(['direct']);
  });
});

describe('the connection', () => {
  test.each([[4000], [null]])(
    'is resumed after a drop (%s), with what was missed',
    async (code) => {
      const texts = await reading(usualIntents);
      const { discord: here } = raw!;
      const back = here.dropGateway(code);
      here.post(here.user('Ada'), here.channel('general'), 'missed', { mention: true });
      expect(await back).toBe('resumed');
      await here.waitFor('the message', () => texts[0]);
      expect(texts).toEqual([`<@${here.bot.id}> missed`]);
      expect(here.gateway.counts).toEqual({ identified: 1, resumed: 1 });
      expect(here.violations).toEqual([]);
    },
  );

  test('is begun anew after an invalid session', async () => {
    await reading(usualIntents);
    const { discord: here } = raw!;
    const ready = new Promise((resolve) => raw!.client.once(Events.ShardReady, resolve));
    here.gateway.invalidateSession();
    await ready;
    expect(here.gateway.counts).toEqual({ identified: 2, resumed: 0 });
  });

  test('is resumed when Discord asks to reconnect', async () => {
    await reading(usualIntents);
    const { discord: here } = raw!;
    here.gateway.askToReconnect();
    await here.waitFor('the resumption', () => here.gateway.counts.resumed === 1 || undefined);
    expect(here.violations).toEqual([]);
  });

  test('has heartbeats, and a late one is a violation', async () => {
    raw = await startRawClient({}, { heartbeatMs: 300, heartbeatToleranceMs: 400 });
    const { discord: here } = raw;
    await here.waitFor('heartbeats', () => here.gateway.heartbeats[2]);
    expect(here.violations).toEqual([]);
    const { _ws } = raw.client.ws as unknown as {
      _ws: { strategy: { shards: Map<number, object> } };
    };
    const shard = _ws.strategy.shards.get(0) as { heartbeat(): Promise<void> };
    const beat = shard.heartbeat.bind(shard);
    shard.heartbeat = () => new Promise((resolve) => setTimeout(() => resolve(beat()), 600));
    await here.waitFor('the violation', () => here.violations[0]);
    expect(here.takeViolations()[0]).toContain('heartbeat');
  });
});

test('leaving and joining a server is told', async () => {
  raw = await startRawClient({}, { guilds: [{ name: 'One' }, { name: 'Two', present: false }] });
  const { discord: here, client: bot } = raw;
  expect(bot.guilds.cache.map((guild) => guild.name)).toEqual(['One']);
  here.joinGuild(here.guild('Two'));
  here.leaveGuild(here.guild('One'));
  const names = () => bot.guilds.cache.map((guild) => guild.name).join();
  await here.waitFor('the change', () => (names() === 'Two' ? true : undefined));
});
