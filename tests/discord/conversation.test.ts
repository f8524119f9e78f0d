import { describe, expect, it } from 'vitest';
import { citation, excerpt, fakeKiosque, loire, loireText } from '../commands/fake-kiosque.ts';
import { testBot, words } from './test-bot.ts';

const turn = (question: string) => ({
  question,
  understood: question,
  articleIds: ['loire1'],
  quote: citation.quote,
  quotes: [citation.quote],
});

describe('a mention', () => {
  it('asks, shows that it types, and is answered with a reply that pings nobody', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada');
    const general = discord.channel('general');
    const shown = await discord.say(ada, general, 'Combien de communes ?', { mention: true });
    expect(asked[0]).toEqual({ question: 'Combien de communes ?', options: { turns: [] } });
    expect(shown.repliesTo).not.toBeNull();
    expect(discord.typing).toContain(general.id);
    expect(discord.pings).toEqual([]);
    expect(shown.buttons.map(({ label }) => label)).toContain('Dans un fil');
    // The question stands right above.
    expect(shown.text).not.toContain('Combien de communes ?');
  });

  it('names other people by the names that are shown', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({ kiosque });
    const bob = discord.user('Bob');
    const general = discord.channel('general');
    await discord.say(discord.user('Ada'), general, `Que dit <@${bob.id}> ?`, { mention: true });
    expect(asked[0]?.question).toBe('Que dit @Bob ?');
  });

  it('without words gets the short help', async () => {
    const { discord } = await testBot();
    const general = discord.channel('general');
    const shown = await discord.say(discord.user('Ada'), general, '', { mention: true });
    expect(words(shown)).toContain('Posez une question avec </ask:');
    expect(words(shown)).toContain('Dans un fil aussi, mentionnez');
  });

  it('of everyone, of a bot or of another person is not for it', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada');
    const general = discord.channel('general');
    discord.post(ada, general, '@everyone Combien ?');
    discord.post(ada, general, 'Combien ?', { mention: true, asBot: true });
    discord.post(ada, general, `<@${discord.user('Bob').id}> Combien ?`);
    await discord.silence(300);
    expect(asked).toEqual([]);
  });

  it('that is edited or deleted is no error', async () => {
    let release = () => {};
    const waiting = new Promise<void>((resolve) => {
      release = resolve;
    });
    const fake = fakeKiosque();
    const ask: typeof fake.kiosque.ask = async (...args) => {
      await waiting;
      return fake.kiosque.ask(...args);
    };
    const { discord, log } = await testBot({ kiosque: { ...fake.kiosque, ask } });
    const ada = discord.user('Ada');
    const question = discord.post(ada, discord.channel('general'), 'Combien ?', { mention: true });
    await discord.waitFor('typing', () => discord.typing.length > 0 || undefined);
    discord.editMessage(question, 'autre');
    discord.deleteMessage(question);
    release();
    const shown = await discord.answerTo(question);
    expect(shown.text).toContain('communes');
    expect(log()).not.toContain('"level":50');
  });
});

