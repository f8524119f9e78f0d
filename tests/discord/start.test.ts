import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commands as allCommands, messageCommands } from '../../commands/index.ts';
import { takeLock } from '../../src/corpus/open-store.ts';
import { slashCommands } from '../../src/discord/interactions/slash-commands.ts';
import { heartbeatPath, isAlive } from '../../src/discord/process/heartbeat.ts';
import { inviteLink } from '../../src/discord/process/invite.ts';
import { runBot } from '../../src/discord/process/program.ts';
import type { Kiosque } from '../../src/product/kiosque.ts';
import { answer, fakeKiosque } from '../commands/fake-kiosque.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import {
  type LoopbackDiscord,
  type LoopbackOptions,
  startLoopbackDiscord,
} from './loopback/index.ts';
import { testBot, words } from './test-bot.ts';

const root = temporaryFolder();
let folders = 0;

async function loopback(options?: LoopbackOptions): Promise<LoopbackDiscord> {
  const discord = await startLoopbackDiscord(options);
  onTestFinished(() => discord.stop());
  return discord;
}

/** The program in this process, until it is told to stop. */
function program(env: Record<string, string>, kiosque: Kiosque = fakeKiosque().kiosque) {
  const directory = join(root, `${folders++}`);
  const stopping = new AbortController();
  let said = '';
  let log = '';
  const stdout = new PassThrough().on('data', (line) => {
    log += String(line);
  });
  const stderr = new PassThrough().on('data', (line) => {
    said += String(line);
  });
  const code = runBot({
    env: { INTERFACE_LANGUAGE: 'fr', ...env },
    directory,
    stdout,
    stderr,
    signal: stopping.signal,
    open: async () => ({ kiosque, behind: null }),
  });
  return { code, stop: () => stopping.abort(), said: () => said, log: () => log, directory };
}

const envOf = ({ token, apiBase }: LoopbackDiscord) => ({
  DISCORD_TOKEN: token,
  DISCORD_API_BASE: apiBase,
});

