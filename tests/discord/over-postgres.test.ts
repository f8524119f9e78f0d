import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/memory/open-store.ts';
import { hasPostgres, postgresForTests } from '../helpers/postgres.ts';
import { testBot, words } from './test-bot.ts';

// It needs a server with pgvector, which `npm run postgres -- fetch` brings.
describe.skipIf(!hasPostgres)('over a server', () => {
  const { newDatabase, server } = postgresForTests();

  it('a bot keeps what people chose and asked, hears of what others changed, and outlives the server', async () => {
    const url = newDatabase();
    const bot = await testBot({
      env: { DATABASE_URL: url },
      discord: { guilds: [{ name: 'Press', owner: 'Olive' }], clockScale: 0.2 },
    });
    const { discord } = bot;
    const [olive, general] = [discord.user('Olive'), discord.channel('general')];
    const settings = async () => words(await discord.slash(olive, general, 'settings'));
    await discord.slash(olive, general, 'settings', { language: 'en' });
    expect(words(await discord.slash(olive, general, 'ask', { question: 'combien ?' }))).toContain(
      'communes',
    );
    await bot.restart();
    expect(await settings()).toContain('Time zone');
    // As another process of the same bot would.
    const other = (await memoryStore(bot.config).open()).memory;
    await other.guilds.change(discord.guild('Press').id, { timeZone: 'Asia/Tokyo' });
    await expect.poll(settings).toContain('Asia/Tokyo');
    await other.close();
    await server().crash();
    expect(words(await discord.slash(olive, general, 'ask', { question: 'encore ?' }))).toContain(
      'communes',
    );
    expect(await settings()).toContain('Asia/Tokyo');
  }, 60_000);
});
