import { describe, expect, it, onTestFinished } from 'vitest';
import { memoryStore } from '../../src/memory/open-store.ts';
import type { Kiosque } from '../../src/product/kiosque.ts';
import { COLLECTION_IDS, collectionsLibrary } from '../helpers/collections-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { testBot, words } from './test-bot.ts';

const folder = temporaryFolder();
const ROLE_ASKS = 'Quel budget la mairie de Dromadaire a-t-elle voté ?';

/** A bot whose server sees all but `interne`, which a role opens; channels of their own besides. */
async function boundedBot() {
  const library = await collectionsLibrary(folder);
  onTestFinished(library.close);
  const bot = await testBot({
    kiosque: library.kiosque,
    discord: { guilds: [{ name: 'Kiosk', channels: ['general', 'sport', 'staff'] }] },
  });
  const { discord } = bot;
  const manager = discord.user('Mia', { permissions: ['ManageGuild'], locale: 'fr' });
  const editor = discord.user('Eve', { permissions: ['AddReactions'], locale: 'fr' });
  const ada = discord.user('Ada', { locale: 'fr' });
  const general = discord.channel('general');
  const set = (options: Record<string, string | boolean>) =>
    discord.slash(manager, general, 'settings', options);
  await set({ collection: 'interne', collection_close: true });
  return { ...bot, manager, editor, ada, general, set };
}

describe('/settings', () => {
  it('opens and closes collections, and says what is open', async () => {
    const { discord, manager, editor, general, set } = await boundedBot();
    const sport = discord.channel('sport');
    await set({ collection: 'sport', collection_channel: sport.id });
    const after = await set({ collection: 'interne', collection_role: editor.roleId });
    expect(words(after)).toContain('**Collections** — hors dossier, sport, ville');
    expect(words(after)).toContain(`- <#${sport.id}> — sport`);
    expect(words(after)).toContain(`- <@&${editor.roleId}> — interne`);
    const all = await set({ collection: '*' });
    expect(words(all)).toContain('**Collections** — toutes');
    expect(words(await set({ collection: 'nope' }))).toContain('pas de collection « nope »');
    expect(words(await set({ collection_role: editor.roleId }))).toContain(
      'Il manque la collection',
    );
    const { choices } = await discord.autocomplete(manager, general, 'settings', {
      collection: 'inter',
    });
    expect(choices).toEqual([{ name: 'interne (2)', value: 'interne' }]);
  });
});

