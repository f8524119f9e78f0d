import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { digestView } from '../../src/discord/views/render-digest.ts';
import {
  announcedView,
  newsView,
  subscriptionsView,
} from '../../src/discord/views/render-subscriptions.ts';
import { memoryStore } from '../../src/memory/open-store.ts';
import { botDbPath } from '../../src/memory/sqlite/open-bot-db.ts';
import type { Match, Subscription } from '../../src/memory/subscriptions.ts';
import type { Kiosque } from '../../src/product/kiosque.ts';
import { citation, fakeKiosque, loire, loireText } from '../commands/fake-kiosque.ts';
import { checkMessage } from './loopback/validation/message.ts';
import { testBot, words } from './test-bot.ts';

const match: Match = {
  articleId: loire.id,
  file: loire.file,
  article: citation.article,
  sentences: [{ start: 26, end: 58, quote: loireText.slice(26, 58) }],
};

/** A bot whose article comes as news whenever `publish` is called; its subjects all match. */
async function newsBot(
  options: Parameters<typeof testBot>[0] & {
    readonly all?: boolean;
    readonly changes?: Partial<Kiosque>;
  } = {},
) {
  let mark = 1;
  const changes: Partial<Kiosque> = {
    changedSince: async (before) => ({
      versions: new Map(before === null || before < mark ? [[loire.id, `v${mark}`]] : []),
      mark,
    }),
    match: async (subjects) =>
      subjects.map(({ text }) =>
        text.includes('Loire') || (options.all && text === '') ? [{ ...match }] : [],
      ),
    ...options.changes,
  };
  const { kiosque } = fakeKiosque(changes);
  const bot = await testBot({ ...options, kiosque });
  return {
    ...bot,
    bot,
    publish() {
      mark++;
      bot.running.listener.changed();
    },
  };
}

