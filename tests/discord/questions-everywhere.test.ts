import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { isQuestion } from '../../src/discord/gateway/message-question.ts';
import { botDbPath } from '../../src/memory/sqlite/open-bot-db.ts';
import { fakeKiosque } from '../commands/fake-kiosque.ts';
import { testBot, words } from './test-bot.ts';

const reading = {
  env: { MESSAGE_CONTENT: 'on' },
  discord: {
    guilds: [{ name: 'Kiosk', channels: ['general', 'questions'] }],
    privilegedIntents: ['MessageContent'],
  },
} as const;

describe('a channel where every question is answered', () => {
  it('lets everything else be, and answers in its threads and posts too', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({ kiosque, ...reading });
    const manager = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'fr' });
    const ada = discord.user('Ada', { locale: 'fr' });
    const bob = discord.user('Bob');
    const questions = discord.channel('questions');
    const general = discord.channel('general');
    const settings = { questions: questions.id };
    const set = await discord.slash(manager, general, 'settings', settings);
    expect(words(set)).toContain(`**Sans être mentionné** — <#${questions.id}>`);
    const first = await discord.say(ada, questions, 'Combien de communes ?');
    expect(first.text).toContain('communes');
    const post = discord.openThread(ada, questions, 'La crue');
    await discord.say(ada, post, 'Quand la Loire a-t-elle débordé ?');
    expect(asked).toHaveLength(2);
    discord.post(ada, questions, 'Il fait beau aujourd’hui.');
    discord.post(ada, questions, 'Bonjour tout le monde, ça va ?');
    const talk = discord.post(bob, questions, 'Merci !');
    discord.post(ada, questions, 'De rien, tu viens demain ?', { replyTo: talk });
    discord.post(ada, questions, `<@${bob.id}> tu as vu la crue ?`);
    discord.post(ada, general, 'Combien de communes ?');
    await discord.silence(300);
    await discord.slash(manager, general, 'settings', { without: questions.id });
    discord.post(ada, questions, 'Combien de communes ?');
    await discord.silence(200);
    expect(asked).toHaveLength(2);
  });

  it('takes the title of a forum post for the question, where its text is none, and for what was said', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({
      kiosque,
      env: reading.env,
      discord: {
        ...reading.discord,
        guilds: [{ name: 'Kiosk', channels: ['general', { name: 'forum', type: 15 }] }],
      },
    });
    const mia = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'fr' });
    const ada = discord.user('Ada', { locale: 'fr' });
    const forum = discord.channel('forum');
    await discord.slash(mia, discord.channel('general'), 'settings', { questions: forum.id });
    const begin = (title: string, text: string) =>
      discord.say(ada, discord.openThread(ada, forum, title), text, { begins: true });
    await begin('Combien de communes ont été inondées ?', 'C’est pour un exposé.');
    await begin('La crue de la Loire', 'Combien de communes ont été inondées ?');
    expect(asked.map(({ question }) => question)).toEqual([
      'Combien de communes ont été inondées ?',
      'Combien de communes ont été inondées ?',
    ]);
    const turns = asked.map(({ options }) => options?.turns?.map(({ question }) => question));
    expect(turns).toEqual([[], ['La crue de la Loire']]);
    const post = discord.openThread(ada, forum, 'Bienvenue à toutes et à tous');
    discord.post(ada, post, 'Je me présente.', { begins: true });
    await discord.silence(200);
    expect(asked).toHaveLength(2);
  });

  it('says what it needs where the bot does not read messages', async () => {
    const { discord } = await testBot();
    const manager = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'en-US' });
    const general = discord.channel('general');
    const set = await discord.slash(manager, general, 'settings', { questions: general.id });
    expect(words(set)).toContain('must set MESSAGE_CONTENT=on');
  });
});

it.each([
  ['Combien de morts ?', true],
  ['How many died', true],
  ['Pourquoi le pont est fermé', true],
  ['Il pleut.', false],
  ['hello everyone', false],
  ['ça va ?', false],
  ['https://example.org/?q=1 regardez', false],
  ['quoi', false],
])('%s is a question: %s', (text, expected) => {
  expect(isQuestion(text)).toBe(expected);
});

