import { EmbedLimits, MessageLimits } from '@sapphire/discord-utilities';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../commands/reply.ts';
import { addPicture } from '../../src/discord/interactions/add-picture.ts';
import { pack } from '../../src/discord/interactions/custom-id.ts';
import { timelineView } from '../../src/discord/views/render-timeline.ts';
import type { ViewContext } from '../../src/discord/views/view.ts';
import { fakeKiosque, loire, loireText, timeline } from '../commands/fake-kiosque.ts';
import { LONG } from '../helpers/long.ts';
import type { LoopbackDiscord } from './loopback/index.ts';
import { testBot, words } from './test-bot.ts';

let states = 0;
const context: ViewContext = {
  language: 'fr',
  customId: (action) => pack(action, () => ++states),
  botId: '42',
  readsThreads: false,
  commandIds: new Map(),
};
const search = { subject: 'communes inondées', since: '', until: '' };
const told = timeline().entries[1]!;

/** Twelve entries, each of a place of its own. */
const long = timeline({
  entries: Array.from({ length: 12 }, (_, i) => ({
    ...told,
    citation: { ...told.citation, n: i + 1, start: i, end: i + 32 },
  })),
});

describe('the view of a timeline', () => {
  it('has pages, whose entries open their sources and whose buttons turn them', () => {
    const first = timelineView(long, search, 0, context);
    const ids = first.components.flatMap(({ components }) =>
      components.map((one) => ('custom_id' in one ? one.custom_id : '')),
    );
    expect(ids).toHaveLength(7);
    expect(ids[0]).toMatch(/^open:note2:0:32:[\w-]{8}$/);
    expect(ids.at(-1)).toBe('timeline:1:communes inondées::');
    const last = timelineView(long, search, 2, context);
    expect(last.embeds[0]?.description).toContain('`[12]`');
    expect(last.embeds[0]?.description).not.toContain('`[10]`');
    expect(last.embeds[0]?.footer?.text).toBe('Page 3 sur 3');
    expect(timelineView(long, search, 99, context).embeds).toEqual(last.embeds);
  });

  it('marks what is to be checked', () => {
    const entries = long.entries.map((entry, i) => ({ ...entry, isSure: i !== 1 }));
    const { description = '' } = timelineView({ ...long, entries }, search, 0, context).embeds[0]!;
    expect(description.split('à vérifier')).toHaveLength(2);
  });

  it('is within Discord’s limits whatever the texts, and nothing in them is markup', () => {
    const nasty = fc
      .array(
        fc.constantFrom('é', '**', '~~', '[x](https://evil.example)', '@everyone', '`', '\n', '> '),
        { maxLength: 200 },
      )
      .map((parts) => parts.join(''));
    const longest = fc.oneof(
      nasty,
      fc.constantFrom('m', '*').map((sign) => sign.repeat(2000)),
    );
    fc.assert(
      fc.property(longest, longest, longest, fc.nat(20), (quote, title, subject, count) => {
        const span = { start: 0, end: Math.min(3, quote.length) };
        const change = { before: quote, after: title, counted: subject, span, beforeN: 1 };
        const url = `https://courrier.example/${'a'.repeat(480)}`;
        const article = { ...told.citation.article, title, publisher: title, url };
        const entries = Array.from({ length: count }, (_, i) => ({
          ...told,
          citation: { ...told.citation, article, n: i + 1, start: i, quote },
          highlights: [span],
          struck: [span],
          correctedBy: 1,
          changes: [change, change, change, change],
        }));
        const kind = count === 0 ? 'abstained' : 'perhaps';
        const hostile = timeline({ subject, kind, entries, notes: [subject, title] });
        const view = timelineView(hostile, { ...search, subject: 'a'.repeat(200) }, 1, context);
        const { description = '', footer } = view.embeds[0]!;
        expect(description.length).toBeLessThanOrEqual(EmbedLimits.MaximumDescriptionLength);
        expect(description.length + (footer?.text.length ?? 0)).toBeLessThanOrEqual(
          EmbedLimits.MaximumTotalCharacters,
        );
        expect(view.components.length).toBeLessThanOrEqual(MessageLimits.MaximumActionRows ?? 5);
        expect(description).not.toMatch(/(?<!\\)\]\(https:\/\/evil|@everyone/);
        for (const { components } of view.components) {
          expect(components.length).toBeLessThanOrEqual(5);
          for (const one of components) {
            if ('custom_id' in one) expect(one.custom_id.length).toBeLessThanOrEqual(100);
          }
        }
      }),
      { numRuns: LONG ? 60 : 20 },
    );
  });
});

