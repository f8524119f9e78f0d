import { describe, expect, it } from 'vitest';
import type { Kiosque } from '../../src/product/kiosque.ts';
import type { Passage } from '../../src/retrieval/passage.ts';
import { answer, excerpt, fakeKiosque, loire } from '../commands/fake-kiosque.ts';
import { testBot, words } from './test-bot.ts';

const many = Array.from({ length: 23 }, (_, i) => ({
  ...loire,
  id: `a${i}`,
  file: `a${i}.txt`,
  title: `Article ${i}`,
}));

describe('/ask', () => {
  it('answers with its sources, and opens them privately', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada', { locale: 'fr' });
    const input = { question: 'Combien ?', article: 'loire1', since: '2023', until: '2024-02' };
    const shown = await discord.slash(ada, discord.channel('general'), 'ask', input);
    expect(asked).toEqual([
      {
        question: 'Combien ?',
        options: { article: 'loire1', since: '2023', until: '2024-02', turns: [] },
      },
    ]);
    expect(shown.ephemeralTo).toBeNull();
    expect(words(shown)).toContain('« **Douze** communes ont été inondées. » `[1]`');
    const one = await discord.click(ada, shown, '[1]');
    expect(one.ephemeralTo).toBe(ada.id);
    expect(words(one)).toContain('**Douze communes ont été inondées.**');
    const all = await discord.click(ada, shown, 'Sources');
    expect(words(all)).toContain('date tirée du texte');
  });

  it('may be for the asker alone, and then cannot be deleted', async () => {
    const { discord } = await testBot();
    const ada = discord.user('Ada');
    const input = { question: 'How many?', private: true };
    const shown = await discord.slash(ada, discord.channel('general'), 'ask', input);
    expect(shown.ephemeralTo).toBe(ada.id);
    expect(shown.buttons.map(({ emoji }) => emoji)).not.toContain('🗑️');
    const modal = await discord.openModal(ada, shown, 'Follow up');
    const next = await discord.submitModal(ada, modal, { text: 'And then?' });
    expect(next.ephemeralTo).toBe(ada.id);
  });

  it('looks different when it abstains, with the closest article and no sources', async () => {
    const { discord } = await testBot();
    const ada = discord.user('Ada', { locale: 'fr' });
    const input = { question: 'Quel ministre ?' };
    const shown = await discord.slash(ada, discord.channel('general'), 'ask', input);
    expect(words(shown)).toContain('**Les articles ne répondent pas à cette question.**');
    expect(words(shown)).not.toMatch(/Sources|\[1\]/);
    const card = await discord.click(ada, shown, 'Article le plus proche');
    expect(words(card)).toContain('La Loire en crue');
  });

  it('explains a bad date', async () => {
    const { discord } = await testBot();
    const ada = discord.user('Ada', { locale: 'fr' });
    const input = { question: 'Quand ?', since: '2023-13' };
    const shown = await discord.slash(ada, discord.channel('general'), 'ask', input);
    expect(words(shown)).toMatch(/« 2023-13 » n’est pas une date/);
  });

  it('suggests articles by title, publisher and date, in under 50 ms', async () => {
    const { discord } = await testBot();
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    for (const typed of ['loire', 'COURRIER', '2023-11', 'novembre 2023', '']) {
      const { choices, ms } = await discord.autocomplete(ada, general, 'ask', { article: typed });
      expect(choices[0]).toEqual({
        name: 'La Loire en crue — Le Courrier, 21 novembre 2023',
        value: 'loire1',
      });
      expect(ms).toBeLessThan(50);
    }
    const none = await discord.autocomplete(ada, general, 'ask', { article: 'zzz' });
    expect(none.choices).toEqual([]);
  });
});