describe('/subscribe', () => {
  it('tells in private, once, with the sentences and a way out', async () => {
    const { discord, publish, bot } = await newsBot();
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const made = await discord.slash(ada, general, 'subscribe', { subject: 'crue de la Loire' });
    expect(words(made)).toContain('**crue de la Loire** — messages privés — aussitôt');
    expect(made.ephemeralTo).toBe(ada.id);
    const again = await discord.slash(ada, general, 'subscribe', { subject: 'Crue de la Loire' });
    expect(words(again)).toContain('Vous suivez déjà ce sujet');
    publish();
    const direct = discord.directMessages(ada);
    const news = await discord.waitFor('the news', () => discord.messages(direct)[0]);
    expect(words(news)).toContain('🔔 crue de la Loire');
    expect(words(news)).toContain('Douze communes ont été inondées.');
    expect(words(news)).toContain('Le Courrier');
    publish();
    await bot.restart();
    publish();
    await discord.silence(300);
    expect(discord.messages(direct)).toHaveLength(1);
    const menu = news.selects[0]!;
    const card = await discord.select(ada, news, menu.customId, menu.options[0]!.value);
    expect(words(card)).toContain('La Loire en crue');
    const ended = await discord.click(ada, news, 'Ne plus suivre');
    expect(words(ended)).toContain('n’est plus suivi');
    const listed = await discord.slash(ada, general, 'subscriptions');
    expect(words(listed)).toContain('fini : quelqu’un y a mis fin');
  });

  it('tells in a channel, and is ended there by those who may', async () => {
    const { discord, publish } = await newsBot();
    const ada = discord.user('Ada', { locale: 'en-US' });
    const bob = discord.user('Bob', { locale: 'en-US' });
    const mia = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'en-US' });
    const general = discord.channel('general');
    await discord.slash(ada, general, 'subscribe', { subject: 'Loire', where: 'here' });
    publish();
    const news = await discord.waitFor('the news', () =>
      discord.messages(general).find(({ text }) => text.includes('🔔')),
    );
    expect(words(await discord.click(bob, news, 'Unsubscribe'))).toContain('Only whoever');
    const listed = await discord.slash(mia, general, 'subscriptions');
    expect(words(listed)).toContain('**Loire**');
    // What Bob follows in private is his.
    await discord.slash(bob, general, 'subscribe', { subject: 'flood of the Loire' });
    const again = await discord.slash(mia, general, 'subscriptions');
    expect(words(again)).not.toContain('flood');
    const menu = listed.selects[0]!;
    const ended = await discord.select(mia, listed, menu.customId, menu.options[0]!.value);
    expect(words(ended)).toContain('Unsubscribed.');
    expect(words(await discord.click(ada, news, 'Unsubscribe'))).toContain('ended already');
  });

  it('tells a channel in the language that its server has chosen since', async () => {
    const { discord, publish } = await newsBot({ all: true });
    const mia = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'en-US' });
    const general = discord.channel('general');
    await discord.slash(mia, general, 'subscribe', { where: 'here' });
    await discord.slash(mia, general, 'settings', { language: 'fr' });
    publish();
    const news = await discord.waitFor('the news', () =>
      discord.messages(general).find(({ text }) => text.includes('🔔')),
    );
    expect(words(news)).toContain('🔔 tous les nouveaux articles');
    expect(news.buttons.map(({ label }) => label)).toEqual(['Ne plus suivre']);
  });

  it('takes no subject without words, and no more than a person can have', async () => {
    const { discord } = await newsBot();
    const ada = discord.user('Ada', { locale: 'en-US' });
    const general = discord.channel('general');
    const subscribe = async (subject: string) =>
      words(await discord.slash(ada, general, 'subscribe', { subject }));
    expect(await subscribe('hello')).toContain('no word to look for');
    expect(await subscribe('?!')).toContain('no word to look for');
    expect(await subscribe(`flood ${'x'.repeat(300)}`)).toContain('too long');
    for (let i = 0; i < 20; i++) await subscribe(`flood of the river ${i}`);
    expect(await subscribe('one more flood')).toContain('as many subscriptions as one person');
  });

  it('takes no more than a server can have, whoever made them', async () => {
    const { discord, config } = await newsBot();
    const ada = discord.user('Ada', { locale: 'en-US' });
    const general = discord.channel('general');
    const { memory } = await memoryStore(config).open();
    for (let i = 0; i < 199; i++) {
      await memory.subscriptions.add({
        ...{ about: 'articles', guildId: general.guildId, channelId: null, place: general.id },
        ...{ person: `${i}`, subject: 'flood', language: 'en', rhythm: 'now', digested: '' },
      });
    }
    await memory.close();
    const subscribe = async (subject: string) =>
      words(await discord.slash(ada, general, 'subscribe', { subject }));
    expect(await subscribe('the last flood')).toContain('**the last flood**');
    expect(await subscribe('one more flood')).toContain('This server has as many subscriptions');
  });

  it('follows the question of an answer, by the menu on it', async () => {
    const { kiosque } = fakeKiosque();
    const ask: Kiosque['ask'] = async (question, options) => ({
      ...(await kiosque.ask(question, options)),
      ...(question === 'How many towns?' && { understood: `${question} How high is the Loire?` }),
    });
    const { discord } = await newsBot({ changes: { ask } });
    const ada = discord.user('Ada', { locale: 'en-US' });
    const general = discord.channel('general');
    const shown = await discord.slash(ada, general, 'ask', { question: 'How high is the Loire?' });
    const made = await discord.contextMenu(ada, shown, 'Tell me when this changes');
    expect(words(made)).toContain('**How high is the Loire?** — direct messages — at once');
    const next = await discord.say(ada, general, 'How many towns?', { mention: true });
    const complete = await discord.contextMenu(ada, next, 'Tell me when this changes');
    expect(words(complete)).toContain('**How many towns? How high is the Loire?** —');
    const other = discord.post(ada, general, 'The Loire is high');
    const refused = await discord.contextMenu(ada, other, 'Tell me when this changes');
    expect(words(refused)).toContain('This works on an answer of mine');
  });
});