describe('what follows', () => {
  it('a reply to an answer, with the turns before', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada');
    const general = discord.channel('general');
    const first = await discord.say(ada, general, 'Combien ?', { mention: true });
    const second = await discord.say(discord.user('Bob'), general, 'et en février ?', {
      replyTo: first,
    });
    await discord.say(ada, general, 'et où ?', { replyTo: second });
    // A new mention begins anew.
    await discord.say(ada, general, 'Autre chose ?', { mention: true });
    expect(asked.map(({ options }) => options?.turns)).toEqual([
      [],
      [turn('Combien ?')],
      [turn('Combien ?'), turn('et en février ?')],
      [],
    ]);
    expect(asked[1]?.options?.conversation).toMatch(/^discord-/);
  });

  it('the button under every answer', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada', { locale: 'fr' });
    const shown = await discord.slash(ada, discord.channel('general'), 'ask', {
      question: 'Combien ?',
    });
    const modal = await discord.openModal(ada, shown, 'Poursuivre');
    const next = await discord.submitModal(ada, modal, { 'Votre question': 'et en février ?' });
    expect(asked[1]).toMatchObject({
      question: 'et en février ?',
      options: { turns: [turn('Combien ?')] },
    });
    expect(next.ephemeralTo).toBeNull();
    expect(next.text).toContain('et en février ?');
  });

  it('is asked again without what was carried over, by a button that stands where something was', async () => {
    const fake = fakeKiosque();
    const ask: typeof fake.kiosque.ask = async (question, options) => ({
      ...(await fake.kiosque.ask(question, options)),
      ...((options?.turns ?? []).length > 0 && {
        understood: `${question} Combien ?`,
        mayStandAlone: true as const,
      }),
    });
    const { discord } = await testBot({ kiosque: { ...fake.kiosque, ask } });
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const first = await discord.say(ada, general, 'Combien ?', { mention: true });
    expect(first.buttons.map(({ label }) => label)).not.toContain('Sans ce qui précède');
    const second = await discord.say(ada, general, 'et les digues ?', { replyTo: first });
    const again = await discord.click(ada, second, 'Sans ce qui précède');
    expect(fake.asked[2]).toMatchObject({ question: 'et les digues ?', options: { turns: [] } });
    expect(again.text).toContain('et les digues ?');
    expect(again.ephemeralTo).toBeNull();
    expect(again.buttons.map(({ label }) => label)).not.toContain('Sans ce qui précède');
  });

  it('in a thread, mentions; in direct messages, all', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada', { locale: 'fr' });
    const shown = await discord.say(ada, discord.channel('general'), 'Combien ?', {
      mention: true,
    });
    const opened = await discord.click(ada, shown, 'Dans un fil');
    expect(opened.ephemeralTo).toBe(ada.id);
    const thread = discord.thread(shown);
    expect(thread.name).toBe('Combien ?');
    const inThread = await discord.say(ada, thread, 'et en février ?', { mention: true });
    expect(inThread.buttons.map(({ label }) => label)).not.toContain('Dans un fil');
    await discord.say(ada, thread, 'et où ?', { mention: true });
    expect(asked.slice(1).map(({ options }) => options?.turns?.length)).toEqual([1, 2]);
    const again = await discord.click(ada, shown, 'Dans un fil');
    expect(again.text).toContain(thread.id);

    await discord.dm(ada, 'Qui ?');
    await discord.dm(ada, 'et quand ?');
    expect(asked.slice(3).map(({ options }) => options?.turns)).toEqual([[], [turn('Qui ?')]]);
    // A message without a mention is not even readable.
    discord.post(ada, thread, 'bavardage');
    await discord.silence(200);
    expect(asked).toHaveLength(5);
  });

  it('in a thread, everything with MESSAGE_CONTENT=on', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord, said } = await testBot({
      kiosque,
      env: { MESSAGE_CONTENT: 'on' },
      discord: { privilegedIntents: ['MessageContent'] },
    });
    expect(said.join()).toContain('MessageContent');
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const shown = await discord.say(ada, general, 'Combien ?', { mention: true });
    await discord.click(ada, shown, 'Dans un fil');
    await discord.say(ada, discord.thread(shown), 'et en février ?');
    expect(asked[1]).toMatchObject({
      question: 'et en février ?',
      options: { turns: [turn('Combien ?')] },
    });
    discord.post(ada, general, 'bavardage');
    await discord.silence(200);
    expect(asked).toHaveLength(2);
  });

  it('goes on after a restart, until it is forgotten', async () => {
    const { kiosque, asked } = fakeKiosque();
    const bot = await testBot({ kiosque });
    const { discord } = bot;
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const shown = await discord.say(ada, general, 'Combien ?', { mention: true });
    await discord.click(ada, shown, 'Dans un fil');
    await bot.restart();
    await discord.say(ada, general, 'et ?', { replyTo: shown });
    await discord.say(ada, discord.thread(shown), 'et ?', { mention: true });
    const asking = await discord.slash(ada, general, 'forget');
    const nothing = await discord.click(ada, asking, 'Garder');
    expect(words(nothing)).toBe('Rien n’a été effacé.');
    const again = await discord.slash(ada, general, 'forget');
    const erased = await discord.click(ada, again, 'Effacer');
    expect(words(erased)).toMatch(/C’est effacé.: 3.questions, avec/);
    expect(erased.buttons).toEqual([]);
    await discord.say(ada, general, 'et encore ?', { replyTo: shown });
    expect(asked.map(({ options }) => options?.turns?.length)).toEqual([0, 1, 1, 0]);
  });
});

describe('after a restart, the buttons', () => {
  it('do what they did', async () => {
    const bot = await testBot();
    const { discord } = bot;
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const shown = await discord.slash(ada, general, 'ask', { question: 'Combien ?' });
    await bot.restart();
    expect((await discord.click(ada, shown, '[1]')).text).toContain('**Douze communes');
    expect((await discord.click(ada, shown, '👍')).text).toContain('Merci');
    const modal = await discord.openModal(ada, shown, 'Poursuivre');
    await bot.restart();
    expect((await discord.submitModal(ada, modal, { text: 'et ?' })).text).toContain('communes');
  });

  it('show what was cited then, where the article has changed or is gone', async () => {
    const bot = await testBot();
    const { discord } = bot;
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const shown = await discord.slash(ada, general, 'ask', { question: 'Combien ?' });

    await bot.restart(
      fakeKiosque({ article: async () => null, excerpt: async () => null }).kiosque,
    );
    const gone = await discord.click(ada, shown, '[1]');
    expect(words(gone)).toContain(
      'L’article a été retiré depuis ; voici ce qui en a été cité alors.',
    );
    expect(gone.text).toContain('La Loire a débordé mardi. **Douze communes ont été inondées.**');
    expect(gone.text).toContain('21 novembre 2023');

    const changed = { ...loire, text: 'Treize communes ont été inondées.', leftovers: [] };
    await bot.restart(fakeKiosque({ article: async () => changed }).kiosque);
    const then = await discord.click(ada, shown, 'Sources');
    expect(words(then)).toContain(
      'L’article a été modifié depuis ; voici ce qui en a été cité alors.',
    );
    expect(then.text).toContain('**Douze communes ont été inondées.**');

    const text = `Mise à jour. ${loireText}`;
    const moved = excerpt({
      passage: { start: 0, end: text.length, text },
      cited: { start: 39, end: 39 + citation.quote.length },
    });
    await bot.restart(
      fakeKiosque({
        article: async () => ({ ...loire, text, leftovers: [] }),
        excerpt: async () => moved,
      }).kiosque,
    );
    const stayed = await discord.click(ada, shown, '[1]');
    expect(words(stayed)).toContain('la phrase est restée');
    expect(stayed.text).toContain('**Douze communes ont été inondées.**');
  });
});
