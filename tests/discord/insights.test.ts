import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insightsView } from '../../src/discord/views/render-insights.ts';
import { weeklyView } from '../../src/discord/views/render-subscriptions.ts';
import type { Subscription } from '../../src/memory/subscriptions.ts';
import { citation, fakeKiosque, loire } from '../commands/fake-kiosque.ts';
import { LONG } from '../helpers/long.ts';
import { checkMessage } from './loopback/validation/message.ts';
import { testBot, words } from './test-bot.ts';

const DAY = 86_400_000;

async function askedBot(options: Parameters<typeof testBot>[0] = {}) {
  const bot = await testBot({
    discord: { guilds: [{ name: 'Kiosk' }, { name: 'Elsewhere' }] },
    ...options,
  });
  const { discord } = bot;
  const mia = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'fr' });
  const ada = discord.user('Ada', { locale: 'fr' });
  const general = discord.channel('general', discord.guild('Kiosk'));
  return { bot, discord, mia, ada, general };
}

describe('/insights', () => {
  it('tells what is asked, refused and found wrong on this server, without a name', async () => {
    const { discord, mia, ada, general } = await askedBot();
    const ask = (question: string) => discord.slash(ada, general, 'ask', { question });
    await ask('Quel ministre ?');
    const wrong = await ask('Combien de communes ?');
    const modal = await discord.openModal(ada, wrong, '👎');
    await discord.submitModal(ada, modal, {});
    await ask('Quand ?');
    const elsewhere = discord.channel('general', discord.guild('Elsewhere'));
    await discord.slash(ada, elsewhere, 'ask', { question: 'Quel ministre ailleurs ?' });
    const shown = await discord.slash(mia, general, 'insights');
    expect(shown.ephemeralTo).toBe(mia.id);
    const text = words(shown);
    expect(text).toContain('3 questions');
    expect(text).toContain('Avec réponse : 2 (67 %)');
    expect(text).toContain('sans réponse : 1 (33 %)');
    expect(text).toContain('**Sans réponse dans les articles**\n- « Quel ministre ? »');
    expect(text).toContain('**Réponses jugées fausses**\n- « Combien de communes ? »');
    expect(text).toContain('La Loire en crue');
    expect(text).not.toContain('ailleurs');
    expect(text).not.toContain('Ada');
    expect(text).not.toContain(ada.id);
  });

  it('tells nothing of what was forgotten, deleted or asked in private', async () => {
    const { discord, mia, ada, general } = await askedBot();
    const eve = discord.user('Eve', { locale: 'en-US' });
    const ask = (user: typeof ada, question: string, more = {}) =>
      discord.slash(user, general, 'ask', { question, ...more });
    await ask(eve, 'Quel ministre forgets ?');
    const gone = await ask(ada, 'Quel ministre part ?');
    await ask(ada, 'Quel ministre secret ?', { private: true });
    await discord.click(eve, await discord.slash(eve, general, 'forget'), 'Erase');
    await discord.click(ada, gone, '🗑️');
    await discord.slash(ada, general, 'ask', { question: 'Quel ministre reste ?' });
    const text = words(await discord.slash(mia, general, 'insights', { time: 'week' }));
    expect(text).toContain('« Quel ministre reste ? »');
    for (const word of ['forgets', 'part', 'secret']) expect(text).not.toContain(`${word} ?`);
    expect(text).toContain('3 questions');
  });

  it('is for those who manage the server', async () => {
    const { discord, ada, general } = await askedBot();
    const refused = await discord.slash(ada, general, 'insights', {}, { force: true });
    expect(words(refused)).toContain('Il faut pouvoir gérer le serveur');
  });

  it('names no article of a collection that is closed where it is read', async () => {
    const { kiosque } = fakeKiosque({ sees: async () => false });
    const { discord, mia, ada, general } = await askedBot({ kiosque });
    const shown = await discord.slash(ada, general, 'ask', { question: 'Combien ?' });
    await discord.submitModal(ada, await discord.openModal(ada, shown, '👎'), {});
    const text = words(await discord.slash(mia, general, 'insights'));
    expect(text).toContain('1 question');
    expect(text).not.toContain('Combien');
    expect(text).not.toContain('Loire');
  });
});

