import { describe, expect, it } from 'vitest';
import articles from '../../commands/articles.ts';
import ask from '../../commands/ask.ts';
import type { CommandInput } from '../../commands/command.ts';
import { isPartialDate } from '../../commands/date-range.ts';
import digest from '../../commands/digest.ts';
import { commands } from '../../commands/index.ts';
import search from '../../commands/search.ts';
import source from '../../commands/source.ts';
import { DEFAULT_SETTINGS } from '../../src/memory/guilds.ts';
import { shownCitations } from '../../src/memory/shown-answer.ts';
import { answer, contextWith, excerpt, fakeKiosque, loire, loireText } from './fake-kiosque.ts';

describe('every command', () => {
  it.each(commands)('$name has names and descriptions that Discord takes', (command) => {
    for (const { names, description } of [command, ...command.options]) {
      for (const language of ['fr', 'en'] as const) {
        expect(names[language]).toMatch(/^[-_\p{Ll}\p{N}]{1,32}$/u);
        expect(description[language].length).toBeGreaterThan(0);
        expect(description[language].length).toBeLessThanOrEqual(100);
      }
    }
    expect(command.names.en).toBe(command.name);
    const required = command.options.map((option) => option.required);
    expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
  });

  it('has a name of its own in each language', () => {
    for (const language of ['fr', 'en'] as const) {
      expect(new Set(commands.map(({ names }) => names[language])).size).toBe(commands.length);
    }
  });
});

describe('ask', () => {
  it('passes the question, its bounds and the conversation on', async () => {
    const { kiosque, asked } = fakeKiosque();
    const input = { question: '  Quand ? ', since: '2023', until: '2023-11', article: 'note.md' };
    const reply = await ask.run(input, contextWith({ kiosque }));
    expect(reply.type).toBe('answer');
    expect(asked).toEqual([
      {
        question: 'Quand ?',
        options: { since: '2023', until: '2023-11', article: 'note2', conversation: 'c1' },
      },
    ]);
  });

  it.each([
    [{ since: 'mars 2024' }, { since: '2024-03-01' }],
    [{ until: 'mars 2024' }, { until: '2024-03-31' }],
    [{ since: 'mars' }, { since: '2024-03-01' }],
    [{ since: 'last week' }, { since: '2024-05-06' }],
    [
      { since: 'la semaine dernière', until: 'hier' },
      { since: '2024-05-06', until: '2024-05-14' },
    ],
    [{ since: '15/08/2023' }, { since: '2023-08-15' }],
    [{ since: 'août 2023' }, { since: '2023-08-01' }],
    [{ since: 'premier trimestre' }, { since: '2024-01-01' }],
    [{ since: 'depuis lundi' }, { since: '2024-05-13' }],
    [
      { since: 'last spring', until: '"il y a deux semaines"' },
      { since: '2023-03-01', until: '2024-05-05' },
    ],
  ])('understands dates in words: %j', async (bounds, options) => {
    const { kiosque, asked } = fakeKiosque();
    await ask.run({ question: 'q', ...bounds }, contextWith({ kiosque, conversation: null }));
    expect(asked).toEqual([{ question: 'q', options }]);
  });

  it('counts days where the members of the server are', async () => {
    // It is 23:30 of the day before in New York, half past five in Paris.
    const zones: (string | undefined)[] = [];
    const { kiosque, asked } = fakeKiosque({
      now: () => new Date('2024-05-15T03:30:00Z'),
      articles: async (_filter, timeZone) => {
        zones.push(timeZone);
        return [];
      },
      search: async (_words, options) => {
        zones.push(options?.timeZone);
        return { passages: answer().passages, notes: [] };
      },
    });
    const settings = { ...DEFAULT_SETTINGS, timeZone: 'America/New_York' };
    const guild = { settings, change: async () => settings };
    const discord = {
      guild,
      managesGuild: false,
      mayReindex: false,
      collections: async () => [],
      insights: async () => {
        throw new Error('not expected');
      },
      subscriptions: {
        add: async () => 'already' as const,
        list: async () => [],
        weeklyInsights: async () => null,
        tellInsights: async () => null,
      },
    };
    const context = contextWith({ kiosque, conversation: null });
    await ask.run({ question: 'q', since: 'hier' }, context);
    await ask.run({ question: 'q', since: 'hier' }, { ...context, discord });
    expect(asked.map(({ options }) => options)).toEqual([
      { since: '2024-05-14' },
      { since: '2024-05-13', timeZone: 'America/New_York' },
    ]);
    await articles.run({ filter: 'hier' }, { ...context, discord });
    await search.run({ words: 'crue hier' }, { ...context, discord });
    expect(zones).toEqual(['America/New_York', 'America/New_York']);
  });

  it('keeps a question without a conversation apart', async () => {
    const { kiosque, asked } = fakeKiosque();
    await ask.run({ question: 'Quand ?' }, contextWith({ kiosque, conversation: null }));
    expect(asked).toEqual([{ question: 'Quand ?', options: {} }]);
  });

  it.each([
    [{ question: ' ' }, /question est vide/],
    [{}, /question est vide/],
    [{ question: 'q', since: 'jadis' }, /«\sjadis\s» n’est pas une date pour «\sdepuis\s»/],
    [{ question: 'q', until: '2023-02-29' }, /«\s2023-02-29\s»/],
    [{ question: 'q', since: '2024', until: '2023-12' }, /finit \(2023-12\) avant/],
    [{ question: 'q', article: 'rien' }, /Aucun article «\srien\s»/],
    [
      { question: 'q', article: 'Loire' },
      /Vouliez-vous dire\s: «\sLa Loire en crue\s» \(loire1\)\s\?/,
    ],
  ])('explains what is wrong with %j', async (input, message) => {
    const { kiosque, asked } = fakeKiosque();
    expect(await ask.run(input, contextWith({ kiosque }))).toEqual({
      type: 'problem',
      message: expect.stringMatching(message),
    });
    expect(asked).toEqual([]);
  });

  it('takes a period within one year', async () => {
    const input = { question: 'q', since: '2023-11', until: '2023' };
    expect((await ask.run(input, contextWith())).type).toBe('answer');
  });
});