describe('/source', () => {
  it('suggests the recent citations before the articles, and opens either', async () => {
    const { discord } = await testBot();
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    await discord.slash(ada, general, 'ask', { question: 'Combien ?' });
    const { choices } = await discord.autocomplete(ada, general, 'source', { id: '' });
    expect(choices.map(({ name }) => name)).toEqual([
      '[1] La Loire en crue — Douze communes ont été inondées.',
      'La Loire en crue — Le Courrier, 21 novembre 2023',
      'Note — sans date',
    ]);
    for (const id of [String(choices[0]!.value), '1']) {
      const shown = await discord.slash(ada, general, 'source', { id });
      expect(words(shown)).toContain('**Douze communes ont été inondées.**');
    }
    const card = await discord.slash(ada, general, 'source', { id: 'loire1' });
    expect(words(card)).toContain('15 mots');
  });

  it('goes through the passages and the whole article', async () => {
    const { discord } = await testBot();
    const ada = discord.user('Ada', { locale: 'fr' });
    const shown = await discord.slash(ada, discord.channel('general'), 'source', {
      id: 'loire1:26-58',
    });
    const next = await discord.click(ada, shown, 'Suivant');
    expect(next.id).toBe(shown.id);
    expect(words(next)).toContain('La décrue est attendue jeudi.');
    const back = await discord.click(ada, next, 'Précédent');
    expect(words(back)).toContain('La Loire a débordé mardi.');
    const whole = await discord.click(ada, back, 'Article entier');
    expect(whole.ephemeralTo).toBe(ada.id);
    expect(words(whole)).toContain('La décrue est attendue jeudi.');
    expect(words(whole)).toContain('Page 1 sur 1');
  });

  it('pages a long passage and a long article, never beyond the limits', async () => {
    const text = 'Une phrase assez *longue* pour remplir. '.repeat(400);
    const long = excerpt({
      passage: { start: 0, end: text.length, text },
      cited: { start: 8000, end: 8040 },
    });
    const { kiosque } = fakeKiosque({
      excerpt: async () => long,
      article: async (id) =>
        id === 'loire1' ? { ...loire, text, leftovers: [{ start: 0, end: 40 }] } : null,
    });
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada', { locale: 'fr' });
    const shown = await discord.slash(ada, discord.channel('general'), 'source', {
      id: 'loire1:8000-8040',
    });
    expect(words(shown)).toMatch(/Page \d+ sur \d+/);
    expect(words(shown)).toContain('**');
    const back = await discord.click(ada, shown, 'Précédent');
    expect(words(back)).toMatch(/Page \d+ sur \d+/);
    const whole = await discord.click(ada, back, 'Article entier');
    const second = await discord.click(ada, whole, '▶️');
    expect(words(second)).toContain('Page 2 sur');
    expect(second.id).toBe(whole.id);
  });
});

describe('/search', () => {
  const passages: Passage[] = many.map((article, i) => ({
    rank: i + 1,
    article,
    chunk: { id: i, articleId: 'loire1', start: 0, end: 58, text: `Passage **${i}**` },
    score: 1 - i / 100,
  }));

  it('turns pages of five and opens one', async () => {
    const { kiosque } = fakeKiosque({
      search: async () => ({ passages, notes: [] }),
      excerpt: async () => excerpt(),
    });
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const shown = await discord.slash(ada, general, 'search', { words: 'crue', since: '2023' });
    expect(words(shown)).toContain('23 passages pour « crue »');
    expect(words(shown)).toContain('Passage \\*\\*4\\*\\*');
    const second = await discord.click(ada, shown, '▶️');
    expect(words(second)).toContain('Passage \\*\\*9\\*\\*');
    expect(words(second)).toContain('Page 2 sur 5');
    const opened = await discord.click(ada, second, '7');
    expect(words(opened)).toContain('La Loire a débordé mardi.');
    expect(opened.ephemeralTo).toBe(ada.id);
  });

  it('keeps long words for the next page, until they are forgotten', async () => {
    const { kiosque } = fakeKiosque({ search: async () => ({ passages, notes: [] }) });
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const long = `crue : 100 % ${'é'.repeat(200)}`;
    const shown = await discord.slash(ada, general, 'search', { words: long });
    const second = await discord.click(ada, shown, '▶️');
    expect(words(second)).toContain('Page 2 sur 5');
    await discord.click(ada, await discord.slash(ada, general, 'forget'), 'Effacer');
    const gone = await discord.click(ada, second, '▶️');
    expect(words(gone)).toContain('Cette liste n’est plus gardée');
  });

  it('says that there is nothing', async () => {
    const { kiosque } = fakeKiosque({ search: async () => ({ passages: [], notes: [] }) });
    const { discord } = await testBot({ kiosque });
    const shown = await discord.slash(discord.user('Ada'), discord.channel('general'), 'search', {
      words: 'x',
    });
    expect(words(shown)).toMatch(
      /^No passage for “x”: try other words, or <\/articles:\d+> to look in the titles\.$/,
    );
  });
});

