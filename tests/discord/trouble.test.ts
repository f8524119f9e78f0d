import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { botDbPath } from '../../src/memory/sqlite/open-bot-db.ts';
import { answer, excerpt, fakeKiosque, loire } from '../commands/fake-kiosque.ts';
import { testBot, words } from './test-bot.ts';

const broken = () => {
  const fake = fakeKiosque();
  let failures = 1;
  return {
    ...fake.kiosque,
    ask: async (...args: Parameters<typeof fake.kiosque.ask>) => {
      if (failures-- > 0) throw new Error('the cellar is flooded');
      return fake.kiosque.ask(...args);
    },
  };
};

it('of the disk keeps no answer from being shown, only what needs it to be kept', async () => {
  const { discord, config, log } = await testBot();
  const db = new Database(botDbPath(config.dataDir));
  for (const when of ['INSERT ON answers', 'INSERT ON guilds', 'UPDATE ON guilds']) {
    db.exec(`CREATE TRIGGER "${when}" BEFORE ${when}
      BEGIN SELECT raise(FAIL, 'database or disk is full'); END`);
  }
  db.close();
  const ada = discord.user('Ada', { locale: 'fr' });
  const general = discord.channel('general');
  const shown = await discord.slash(ada, general, 'ask', { question: 'Combien ?' });
  expect(shown.text).toContain('communes');
  const mentioned = await discord.say(ada, general, 'Combien ?', { mention: true });
  expect(mentioned.text).toContain('communes');
  expect(log()).toContain('bot.db could not be written');
});

describe('a failure', () => {
  it('of the reader leaves an answer without it, and a line in the log', async () => {
    const unread = answer({ readingTrouble: 'reading took more than 10000 ms' });
    const { kiosque } = fakeKiosque({ ask: async () => unread });
    const { discord, log } = await testBot({ kiosque });
    const general = discord.channel('general');
    const said = await discord.say(discord.user('Ada'), general, 'Combien ?', { mention: true });
    expect(words(said)).toContain('communes');
    expect(log()).toContain('reading took more than 10000 ms');
  });

  it('ends in an apology with an id that is in the log with the stack', async () => {
    const { discord, log } = await testBot({ kiosque: broken() });
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const shown = await discord.slash(ada, general, 'ask', { question: 'secret de Polichinelle' });
    const id = /[0-9a-f]{8}$/.exec(shown.text)?.[0];
    expect(words(shown)).toContain('Désolé');
    const line = log()
      .split('\n')
      .find((one) => one.includes(String(id)));
    expect(JSON.parse(line!)).toMatchObject({
      level: 50,
      errorId: id,
      err: { message: 'the cellar is flooded', stack: expect.stringContaining('trouble.test') },
    });
    expect(log()).not.toContain('Polichinelle');
    expect(log()).not.toContain(discord.token);
    expect((await discord.slash(ada, general, 'ask', { question: 'q' })).text).toContain(
      'communes',
    );
  });

  it('of a mention, a button or a form does not end the process either', async () => {
    const fake = fakeKiosque({
      ask: async () => {
        throw new Error('no');
      },
      excerpt: () => {
        throw new Error('no');
      },
    });
    const working = fakeKiosque();
    const bot = await testBot({ kiosque: working.kiosque });
    const { discord } = bot;
    const ada = discord.user('Ada', { locale: 'fr' });
    const shown = await discord.slash(ada, discord.channel('general'), 'ask', { question: 'q' });
    await bot.restart({
      ...working.kiosque,
      ...{ ask: fake.kiosque.ask, excerpt: fake.kiosque.excerpt },
    });
    expect(
      words(await discord.say(ada, discord.channel('general'), 'q', { mention: true })),
    ).toContain('Désolé');
    const opened = await discord.click(ada, shown, '[1]');
    expect(words(opened)).toContain('Désolé');
    expect(opened.ephemeralTo).toBe(ada.id);
    const modal = await discord.openModal(ada, shown, 'Poursuivre');
    expect(words(await discord.submitModal(ada, modal, { text: 'et ?' }))).toContain('Désolé');
    // What everyone sees stays as it was.
    expect(discord.now(shown).text).toContain('communes');
  });
});