describe('partial dates', () => {
  it.each(['2023', '2023-11', '2024-02-29', '1000'])('%s is one', (text) => {
    expect(isPartialDate(text)).toBe(true);
  });
  it.each(['', '23', '2023-13', '2023-00', '2023-02-29', '2023-11-31', '2023-1', '0999', ' 2023'])(
    '%j is none',
    (text) => {
      expect(isPartialDate(text)).toBe(false);
    },
  );
});

describe('source', () => {
  it.each(['1', '[1]'])('opens the citation %s', async (id) => {
    expect(await source.run({ id }, contextWith())).toEqual({
      type: 'excerpt',
      n: 1,
      excerpt: excerpt(),
    });
  });

  it('says when the article was modified or removed since, and shows what was cited then', async () => {
    const shown = await shownCitations(answer(), fakeKiosque().kiosque.excerpt);
    const open = async (text: string | null) => {
      const found = text === null ? null : { ...loire, text, leftovers: [] };
      const { kiosque } = fakeKiosque({
        article: async () => found,
        excerpt: async (id, start, end) =>
          found ? fakeKiosque().kiosque.excerpt(id, start, end) : null,
      });
      const context = contextWith({ kiosque, recentCitations: shown, language: 'en' });
      const reply = await source.run({ id: '1' }, context);
      return reply.type === 'excerpt' ? reply : null;
    };
    expect(await open(loireText)).not.toHaveProperty('note');
    const around = await open(loireText.replace('La Loire', 'La Seine'));
    expect(around?.note).toBe(
      'The article was modified since it was cited; the sentence has stayed.',
    );
    const modified = await open('Autre chose.');
    expect(modified?.note).toBe('The article was modified since; this is what was cited then.');
    const removed = await open(null);
    expect(removed?.note).toBe('The article was removed since; this is what was cited then.');
    for (const reply of [modified, removed]) {
      expect(reply?.excerpt.passage.text).toBe(loireText.slice(0, 58));
      expect(reply?.excerpt.cited).toEqual({ start: 26, end: 58 });
    }
  });

  it('opens a place in an article', async () => {
    const reply = await source.run({ id: 'loire1:70' }, contextWith());
    expect(reply).toMatchObject({ type: 'excerpt', n: null, excerpt: { cited: null } });
    const sentence = await source.run({ id: 'loire1:26-58' }, contextWith());
    expect(sentence).toMatchObject({ excerpt: { cited: { start: 26, end: 58 } } });
  });

  it.each(['loire1', 'regions/loire.txt'])('opens the article %s, all of it', async (id) => {
    const reply = await source.run({ id }, contextWith());
    expect(reply.type === 'article' && reply.passages.map(({ text }) => text)).toEqual([
      loireText.slice(0, 58),
      loireText.slice(60),
    ]);
  });

  it.each([
    ['', 'fr', /Il manque ce qu’il faut ouvrir/],
    ['2', 'fr', /pas de citation \[2\]\s: la dernière réponse n’a que \[1\]/],
    ['rien', 'en', /No article “rien”/],
    ['rien:3', 'en', /No article “rien”/],
    ['loire1:9999', 'en', /no passage at “loire1:9999”/],
  ] as const)('explains what is wrong with %j', async (id, language, message) => {
    const reply = await source.run({ id }, contextWith({ language }));
    expect(reply).toEqual({ type: 'problem', message: expect.stringMatching(message) });
  });

  it('lists the articles of a file that holds several, in its order; questions name one of them', async () => {
    const parts = [2, 1].map((number) => ({
      ...loire,
      id: `revue${number}`,
      title: `Titre ${number}`,
      file: `revue.txt#${number}`,
      part: { number, of: 2, start: 0 },
    }));
    const { kiosque } = fakeKiosque({
      articles: async () => [loire, ...parts],
      article: async (id) => ({
        ...(id === 'revue2' ? parts[0]! : parts[1]!),
        text: loireText,
        leftovers: [],
      }),
    });
    const reply = await source.run({ id: 'revue.txt' }, contextWith({ kiosque }));
    expect(reply).toMatchObject({
      type: 'articles',
      articles: [{ id: 'revue1' }, { id: 'revue2' }],
    });
    const asked = await ask.run(
      { question: 'Quand ?', article: 'revue.txt' },
      contextWith({ kiosque }),
    );
    expect(asked).toMatchObject({
      message: expect.stringMatching(/«\sTitre 1\s» \(revue1\), «\sTitre 2\s»/),
    });
    expect(await source.run({ id: 'revue2' }, contextWith({ kiosque }))).toMatchObject({
      type: 'article',
    });
  });

  it('says when there are no citations', async () => {
    const none = await source.run({ id: '1' }, contextWith({ recentCitations: [] }));
    expect(none).toMatchObject({ message: expect.stringMatching(/posez d’abord une question/) });
  });
});

