import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withCommandMentions } from '../../src/discord/views/command-mentions.ts';
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

it('help shows what its reader may use', async () => {
  const { discord } = await testBot();
  const ada = discord.user('Ada', { locale: 'fr' });
  const manager = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'fr' });
  const general = discord.channel('general');
  const help = async (user: typeof ada) => (await discord.slash(user, general, 'help')).text;
  expect(await help(ada)).not.toMatch(/<\/(?:settings|reindex):/);
  expect(await help(manager)).toMatch(/<\/settings:/);
  expect(await help(manager)).toMatch(/<\/reindex:/);
  const direct = await discord.slash(ada, discord.directMessages(ada), 'help');
  expect(direct.text).not.toMatch(/<\/settings:/);
});