describe('Discord', () => {
  it('may drop the gateway: what was asked meanwhile is answered', async () => {
    const { discord, log } = await testBot();
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const back = discord.dropGateway();
    const question = discord.post(ada, general, 'Combien ?', { mention: true });
    expect(await back).toBe('resumed');
    expect((await discord.answerTo(question)).text).toContain('communes');
    expect(log()).toContain('the gateway was lost');
    expect(log()).toContain('the gateway is back');
    expect(await discord.dropGateway(null)).toBe('resumed');
  });

  it.each([
    { status: 429, retryAfter: 0.2 },
    { status: 500 },
    { status: 502, times: 2 },
    { status: 'reset' as const },
  ])('may answer $status for a moment', async (fault) => {
    const { discord } = await testBot();
    const ada = discord.user('Ada', { locale: 'fr' });
    discord.failNext({ ...fault, path: /webhooks|callback|messages/ });
    const shown = await discord.slash(ada, discord.channel('general'), 'ask', { question: 'q' });
    expect(shown.text).toContain('communes');
    discord.failNext({ ...fault, method: 'POST', path: '/messages' });
    const said = await discord.say(ada, discord.channel('general'), 'Combien ?', { mention: true });
    expect(said.text).toContain('communes');
  });

  it('may be down for long: the next question is answered', async () => {
    const { discord, log } = await testBot();
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    discord.failNext({ status: 503, path: 'callback', times: 4 });
    const shown = await discord.slash(ada, general, 'ask', { question: 'q' });
    expect(words(shown)).toContain('Désolé');
    expect(log()).toContain('"status":503');
    expect((await discord.slash(ada, general, 'ask', { question: 'q' })).text).toContain(
      'communes',
    );
  });

  it('may find an answer too late', async () => {
    const { discord, log } = await testBot({ discord: { clockScale: 20 }, violations: true });
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    discord.failNext({ path: 'callback', delayMs: 400 });
    await expect(discord.slash(ada, general, 'ask', { question: 'q' })).rejects.toThrow();
    await discord.waitFor('the log', () => log().includes('"kind":"late"') || undefined);
    expect((await discord.slash(ada, general, 'ask', { question: 'q' })).text).toContain(
      'communes',
    );
  });
});

describe('without the permission', () => {
  it('to write, it tells the asker privately', async () => {
    const { discord, log } = await testBot();
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    discord.deny(general, ['SendMessages']);
    discord.post(ada, general, 'Combien de communes ?', { mention: true });
    const told = await discord.waitFor(
      'a direct message',
      () => discord.messages(discord.directMessages(ada))[0],
    );
    expect(words(told)).toContain(`Je ne peux pas écrire dans <#${general.id}>`);
    const eve = discord.user('Eve');
    discord.closeDirectMessages(eve);
    discord.post(eve, general, 'Combien de communes ?', { mention: true });
    await discord.waitFor('the log', () => log().includes('50007') || undefined);
  });

  it('to embed, it writes plainly', async () => {
    const { discord } = await testBot();
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    discord.deny(general, ['EmbedLinks']);
    const said = await discord.say(ada, general, 'Combien ?', { mention: true });
    expect(said.embeds).toEqual([]);
    expect(said.content).toContain('communes ont été inondées');
    expect(words(said)).toContain('Il me manque la permission « Intégrer des liens »');
    const shown = await discord.slash(ada, general, 'ask', { question: 'q' });
    expect(shown.content).toContain('communes ont été inondées');
    const opened = await discord.click(ada, shown, '[1]');
    expect(opened.content).toContain('**La Loire en crue**');
  });

  it('to read what was said before, it answers without a reply', async () => {
    const { discord } = await testBot();
    const general = discord.channel('general');
    discord.deny(general, ['ReadMessageHistory']);
    const said = await discord.say(discord.user('Ada'), general, 'Combien ?', { mention: true });
    expect(said.repliesTo).toBeNull();
    expect(said.text).toContain('communes');
  });

  it('to open threads, it says which one is missing', async () => {
    const { discord } = await testBot();
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const said = await discord.say(ada, general, 'Combien ?', { mention: true });
    discord.deny(general, ['CreatePublicThreads']);
    const refused = await discord.click(ada, said, 'Dans un fil');
    expect(words(refused)).toContain('« Créer des fils publics »');
    expect(refused.ephemeralTo).toBe(ada.id);
  });
});

