import { describe, expect, it } from 'vitest';
import { fakeKiosque } from '../commands/fake-kiosque.ts';
import { testBot, words } from './test-bot.ts';

/** A bot with an answer of it in a channel. */
async function answered() {
  const fake = fakeKiosque();
  const bot = await testBot({ kiosque: fake.kiosque });
  const { discord } = bot;
  const ada = discord.user('Ada', { locale: 'en-US' });
  const general = discord.channel('general');
  const shown = await discord.slash(ada, general, 'ask', { question: 'How many towns?' });
  return { ...bot, asked: fake.asked, ada, general, shown };
}

const written = (customId: string, value: string) => ({
  components: [{ type: 1, components: [{ type: 4, custom_id: customId, value }] }],
});

describe('what an older version of the bot may have left', () => {
  it.each([
    { custom_id: 'spin:1', component_type: 2 },
    { custom_id: 'card:%', component_type: 2 },
    { custom_id: 'cite:%E0%A4%A:1', component_type: 2 },
    { custom_id: '', component_type: 2 },
    { custom_id: 'pick', component_type: 3, values: [] },
    ...[5, 6, 7, 8].map((component_type) => ({
      ...{ custom_id: 'pick', component_type, values: [], resolved: {} },
    })),
  ])('is answered: %o', async (data) => {
    const { discord, ada, shown, log } = await answered();
    const told = await discord.replyTo(discord.startForged(ada, shown, data));
    expect(words(told)).toBe('This button no longer works: ask again.');
    expect(told.ephemeralTo).toBe(ada.id);
    expect(log()).not.toContain('"level":50');
    expect(discord.now(shown).text).toBe(shown.text);
  });

  it('is answered where it is a form', async () => {
    const { discord, ada, shown, log } = await answered();
    const old = { custom_id: 'survey', ...written('stars', '5') };
    const told = await discord.replyTo(discord.startForged(ada, shown, old, 5));
    expect(words(told)).toContain('no longer works');
    const comment = { custom_id: 'comment:999', ...written('text', 'wrong') };
    const gone = await discord.replyTo(discord.startForged(ada, shown, comment, 5));
    expect(words(gone)).toContain('no longer kept');
    expect(log()).not.toContain('"level":50');
  });
});

describe('a message', () => {
  it('without words in reply to an answer is let be', async () => {
    const { discord, ada, general, shown, asked } = await answered();
    discord.post(ada, general, '', { replyTo: shown });
    await discord.silence(300);
    expect(asked).toHaveLength(1);
    // What only mentions the bot wants to know how it is used, in the language that a command of theirs told.
    const help = await discord.say(ada, general, '', { mention: true });
    expect(words(help)).toContain('Ask with');
  });

  it('that replies to one that is gone asks nothing of the articles', async () => {
    const { discord, ada, general, asked, log } = await answered();
    const gone = discord.post(discord.user('Bob'), general, 'The Loire is dry');
    discord.deleteMessage(gone);
    discord.post(ada, general, 'is this true?', { mention: true, replyTo: gone });
    const direct = discord.directMessages(ada);
    const told = await discord.waitFor('a word', () => discord.messages(direct)[0]);
    expect(words(told)).toContain('I cannot read the message that you reply to');
    expect(asked).toHaveLength(1);
    expect(log()).not.toContain('"level":50');
  });

  it.each(['vérifie', 'Vérifie ce fichier', 'check this file please'])(
    'with a file that is not read is told which are: %s',
    async (text) => {
      const { discord, ada, general, asked } = await answered();
      const files = [{ name: 'a.exe', bytes: new Uint8Array(3) }];
      const told = await discord.say(ada, general, text, { mention: true, files });
      expect(words(told)).toContain('.txt, .md');
      expect(asked).toHaveLength(1);
    },
  );

  it('that is forwarded to the bot is checked', async () => {
    const { discord, asked } = await answered();
    const eve = discord.user('Eve');
    const said = await discord.dm(eve, '', { forwards: 'Douze communes ont été inondées.' });
    expect(asked[1]?.question).toBe('Douze communes ont été inondées.');
    expect(words(said)).toContain('Le même chiffre est dans les articles');
  });

  it('that forwards another one is checked by the menu too', async () => {
    const { discord, ada, general, asked } = await answered();
    const forward = discord.post(ada, general, '', { forwards: 'Douze communes inondées' });
    await discord.contextMenu(ada, forward, 'Check against the articles');
    expect(asked[1]?.question).toBe('Douze communes inondées');
  });
});

describe('where the bot cannot write', () => {
  it('the asker is told once a minute, and it is no error that he refuses messages', async () => {
    const { discord, ada, general, log } = await answered();
    discord.deny(general, ['SendMessages']);
    for (let i = 0; i < 3; i++) discord.post(ada, general, 'Combien ?', { mention: true });
    const direct = discord.directMessages(ada);
    await discord.waitFor('a word', () => discord.messages(direct)[0]);
    await discord.silence(200);
    expect(discord.messages(direct)).toHaveLength(1);
    const bob = discord.user('Bob');
    discord.closeDirectMessages(bob);
    discord.post(bob, general, 'Combien ?', { mention: true });
    await discord.silence(300);
    expect(log()).not.toMatch(/"level":(?:40|50)/);
  });

  it('a thread that is locked meanwhile is no error', async () => {
    let release = () => {};
    const waiting = new Promise<void>((resolve) => {
      release = resolve;
    });
    const fake = fakeKiosque();
    const ask: typeof fake.kiosque.ask = async (...args) => {
      if (fake.asked.length > 0) await waiting;
      return fake.kiosque.ask(...args);
    };
    const { discord, log } = await testBot({ kiosque: { ...fake.kiosque, ask } });
    const ada = discord.user('Ada', { locale: 'fr' });
    const shown = await discord.say(ada, discord.channel('general'), 'Combien ?', {
      mention: true,
    });
    await discord.click(ada, shown, 'Dans un fil');
    const thread = discord.thread(shown);
    discord.post(ada, thread, 'et où ?', { mention: true });
    await discord.waitFor('typing', () => discord.typing.includes(thread.id) || undefined);
    discord.archive(thread, true);
    release();
    const direct = discord.directMessages(ada);
    const told = await discord.waitFor('a word', () => discord.messages(direct)[0]);
    expect(words(told)).toContain('ce fil est verrouillé');
    expect(log()).not.toContain('"level":50');
  });
});

it('no thread is offered where none can be opened', async () => {
  const { discord } = await testBot({
    discord: { guilds: [{ name: 'Kiosk', channels: ['general', { name: 'voice', type: 2 }] }] },
  });
  const ada = discord.user('Ada');
  const ask = async (channel: string) => {
    const said = await discord.say(ada, discord.channel(channel), 'Combien ?', { mention: true });
    return said.buttons.map(({ label }) => label);
  };
  expect(await ask('general')).toContain('Dans un fil');
  expect(await ask('voice')).not.toContain('Dans un fil');
});