describe('/digest', () => {
  it('shows the articles of a time, event by event', async () => {
    const { discord } = await newsBot();
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const shown = await discord.slash(ada, general, 'digest', {
      since: '2023-11',
      until: '2023-11',
    });
    expect(words(shown)).toContain('1 article en novembre 2023');
    expect(words(shown)).toContain('Douze communes ont été inondées.');
    const menu = shown.selects[0]!;
    const card = await discord.select(ada, shown, menu.customId, menu.options[0]!.value);
    expect(words(card)).toContain('La Loire en crue');
  });

  const many = (ids: readonly string[]) => ({
    events: ids.map((id) => ({
      lead: { ...citation, articleId: id, sentences: [{ ...citation, quote: `Récit de ${id}.` }] },
      others: [],
    })),
    articles: ids.length + 3,
    undated: 0,
  });
  const names = Array.from({ length: 14 }, (_, i) => `article${i + 1}`);

  it('has pages where there is more than one message takes, in the same time', async () => {
    const asked: unknown[] = [];
    const { kiosque } = fakeKiosque({
      digest: async (choice) => {
        asked.push(choice);
        return many(names);
      },
    });
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada', { locale: 'fr' });
    const range = { since: '2023-11', until: '2023-12' };
    const shown = await discord.slash(ada, discord.channel('general'), 'digest', range);
    expect(words(shown)).toContain('Récit de article6.');
    expect(words(shown)).not.toContain('article7.');
    expect(words(shown)).toContain('et 3 articles plus anciens');
    const second = await discord.click(ada, shown, '▶️');
    expect(second.id).toBe(shown.id);
    expect(words(second)).toContain('Récit de article7.');
    expect(words(second)).toContain('Page 2 sur 3');
    const last = await discord.click(ada, second, '▶️');
    expect(words(last)).toContain('Récit de article14.');
    expect(asked).toEqual([range, range, range]);
  });

  it('keeps its pages and its way out where it came by itself', async () => {
    let mark = 1;
    const asked: unknown[] = [];
    const { kiosque } = fakeKiosque({
      changedSince: async (before) => ({
        versions: new Map(before === null || mark === 1 ? [] : names.map((name) => [name, 'v2'])),
        mark,
      }),
      match: async (subjects, ids) =>
        subjects.map(() => ids.map((articleId) => ({ ...match, articleId }))),
      article: async (id) => ({ ...loire, id, text: loireText, leftovers: [] }),
      digest: async (choice) => {
        asked.push(choice);
        return many(choice.articles ?? []);
      },
    });
    const { discord, running } = await testBot({ kiosque });
    const mia = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'en-US' });
    const general = discord.channel('general');
    await discord.slash(mia, general, 'subscribe', { where: 'here' });
    mark = 2;
    running.listener.changed();
    const news = await discord.waitFor('the news', () =>
      discord.messages(general).find(({ text }) => text.includes('🔔')),
    );
    expect(words(news)).toContain('Page 1 of 3');
    const second = await discord.click(mia, news, '▶️');
    expect(second.id).toBe(news.id);
    expect(words(second)).toContain('🔔 all new articles');
    expect(words(second)).toContain('Récit de article7.');
    expect(asked).toEqual([{ articles: names }, { articles: names }]);
    expect(words(await discord.click(mia, second, 'Unsubscribe'))).toContain('Unsubscribed.');
  });

  it('comes by itself, and new articles are announced, where a channel subscribes to all', async () => {
    let now = Date.parse('2026-01-10T12:00:00Z');
    const { discord, bot, publish } = await newsBot({
      clock: () => now,
      all: true,
      discord: { guilds: [{ name: 'Kiosk', channels: ['general', 'weekly'] }] },
    });
    const mia = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'en-US' });
    const [general, weekly] = [discord.channel('general'), discord.channel('weekly')];
    const made = await discord.slash(mia, general, 'subscribe', { where: 'here' });
    expect(words(made)).toContain('**all new articles**');
    await discord.slash(mia, weekly, 'subscribe', { where: 'here', how: 'weekly' });
    publish();
    const news = (channel: typeof general) =>
      discord.messages(channel).find(({ text }) => text.includes('🔔 all new articles'));
    const announced = await discord.waitFor('an announcement', () => news(general));
    expect(words(announced)).toContain('Douze communes ont été inondées.');
    await discord.silence(200);
    expect(news(weekly)).toBeUndefined();
    now = Date.parse('2026-01-12T08:00:00Z');
    bot.running.listener.changed();
    await discord.waitFor('the digest', () => news(weekly));
  });
});

