import { describe, expect, it, onTestFinished } from 'vitest';
import type { CollectionRule } from '../../src/collections/rules.ts';
import { COLLECTION_IDS, collectionsLibrary, MARKS } from '../helpers/collections-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import type { SeenMessage } from './loopback/seen.ts';
import { type TestOptions, testBot, words } from './test-bot.ts';

const folder = temporaryFolder();
/** What only the articles of `interne` have: whoever says none of it tells nothing of them. */
const SECRETS = [
  'Dromadaire a voté',
  'Dromadaire a dit',
  'Journal de Dromadaire',
  'Le budget de Dromadaire',
  'dromadaire-',
  'interne',
];
const ASKS = 'Quel budget la mairie de Dromadaire a-t-elle voté ?';
const staffOnly = { guilds: [{ name: 'Kiosk', channels: ['general', 'staff', 'news'] }] };

const tellsNothing = (what: string, shown: SeenMessage): void => {
  // Where somebody's own words are said back, they are no news to them.
  const told = JSON.stringify(shown).replaceAll(ASKS, '');
  for (const secret of SECRETS) expect(told, what).not.toContain(secret);
};

/** `interne` is open in #staff alone, where Mia was answered from it; whatever is `published` is new. */
async function staffBot(rules: readonly CollectionRule[] = [], options: TestOptions = {}) {
  const library = await collectionsLibrary(folder, COLLECTION_IDS, rules);
  onTestFinished(library.close);
  let mark = 1;
  const changedSince = async (before: number | null) => ({
    versions: new Map(
      before === null || mark === 1
        ? []
        : COLLECTION_IDS.flatMap((id) =>
            [1, 2].map((n) => [`${MARKS[id].toLowerCase()}${n}`, `v${mark}`] as const),
          ),
    ),
    mark,
  });
  const bot = await testBot({
    kiosque: new Proxy(library.kiosque, {
      get: (kiosque, name) => (name === 'changedSince' ? changedSince : Reflect.get(kiosque, name)),
    }),
    ...options,
    discord: staffOnly,
    // Forged actions are answered as those that the bot made.
    violations: true,
  });
  const { discord } = bot;
  const mia = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'fr' });
  const ada = discord.user('Ada', { locale: 'fr' });
  const [general, staff, news] = ['general', 'staff', 'news'].map((name) => discord.channel(name));
  const set = (options: Record<string, string | boolean>) =>
    discord.slash(mia, general!, 'settings', options);
  await set({ collection: 'interne', collection_close: true });
  await set({ collection: 'interne', collection_channel: staff!.id });
  const publish = () => {
    mark++;
    bot.running.listener.changed();
  };
  return { ...bot, mia, ada, general: general!, staff: staff!, news: news!, set, publish };
}

