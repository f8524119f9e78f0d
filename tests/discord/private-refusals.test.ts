import { describe, expect, it } from 'vitest';
import { fakeKiosque } from '../commands/fake-kiosque.ts';
import { testBot, words } from './test-bot.ts';

const guilds = [{ name: 'Kiosk', channels: ['general', 'questions'] }];

describe('a refusal is told to the asker alone', () => {
  it('in a channel that was not chosen', async () => {
    const { discord } = await testBot({ discord: { guilds } });
    const manager = discord.user('Mia', { permissions: ['ManageGuild'] });
    const ada = discord.user('Ada', { locale: 'en-US' });
    const general = discord.channel('general');
    const questions = discord.channel('questions');
    await discord.slash(manager, general, 'settings', { channel: questions.id });
    const refused = await discord.slash(ada, general, 'ask', { question: 'q' });
    expect(refused.ephemeralTo).toBe(ada.id);
    const before = discord.messages(general).length;
    discord.post(ada, general, 'What happened?', { mention: true });
    const told = await discord.waitFor(
      'a direct message',
      () => discord.messages(discord.directMessages(ada))[0],
    );
    expect(words(told)).toContain(`I do not answer in this channel, but in: <#${questions.id}>`);
    expect(discord.messages(general)).toHaveLength(before + 1);
  });

  it('beyond the limits, and of nobody where direct messages are closed', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({ kiosque, env: { RATE_PER_USER: '1' } });
    const ada = discord.user('Ada', { locale: 'en-US' });
    const general = discord.channel('general');
    const shown = await discord.slash(ada, general, 'ask', { question: 'How many?' });
    expect(shown.ephemeralTo).toBeNull();
    const refused = await discord.slash(ada, general, 'ask', { question: 'How many?' });
    expect(refused.ephemeralTo).toBe(ada.id);
    expect(words(refused)).toContain('Slow down!');
    const form = await discord.openModal(ada, shown, 'Follow up');
    const again = await discord.submitModal(ada, form, { text: 'and then?' });
    expect(again.ephemeralTo).toBe(ada.id);
    discord.closeDirectMessages(ada);
    discord.post(ada, general, 'How many?', { mention: true });
    await discord.silence(300);
    expect(asked).toHaveLength(1);
  });
});

describe('what was wrong with what somebody typed is told to them alone', () => {
  it.each([
    ['ask', { question: 'How many?', since: 'the day of glory' }, 'not a date'],
    ['search', { words: 'flood', until: 'never' }, 'not a date'],
    ['source', { id: 'nowhere' }, 'No article'],
    ['digest', { since: '2024', until: '2023' }, '2024'],
    ['timeline', { subject: '…' }, 'subject'],
  ])('/%s', async (command, options, told) => {
    const { discord } = await testBot({ discord: { guilds } });
    const ada = discord.user('Ada', { locale: 'en-US' });
    const general = discord.channel('general');
    const shown = await discord.slash(ada, general, command, options);
    expect(words(shown)).toContain(told);
    expect(shown.ephemeralTo).toBe(ada.id);
    expect(discord.messages(general).filter(({ ephemeralTo }) => ephemeralTo === null)).toEqual([]);
  });

  it('and so is what failed in between', async () => {
    const { kiosque } = fakeKiosque({
      ask: async () => {
        throw new Error('broken');
      },
    });
    const { discord } = await testBot({ kiosque, discord: { guilds } });
    const ada = discord.user('Ada', { locale: 'en-US' });
    const shown = await discord.slash(ada, discord.channel('general'), 'ask', { question: 'q?' });
    expect(words(shown)).toContain('something went wrong');
    expect(shown.ephemeralTo).toBe(ada.id);
    // Nobody else is in a direct message: what is there stays in its place.
    const direct = await discord.slash(ada, discord.directMessages(ada), 'timeline', {
      subject: '…',
    });
    expect(direct.ephemeralTo).toBeNull();
  });
});

it('a server that sends the bot away in the middle of an answer leaves no error', async () => {
  let release = () => {};
  const waiting = new Promise<void>((resolve) => {
    release = resolve;
  });
  const fake = fakeKiosque();
  let begun = 0;
  const { discord, log } = await testBot({
    kiosque: {
      ...fake.kiosque,
      ask: async (...args) => {
        begun += 1;
        await waiting;
        return fake.kiosque.ask(...args);
      },
    },
    discord: { guilds: [...guilds, { name: 'Other', channels: ['lobby'] }] },
    violations: true,
  });
  const ada = discord.user('Ada');
  discord.post(ada, discord.channel('general'), 'How many?', { mention: true });
  discord.startSlash(ada, discord.channel('general'), 'ask', { question: 'How many?' });
  await discord.waitFor('both to be asked', () => begun === 2 || undefined);
  discord.leaveGuild(discord.guild('Kiosk'));
  await new Promise((resolve) => setTimeout(resolve, 100));
  release();
  await discord.say(ada, discord.channel('lobby'), 'How many?', { mention: true });
  const levels = log()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).level as number);
  expect(Math.max(...levels)).toBeLessThan(50);
});

it('moderators may delete an answer', async () => {
  const { discord } = await testBot();
  const ada = discord.user('Ada', { locale: 'en-US' });
  const moderator = discord.user('Mod', { permissions: ['ManageMessages'] });
  const other = discord.user('Bob', { locale: 'en-US' });
  const shown = await discord.slash(ada, discord.channel('general'), 'ask', { question: 'q' });
  const refused = await discord.click(other, shown, '🗑️');
  expect(words(refused)).toContain('Only the person who asked and moderators');
  await discord.click(moderator, shown, '🗑️');
  expect(discord.now(shown).deleted).toBe(true);
});