describe('what subscriptions bring', () => {
  it('waits for the end of quiet hours, in the time zone of the server', async () => {
    let now = Date.parse('2026-01-10T22:30:00Z');
    const { discord, publish, bot } = await newsBot({ clock: () => now });
    const mia = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'en-US' });
    const general = discord.channel('general');
    const set = await discord.slash(mia, general, 'settings', {
      quiet: '22-7',
      timezone: 'Europe/Paris',
    });
    expect(words(set)).toContain('**Quiet hours** — 22:00–07:00');
    await discord.slash(mia, general, 'subscribe', { subject: 'Loire', where: 'here' });
    publish();
    await discord.silence(300);
    now = Date.parse('2026-01-11T06:00:00Z');
    bot.running.listener.changed();
    await discord.waitFor('the news', () =>
      discord.messages(general).find(({ text }) => text.includes('🔔')),
    );
  });

  it('ends with its channel, or where people refuse messages, and says why', async () => {
    const { discord, publish } = await newsBot({
      discord: { guilds: [{ name: 'Kiosk', channels: ['general', 'other'] }] },
    });
    const ada = discord.user('Ada', { locale: 'en-US' });
    const bob = discord.user('Bob', { locale: 'en-US' });
    const general = discord.channel('general');
    const other = discord.channel('other');
    await discord.slash(ada, other, 'subscribe', { subject: 'Loire', where: 'here' });
    discord.deleteChannel(other);
    const told = await discord.waitFor(
      'a note',
      () => discord.messages(discord.directMessages(ada))[0],
    );
    expect(words(told)).toContain('“Loire”');
    expect(words(told)).toContain('the channel is gone');
    await discord.slash(bob, general, 'subscribe', { subject: 'Loire' });
    discord.closeDirectMessages(bob);
    publish();
    for (let tries = 0; ; tries++) {
      const listed = words(await discord.slash(bob, general, 'subscriptions'));
      if (tries < 20 && !listed.includes('ended')) continue;
      expect(listed).toContain('ended: direct messages from me are refused');
      break;
    }
  });

  it('ends where the bot may write no more, and says so to whoever made it', async () => {
    const { discord, publish } = await newsBot();
    const ada = discord.user('Ada', { locale: 'en-US' });
    const general = discord.channel('general');
    await discord.slash(ada, general, 'subscribe', { subject: 'Loire', where: 'here' });
    discord.deny(general, ['SendMessages']);
    publish();
    const told = await discord.waitFor(
      'a note',
      () => discord.messages(discord.directMessages(ada))[0],
    );
    expect(words(told)).toContain('“Loire”');
    expect(words(told)).toContain('I may no longer write there');
    const wanted = { subject: 'Loire', where: 'here' };
    const again = await discord.slash(ada, general, 'subscribe', wanted);
    expect(words(again)).toContain('I may not write in this channel');
  });

  it('is told in plain words where Discord refuses the message, and ends where it refuses these too', async () => {
    const { discord, publish, log } = await newsBot({ violations: true });
    const ada = discord.user('Ada', { locale: 'en-US' });
    const general = discord.channel('general');
    await discord.slash(ada, general, 'subscribe', { subject: 'Loire', where: 'here' });
    const refused = { method: 'POST', path: `/channels/${general.id}/messages`, status: 400 };
    // Such as a link that Discord holds for harmful.
    discord.failNext({ ...refused, code: 240_000 });
    publish();
    const told = await discord.waitFor('a note', () =>
      discord.messages(general).find(({ text }) => text.includes('🔔')),
    );
    expect(words(told)).toContain(
      '🔔 Loire: 1 new article. Discord does not let me show more here',
    );
    expect(words(told)).not.toContain('Douze communes');
    publish();
    await discord.silence(300);
    expect(discord.messages(general).filter(({ text }) => text.includes('🔔'))).toHaveLength(1);
    expect(words(await discord.click(ada, told, 'Unsubscribe'))).toContain('Unsubscribed.');

    await discord.slash(ada, general, 'subscribe', { subject: 'Loire, again', where: 'here' });
    discord.failNext({ ...refused, code: 50_035, times: 2 });
    publish();
    const ended = await discord.waitFor(
      'the end',
      () => discord.messages(discord.directMessages(ada))[0],
    );
    expect(words(ended)).toContain('Discord refuses my message.');
    expect(log()).toContain('Discord refused a message');
    const before = discord.requests.length;
    publish();
    await discord.silence(300);
    expect(discord.requests.slice(before).filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('gives way to a note where our code fails at it each time', { timeout: 60_000 }, async () => {
    let now = Date.UTC(2026, 0, 1, 12);
    let fails = true;
    const article: Kiosque['article'] = async () => {
      if (fails) throw new TypeError('a fault of ours');
      return null;
    };
    const { discord, publish, log } = await newsBot({ clock: () => now, changes: { article } });
    const ada = discord.user('Ada', { locale: 'en-US' });
    const general = discord.channel('general');
    await discord.slash(ada, general, 'subscribe', { subject: 'Loire', where: 'here' });
    const faults = () => log().split('a fault of ours').length;
    for (let i = 0; i < 6; i++) {
      const before = faults();
      publish();
      await discord.waitFor('a fault', () => faults() > before || undefined);
      now += 20 * 60_000;
    }
    publish();
    const told = await discord.waitFor('a note', () =>
      discord.messages(general).find(({ text }) => text.includes('🔔')),
    );
    expect(words(told)).toContain('🔔 Loire: 1 new article. A fault of mine keeps me from showing');
    fails = false;
  });

  it('is not sent again where it was sent before a kill', async () => {
    const { discord, publish, bot, config } = await newsBot();
    const ada = discord.user('Ada', { locale: 'en-US' });
    const general = discord.channel('general');
    await discord.slash(ada, general, 'subscribe', { subject: 'Loire', where: 'here' });
    publish();
    await discord.waitFor('the news', () =>
      discord.messages(general).find(({ text }) => text.includes('🔔')),
    );
    await bot.running.stop();
    // As a kill leaves it between the message and the note that it was sent.
    const db = new Database(botDbPath(config.dataDir));
    db.prepare('INSERT INTO deliveries VALUES (1, 1, 5)').run();
    db.prepare('UPDATE matches SET match = ?, delivery_id = 1').run(JSON.stringify(match));
    db.close();
    const before = discord.requests.length;
    await bot.restart();
    const left = () => {
      const open = new Database(botDbPath(config.dataDir), { readonly: true });
      const count = open.prepare('SELECT count(*) FROM deliveries').pluck().get();
      open.close();
      return count === 0 || undefined;
    };
    await discord.waitFor('the delivery to be done', left);
    const posts = discord.requests
      .slice(before)
      .filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'));
    expect(posts).toEqual([]);
  });
});

describe('within Discord’s limits at the longest texts', () => {
  const long = `${'*_`|~#@é'.repeat(80)}`;
  const article = {
    ...citation.article,
    title: long,
    publisher: long,
    url: `https://a.test/${'x'.repeat(400)}`,
  };
  const sentences = [1, 2, 3].map(() => ({ start: 0, end: 4000, quote: long.repeat(6) }));
  const subscription: Subscription = {
    about: 'articles',
    ...{ id: 1, guildId: '1', channelId: '123456789012345678', place: null, person: '1' },
    ...{
      language: 'fr',
      rhythm: 'weekly',
      digested: '',
      createdAt: 1_800_000_000_000,
      ended: null,
    },
    subject: long.slice(0, 200),
  };
  let states = 0;
  const context = {
    language: 'fr' as const,
    customId: ({ verb, args }: { verb: string; args: readonly string[] }) => {
      const id = [verb, ...args].join(':');
      return id.length <= 100 ? id : `~${++states}`;
    },
    botId: '1',
    readsThreads: false,
    commandIds: new Map([['subscribe', '123456789012345678']]),
  };

  it.each([1, 3, 10, 40])('news of %i articles', (count) => {
    const matches = Array.from({ length: count }, (_, i) => ({
      articleId: `article${i}`,
      file: long,
      article,
      sentences,
    }));
    const delivery = { id: 9, subscription, matches, triedAt: null };
    const view = newsView(delivery, matches, context);
    expect(() => checkMessage({ ...view }, { ...view }, 'channel')).not.toThrow();
  });

  it.each([1, 8, 40])('a digest of %i events', (count) => {
    const event = {
      lead: { articleId: 'a', file: long, article, sentences },
      others: Array.from({ length: 9 }, () => ({ articleId: 'b', file: long, article })),
    };
    const events = Array.from({ length: count }, (_, i) => ({
      ...event,
      lead: { ...event.lead, articleId: `article${i}` },
    }));
    const digest = { events, articles: count, undated: 0 };
    const range = { since: '2023-11-05', until: '2024-02-03' };
    const delivery = { id: 9, subscription };
    for (const view of [
      digestView({ digest, range }, 0, context),
      announcedView(delivery, ['a'], digest, 0, context),
    ]) {
      expect(() => checkMessage({ ...view }, { ...view }, 'channel')).not.toThrow();
    }
  });

  it('the list of subscriptions', () => {
    const all = Array.from({ length: 60 }, (_, i) => ({ ...subscription, id: i }));
    const view = subscriptionsView(all, context);
    expect(() => checkMessage({ ...view }, { ...view }, 'channel')).not.toThrow();
  });
});