describe('search and articles', () => {
  it('give what is found', async () => {
    expect(await search.run({ words: 'crue' }, contextWith())).toMatchObject({
      type: 'passages',
      search: { words: 'crue' },
      passages: [{ rank: 1 }],
    });
    expect(await articles.run({ filter: 'Note' }, contextWith())).toMatchObject({
      type: 'articles',
      filter: 'Note',
      articles: [{ id: 'note2' }],
    });
    expect(await articles.run({}, contextWith())).toMatchObject({ filter: null });
  });

  it('tell how a date was understood', async () => {
    const searched: unknown[] = [];
    const { kiosque } = fakeKiosque({
      now: () => new Date('2024-05-15T12:00:00Z'),
      search: async (_words, { reader, ...options } = {}) => {
        searched.push(options);
        return { passages: [], notes: [`${reader?.language} ${options.since}`] };
      },
    });
    const context = contextWith({ kiosque });
    const lastWeek = { words: 'crue', since: 'la semaine dernière' };
    expect(await search.run(lastWeek, context)).toMatchObject({ note: 'fr 2024-05-06' });
    expect(searched).toEqual([{ since: '2024-05-06' }]);
    expect(await search.run({ words: 'crue' }, contextWith())).not.toHaveProperty('note');
    expect(await articles.run({ filter: 'la semaine dernière' }, context)).toMatchObject({
      note: '«\u00a0la semaine dernière\u00a0»\u00a0: du 6 mai 2024 au 12 mai 2024.',
    });
    expect(await articles.run({ filter: 'mai note' }, context)).toMatchObject({
      note: '«\u00a0mai\u00a0»\u00a0: de n’importe quelle année.',
    });
    for (const filter of ['2024', 'mai 2024', 'Note', 'note mai 2024']) {
      expect(await articles.run({ filter }, context)).not.toHaveProperty('note');
    }
  });

  it('want words', async () => {
    expect((await search.run({ words: '' }, contextWith())).type).toBe('problem');
  });
});