describe('a reply', () => {
  it('to the bot needs no ping', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({ kiosque, ...reading });
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const shown = await discord.say(ada, general, 'Combien ?', { mention: true });
    await discord.say(ada, general, 'et en février ?', { replyTo: shown, ping: false });
    expect(asked[1]?.options?.turns).toHaveLength(1);
  });

  it.each(['is this true?', 'c’est vrai ?', 'vrai ?', 'check this please', 'vérifie'])(
    'with "%s" checks the message of somebody else',
    async (words_) => {
      const { kiosque, asked } = fakeKiosque();
      const { discord } = await testBot({ kiosque, ...reading });
      const ada = discord.user('Ada', { locale: 'fr' });
      const general = discord.channel('general');
      const claim = discord.post(discord.user('Bob'), general, '15 communes ont été inondées');
      const said = await discord.say(ada, general, words_, { mention: true, replyTo: claim });
      expect(asked[0]?.question).toBe('15 communes ont été inondées');
      expect(words(said)).toMatch(/15 communes, (?:les articles disent|the articles say) Douze/);
    },
  );

  it.each(['is this true?', 'vraiment vrai ?'])(
    'with "%s" to an answer of the bot is told where that comes from',
    async (text) => {
      const { kiosque, asked } = fakeKiosque();
      const { discord } = await testBot({ kiosque });
      const ada = discord.user('Ada', { locale: 'fr' });
      const general = discord.channel('general');
      const shown = await discord.say(ada, general, 'Combien ?', { mention: true });
      const said = await discord.say(ada, general, text, { mention: true, replyTo: shown });
      expect(words(said)).toMatch(/ma propre réponse|my own answer/);
      expect(asked).toHaveLength(1);
    },
  );
});

it('a message that Discord keeps from the bot is not said to be empty: the menu checks it', async () => {
  const { kiosque, asked } = fakeKiosque();
  const { discord } = await testBot({ kiosque });
  const ada = discord.user('Ada', { locale: 'fr' });
  const general = discord.channel('general');
  const claim = discord.post(discord.user('Bob'), general, '15 communes ont été inondées');
  discord.post(ada, general, 'c’est vrai ?', { mention: true, replyTo: claim });
  const told = await discord.waitFor(
    'a direct message',
    () => discord.messages(discord.directMessages(ada))[0],
  );
  expect(words(told)).toMatch(/ne me montre pas le message.*« Vérifier dans les articles »/);
  const checked = await discord.contextMenu(ada, claim, 'Check against the articles');
  expect(words(checked)).toContain('15 communes');
  expect(asked).toHaveLength(1);
});

describe('a question that leans on what people said', () => {
  const turnsOf = (asked: ReturnType<typeof fakeKiosque>['asked']) =>
    asked.map(({ options }) => (options?.turns ?? []).map(({ question }) => question));

  it('has the last messages of its thread, and the one that it was begun from', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({ kiosque, ...reading });
    const ada = discord.user('Ada', { locale: 'fr' });
    const bob = discord.user('Bob', { locale: 'fr' });
    const post = discord.openThread(bob, discord.channel('general'), 'La crue');
    discord.post(bob, post, 'La Loire a débordé à Orléans mardi.');
    discord.post(bob, post, 'ah bon');
    discord.post(ada, post, 'x'.repeat(20).concat(' mot'.repeat(80)));
    await discord.say(ada, post, 'et combien de communes ?', { mention: true });
    const [turns] = turnsOf(asked);
    expect(turns?.[0]).toBe('La Loire a débordé à Orléans mardi.');
    expect(turns).toHaveLength(2);
    expect(turns?.[1]?.length).toBeLessThanOrEqual(200);
  });

  it('has the message that it replies to, and keeps nothing of it', async () => {
    const { kiosque, asked } = fakeKiosque();
    const bot = await testBot({ kiosque, ...reading });
    const { discord } = bot;
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const said = discord.post(discord.user('Bob'), general, 'La Loire a débordé à Orléans mardi.');
    await discord.say(ada, general, 'et combien de communes ?', { mention: true, replyTo: said });
    expect(turnsOf(asked)).toEqual([['La Loire a débordé à Orléans mardi.']]);
    const db = new Database(botDbPath(bot.config.dataDir), { readonly: true });
    const rows = db.prepare('SELECT question, understood FROM answers').all();
    db.close();
    expect(rows).toEqual([{ question: 'et combien de communes ?', understood: null }]);
  });

  it('has nothing where the bot may not read it', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({ kiosque });
    const bob = discord.user('Bob', { locale: 'fr' });
    const post = discord.openThread(bob, discord.channel('general'), 'La crue');
    discord.post(bob, post, 'La Loire a débordé à Orléans mardi.');
    await discord.say(bob, post, 'et combien de communes ?', { mention: true });
    expect(turnsOf(asked)).toEqual([[]]);
  });
});
