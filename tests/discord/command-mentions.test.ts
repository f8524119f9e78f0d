import fc from 'fast-check';
import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { withCommandMentions } from '../../src/discord/views/command-mentions.ts';
import { messages } from '../../src/i18n/messages.ts';
import { answer, fakeKiosque } from '../commands/fake-kiosque.ts';
import { testBot, words } from './test-bot.ts';

const context = { language: 'fr', commandIds: new Map([['ask', '7']]) } as const;

it.each([
  ['Posez une question avec /demander.', 'Posez une question avec </ask:7>.'],
  ['Ask with /ask, please', 'Ask with </ask:7>, please'],
  ['/aide montre tout', '/aide montre tout'],
  ['https://host/ask et /ask/7 et a/ask', 'https://host/ask et /ask/7 et a/ask'],
  ['</ask:7>', '</ask:7>'],
  ['/asked', '/asked'],
])('of %s is %s', (text, expected) => {
  expect(withCommandMentions(text, context)).toBe(expected);
});

it('leaves a text without commands as it is, and does nothing twice', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const once = withCommandMentions(text, context);
      expect(withCommandMentions(once, context)).toBe(once);
      if (!/\/(ask|demander)/.test(text)) expect(once).toBe(text);
    }),
  );
});

it('names the registered commands, also after a restart that registers none', async () => {
  const bot = await testBot();
  const { discord } = bot;
  const ada = discord.user('Ada', { locale: 'fr' });
  const general = discord.channel('general');
  const idOf = (name: string) =>
    discord.commands().find((command) => command['name'] === name)?.['id'];
  const help = words(await discord.slash(ada, general, 'help'));
  expect(help).toContain(`**</ask:${idOf('ask')}>** — Pose une question`);
  expect(help).toContain(`Posez une question avec </ask:${idOf('ask')}>`);
  const problem = words(await discord.slash(ada, general, 'source', { id: 'nothing' }));
  expect(problem).toContain(`</articles:${idOf('articles')}> montre les articles`);
  await bot.restart();
  expect(words(await discord.slash(ada, general, 'help'))).toBe(help);
});

it.each(['fr', 'en-US'])(
  'every text names commands as they can be clicked, for who reads %s',
  async (locale) => {
    const language = locale === 'fr' ? 'fr' : 'en';
    const { smallTalk } = messages(language);
    const [sentence] = answer().sentences;
    const { kiosque } = fakeKiosque({
      search: async () => ({ passages: [], notes: [] }),
      ask: async (question) =>
        question.endsWith('?')
          ? answer({
              ...{ question, language, writtenBy: 'petit-modèle' },
              sentences: [{ ...sentence!, kind: 'written', text: 'Douze.' }],
            })
          : answer({
              ...{ question, language, kind: 'chat', sentences: [] },
              notes: question === 'help' ? [smallTalk.help] : [],
            }),
    });
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada', { locale, permissions: ['ManageGuild'] });
    const general = discord.channel('general');
    const use = (name: string, options: Record<string, string> = {}) =>
      discord.slash(ada, general, name, options);
    const shown = {
      written: await use('ask', { question: 'q?' }),
      help: await use('ask', { question: 'help' }),
      chat: await use('ask', { question: 'so' }),
      found: await use('search', { words: 'ferry' }),
      source: await use('source', { id: 'nope' }),
      subscribe: await use('subscribe', { subject: 'crue' }),
      again: await use('subscribe', { subject: 'crue' }),
      mention: await discord.say(ada, general, '', { mention: true }),
    };
    const named = commands.flatMap(({ name, names }) => [name, names.fr, names.en]);
    const typed = new RegExp(`(?<!<)/(?:${named.join('|')})\\b`);
    for (const [name, message] of Object.entries(shown)) {
      expect(words(message), name).toMatch(/<\/[a-z]+:\d+>/);
      expect(words(message), name).not.toMatch(typed);
    }
  },
);

it('help gives examples as they are filled in, and says what each menu does', async () => {
  const { discord } = await testBot();
  const general = discord.channel('general');
  const help = async (name: string, locale: string) =>
    words(await discord.slash(discord.user(name, { locale }), general, 'help'));
  const english = await help('Ada', 'en-US');
  expect(english).toContain('/digest period:since yesterday\n');
  expect(english).toContain('/digest since:2023-11\n');
  expect(english).toContain('/subscribe subject:bakers on strike how:once a day\n');
  expect(english).toContain('“Tell me when this changes” — On an answer of the bot: tells you');
  const french = await help('Luc', 'fr');
  expect(french).toContain('/revue période:depuis hier\n');
  expect(french).toContain('/suivre sujet:grève des boulangers quand:une fois par jour\n');
});

it('help shows what its reader may use', async () => {
  const { discord } = await testBot();
  const ada = discord.user('Ada', { locale: 'fr' });
  const manager = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'fr' });
  const general = discord.channel('general');
  const help = async (user: typeof ada) => (await discord.slash(user, general, 'help')).text;
  expect(await help(ada)).not.toMatch(/<\/(?:settings|reindex|insights):/);
  for (const name of ['settings', 'reindex', 'insights']) {
    expect(await help(manager)).toContain(`</${name}:`);
  }
  const direct = await discord.slash(ada, discord.directMessages(ada), 'help');
  expect(direct.text).not.toMatch(/<\/settings:/);
});
