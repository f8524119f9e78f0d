import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import type { IndexSummary } from '../../src/indexing/progress.ts';
import { fakeKiosque } from '../commands/fake-kiosque.ts';
import { testBot, words } from './test-bot.ts';

const summary: IndexSummary = {
  articles: 3,
  added: 1,
  changed: 0,
  removed: 0,
  unchanged: 2,
  skipped: [{ file: 'se*cret.pdf', reason: { fr: 'un PDF', en: 'a PDF' } }],
  chunks: 9,
  sentences: 30,
  embedded: 12,
  rebuilt: null,
  seconds: 1.5,
};

describe('/settings', () => {
  it('changes the language for everyone, and says who may what', async () => {
    const { discord } = await testBot();
    const manager = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'fr' });
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const before = await discord.slash(manager, general, 'settings');
    expect(words(before)).toContain('**Langue** — celle de chaque membre');
    const after = await discord.slash(manager, general, 'settings', { language: 'en' });
    expect(words(after)).toContain('**Language** — English');
    expect(after.ephemeralTo).toBe(manager.id);
    const status = await discord.slash(ada, general, 'status');
    expect(words(status)).toContain('**Passages** — 1,200');
    // All words of ours are in it, those around an answer too.
    const shown = await discord.slash(ada, general, 'ask', { question: 'Quel ministre ?' });
    expect(words(shown)).toContain('The articles do not answer this question');
    expect(shown.buttons.map(({ label }) => label)).toContain('Follow up');
  });

  it('is for those who manage the server, also where Discord is told otherwise', async () => {
    const { discord } = await testBot();
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const refused = await discord.slash(
      ada,
      general,
      'settings',
      { language: 'en' },
      { force: true },
    );
    expect(words(refused)).toContain('Il faut pouvoir gérer le serveur');
    expect(words(await discord.slash(ada, general, 'status'))).toContain('Modèle');
  });

  it('limits the channels, threads included', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({
      kiosque,
      discord: { guilds: [{ name: 'Kiosk', channels: ['general', 'questions'] }] },
    });
    const manager = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'fr' });
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const questions = discord.channel('questions');
    await discord.slash(manager, general, 'settings', { channel: questions.id });
    const refused = await discord.slash(ada, general, 'ask', { question: 'q', private: true });
    expect(words(refused)).toContain(
      `Je ne réponds pas dans ce salon, mais dans : <#${questions.id}>`,
    );
    discord.post(ada, general, 'Combien ?', { mention: true });
    const told = await discord.waitFor(
      'a direct message',
      () => discord.messages(discord.directMessages(ada))[0],
    );
    expect(words(told)).toContain('Je ne réponds pas dans ce salon');
    expect(asked).toEqual([]);
    expect(words(await discord.slash(ada, general, 'help'))).toContain('</ask:');

    const shown = await discord.say(ada, questions, 'Combien ?', { mention: true });
    await discord.click(ada, shown, 'Dans un fil');
    await discord.say(ada, discord.thread(shown), 'et ?', { mention: true });
    expect(asked).toHaveLength(2);

    await discord.slash(manager, general, 'settings', { everywhere: true });
    await discord.slash(ada, general, 'ask', { question: 'q' });
    expect(asked).toHaveLength(3);
  });
});

