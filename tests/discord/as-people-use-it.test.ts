import { describe, expect, it } from 'vitest';
import type { Kiosque } from '../../src/product/kiosque.ts';
import {
  abstention,
  answer,
  citation,
  fakeKiosque,
  loire,
  loireText,
} from '../commands/fake-kiosque.ts';
import { testBot, words } from './test-bot.ts';

/** Answers with these sentences of the article, one citation each. */
const citing = (...quotes: readonly string[]): Partial<Kiosque> => ({
  ask: async (question) =>
    answer({
      question,
      language: /^(?:How|What|The) /.test(question) ? 'en' : 'fr',
      sentences: quotes.map((quote, i) => {
        const start = loireText.indexOf(quote);
        const place = { n: i + 1, quote, start, end: start + quote.length };
        return { kind: 'quoted', citation: { ...citation, ...place }, highlights: [] };
      }),
    }),
});
const [overflowed, flooded] = ['La Loire a débordé mardi.', 'Douze communes ont été inondées.'];

describe('sources', () => {
  it('show a passage once, with all that is cited in it', async () => {
    const { kiosque } = fakeKiosque(citing(overflowed!, flooded!));
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada', { locale: 'en-US' });
    const general = discord.channel('general');
    const shown = await discord.slash(ada, general, 'ask', { question: 'What happened?' });
    const before = discord.messages(general).length;
    const sources = await discord.click(ada, shown, 'Sources');
    expect(words(sources)).toContain(`**${overflowed} ${flooded}**`);
    expect(words(sources)).toContain('Source [1] · Source [2]');
    await discord.silence(150);
    expect(discord.messages(general)).toHaveLength(before + 1);
  });

  it('keep the bold through the passages around', async () => {
    const { discord } = await testBot();
    const ada = discord.user('Ada', { locale: 'en-US' });
    const shown = await discord.slash(ada, discord.channel('general'), 'ask', { question: 'q' });
    const first = await discord.click(ada, shown, '[1]');
    expect(first.text).toContain(`**${flooded}**`);
    const next = await discord.click(ada, first, 'Next');
    expect(next.text).not.toContain('**');
    const back = await discord.click(ada, next, 'Previous');
    expect(back.text).toContain(`**${flooded}**`);
  });
});

describe('suggestions', () => {
  it('of articles that look alike are told apart by their files', async () => {
    const twins = ['a', 'b', 'c'].map((name) => ({
      ...loire,
      id: name,
      file: name === 'c' ? 'b.txt' : `${name}.txt`,
    }));
    const { kiosque } = fakeKiosque({ articles: async () => twins });
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const { choices } = await discord.autocomplete(ada, general, 'source', { id: 'loire' });
    expect(choices.map(({ name }) => name)).toEqual([
      'La Loire en crue — Le Courrier, 21 novembre 2023',
      'La Loire en crue — Le Courrier, 21 novembre 2023 (b.txt)',
      'La Loire en crue — Le Courrier, 21 novembre 2023 (b.txt) (2)',
    ]);
  });

  it('of a sentence that several answers cite come once', async () => {
    const { discord } = await testBot();
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    await discord.slash(ada, general, 'ask', { question: 'Combien ?' });
    await discord.slash(ada, general, 'ask', { question: 'Combien de communes ?' });
    const { choices } = await discord.autocomplete(ada, general, 'source', { id: '1' });
    expect(choices.filter(({ name }) => name.startsWith('[1]'))).toHaveLength(1);
  });
});