describe('the weekly insights', () => {
  it('are posted once a week in the chosen channel, over restarts, until they are ended', async () => {
    // A Friday.
    let now = Date.parse('2026-01-09T12:00:00Z');
    const { bot, discord, mia, ada, general } = await askedBot({
      clock: () => now,
      discord: { guilds: [{ name: 'Kiosk', channels: ['general', 'staff'] }] },
    });
    const staff = discord.channel('staff');
    const set = await discord.slash(mia, general, 'settings', { insights: staff.id });
    expect(words(set)).toContain(`**Bilan de la semaine** — <#${staff.id}>`);
    expect(words(await discord.slash(mia, general, 'settings'))).toContain(`<#${staff.id}>`);
    await discord.slash(ada, general, 'ask', { question: 'Quel ministre ?' });
    const posts = () => discord.messages(staff);
    const look = async (count: number) => {
      bot.running.listener.changed();
      await discord.waitFor(`${count} posts`, () => posts().length >= count || undefined);
      await discord.silence(200);
      expect(posts()).toHaveLength(count);
    };
    await look(0);
    // Monday, at eight in Paris.
    now = Date.parse('2026-01-12T07:00:00Z');
    await look(1);
    await bot.restart();
    await look(1);
    expect(words(posts()[0]!)).toContain('« Quel ministre ? »');
    // The week up to Sunday: what is asked on a Monday is told a week later.
    expect(words(posts()[0]!)).toContain('🔔 bilan de la semaine');
    expect(words(posts()[0]!)).toContain('du 5 janvier 2026 au 11 janvier 2026');
    await discord.slash(ada, general, 'ask', { question: 'Quel ministre un lundi ?' });
    now += 7 * DAY;
    await look(2);
    expect(words(posts()[1]!)).toContain('« Quel ministre un lundi ? »');
    now += 7 * DAY;
    await look(3);
    expect(words(posts()[2]!)).toContain('Aucune question');
    const listed = await discord.slash(mia, general, 'subscriptions');
    expect(words(listed)).toContain('**bilan de la semaine**');
    await discord.slash(mia, general, 'settings', { insights: general.id });
    await discord.slash(mia, general, 'settings', { without: general.id });
    expect(words(await discord.slash(mia, general, 'settings'))).not.toContain('Bilan');
    now += 7 * DAY;
    await look(3);
  });

  it('come at the hour that the server chose', async () => {
    let now = Date.parse('2026-01-09T12:00:00Z');
    const { bot, discord, mia, general } = await askedBot({ clock: () => now });
    const set = await discord.slash(mia, general, 'settings', {
      insights: general.id,
      digest: '18',
    });
    expect(words(set)).toContain('**Résumés d’abonnements** — à 18 h');
    const posts = () => discord.messages(general).filter(({ text }) => text.includes('Aucune'));
    for (const [time, count] of [
      ['2026-01-12T16:59:00Z', 0],
      ['2026-01-12T17:00:00Z', 1],
    ] as const) {
      now = Date.parse(time);
      bot.running.listener.changed();
      await discord.waitFor(`${count} posts`, () => posts().length >= count || undefined);
      await discord.silence(200);
      expect(posts()).toHaveLength(count);
    }
  });
});

describe('within Discord’s limits', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 400 });
  const long = fc.oneof(
    text,
    fc.constantFrom('*_`|~#@é'.repeat(60), '«»'.repeat(200), '\n'.repeat(300)),
  );
  const count = fc.nat({ max: 1_000_000 });
  const group = fc.record({ question: long, asked: count });
  const article = fc
    .record({ title: long, publisher: long, path: fc.nat({ max: 480 }), answers: count })
    .map(({ title, publisher, path, answers }) => ({
      ...{ articleId: loire.id, file: loire.file, answers },
      article: { ...citation.article, title, publisher, url: `https://a.test/${'x'.repeat(path)}` },
    }));
  const insights = fc.record({
    days: fc
      .array(count, { minLength: 1, maxLength: 31 })
      .map((all) =>
        all.map((questions, i) => ({ day: `2026-01-${`${i + 1}`.padStart(2, '0')}`, questions })),
      ),
    counts: fc.record({ answered: count, perhaps: count, abstained: count }),
    unanswered: fc.array(group, { maxLength: 40 }),
    rejected: fc.array(group, { maxLength: 40 }),
    articles: fc.array(article, { maxLength: 5 }),
  });
  const subscription: Subscription = {
    about: 'insights',
    ...{ id: 1, guildId: '1', channelId: '1', place: '1', person: '1' },
    ...{ subject: '', digested: '', createdAt: 1, ended: null },
    language: 'fr',
    rhythm: 'weekly',
  };

  it('are the insights, whatever was asked', () => {
    fc.assert(
      fc.property(insights, fc.constantFrom('fr' as const, 'en' as const), (all, language) => {
        const context = {
          ...{ language, botId: '1', readsThreads: false, commandIds: new Map() },
          customId: ({ verb }: { verb: string }) => verb,
        };
        for (const view of [
          insightsView(all, language),
          weeklyView({ id: 9, subscription }, all, context),
        ]) {
          expect(() => checkMessage({ ...view }, { ...view }, 'channel')).not.toThrow();
        }
      }),
      { numRuns: LONG ? 100 : 30 },
    );
  });
});