describe('/reindex', () => {
  it('shows how it goes and what was left out, one at a time', async () => {
    let release = () => {};
    const waiting = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { kiosque } = fakeKiosque({
      refresh: async (onProgress) => {
        onProgress?.({ stage: 'embed', done: 1, total: 4 });
        await waiting;
        return summary;
      },
    });
    const { discord } = await testBot({ kiosque });
    const manager = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'fr' });
    const general = discord.channel('general');
    const first = await discord.slash(manager, general, 'reindex', {});
    expect(words(first)).toContain('Calcul des vecteurs');
    expect(words(first)).toContain('▰▰▰▱▱▱▱▱▱▱▱▱ 25 %');
    expect(first.ephemeralTo).toBe(manager.id);
    const second = await discord.slash(manager, general, 'reindex');
    expect(words(second)).toContain('déjà en train');
    release();
    const done = await discord.until(first, 'a summary', ({ text }) =>
      text.includes('se\\*cret.pdf'),
    );
    expect(words(done)).toContain('**3 articles dans l’index**');
  });

  it('is refused to others, allowed to a role, to admins and to the owner', async () => {
    const { kiosque } = fakeKiosque({ refresh: async () => summary });
    const admin = '300000000000000001';
    const { discord } = await testBot({ kiosque, env: { DISCORD_ADMINS: admin } });
    const manager = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'fr' });
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const refused = await discord.slash(ada, general, 'reindex', {}, { force: true });
    expect(words(refused)).toContain('Vous ne pouvez pas réindexer ici');
    await discord.slash(manager, general, 'settings', { reindex: 'admins' });
    const now = await discord.slash(manager, general, 'reindex');
    expect(words(now)).toContain('Vous ne pouvez pas réindexer ici');
    const zone = await discord.slash(manager, general, 'settings', { timezone: 'Asia/Tokyo' });
    expect(words(zone)).toContain('**Fuseau horaire** — Asia/Tokyo');
    const wrong = await discord.slash(manager, general, 'settings', { timezone: 'Tokyo' });
    expect(words(wrong)).toMatch(/«\sTokyo\s» n’est pas un fuseau horaire/);
    const auto = await discord.slash(manager, general, 'settings', { timezone: 'auto' });
    expect(words(auto)).toContain('**Fuseau horaire** — celui du bot');
    const settings = await discord.slash(manager, general, 'settings', { reindex: 'managers' });
    expect(words(settings)).toContain('qui gère le serveur');
    expect(words(await discord.slash(manager, general, 'reindex'))).toContain('3 articles');
    await discord.slash(manager, general, 'settings', { reindex: 'admins' });
    const owner = discord.user('Owner');
    expect(words(await discord.dm(owner, ''))).toContain('Kiosque');
    const direct = discord.directMessages(owner);
    expect(words(await discord.slash(owner, direct, 'reindex', {}, { force: true }))).toContain(
      '3 articles',
    );
  });

  it('tells those who may reindex what is wrong with the folder', async () => {
    const { kiosque } = fakeKiosque({
      refresh: async () => {
        throw new UserError(
          { fr: 'Le dossier manque.', en: 'No folder.' },
          { fr: 'Faites-le.', en: 'Make it.' },
        );
      },
    });
    const { discord } = await testBot({ kiosque });
    const manager = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'fr' });
    const shown = await discord.slash(manager, discord.channel('general'), 'reindex');
    expect(words(shown)).toBe('Le dossier manque.\nFaites-le.');
  });
});

describe('DISCORD_GUILDS', () => {
  const guilds = [{ name: 'Home' }, { name: 'Away', channels: ['lounge'] }];

  it('keeps the bot to the guilds named, and to their members in direct messages', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({ kiosque, discord: { guilds }, homeOnly: 'Home' });
    const ada = discord.user('Ada', { locale: 'fr', guilds: [discord.guild('Home')] });
    const eve = discord.user('Eve', { locale: 'fr', guilds: [discord.guild('Away')] });
    const refused = await discord.slash(eve, discord.channel('lounge'), 'ask', { question: 'q' });
    expect(words(refused)).toBe('Je ne réponds pas sur ce serveur.');
    const direct = await discord.dm(eve, 'Combien ?');
    expect(words(direct)).toBe('Je ne réponds qu’aux membres de mes serveurs.');
    expect(asked).toEqual([]);
    await discord.slash(ada, discord.channel('general'), 'ask', { question: 'q' });
    await discord.dm(ada, 'Combien ?');
    expect(asked).toHaveLength(2);
  });
});

it('erases what it keeps of a guild 30 days after it was sent away', async () => {
  let now = Date.UTC(2026, 0, 1);
  const guilds = [{ name: 'Home' }, { name: 'Away', channels: ['lounge'] }];
  const bot = await testBot({ discord: { guilds }, clock: () => now });
  const { discord } = bot;
  const away = discord.guild('Away');
  const manager = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'fr' });
  const lounge = discord.channel('lounge');
  const language = async () => words(await discord.slash(manager, lounge, 'settings'));
  const leaveFor = async (days: number) => {
    discord.leaveGuild(away);
    await discord.silence(100);
    now += days * 86_400_000;
    await bot.restart();
    discord.joinGuild(away);
    await discord.silence(100);
  };
  await discord.slash(manager, lounge, 'settings', { language: 'en' });
  await leaveFor(29);
  expect(await language()).toContain('**Language** — English');
  await leaveFor(31);
  expect(await language()).toContain('**Langue** — celle de chaque membre');
});