describe('a question', () => {
  it('is shown without raw ids, and so is what it opens', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const question = `Qu'a dit <@${ada.id}> dans <#${general.id}> <:ok:123456789012345678> <@987654321098765432> ?`;
    const shown = await discord.slash(ada, general, 'ask', { question });
    expect(shown.text).not.toMatch(/\d{15}/);
    expect(asked[0]?.question).toContain('dans #general :ok:');
    const card = await discord.slash(ada, general, 'source', { id: 'loire1' });
    expect(card.text).toContain('La Loire en crue');
    expect(card.text).not.toContain('loire1');
    expect((await discord.click(ada, shown, '[1]')).text).not.toContain('loire1');
  });

  it('at the end of a long message is found', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({ kiosque });
    const story = 'Il pleuvait hier et nous avons longtemps parlé du pont. '.repeat(8);
    const text = `${story}Combien de communes ont été inondées ? Merci d'avance.`;
    await discord.say(discord.user('Ada'), discord.channel('general'), text, { mention: true });
    expect(asked[0]?.question).toBe('Combien de communes ont été inondées ?');
    const unmarked = `${story}Je voudrais savoir combien de communes ont été inondées. Merci !`;
    await discord.say(discord.user('Ada'), discord.channel('general'), unmarked, { mention: true });
    expect(asked[1]?.question).toBe('Je voudrais savoir combien de communes ont été inondées.');
  });

  it('for the list of articles gets it', async () => {
    const { discord } = await testBot();
    const ada = discord.user('Ada', { locale: 'en-US' });
    const general = discord.channel('general');
    const question = 'What articles do you have?';
    const said = await discord.say(ada, general, question, { mention: true });
    expect(words(said)).toContain('2 articles');
    expect(said.selects[0]?.options.map(({ label }) => label)).toContain('La Loire en crue');
    expect(words(await discord.slash(ada, general, 'ask', { question }))).toContain('2 articles');
  });

  it('in another language is told which two are read', async () => {
    const ask: Kiosque['ask'] = async (question) =>
      question.startsWith('Quantas')
        ? answer({ question, kind: 'perhaps' })
        : { ...abstention, question };
    const { discord } = await testBot({ kiosque: fakeKiosque({ ask }).kiosque });
    const ada = discord.user('Ada', { locale: 'en-US' });
    const general = discord.channel('general');
    const doubtful = await discord.slash(ada, general, 'ask', {
      question: 'Quantas pessoas morreram?',
    });
    expect(words(doubtful)).toContain('I read French and English');
    const said = await discord.say(ada, general, '¿Cuántos murieron y quién está bien?', {
      mention: true,
    });
    expect(words(said)).toContain('I read French and English');
    expect(words(said)).toContain('Je lis le français et l’anglais');
    const own = await discord.say(ada, general, 'Combien de morts ?', { mention: true });
    expect(words(own)).not.toContain('I read French');
  });

  it('of a server with a language is answered in it, and of others in its own', async () => {
    const readers: unknown[] = [];
    const fake = fakeKiosque();
    const { discord } = await testBot({
      kiosque: {
        ...fake.kiosque,
        ask: (question, options) => {
          readers.push(options?.reader);
          return fake.kiosque.ask(question, options);
        },
      },
    });
    const manager = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'fr' });
    const general = discord.channel('general');
    await discord.slash(manager, general, 'ask', { question: 'Combien ?' });
    await discord.slash(manager, general, 'settings', { language: 'en' });
    await discord.slash(manager, general, 'ask', { question: 'Combien ?' });
    await discord.say(manager, general, 'Combien ?', { mention: true });
    expect(readers).toEqual([
      { language: 'fr', chosen: false },
      { language: 'en', chosen: true },
      { language: 'en', chosen: true },
    ]);
    discord.deny(general, ['EmbedLinks']);
    const shown = await discord.slash(manager, general, 'ask', { question: 'Combien ?' });
    expect(words(shown)).toContain('I lack the permission “Embed Links”');
  });

  it('of a server with a language: all that is said to whoever reads another one is in it', async () => {
    const { kiosque } = fakeKiosque({ articles: async () => [loire] });
    const { discord } = await testBot({ kiosque });
    const mia = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'en-US' });
    const general = discord.channel('general');
    await discord.slash(mia, general, 'settings', { language: 'fr' });
    const use = (name: string, options = {}) => discord.slash(mia, general, name, options);
    const shown = {
      answer: await use('ask', { question: 'How many?' }),
      date: await use('ask', { question: 'How many?', since: 'soon' }),
      search: await use('search', { words: 'ferry' }),
      articles: await use('articles'),
      digest: await use('digest', { period: 'week' }),
      timeline: await use('timeline', { subject: 'floods' }),
      subscribe: await use('subscribe', { subject: 'floods' }),
      subscriptions: await use('subscriptions'),
      status: await use('status'),
      settings: await use('settings'),
      quiet: await use('settings', { quiet: 'soon' }),
      insights: await use('insights'),
      help: await use('help'),
      forget: await use('forget'),
      source: await use('source', { id: 'nope' }),
      menu: await discord.contextMenu(
        mia,
        await discord.say(mia, general, 'How many?', { mention: true }),
        'Check against the articles',
      ),
      mention: await discord.say(mia, general, '', { mention: true }),
    };
    const english = /\b(?:the|of|and|is|are|your|you|with|no|ago|to|by)\b/i;
    for (const [name, message] of Object.entries(shown)) {
      const labels = message.buttons.map(({ label }) => label).join(' ');
      expect(`${words(message)} ${labels}`, name).not.toMatch(english);
    }
  });

  it.each(['hello', 'hi there', 'thanks!', 'any news?', 'show me more', 'tell me all'])(
    'as short as "%s" is English',
    async (text) => {
      const { discord } = await testBot({ env: { RATE_PER_USER: '1' } });
      const ada = discord.user('Ada');
      const general = discord.channel('general');
      await discord.say(ada, general, text, { mention: true });
      discord.post(ada, general, text, { mention: true });
      const told = await discord.waitFor(
        'a direct message',
        () => discord.messages(discord.directMessages(ada))[0],
      );
      expect(words(told)).toContain('Slow down!');
    },
  );

  it.each([
    ['fr', 'en-US', 'ferry?', 'The articles do not answer'],
    ['en-US', 'fr', 'ferry?', 'Les articles ne répondent pas'],
    // Those who never used a command are known by nothing but their server.
    ['en-GB', null, 'ferry?', 'The articles do not answer'],
    ['en-US', null, 'ferry?', 'Les articles ne répondent pas'],
    ['en-GB', 'en-US', 'le ferry ?', 'Les articles ne répondent pas'],
  ])(
    'a word of both, on a server in %s, for whose Discord is in %s: %s',
    async (locale, own, text, told) => {
      const readers: unknown[] = [];
      const { kiosque } = fakeKiosque({
        ask: async (question, options) => {
          readers.push(options?.reader?.language);
          return { ...abstention, question, language: options?.reader?.language ?? 'fr' };
        },
      });
      const { discord } = await testBot({
        kiosque,
        discord: { guilds: [{ name: 'Kiosk', locale, channels: ['general'] }] },
      });
      const ada = discord.user('Ada', own === null ? {} : { locale: own });
      const general = discord.channel('general');
      if (own !== null) await discord.slash(ada, general, 'status');
      const said = await discord.say(ada, general, text, { mention: true });
      expect(readers).toEqual([told.startsWith('The') ? 'en' : 'fr']);
      expect(words(said)).toContain(told);
    },
  );
});

