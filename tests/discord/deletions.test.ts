import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Events } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { followDeletions } from '../../src/discord/gateway/deletions.ts';
import { botDbPath } from '../../src/memory/sqlite/open-bot-db.ts';
import { answer, fakeKiosque } from '../commands/fake-kiosque.ts';
import { type TestBot, testBot, words } from './test-bot.ts';

/** The ids of the messages whose answers are kept. */
function kept({ config }: TestBot): string[] {
  const db = new Database(botDbPath(config.dataDir), { readonly: true });
  const ids = db.prepare('SELECT message_id FROM answers ORDER BY id').pluck().all() as string[];
  db.close();
  return ids;
}

const log = ({ config }: TestBot) => readFileSync(`${botDbPath(config.dataDir)}-wal`);

describe('an answer loses its row', () => {
  it('when its message is deleted, alone or in bulk, also one from before a restart', async () => {
    const bot = await testBot();
    const { discord } = bot;
    const ada = discord.user('Ada');
    const general = discord.channel('general');
    const ask = (question: string) => discord.slash(ada, general, 'ask', { question });
    const [first, second, third, last] = [
      await ask('one'),
      await ask('two'),
      await discord.say(ada, general, 'three', { mention: true }),
      await ask('four'),
    ];
    await bot.restart();
    expect(kept(bot)).toHaveLength(4);
    discord.deleteMessage(first);
    await discord.waitFor('one less', () => kept(bot).length === 3 || undefined);
    discord.deleteMessages(general, [second, third]);
    await discord.waitFor('two less', () => kept(bot).length === 1 || undefined);
    expect(kept(bot)).toEqual([last.id]);
  });

  it('when its channel is deleted, with its threads', async () => {
    const bot = await testBot({
      discord: { guilds: [{ name: 'Kiosk', channels: ['general', 'other'] }] },
    });
    const { discord } = bot;
    const ada = discord.user('Ada', { locale: 'en-US' });
    const general = discord.channel('general');
    const shown = await discord.say(ada, general, 'How many?', { mention: true });
    await discord.click(ada, shown, 'In a thread');
    await discord.say(ada, discord.thread(shown), 'and then?', { mention: true });
    const other = await discord.slash(ada, discord.channel('other'), 'ask', { question: 'q' });
    expect(kept(bot)).toHaveLength(3);
    discord.deleteChannel(general);
    await discord.waitFor('the rows to go', () => kept(bot).length === 1 || undefined);
    expect(kept(bot)).toEqual([other.id]);
  });

  it('when its thread is deleted', async () => {
    const bot = await testBot();
    const { discord } = bot;
    const ada = discord.user('Ada', { locale: 'en-US' });
    const shown = await discord.say(ada, discord.channel('general'), 'How many?', {
      mention: true,
    });
    await discord.click(ada, shown, 'In a thread');
    await discord.say(ada, discord.thread(shown), 'and then?', { mention: true });
    discord.deleteChannel(discord.thread(shown));
    await discord.waitFor('the row to go', () => kept(bot).length === 1 || undefined);
    expect(kept(bot)).toEqual([shown.id]);
  });

  it('when its message is deleted while it is written', async () => {
    let goOn = () => {};
    const waiting = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const { kiosque } = fakeKiosque({
      ask: async (question, options) => {
        options?.onProgress?.(answer({ question }));
        await waiting;
        return answer({ question });
      },
    });
    const bot = await testBot({ kiosque });
    const { discord } = bot;
    const ada = discord.user('Ada');
    const general = discord.channel('general');
    const draft = await discord.say(ada, general, 'Combien ?', { mention: true });
    discord.deleteMessage(draft);
    goOn();
    await discord.waitFor('the refusal', () => bot.log().includes('"kind":"gone"') || undefined);
    await discord.slash(ada, general, 'status');
    expect(kept(bot)).toEqual([]);
    expect(bot.log()).not.toContain('"level":50');
  });

  it('and nothing of it is left in the write-ahead log, nor of who is forgotten', async () => {
    const bot = await testBot();
    const { discord } = bot;
    const ada = discord.user('Ada', { locale: 'en-US' });
    const general = discord.channel('general');
    const shown = await discord.slash(ada, general, 'ask', { question: 'Polichinelle' });
    await discord.slash(ada, general, 'ask', { question: 'Pantalone' });
    expect(log(bot).includes('Polichinelle')).toBe(true);
    await discord.click(ada, shown, '🗑️');
    await discord.waitFor('an empty log', () => log(bot).length === 0 || undefined);
    await discord.slash(ada, general, 'ask', { question: 'Colombine' });
    await discord.click(ada, await discord.slash(ada, general, 'forget'), 'Erase');
    for (const name of ['Polichinelle', 'Pantalone', 'Colombine']) {
      expect(log(bot).includes(name)).toBe(false);
      expect(readFileSync(botDbPath(bot.config.dataDir)).includes(name)).toBe(false);
    }
  });
});