describe('who does not see a collection', () => {
  it('learns nothing of it by any command, option or suggestion', async () => {
    const { discord, ada, general, staff, mia } = await staffBot();
    const inside = await discord.slash(mia, staff, 'ask', { question: ASKS });
    expect(words(inside)).toContain('La mairie de Dromadaire a voté');
    const tries: [string, Record<string, string>][] = [
      ['ask', { question: ASKS }],
      ['ask', { question: 'Que dit le maire ?', article: 'dromadaire1' }],
      ['ask', { question: 'Combien d’articles as-tu ?' }],
      ['ask', { question: 'Quel est le dernier article ?' }],
      ['ask', { question: 'Qui a écrit sur les écoles ?' }],
      ['source', { id: 'dromadaire2' }],
      ['source', { id: '@1.1' }],
      ['source', { id: '1' }],
      ['search', { words: 'écoles rénovées maire' }],
      ['articles', {}],
      ['articles', { filter: '2024' }],
      ['digest', { since: '2024-01', until: '2024-12' }],
      ['timeline', { subject: 'budget voté par la mairie' }],
      ['status', {}],
      ['help', {}],
    ];
    for (const [command, options] of tries) {
      const what = `/${command} ${JSON.stringify(options)}`;
      tellsNothing(what, await discord.slash(ada, general, command, options));
    }
    expect(words(await discord.slash(ada, general, 'status'))).toContain('**Articles** — 6');
    for (const typed of ['', 'droma', '1', 'budget', 'Anne']) {
      for (const [command, options] of [
        ['ask', { question: 'q', article: typed }],
        ['source', { id: typed }],
      ] as const) {
        const { choices } = await discord.autocomplete(ada, general, command, options);
        expect(JSON.stringify(choices), `${command} ${typed}`).not.toMatch(/dromadaire/i);
      }
    }
  });

  it('learns nothing by messages, threads, follow-ups, checks and direct messages', async () => {
    const { discord, ada, mia, general, staff } = await staffBot();
    const asked = await discord.say(ada, general, ASKS, { mention: true });
    tellsNothing('a mention', asked);
    await discord.click(ada, asked, 'Dans un fil');
    const thread = discord.thread(asked);
    tellsNothing(
      'a thread',
      await discord.say(ada, thread, 'et à Dromadaire ?', { mention: true }),
    );
    tellsNothing('its list', await discord.slash(ada, thread, 'articles'));
    const claim = discord.post(mia, general, 'La mairie de Dromadaire a voté 310 millions.');
    const checked = await discord.contextMenu(ada, claim, 'Vérifier dans les articles');
    expect(words(checked)).not.toContain('Journal de Dromadaire');
    tellsNothing('a direct message', await discord.dm(ada, ASKS));
    // A thread below #staff shows what #staff shows, and nothing of it is taken to #general.
    const inside = await discord.slash(mia, staff, 'ask', { question: ASKS });
    expect(words(inside)).toContain('La mairie de Dromadaire');
    tellsNothing('after it', await discord.say(ada, general, 'et les écoles ?', { mention: true }));
  });

  it('learns nothing by what buttons elsewhere would do, were they pressed here', async () => {
    const { discord, ada, mia, general, staff } = await staffBot();
    await discord.slash(mia, staff, 'ask', { question: ASKS });
    const here = await discord.slash(ada, general, 'articles');
    const press = async (customId: string): Promise<SeenMessage> =>
      discord.replyTo(discord.startForged(ada, here, { component_type: 2, custom_id: customId }), {
        until: ({ text }) => text !== '',
      });
    for (const customId of [
      'cite:1:1',
      'sources:1',
      'open:dromadaire1:0',
      'place:dromadaire1:0',
      'card:dromadaire1',
      'whole:dromadaire1:0',
      'leaf:dromadaire1:0',
      'search:0:écoles',
      'list:0:dromadaire',
      'digest:0:2024:2024',
      'timeline:0:budget de la mairie',
      'news:0:1:1:1:dromadaire1:dromadaire2',
    ]) {
      tellsNothing(customId, await press(customId));
    }
  });

  it('learns nothing of what somebody asked in private, where a button names it by an id given anew', async () => {
    const { discord, ada, mia, general, set } = await staffBot();
    await set({ collection: '*' });
    const asked = await discord.slash(mia, general, 'ask', { question: ASKS, private: true });
    expect(words(asked)).toContain('La mairie de Dromadaire a voté');
    const here = await discord.slash(ada, general, 'articles', { filter: 'Clafoutis' });
    for (const customId of ['alone:1', 'thread:1', 'sources:1', 'cite:1:1', 'vote:1:1']) {
      const pressed = await discord.replyTo(
        discord.startForged(ada, here, { component_type: 2, custom_id: customId }),
        { until: ({ text }) => text !== '' },
      );
      expect(words(pressed), customId).toContain('Cette réponse n’est plus gardée');
    }
  });

  it('is told nothing more in private where a role was taken, or the server was left', async () => {
    const { discord, general, set, publish } = await staffBot();
    const [eve, max, zoe] = ['Eve', 'Max', 'Zoe'].map((name) =>
      discord.user(name, { permissions: ['AddReactions'], locale: 'fr' }),
    );
    for (const { roleId } of [eve!, max!, zoe!]) {
      await set({ collection: 'interne', collection_role: roleId });
    }
    for (const one of [eve!, max!, zoe!]) await discord.slash(one, general, 'subscribe');
    Object.assign(max!, { permissions: 0n });
    discord.guild('Kiosk').members.delete(zoe!.id);
    publish();
    const newsOf = (one: typeof eve) => discord.messages(discord.directMessages(one!))[0];
    const told = await discord.waitFor('what the role opens', () => newsOf(eve));
    expect(JSON.stringify(told)).toContain('Journal de Dromadaire');
    const less = await discord.waitFor('what all see', () => newsOf(max));
    expect(JSON.stringify(less)).toContain('Journal de Clafoutis');
    tellsNothing('without the role', less);
    await discord.silence(300);
    expect(newsOf(zoe)).toBeUndefined();
  });

  it('is told nothing in private once they left the only server that may ask', async () => {
    const { discord, ada, mia, general, set, publish } = await staffBot([], { homeOnly: 'Kiosk' });
    await set({ collection: '*' });
    await discord.slash(ada, general, 'subscribe');
    await discord.slash(mia, general, 'subscribe');
    discord.guild('Kiosk').members.delete(ada.id);
    publish();
    const newsOf = (one: typeof ada) => discord.messages(discord.directMessages(one));
    await discord.waitFor('news of a member', () => newsOf(mia)[0]);
    await discord.silence(300);
    expect(newsOf(ada)).toEqual([]);
  });

  it('learns nothing by subscriptions, announcements and insights', async () => {
    const { discord, ada, mia, general, staff, news, publish, set } = await staffBot();
    await discord.slash(ada, general, 'subscribe', { subject: 'budget de Dromadaire' });
    await discord.slash(ada, general, 'subscribe', { subject: 'budget de la mairie' });
    await discord.slash(mia, news, 'subscribe', { where: 'here' });
    await discord.slash(mia, staff, 'subscribe', { where: 'here' });
    publish();
    const announced = await discord.waitFor('an announcement', () =>
      discord.messages(news).find(({ text }) => text.includes('🔔')),
    );
    tellsNothing('an announcement', announced);
    const inside = await discord.waitFor('one in #staff', () =>
      discord.messages(staff).find(({ text }) => text.includes('🔔')),
    );
    expect(JSON.stringify(inside)).toContain('Journal de Dromadaire');
    for (const told of discord.messages(discord.directMessages(ada))) tellsNothing('news', told);
    // Found while it was open, told when it was closed.
    await set({ collection: 'sport', collection_channel: staff.id });
    await set({ collection: 'interne', collection_channel: staff.id, collection_close: true });
    const before = discord.messages(staff).length;
    publish();
    await new Promise((resolve) => setTimeout(resolve, 500));
    for (const told of discord.messages(staff).slice(before)) tellsNothing('later news', told);
    const insights = await discord.slash(mia, general, 'insights');
    tellsNothing('insights', insights);
  });
});

describe('a collection that whoever runs the bot keeps from a server', () => {
  const rules: readonly CollectionRule[] = [
    { id: 'interne', names: { fr: 'Interne', en: 'Internal' }, files: ['interne/*'], servers: [] },
  ];

  it('is not known to those who manage it either', async () => {
    const { discord, mia, general, set } = await staffBot(rules);
    const { choices } = await discord.autocomplete(mia, general, 'settings', { collection: '' });
    expect(choices.map(({ value }) => value)).toContain('sport');
    expect(JSON.stringify(choices)).not.toMatch(/intern/i);
    const opened = await set({ collection: 'interne' });
    expect(words(opened)).toContain('pas de collection « interne »');
    const shown = await discord.slash(mia, general, 'settings');
    expect(words(shown)).not.toMatch(/Interne|Internal/);
  });
});