describe('a check', () => {
  const check = 'Check against the articles';

  it('tells whether the articles have the same figure or another one', async () => {
    const { kiosque } = fakeKiosque(citing(flooded!));
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada', { locale: 'fr' });
    const bob = discord.user('Bob');
    const general = discord.channel('general');
    const results = [];
    for (const text of [
      '12 communes inondées !',
      '15 communes ont été inondées',
      'Des communes inondées',
    ]) {
      results.push(words(await discord.contextMenu(ada, discord.post(bob, general, text), check)));
    }
    expect(results[0]).toContain('Le même chiffre est dans les articles : 12 communes.');
    expect(results[1]).toContain('Le message dit 15 communes, les articles disent Douze communes.');
    expect(results[2]).toContain('jugez si cela confirme le message');
  });

  it('does not take an older figure for another one where an article has the same', async () => {
    const { kiosque } = fakeKiosque(citing(flooded!));
    const check: Kiosque['check'] = async (_claim, { sentences }) => ({
      type: 'differs',
      claimed: '12 communes',
      found: 'trois communes',
      sentence: sentences[0]!,
    });
    const { discord } = await testBot({ kiosque: { ...kiosque, check } });
    const ada = discord.user('Ada', { locale: 'fr' });
    const claim = discord.post(ada, discord.channel('general'), '12 communes inondées !');
    const shown = words(await discord.contextMenu(ada, claim, 'Check against the articles'));
    expect(shown).toContain('Le même chiffre est dans les articles : 12 communes.');
    expect(shown).not.toContain('trois');
  });

  it('quotes nothing that is about something else', async () => {
    const { discord } = await testBot();
    const ada = discord.user('Ada', { locale: 'en-US' });
    const claim = discord.post(ada, discord.channel('general'), 'La pizza de Paul était froide');
    const shown = await discord.contextMenu(ada, claim, check);
    expect(words(shown)).toContain('The articles say nothing of what this message states.');
    expect(shown.text).not.toContain('communes');
  });

  it('says what it cannot check: small talk, its own answers, pictures', async () => {
    const ask: Kiosque['ask'] = async (question) =>
      answer({ question, kind: 'chat', sentences: [] });
    const { kiosque } = fakeKiosque();
    const bot = await testBot({ kiosque });
    const { discord } = bot;
    const ada = discord.user('Ada', { locale: 'en-US' });
    const general = discord.channel('general');
    const own = await discord.slash(ada, general, 'ask', { question: 'q' });
    expect(words(await discord.contextMenu(ada, own, check))).toContain('This is my own answer');
    const link = discord.post(ada, general, 'https://example.org/picture.png');
    expect(words(await discord.contextMenu(ada, link, check))).toContain('no text to check');
    await bot.restart({ ...kiosque, ask });
    const hello = discord.post(ada, general, 'hello everyone');
    expect(words(await discord.contextMenu(ada, hello, check))).toContain('states nothing that');
    await bot.restart({ ...kiosque, ask: async (question) => ({ ...abstention, question }) });
    const talk = discord.post(
      ada,
      general,
      'Good evening everyone! Thanks. Shall we meet at the bridge?',
    );
    expect(words(await discord.contextMenu(ada, talk, check))).toContain('states nothing that');
  });

  it('reads the embeds of a message', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada', { locale: 'fr' });
    const post = discord.post(ada, discord.channel('general'), '');
    discord.embed(post, { title: 'Crue', description: 'Douze communes inondées' });
    await discord.contextMenu(ada, post, check);
    expect(asked[0]?.question).toBe('Crue\nDouze communes inondées');
  });
});

it('reconnecting is logged once a minute at most', async () => {
  let now = 1_000_000;
  const { discord, log } = await testBot({ clock: () => now });
  const lines = () => log().match(/the gateway (?:was lost|is back|failed)/g);
  for (let i = 0; i < 3; i++) await discord.dropGateway();
  await discord.silence(200);
  expect(lines()).toEqual(['the gateway was lost', 'the gateway is back']);
  now += 61_000;
  await discord.dropGateway();
  await discord.silence(200);
  expect(lines()).toHaveLength(4);
});
