import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../src/answering/digest.ts';
import { matchSubjects } from '../../src/answering/match-subject.ts';
import { parsedArticle } from '../helpers/corpus.ts';
import { type TinyLibrary, tinyLibrary } from '../helpers/sources.ts';

const dated = (file: string, value: string, text: string) =>
  parsedArticle(text, { file, published: { value, precision: 'day', source: 'text' } });

describe('a digest', () => {
  let library: TinyLibrary;
  beforeAll(async () => {
    library = await tinyLibrary({
      strike: dated(
        'strike.txt',
        '2024-03-01',
        'Grève à Lorcenay\n\nLes boulangers de Lorcenay font grève, a dit Anne Valmorin. Ils demandent 12 %.',
      ),
      flood: dated(
        'flood.txt',
        '2024-03-02',
        'Crue à Saint-Aubry\n\nLa rivière Orvaine a débordé à Saint-Aubry mardi. Le maire Paul Rouvre a parlé de douze blessés.',
      ),
      update: dated(
        'update.txt',
        '2024-03-04',
        'Crue : le bilan\n\nLe bilan de la crue de la rivière Orvaine à Saint-Aubry est de 57 blessés, selon le maire Paul Rouvre.',
      ),
    });
  });
  afterAll(() => library.close());

  it('has copies and updates together, each event told by the newest', async () => {
    const { corpus } = library.sources;
    const { events, articles } = await digestOf(corpus, ['update', 'flood', 'strike']);
    expect(articles).toBe(3);
    const named = events.map(({ lead, others }) => [
      lead.articleId,
      ...others.map(({ articleId }) => articleId),
    ]);
    expect(named).toEqual([['update', 'flood'], ['strike']]);
    for (const { lead } of events) {
      const article = (await corpus.article(lead.articleId))!;
      expect(lead.sentences.length).toBeGreaterThan(0);
      for (const { start, end, quote } of lead.sentences) {
        expect(article.text.slice(start, end)).toBe(quote);
      }
    }
  });

  it('tells the events of one town apart, and follows one from version to version', async () => {
    const day = (n: number) => `2024-10-${String(n).padStart(2, '0')}`;
    const town = await tinyLibrary({
      flood: dated(
        'flood.txt',
        day(3),
        'La Serre en crue\n\nLa rivière Serre a débordé à Brasles. Les habitants de douze maisons de Brasles ont été évacués.',
      ),
      damage: dated(
        'damage.txt',
        day(6),
        'Crue de la Serre : les dégâts\n\nDes maisons de Brasles évacuées pendant la crue de la Serre, il reste des dégâts estimés à Brasles à 3 millions d’euros.',
      ),
      state: dated(
        'state.txt',
        day(28),
        'Catastrophe naturelle\n\nLes dégâts estimés de la crue valent à Brasles l’état de catastrophe naturelle.',
      ),
      strike: dated(
        'strike.txt',
        day(5),
        'Cantines en grève\n\nLes agents des cantines de Brasles sont en grève et réclament douze postes.',
      ),
      cinema: dated(
        'cinema.txt',
        day(21),
        'Le Rex rouvre\n\nLe cinéma Rex a rouvert à Brasles, avec trois salles neuves.',
      ),
    });
    const ids = ['state', 'cinema', 'damage', 'strike', 'flood'];
    const { events } = await digestOf(town.sources.corpus, ids);
    await town.close();
    expect(
      events.map(({ lead, others }) => [lead.articleId, ...others.map((one) => one.articleId)]),
    ).toEqual([['state', 'damage', 'flood'], ['cinema'], ['strike']]);
  });

  it('tells an article that says little by its first sentence', async () => {
    const small = await tinyLibrary({
      doctors: dated(
        'doctors.txt',
        '2024-10-19',
        'Deux médecins arrivent à Brasles\n\nDeux médecins arrivent à Brasles en novembre. Ce sera tout.',
      ),
    });
    const { events } = await digestOf(small.sources.corpus, ['doctors']);
    await small.close();
    expect(events[0]?.lead.sentences.length).toBeGreaterThan(0);
  });

  it('leaves out what has gone, and is nothing of nothing', async () => {
    const { corpus } = library.sources;
    expect(await digestOf(corpus, [])).toEqual({ events: [], articles: 0, undated: 0 });
    expect((await digestOf(corpus, ['gone'])).events).toEqual([]);
  });

  it('is what whoever wants all that is new is told of', async () => {
    const subject = { text: '', reader: { language: 'fr', chosen: true } } as const;
    const { sources, embedder } = library;
    const [found] = await matchSubjects(
      [subject],
      ['flood', 'gone', 'strike'],
      {},
      sources,
      embedder,
    );
    expect(found?.map(({ articleId }) => articleId)).toEqual(['flood', 'strike']);
  });
});