const hostile = [
  '@everyone @here <@1> <@&2> <#3> </ask:4> <t:0> <:a:5>',
  '[cliquez](http://evil.example) <http://evil.example>',
  '```\n# titre\n> cité\n- liste\n1. un\n-# petit\n||caché||\n```',
  '\u202egauche\u2066 \u200bz\u200be\u200br\u200bo\ufeff',
  '😀👨‍👩‍👧'.repeat(300),
  `${'*_~`|'.repeat(400)}`,
  'a'.repeat(10_000),
  `Phrase ${'très '.repeat(30)}longue. `.repeat(60),
];

describe('hostile text', () => {
  it.each(hostile)('%# in articles, titles and questions breaks nothing', async (text) => {
    const article = {
      ...loire,
      title: text,
      publisher: text,
      author: text,
      file: text,
    };
    const cited = {
      n: 1,
      articleId: 'loire1',
      file: text,
      article,
      start: 0,
      end: text.length,
      quote: text,
    };
    const spans = [{ start: 0, end: Math.min(5, text.length) }];
    const changes = {
      ask: async (question: string) =>
        question === 'rien'
          ? answer({
              kind: 'abstained',
              sentences: [],
              notes: [text],
              closest: { ...article, articleId: 'loire1' },
            })
          : answer({
              question,
              notes: [text],
              sentences: [1, 2, 3].map((n) => ({
                kind: 'quoted' as const,
                citation: { ...cited, n },
                highlights: spans,
              })),
            }),
      article: async (id: string) => (id === 'loire1' ? { ...article, text, leftovers: [] } : null),
      articles: async () => [article],
      excerpt: async () =>
        excerpt({
          article,
          passage: { start: 0, end: text.length, text },
          cited: { start: 0, end: text.length },
        }),
      search: async () => ({
        passages: [1, 2, 3, 4, 5, 6].map((rank) => ({
          rank,
          article,
          chunk: { id: rank, articleId: 'loire1', start: rank, end: text.length, text },
          score: 1,
        })),
        notes: [text],
      }),
    };
    const { discord } = await testBot({ kiosque: fakeKiosque(changes).kiosque });
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const question = text.slice(0, 1900);
    const seen = [
      await discord.slash(ada, general, 'ask', { question }),
      await discord.slash(ada, general, 'ask', { question: 'rien' }),
      await discord.slash(ada, general, 'search', { words: question }),
      await discord.slash(ada, general, 'source', { id: '1' }),
      await discord.slash(ada, general, 'source', { id: 'loire1' }),
      await discord.slash(ada, general, 'source', { id: question }),
      await discord.slash(ada, general, 'articles', { filter: question }),
      await discord.say(ada, general, question, { mention: true }),
    ];
    await discord.click(ada, seen[0]!, 'Sources');
    await discord.click(ada, seen[4]!, 'Article entier');
    await discord.click(ada, seen[2]!, '▶️');
    await discord.autocomplete(ada, general, 'source', { id: '' });
    const thread = await discord.click(ada, seen[7]!, 'Dans un fil');
    expect(thread.ephemeralTo).toBe(ada.id);
    expect(discord.pings).toEqual([]);
    for (const { content, embeds } of seen) {
      const read = `${content}\n${embeds.map(({ title, description }) => `${title}\n${description}`)}`;
      expect(read).not.toMatch(/@everyone|@here|\p{Bidi_Control}|(?<!\\)\]\(http:\/\/evil/u);
      expect(read).not.toMatch(/^(#|>|- |```)/m);
    }
  });
});