describe('/timeline', () => {
  it('shows what the articles say over time; its buttons open sources for their reader alone', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const options = { subject: 'communes inondées', since: '2023' };
    const shown = await discord.slash(ada, general, 'timeline', options);
    expect(asked).toEqual([{ question: 'communes inondées', options: { since: '2023' } }]);
    expect(words(shown)).toContain('Au fil du temps : communes inondées');
    expect(words(shown)).toContain('12 → 57 communes');
    expect(words(shown)).toContain('date de l’événement');
    expect(words(shown)).toContain('Corrigé depuis : voir [3]');
    const opened = await discord.click(ada, shown, '[1]');
    expect(opened.ephemeralTo).toBe(ada.id);
    expect(words(opened)).toContain('**Douze communes ont été inondées.**');
  });

  it('opens nothing else where the article has changed since', async () => {
    const { kiosque } = fakeKiosque();
    const changed = { ...loire, text: loireText.replace('Douze', 'Trois'), leftovers: [] };
    const { discord } = await testBot({ kiosque: { ...kiosque, article: async () => changed } });
    const ada = discord.user('Ada', { locale: 'fr' });
    const options = { subject: 'communes inondées' };
    const shown = await discord.slash(ada, discord.channel('general'), 'timeline', options);
    const opened = await discord.click(ada, shown, '[1]');
    expect(words(opened)).toContain('Ce passage n’est plus là');
  });

  it('turns its pages in place', async () => {
    const { kiosque } = fakeKiosque({ timeline: async () => long });
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada', { locale: 'en' });
    const shown = await discord.slash(ada, discord.channel('general'), 'timeline', {
      subject: 'communes',
    });
    const turned = await discord.click(ada, shown, '▶️');
    expect(turned.id).toBe(shown.id);
    expect(turned.text).toContain('`[6]`');
    expect(turned.text).toContain('Page 2 of 3');
  });

  it('says that the articles do not say anything rather than what is not asked', async () => {
    const { discord } = await testBot();
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const none = await discord.slash(ada, general, 'timeline', { subject: 'ministre' });
    expect(words(none)).toContain('Les articles ne disent rien de « ministre ».');
    expect(none.buttons).toEqual([]);
    const empty = await discord.slash(ada, general, 'timeline', { subject: '?!' });
    expect(words(empty)).toContain('Le sujet n’a aucun mot à chercher');
  });
});

describe('the picture of a timeline', () => {
  const PNG = new Uint8Array([137, 80, 78, 71]);
  const ask = (discord: LoopbackDiscord) =>
    discord.slash(discord.user('Ada', { locale: 'fr' }), discord.channel('general'), 'timeline', {
      subject: 'communes inondées',
    });
  const now = (discord: LoopbackDiscord, { id }: { readonly id: string }) =>
    discord.messages(discord.channel('general')).find((message) => message.id === id)!;

  it('comes beside the text, described for who does not see it, and stays while pages turn', async () => {
    const { kiosque } = fakeKiosque({ timeline: async () => long });
    const { discord } = await testBot({ kiosque });
    const shown = await ask(discord);
    const pictured = await discord.waitFor(
      'the picture',
      () => (now(discord, shown).attachments.length > 0 ? now(discord, shown) : undefined),
      30_000,
    );
    expect(pictured.attachments).toMatchObject([{ filename: 'timeline.png' }]);
    expect(String(pictured.attachments[0]?.['description'])).toContain('12 → 57 communes');
    expect(pictured.text).toBe(shown.text);
    const turned = await discord.click(discord.user('Ada'), shown, '▶️');
    expect(turned.attachments).toHaveLength(1);
  }, 40_000);

  it('is left out where no files may be attached', async () => {
    const { discord, log } = await testBot();
    discord.deny(discord.channel('general'), ['AttachFiles']);
    const shown = await ask(discord);
    await discord.silence(300);
    expect(now(discord, shown).attachments).toEqual([]);
    expect(words(now(discord, shown))).toContain('12 → 57 communes');
    expect(log()).not.toContain('a picture was left out');
  });

  it('is left out where it fails, and the log says why', async () => {
    const sent: unknown[] = [];
    const warned: unknown[] = [];
    const interaction = { editReply: async (body: unknown) => sent.push(body) };
    const log = { warn: (what: unknown) => warned.push(what) };
    const reply: Reply = { type: 'timeline', search, timeline: timeline() };
    const add = (draw: () => Promise<Uint8Array>) =>
      addPicture({ log } as never, interaction as never, reply, draw);
    await add(() => Promise.reject(new Error('no memory')));
    expect(sent).toEqual([]);
    expect(warned).toHaveLength(1);
    await add(async () => PNG);
    expect(sent).toHaveLength(1);
  });
});