describe('starting', () => {
  it('without a token says what it is, where to get it, and what needs none', async () => {
    const { code, said } = program({});
    expect(await code).toBe(1);
    expect(said()).toMatch(
      /DISCORD_TOKEN n’est pas défini.*discord\.com\/developers.*npm run chat/,
    );
    expect(said().trim().split('\n')).toHaveLength(1);
  });

  it('with a wrong token ends with one line, which does not show it', async () => {
    const discord = await loopback();
    const { code, said, log } = program({ ...envOf(discord), DISCORD_TOKEN: 'wr0ng-t0ken' });
    expect(await code).toBe(1);
    expect(said()).toMatch(/^Discord refuse le jeton.*\n$/);
    expect(said() + log()).not.toContain('wr0ng-t0ken');
    discord.takeViolations();
  });

  it('beside another bot with the same data folder names it', async () => {
    const DATA_DIR = join(root, `${folders++}`);
    const release = await takeLock(DATA_DIR, 'bot', { pid: 42, program: 'npm start' }, 0);
    onTestFinished(release);
    const discord = await loopback();
    const { code, said } = program({ ...envOf(discord), DATA_DIR });
    expect(await code).toBe(1);
    expect(said()).toMatch(
      /^Un bot ou une autre commande utilise ce dossier.*«.npm start.» \(processus 42, .*\n$/,
    );
  });

  it('with intents that are not allowed ends with one line', async () => {
    const discord = await loopback();
    const { code, said } = program({ ...envOf(discord), MESSAGE_CONTENT: 'on' });
    expect(await code).toBe(1);
    expect(said()).toMatch(/^Discord refuse les intents.*Message Content Intent.*\n$/);
    discord.takeViolations();
  });

  it('without a Discord to reach ends with one line', async () => {
    const env = { DISCORD_TOKEN: 'a.b.c', DISCORD_API_BASE: 'http://127.0.0.1:9/api' };
    const { code, said } = program({ ...env, INTERFACE_LANGUAGE: 'en' });
    expect(await code).toBe(1);
    expect(said()).toMatch(/^Discord does not answer \(http:\/\/127\.0\.0\.1:9\/api\): .*\n$/);
  });

  it('says where it is, how to invite it and which intents it uses; leaves when told to', async () => {
    const discord = await loopback();
    const { code, said, log, stop } = program(envOf(discord));
    await discord.ready();
    await discord.waitFor('a word', () => said().includes('Intents') || undefined);
    expect(said()).toContain('en ligne sur 1');
    expect(said()).toContain('permissions=309237763072');
    expect(said()).toContain(
      'Intents : Guilds, GuildMessages, DirectMessages'.replace(' :', '\u00a0:'),
    );
    stop();
    expect(await code).toBe(0);
    expect(discord.gateway.connected).toBe(false);
    expect(log()).not.toContain(discord.token);
    expect(discord.violations).toEqual([]);
  });

  it('asks for the least permissions', () => {
    const link = new URL(inviteLink('42'));
    expect(link.searchParams.get('scope')).toBe('bot applications.commands');
    const bits = BigInt(link.searchParams.get('permissions')!);
    // Administrator, ManageGuild, ManageMessages, MentionEveryone.
    for (const bit of [3n, 5n, 13n, 17n]) expect(bits & (1n << bit)).toBe(0n);
  });
});

it('ends with one line when Discord closes the gateway for good', async () => {
  const discord = await loopback();
  const { code, said } = program(envOf(discord));
  await discord.ready();
  await discord.waitFor('a word', () => said().includes('Intents') || undefined);
  discord.gateway.drop(4004);
  expect(await code).toBe(1);
  expect(said()).toContain('Discord refuse le jeton');
});

it('answers what comes before it knows whose it is', async () => {
  const discord = await loopback();
  discord.failNext({ path: /applications\/@me$/, delayMs: 500 });
  const { stop, said } = program(envOf(discord));
  await discord.ready({ commands: false });
  const general = discord.channel('general');
  const shown = discord.say(discord.user('Ada'), general, 'Combien ?', { mention: true });
  expect(said()).toBe('');
  expect((await shown).text).toContain('communes');
  stop();
});

describe('leaving', () => {
  it('finishes the answers under way', async () => {
    const discord = await loopback();
    const fake = fakeKiosque();
    const slow: Kiosque = {
      ...fake.kiosque,
      ask: async (question) => {
        await new Promise((resolve) => setTimeout(resolve, 400));
        return answer({ question });
      },
    };
    const { code, stop } = program(envOf(discord), slow);
    await discord.ready();
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const shown = discord.slash(ada, general, 'ask', { question: 'q' });
    await discord.waitFor(
      'the deferral',
      () => discord.messages(general).length === 0 || undefined,
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    stop();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const refused = await discord.slash(ada, general, 'ask', { question: 'q2' });
    expect(words(refused)).toContain('Je redémarre');
    expect((await shown).text).toContain('communes');
    expect(await code).toBe(0);
    expect(fake.closed()).toBe(1);
  });
});

describe('the commands', () => {
  const puts = (discord: LoopbackDiscord) =>
    discord.requests.filter(({ method, path }) => method === 'PUT' && path.includes('commands'));

  it('are registered once, everywhere, in both languages', async () => {
    const bot = await testBot();
    const { discord } = bot;
    await bot.restart();
    expect(puts(discord)).toHaveLength(1);
    const commands = discord.commands();
    expect(commands.map(({ name }) => name)).toEqual([
      'ask',
      'source',
      'search',
      'articles',
      'digest',
      'timeline',
      'subscribe',
      'subscriptions',
      'status',
      'reindex',
      'settings',
      'insights',
      'forget',
      'help',
      'Check against the articles',
      'Tell me when this changes',
    ]);
    const reindex = commands.find(({ name }) => name === 'reindex');
    expect(reindex).toMatchObject({
      default_member_permissions: '32',
      name_localizations: { fr: 'réindexer' },
    });
    expect(slashCommands(allCommands, messageCommands)).toMatchSnapshot();
  });

  it('are in one guild or everywhere, never both', async () => {
    const discord = await loopback();
    const guild = discord.guild('Loopback');
    const directory = program(envOf(discord));
    await discord.ready();
    await discord.waitFor('a word', () => directory.said().includes('Intents') || undefined);
    directory.stop();
    await directory.code;
    expect(discord.commands()).not.toEqual([]);

    writeFileSync(join(directory.directory, '.env'), `DISCORD_GUILD_ID=${guild.id}\n`);
    const again = runAgain(discord, directory.directory);
    await discord.waitFor(
      'the guild’s commands',
      () => discord.commands(guild).length > 0 || undefined,
    );
    await discord.waitFor('no global ones', () => discord.commands().length === 0 || undefined);
    again.stop();
    await again.code;

    writeFileSync(join(directory.directory, '.env'), '');
    const last = runAgain(discord, directory.directory);
    await discord.waitFor('global ones', () => discord.commands().length > 0 || undefined);
    await discord.waitFor(
      'none of the guild',
      () => discord.commands(guild).length === 0 || undefined,
    );
    last.stop();
    await last.code;
  });

  it('cannot be in a guild where the bot is not', async () => {
    const discord = await loopback();
    const { code, said } = program({ ...envOf(discord), DISCORD_GUILD_ID: '100000000000000009' });
    expect(await code).toBe(1);
    expect(said()).toMatch(/DISCORD_GUILD_ID/);
    discord.takeViolations();
  });
});

function runAgain(discord: LoopbackDiscord, directory: string) {
  const stopping = new AbortController();
  const code = runBot({
    env: envOf(discord),
    directory,
    stdout: new PassThrough().resume(),
    stderr: new PassThrough().resume(),
    signal: stopping.signal,
    open: async () => ({ kiosque: fakeKiosque().kiosque, behind: null }),
  });
  return { code, stop: () => stopping.abort() };
}

it('writes a heartbeat while it is connected', async () => {
  const { discord, config } = await testBot();
  await discord.waitFor('a beat', () => isAlive(config.dataDir) || undefined);
  const beat = Date.parse(readFileSync(heartbeatPath(config.dataDir), 'utf8').trim());
  expect(isAlive(config.dataDir, beat + 60_000)).toBe(false);
  expect(isAlive(join(config.dataDir, 'none'))).toBe(false);
});

it('writes neither what is asked nor a token to the log', async () => {
  const { discord, log } = await testBot({ env: { LOG_LEVEL: 'trace' } });
  const ada = discord.user('Ada', { locale: 'fr' });
  const general = discord.channel('general');
  await discord.slash(ada, general, 'ask', { question: 'Polichinelle ?' });
  await discord.say(ada, general, 'Polichinelle, encore ?', { mention: true });
  discord.failNext({ status: 400, path: 'webhooks' });
  await discord.slash(ada, general, 'ask', { question: 'Polichinelle ?' });
  expect(log()).not.toContain('Polichinelle');
  expect(log()).not.toContain(discord.token);
  expect(log()).not.toContain('token-of-');
});