describe('what is closed', () => {
  it('is found by nobody, in no way', async () => {
    const { discord, ada, general } = await boundedBot();
    const asked = await discord.slash(ada, general, 'ask', { question: ROLE_ASKS });
    expect(words(asked)).not.toContain('Journal de Dromadaire');
    const listed = await discord.slash(ada, general, 'articles');
    expect(words(listed)).not.toContain('Dromadaire');
    const found = await discord.slash(ada, general, 'search', { words: 'écoles Dromadaire' });
    expect(words(found)).not.toContain('Journal de Dromadaire');
    const subject = 'budget de la mairie';
    const told = await discord.slash(ada, general, 'timeline', { subject });
    expect(words(told)).toContain('Au fil du temps');
    expect(words(told)).not.toContain('Dromadaire');
    for (const id of ['dromadaire1', 'dromadaire1:0', 'interne/dromadaire-1.txt']) {
      const opened = await discord.slash(ada, general, 'source', { id });
      expect(words(opened)).toContain('Aucun article');
    }
    const { choices } = await discord.autocomplete(ada, general, 'source', { id: 'droma' });
    expect(choices).toEqual([]);
    expect(words(await discord.slash(ada, general, 'status'))).toContain('**Articles** — 6');
    const said = await discord.say(ada, general, ROLE_ASKS, { mention: true });
    expect(words(said)).not.toContain('Journal de Dromadaire');
    const written = await discord.dm(ada, ROLE_ASKS);
    expect(words(written)).not.toContain('Journal de Dromadaire');
  });

  it('is shown to who has a role, and to nobody else', async () => {
    const { discord, ada, editor, general, set } = await boundedBot();
    await set({ collection: 'interne', collection_role: editor.roleId });
    const shown = await discord.slash(editor, general, 'ask', { question: ROLE_ASKS });
    expect(words(shown)).toContain('La mairie de Dromadaire a voté');
    expect(shown.ephemeralTo).toBe(editor.id);
    const { choices } = await discord.autocomplete(editor, general, 'source', { id: 'droma' });
    expect(choices.length).toBeGreaterThan(0);
    // In a message, which all read, it is not.
    const said = await discord.say(editor, general, ROLE_ASKS, { mention: true });
    expect(words(said)).not.toContain('Journal de Dromadaire');
    // Who may not see it cannot open what another one was answered with.
    const own = await discord.dm(editor, ROLE_ASKS);
    expect(words(own)).toContain('La mairie de Dromadaire a voté');
    const other = await discord.slash(ada, general, 'source', { id: '1' });
    expect(words(other)).not.toContain('Dromadaire a voté');
  });

  it('is not seen in direct messages either where a server of another process closes it', async () => {
    const library = await collectionsLibrary(folder);
    onTestFinished(library.close);
    const { discord, config } = await testBot({ kiosque: library.kiosque });
    const stranger = discord.user('Sam', { locale: 'fr', guilds: [] });
    expect(words(await discord.dm(stranger, ROLE_ASKS))).toContain(
      'La mairie de Dromadaire a voté',
    );
    const other = (await memoryStore(config).open()).memory;
    onTestFinished(() => other.close());
    await other.guilds.joined(['900000000000000009']);
    const collections = { server: ['sport'], channels: {}, roles: {} };
    await other.guilds.change('900000000000000009', { collections });
    expect(words(await discord.dm(stranger, ROLE_ASKS))).not.toContain('Journal de Dromadaire');
  });

  it('is not seen in direct messages by who is of no server, where it is kept for some', async () => {
    const library = await collectionsLibrary(folder);
    onTestFinished(library.close);
    let home = '';
    const allowedOn: Kiosque['allowedOn'] = async (server, seen) =>
      server === home ? seen : (seen ?? COLLECTION_IDS).filter((id) => id !== 'interne');
    const { discord } = await testBot({
      discord: { guilds: [{ name: 'Kiosk', channels: ['general'] }] },
      kiosque: new Proxy(library.kiosque, {
        get: (kiosque, name) => (name === 'allowedOn' ? allowedOn : Reflect.get(kiosque, name)),
      }),
    });
    const guild = discord.guild('Kiosk');
    home = guild.id;
    const ada = discord.user('Ada', { locale: 'fr' });
    const stranger = discord.user('Sam', { locale: 'fr', guilds: [] });
    expect(words(await discord.dm(ada, ROLE_ASKS))).toContain('La mairie de Dromadaire a voté');
    expect(words(await discord.dm(stranger, ROLE_ASKS))).not.toContain('Journal de Dromadaire');
    // Nobody is of a server that sent the bot away.
    home = '';
    discord.leaveGuild(guild);
    await discord.silence(100);
    expect(words(await discord.dm(stranger, ROLE_ASKS))).not.toContain('Journal de Clafoutis');
  });

  it('stays closed behind the buttons of an answer that was given before', async () => {
    const { discord, ada, manager, general, set } = await boundedBot();
    await set({ collection: '*' });
    const shown = await discord.slash(ada, general, 'ask', { question: ROLE_ASKS });
    expect(words(shown)).toContain('La mairie de Dromadaire a voté');
    const list = await discord.slash(ada, general, 'articles', { filter: 'dromadaire' });
    expect(words(list)).toContain('Journal de Dromadaire');
    await set({ collection: 'interne', collection_close: true });
    const cited = await discord.click(manager, shown, '[1]');
    expect(words(cited)).toContain('Cet article n’est pas montré ici');
    const sources = await discord.click(ada, shown, 'Sources');
    expect(words(sources)).not.toContain('La mairie de Dromadaire');
    const source = await discord.slash(ada, general, 'source', { id: '1' });
    expect(words(source)).not.toContain('La mairie de Dromadaire');
    const { choices } = await discord.autocomplete(ada, general, 'source', { id: '1' });
    expect(choices.filter(({ name }) => name.includes('Dromadaire'))).toEqual([]);
    const [option] = list.selects[0]!.options;
    const card = await discord.select(ada, list, list.selects[0]!.customId, option!.value);
    expect(words(card)).not.toContain('La mairie de Dromadaire');
  });

  it('is closed in a channel and its threads, where these have collections of their own', async () => {
    const { discord, ada, general, set } = await boundedBot();
    const sport = discord.channel('sport');
    await set({ collection: 'sport', collection_channel: sport.id });
    const listed = await discord.slash(ada, sport, 'articles');
    expect(words(listed)).toContain('Bergamote');
    expect(words(listed)).not.toContain('Clafoutis');
    expect(words(await discord.slash(ada, general, 'articles'))).toContain('Clafoutis');
    const shown = await discord.say(ada, sport, 'Quel budget la mairie a-t-elle voté ?', {
      mention: true,
    });
    await discord.click(ada, shown, 'Dans un fil');
    const thread = discord.thread(shown);
    const followed = await discord.say(ada, thread, 'Et à Clafoutis, quel budget ?', {
      mention: true,
    });
    expect(words(followed)).not.toContain('Journal de Clafoutis');
    expect(words(await discord.slash(ada, thread, 'articles'))).not.toContain('Clafoutis');
  });
});
