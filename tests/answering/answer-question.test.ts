import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion, type QuestionContext } from '../../src/answering/answer-question.ts';
import { scoreSentences } from '../../src/answering/choose-sentences.ts';
import { highlightsOf } from '../../src/answering/compose.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { parsedArticle } from '../helpers/corpus.ts';
import { type TinyLibrary, tinyLibrary } from '../helpers/sources.ts';

let library: TinyLibrary;
beforeAll(async () => {
  library = await tinyLibrary({
    crue: parsedArticle(
      'La crue a inondé douze communes de la vallée mardi. Le maire a promis de l’aide.',
      { file: 'crue.txt', title: 'Crue', publisher: 'Le Courrier' },
    ),
    copie: parsedArticle('La crue a inondé douze communes de la vallée mardi.', {
      file: 'copie.txt',
      title: 'Crue',
    }),
    greve: parsedArticle('Les boulangers font grève. Le pain manque à Paris.', {
      file: 'greve.txt',
      title: 'Grève',
    }),
  });
});
afterAll(() => library.close());

const everything: QuestionContext = { within: null };
const answer = (question: string, scope = everything) =>
  answerQuestion(question, scope, library.sources, library.embedder);

describe('answerQuestion', () => {
  it('quotes the sentence that answers, with its article', async () => {
    const { sentences, kind, language, passages } = await answer(
      'Combien de communes de la vallée la crue a-t-elle inondées mardi ?',
    );
    expect(['answered', 'perhaps']).toContain(kind);
    expect(language).toBe('fr');
    expect(sentences[0]!.citation).toMatchObject({
      n: 1,
      start: 0,
      end: 51,
      quote: 'La crue a inondé douze communes de la vallée mardi.',
      article: { title: 'Crue' },
    });
    expect(passages[0]).toMatchObject({ rank: 1, article: { title: 'Crue' } });
  });

  it('cites nothing when nothing supports an answer', async () => {
    for (const question of ['Quel est le prix du pétrole à Tokyo ?', 'zyxwv', '']) {
      const abstained = await answer(question);
      expect(abstained).toMatchObject({ kind: 'abstained', sentences: [] });
    }
  });

  it('has a question embedded once, wherever its answer is looked for', async () => {
    const { embedder } = library;
    const embedded: string[] = [];
    const question = 'Quel est le prix du pétrole à Tokyo ?';
    await answerQuestion(question, everything, library.sources, {
      ...embedder,
      embed: (texts, role) => {
        embedded.push(...texts);
        return embedder.embed(texts, role);
      },
    });
    expect(embedded.filter((text) => text === question)).toHaveLength(1);
  });

  it('looks only where it is told to', async () => {
    const scoped = await answer('Combien de communes la crue a-t-elle inondées ?', {
      within: ['greve'],
    });
    for (const { chunk } of scoped.passages) expect(chunk.articleId).toBe('greve');
    for (const { citation } of scoped.sentences) expect(citation.articleId).toBe('greve');
    expect((await answer('crue', { within: [] })).kind).toBe('abstained');
  });

  it('answers by full text alone when there are no vectors', async () => {
    const question = 'Combien de communes de la vallée la crue a-t-elle inondées mardi ?';
    const without = await answerQuestion(
      question,
      everything,
      { ...library.sources, vectors: null },
      null,
    );
    expect(without.passages[0]?.article.title).toBe('Crue');
    for (const { citation } of without.sentences) {
      expect(citation.quote).toContain('douze communes');
    }
  });

  it('embeds the question as a question, once', async () => {
    const roles: string[] = [];
    const { embedder } = library;
    const watched = {
      ...embedder,
      embed: (texts: readonly string[], role: 'query' | 'passage') => {
        roles.push(`${role} ${texts.length}`);
        return embedder.embed(texts, role);
      },
    };
    await answerQuestion('Où est la crue ?', everything, library.sources, watched);
    expect(roles).toEqual(['query 1']);
  });
});

it('for whoever chose English, nothing around the quotations is French, whatever is asked', async () => {
  const reader = { language: 'en', chosen: true } as const;
  const said = async (question: string) => {
    const { kind, language, notes } = await answer(question, { ...everything, reader });
    expect(language).toBe('en');
    return [kind, ...notes];
  };
  expect(await said('Bonjour !')).toEqual(['chat', 'Hello! Ask me a question about the articles.']);
  expect(await said('Quelle heure est-il ?')).toEqual([
    'chat',
    expect.stringMatching(/^I have no/),
  ]);
  const [, note] = await said('Combien de communes inondées dans les articles de janvier 1950 ?');
  expect(note).toBe('No article was published in January 1950: all the articles were read.');
});

describe('scoreSentences', () => {
  it('puts the sentence that answers first', async () => {
    const query = await library.ask('Où le pain manque-t-il ?');
    const [best] = scoreSentences(query, await retrieve(query, library.sources));
    expect(best?.text).toBe('Le pain manque à Paris.');
  });

  it('takes each place once', async () => {
    const query = await library.ask('crue communes maire');
    const scored = scoreSentences(query, await retrieve(query, library.sources));
    const places = scored.map(({ candidate, start }) => `${candidate.article.id}:${start}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it('has none without passages', async () => {
    expect(scoreSentences(await library.ask('crue'), [])).toEqual([]);
  });
});

describe('highlightsOf', () => {
  it.each([
    ['Combien de foyers ?', 'Il reste 1\u202f300 foyers.', ['1\u202f300']],
    ['Combien de foyers ?', 'Il reste 1 300,5 foyers.', ['1 300,5']],
    ['Quel pourcentage ?', 'La part est de 14,2\u00a0% ici.', ['14,2\u00a0%']],
    ['Combien ?', 'Entre 12 et 15.', []],
    ['Combien en 2023 ?', 'En 2023, il y en eut 12.', ['12']],
    ['Combien ?', 'Beaucoup.', []],
    ['Quand ?', 'Il part le 1er\u00a0février 2024 au soir.', ['1er\u00a0février 2024']],
    ['Quand ?', 'Il partira en AOÛT.', ['AOÛT']],
    ['When?', 'It opened on January 3, 2024.', ['January 3, 2024']],
    ['Qui ?', 'Il a 12 ans.', []],
    ['Qui préside le club ?', 'Le président, Alain Rocquemont, est ravi.', ['Alain Rocquemont']],
    ['Qui a battu Alain Rocquemont ?', 'Alain Rocquemont a perdu.', []],
    ['Who?', 'Ada Lovell met Tom Reed.', []],
  ])('%j makes %j sure of %j', async (question, text, expected) => {
    const query = await library.ask(question);
    const [sentence] = scoreSentences(
      await library.ask('crue'),
      await retrieve(await library.ask('crue'), library.sources),
    );
    const spans = highlightsOf(query, { ...sentence!, text });
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });
});