describe('chosen channels', () => {
  const guilds = [{ name: 'Kiosk', channels: ['general', 'questions', 'news'] }];

  it('that are deleted are forgotten; without any, an administrator is told once', async () => {
    const { kiosque, asked } = fakeKiosque();
    const bot = await testBot({ kiosque, discord: { guilds } });
    const { discord } = bot;
    const manager = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'fr' });
    const general = discord.channel('general');
    const questions = discord.channel('questions');
    const news = discord.channel('news');
    await discord.slash(manager, general, 'settings', { channel: questions.id });
    await discord.slash(manager, general, 'settings', { channel: news.id });
    discord.deleteChannel(news);
    const owner = discord.user('Owner');
    const refused = await discord.slash(manager, general, 'ask', { question: 'q' });
    expect(words(refused)).toContain(`mais dans : <#${questions.id}>`);
    expect(words(refused)).not.toContain(news.id);
    discord.deleteChannel(questions);
    const [told] = await discord.waitFor('a word to the owner', () => {
      const messages = discord.messages(discord.directMessages(owner));
      return messages.length > 0 ? messages : undefined;
    });
    expect(words(told!)).toMatch(/only channel where I answered on Kiosk was deleted/);
    await discord.slash(manager, general, 'ask', { question: 'q' });
    expect(asked).toHaveLength(1);
    await bot.restart(kiosque);
    expect(discord.messages(discord.directMessages(owner))).toHaveLength(1);
  });

  it('that are deleted while the bot is away are noticed too; where the owner takes no messages, a channel is told', async () => {
    const bot = await testBot({ discord: { guilds } });
    const { discord } = bot;
    const manager = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'fr' });
    const general = discord.channel('general');
    const questions = discord.channel('questions');
    const { id, name } = discord.guild('Kiosk');
    discord.dispatch('GUILD_UPDATE', { id, name, system_channel_id: general.id });
    discord.closeDirectMessages(discord.user('Owner'));
    await discord.slash(manager, general, 'settings', { channel: questions.id });
    discord.deleteChannel(questions);
    const told = await discord.waitFor('a word in the channel', () =>
      discord.messages(general).find(({ text }) => text.includes('was deleted')),
    );
    expect(words(told)).toContain('on Kiosk');

    const news = discord.channel('news');
    await discord.slash(manager, general, 'settings', { channel: news.id });
    await bot.running.stop();
    discord.deleteChannel(news);
    await bot.restart();
    await discord.waitFor(
      'a line for the log',
      () => bot.log().includes('no administrator could be told') || undefined,
    );
    expect(
      (await discord.slash(manager, general, 'ask', { question: 'q' })).ephemeralTo,
    ).toBeNull();
  });

  it('of a server that Discord does not reach when the bot starts are kept, until it is there again', async () => {
    const guild = { id: '1', available: false, channels: { cache: new Map() } };
    const guilds = { cache: new Map([[guild.id, guild]]) };
    const client = Object.assign(new EventEmitter(), { guilds });
    const changed: unknown[] = [];
    const chosen = { channels: ['7', '8'], questionChannels: [] };
    const store = {
      guilds: {
        settings: () => chosen,
        change: async (_id: string, to: unknown) => changed.push(to),
      },
    };
    const underWay = new Set<Promise<void>>();
    followDeletions({ client, store, underWay } as never);
    await Promise.all(underWay);
    expect(changed).toEqual([]);
    const back = { ...guild, available: true, channels: { cache: new Map([['7', {}]]) } };
    client.emit(Events.GuildAvailable, back);
    await Promise.all(underWay);
    expect(changed).toEqual([{ channels: ['7'], questionChannels: [] }]);
  });
});