describe('search', () => {
  const titled = { ...loire, foundBy: 'title' as const };
  const nothingIn = (found: readonly object[]) =>
    contextWith({
      kiosque: fakeKiosque({
        search: async () => ({ passages: [], notes: [] }),
        articles: async () => found as never,
      }).kiosque,
    });

  it('names the articles that have the words in their title only', async () => {
    const reply = await search.run({ words: 'Loire' }, nothingIn([titled]));
    expect(reply).toMatchObject({
      passages: [],
      note: 'Dans le titre seulement\u00a0: «\u00a0La Loire en crue\u00a0» (loire1).',
    });
  });

  it('says that words which every text has find nothing', async () => {
    for (const words of ['la', 'of the', 'de la']) {
      expect(await search.run({ words }, nothingIn([]))).toEqual({
        type: 'problem',
        message: expect.stringMatching(/est dans tous les textes\s: ajoutez un mot/),
      });
    }
    expect(await search.run({ words: 'la Loire' }, nothingIn([]))).toMatchObject({ passages: [] });
  });

  it('names none of another time, and none found by the text', async () => {
    const since = { words: 'Loire', since: '2090' };
    expect(await search.run(since, nothingIn([titled]))).not.toHaveProperty('note');
    const byText = await search.run({ words: 'Loire' }, nothingIn([{ ...loire, foundBy: 'text' }]));
    expect(byText).not.toHaveProperty('note');
    const undatedOne = nothingIn([{ ...titled, published: null }]);
    expect(await search.run(since, undatedOne)).toMatchObject({
      note: expect.stringMatching(/\(loire1, sans date\)\.$/),
    });
  });
});

describe('digest', () => {
  const rangeOf = async (input: CommandInput) => {
    const reply = await digest.run(input, contextWith());
    return reply.type === 'digest' ? reply.range : reply;
  };

  it.each([
    [{}, { since: '2024-05-08' }],
    [{ period: 'day' }, { since: '2024-05-14' }],
    [{ period: 'Jour' }, { since: '2024-05-14' }],
    [{ period: 'semaine' }, { since: '2024-05-08' }],
    [{ period: 'mois' }, { since: '2024-04-15' }],
    [{ period: 'mars 2024' }, { since: '2024-03-01', until: '2024-03-31' }],
    [{ period: '2023-11' }, { since: '2023-11', until: '2023-11' }],
    [{ period: 'last week' }, { since: '2024-05-06', until: '2024-05-12' }],
    [{ period: 'depuis mars 2024' }, { since: '2024-03-01' }],
    [
      { period: 'week', until: '2024-05-10' },
      { since: '2024-05-08', until: '2024-05-10' },
    ],
    [{ since: '2023' }, { since: '2023' }],
  ])('is of the time asked for: %j', async (input, range) => {
    expect(await rangeOf(input)).toEqual(range);
  });

  it('says what a period is where none was given', async () => {
    expect(await rangeOf({ period: 'jadis' })).toEqual({
      type: 'problem',
      message: expect.stringMatching(
        /«\sjadis\s» n’est pas une période\s: écrivez jour, semaine, mois/,
      ),
    });
  });
});