describe('/articles', () => {
  it('turns pages of ten, opens one, and asks about it', async () => {
    const asked: unknown[] = [];
    const changes: Partial<Kiosque> = {
      articles: async () => many,
      excerpt: async (id) => excerpt({ article: many.find((one) => one.id === id)! }),
      article: async (id) => ({ ...loire, id, text: '', leftovers: [] }),
      ask: async (question, options) => {
        asked.push([question, options?.article]);
        return answer({ question });
      },
    };
    const { discord } = await testBot({ kiosque: fakeKiosque(changes).kiosque });
    const ada = discord.user('Ada', { locale: 'fr' });
    const shown = await discord.slash(ada, discord.channel('general'), 'articles', { filter: 'a' });
    expect(words(shown)).toContain('23 articles');
    const last = await discord.click(ada, await discord.click(ada, shown, '▶️'), '▶️');
    expect(words(last)).toContain('23\\. [Article 22]');
    const card = await discord.select(ada, last, 'Ouvrir un article', 'Article 21');
    expect(words(card)).toContain('Article 21');
    expect(words(card)).toContain('date tirée du texte');
    const modal = await discord.openModal(ada, card, 'Poser une question');
    await discord.submitModal(ada, modal, { text: 'Combien ?' });
    expect(asked).toEqual([['Combien ?', 'a21']]);
  });

  it('says that there is nothing', async () => {
    const { kiosque } = fakeKiosque({ articles: async () => [] });
    const { discord } = await testBot({ kiosque });
    const general = discord.channel('general');
    const ada = discord.user('Ada');
    expect(words(await discord.slash(ada, general, 'articles'))).toContain('There is no article');
    const filtered = await discord.slash(ada, general, 'articles', { filter: 'x' });
    expect(words(filtered)).toContain('No article for “x”');
  });
});

describe('the rest', () => {
  it('/status and /help are for the asker', async () => {
    const { discord } = await testBot();
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const status = await discord.slash(ada, general, 'status');
    expect(status.ephemeralTo).toBe(ada.id);
    expect(words(status)).toContain('**Passages** — 1 200');
    const help = await discord.slash(ada, general, 'help');
    for (const name of [
      '</ask:',
      '/source',
      '/chercher',
      '</forget:',
      'Vérifier dans les articles',
    ]) {
      expect(words(help)).toContain(name);
    }
  });

  it('checks a message, without the intent to read it', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada', { locale: 'fr' });
    const claim = discord.post(
      discord.user('Bob'),
      discord.channel('general'),
      'Douze communes **inondées** !',
    );
    const shown = await discord.contextMenu(ada, claim, 'Check against the articles');
    expect(shown.ephemeralTo).toBe(ada.id);
    expect(words(shown)).toContain('Sources');
    expect(asked[0]?.question).toBe('Douze communes **inondées** !');
    const lie = discord.post(discord.user('Bob'), discord.channel('general'), 'Le ministre a dit.');
    const none = await discord.contextMenu(ada, lie, 'Check against the articles');
    expect(words(none)).toContain('Les articles ne disent rien');
    const empty = discord.post(discord.user('Bob'), discord.channel('general'), ' ');
    const nothing = await discord.contextMenu(ada, empty, 'Check against the articles');
    expect(words(nothing)).toContain('pas de texte à vérifier');
  });

  it('notes votes, one a person, with a comment on the way down', async () => {
    const { discord } = await testBot();
    const ada = discord.user('Ada', { locale: 'fr' });
    const shown = await discord.slash(ada, discord.channel('general'), 'ask', { question: 'q' });
    const up = await discord.click(ada, shown, '👍');
    expect(words(up)).toContain('Merci');
    const modal = await discord.openModal(ada, shown, '👎');
    const thanks = await discord.submitModal(ada, modal, { text: 'faux' });
    expect(words(thanks)).toContain('votre commentaire est noté');
    expect(thanks.ephemeralTo).toBe(ada.id);
  });

  it('lets the asker alone delete an answer', async () => {
    const { discord } = await testBot();
    const ada = discord.user('Ada', { locale: 'fr' });
    const bob = discord.user('Bob', { locale: 'fr' });
    const shown = await discord.slash(ada, discord.channel('general'), 'ask', { question: 'q' });
    const refused = await discord.click(bob, shown, '🗑️');
    expect(words(refused)).toContain('Seules la personne qui a posé la question');
    expect(refused.ephemeralTo).toBe(bob.id);
    discord.startClick(ada, shown, '🗑️');
    await discord.until(shown, 'it to be deleted', (message) => message.deleted);
  });

  it('does not answer a button of a former time with an error', async () => {
    const { discord, running } = await testBot();
    void running;
    const ada = discord.user('Ada', { locale: 'fr' });
    const shown = await discord.slash(ada, discord.channel('general'), 'ask', { question: 'q' });
    const asking = await discord.slash(ada, discord.channel('general'), 'forget');
    await discord.click(ada, asking, 'Effacer');
    // Citations name nobody and stay.
    const one = await discord.click(ada, shown, '[1]');
    expect(words(one)).toContain('**Douze communes ont été inondées.**');
  });
});
