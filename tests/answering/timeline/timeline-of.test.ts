import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Timeline, TimelineEntry } from '../../../src/answering/timeline/timeline.ts';
import { timelineOf } from '../../../src/answering/timeline/timeline-of.ts';
import { parsedArticle } from '../../helpers/corpus.ts';
import { type TinyLibrary, tinyLibrary } from '../../helpers/sources.ts';

const dated = (file: string, value: string, text: string) =>
  parsedArticle(text, { file, published: { value, precision: 'day', source: 'text' } });

const TOLL =
  'Le bilan du séisme de Kervaz est monté à 57 blessés, a annoncé jeudi la protection civile.';

describe('a timeline', () => {
  let library: TinyLibrary;
  beforeAll(async () => {
    library = await tinyLibrary({
      first: dated(
        'first.txt',
        '2025-09-02',
        'Séisme de Kervaz : un premier bilan\n\nLe séisme de Kervaz a fait 12 blessés dans la nuit de lundi à mardi, selon la protection civile.',
      ),
      toll: dated('toll.txt', '2025-09-04', `Séisme de Kervaz, le bilan\n\n${TOLL}`),
      copy: dated('copy.txt', '2025-09-04', `Séisme de Kervaz : 57 blessés\n\n${TOLL}`),
      correction: dated(
        'correction.txt',
        '2025-09-09',
        'Séisme de Kervaz : rectificatif\n\nContrairement à ce que nous avons écrit le 4 septembre, le séisme de Kervaz a fait 54 blessés et non 57 blessés.',
      ),
      undated: 'Le séisme de Kervaz a été ressenti jusqu’à Tours.',
      other: dated(
        'other.txt',
        '2025-09-05',
        'Boulangers en grève\n\nLes boulangers de Lorcenay font grève depuis lundi. Ils demandent 12 %.',
      ),
    });
  });
  afterAll(() => library.close());

  const told = (subject: string, within: readonly string[] | null = null): Promise<Timeline> =>
    timelineOf(subject, { within }, library.sources, library.embedder);
  const by = ({ entries }: Timeline, file: string): TimelineEntry | undefined =>
    entries.find(({ citation }) => citation.file === file);

  it('is of dated sentences that stand in the articles, oldest first, undated last', async () => {
    const { kind, entries } = await told('séisme de Kervaz');
    expect(kind).not.toBe('abstained');
    expect(entries.map(({ citation }) => citation.n)).toEqual(entries.map((_, i) => i + 1));
    const days = entries.map(({ date }) => date?.since ?? '~');
    expect(days).toEqual(days.toSorted());
    expect(entries.at(-1)?.citation.file).toBe('undated.txt');
    for (const { citation } of entries) {
      const article = (await library.sources.corpus.article(citation.articleId))!;
      expect(article.text.slice(citation.start, citation.end)).toBe(citation.quote);
    }
  });

  it('has the date of the event where the text tells it, and says which', async () => {
    const timeline = await told('séisme de Kervaz');
    expect(by(timeline, 'first.txt')?.date).toEqual({
      since: '2025-09-01',
      until: '2025-09-02',
      precision: 'days',
      of: 'event',
    });
    expect(by(timeline, 'correction.txt')?.date?.of).toBe('article');
    expect(by(timeline, 'undated.txt')?.date).toBeNull();
  });

  it('tells what several articles tell once, and where else it stands', async () => {
    const timeline = await told('séisme de Kervaz');
    const tolls = timeline.entries.filter(({ citation }) => citation.quote === TOLL);
    expect(tolls).toHaveLength(1);
    expect(tolls[0]?.citation.alsoIn).toHaveLength(1);
  });

  it('sets figures that changed side by side, and says where the older one stands', async () => {
    const timeline = await told('Combien de blessés à Kervaz ?', ['first', 'toll']);
    const [first, second] = timeline.entries;
    expect(first?.changes).toEqual([]);
    expect(second?.changes).toMatchObject([
      { before: '12', after: '57', counted: 'blessés', beforeN: 1 },
    ]);
    const { span } = second!.changes[0]!;
    expect(second?.citation.quote.slice(span.start, span.end)).toBe('57');
  });

  it('marks what was corrected, by what, and never takes it for a change', async () => {
    const timeline = await told('séisme de Kervaz');
    const correction = by(timeline, 'correction.txt');
    expect(correction?.isCorrection).toBe(true);
    const wrong = timeline.entries.find(({ citation }) => citation.quote === TOLL)!;
    expect(wrong.correctedBy).toBe(correction?.citation.n);
    expect(wrong.struck.map(({ start, end }) => wrong.citation.quote.slice(start, end))).toEqual([
      '57',
    ]);
    expect(correction?.changes).toMatchObject([{ before: '12', after: '54' }]);
  });

  it('writes figures of words in digits, and takes a change that a sentence tells for no correction', async () => {
    const town = await tinyLibrary({
      first: dated(
        'first.txt',
        '2026-10-03',
        'La Serre en crue\n\nDouze maisons ont été évacuées à Brasles pendant la crue de la Serre.',
      ),
      second: dated(
        'second.txt',
        '2026-10-06',
        'Crue de la Serre\n\nSoixante et une maisons ont été évacuées à Brasles pendant la crue de la Serre.',
      ),
      erratum: dated(
        'erratum.txt',
        '2026-10-07',
        'Correctif\n\nCorrectif. Contrairement à ce que nous avons écrit le 6 octobre, ce ne sont pas 61 mais 59 maisons qui ont été évacuées à Brasles pendant la crue de la Serre.',
      ),
      cost: dated(
        'cost.txt',
        '2026-10-08',
        'Le tramway de Brasles\n\nLe tramway de Brasles coûtera 210 millions d’euros.',
      ),
      more: dated(
        'more.txt',
        '2026-10-22',
        'La facture monte\n\nLe tramway de Brasles coûtera 232 millions d’euros, au lieu de 210 millions annoncés le 8 octobre.',
      ),
    });
    const ask = (subject: string) =>
      timelineOf(subject, { within: null }, town.sources, town.embedder);
    const houses = await ask('maisons évacuées à Brasles');
    const tram = await ask('coût du tramway de Brasles');
    await town.close();
    expect(by(houses, 'erratum.txt')?.changes).toMatchObject([{ before: '12', after: '59' }]);
    const struck = ({ struck, citation }: TimelineEntry) =>
      struck.map(({ start, end }) => citation.quote.slice(start, end));
    expect(struck(by(houses, 'first.txt')!)).toEqual([]);
    expect(struck(by(houses, 'second.txt')!)).toEqual(['Soixante et une']);
    expect(by(tram, 'more.txt')?.isCorrection).toBe(false);
    expect(by(tram, 'more.txt')?.changes).toMatchObject([
      { before: '210 millions', after: '232 millions' },
    ]);
    expect(by(tram, 'cost.txt')?.correctedBy).toBeNull();
  });

  it('quotes an item of a list without its bullet, and marks the same words of it', async () => {
    const item = (day: string, figure: string) =>
      dated(
        `${day}.txt`,
        `2026-03-${day}`,
        `Chantiers de Brasles\n\nAu programme :\n\n- Le pont de la Serre coûtera ${figure} millions d’euros à Brasles.\n- Le bac ferme.`,
      );
    const town = await tinyLibrary({ old: item('02', '12'), young: item('20', '14') });
    const { entries } = await timelineOf(
      'Combien coûtera le pont de la Serre à Brasles ?',
      { within: null },
      town.sources,
      town.embedder,
    );
    await town.close();
    const last = entries.at(-1)!;
    expect(last.citation.quote).toBe('Le pont de la Serre coûtera 14 millions d’euros à Brasles.');
    expect(last.changes).toMatchObject([{ before: '12 millions', after: '14 millions' }]);
    const { start, end } = last.changes[0]!.span;
    expect(last.citation.quote.slice(start, end)).toBe('14 millions');
  });

  it('has nothing of articles that are not looked in', async () => {
    const { entries } = await told('séisme de Kervaz', ['first', 'other']);
    expect(entries.map(({ citation }) => citation.file)).toEqual(['first.txt']);
    expect(JSON.stringify(entries)).not.toMatch(/toll|copy|correction/);
  });

  it('is empty rather than of something else', async () => {
    for (const subject of ['élection du maire de Nantes', 'Qui a gagné la Coupe du monde ?']) {
      expect(await told(subject)).toMatchObject({ kind: 'abstained', entries: [] });
    }
  });

  it('speaks the reader’s language where that was chosen', async () => {
    const reader = { language: 'en', chosen: true } as const;
    const context = { within: null, reader };
    const { sources, embedder } = library;
    expect((await timelineOf('séisme de Kervaz', context, sources, embedder)).language).toBe('en');
  });
});

it('sets no figures of two events of one town side by side', async () => {
  const town = await tinyLibrary({
    fire: dated(
      'fire.txt',
      '2025-10-02',
      'Incendie à Brasles\n\nL’incendie de l’usine Delmas à Brasles a fait 12 blessés mardi, selon le maire, Paul Rouvre. Les pompiers ont éteint les flammes à minuit.',
    ),
    toll: dated(
      'toll.txt',
      '2025-10-03',
      'Incendie de l’usine Delmas : le bilan\n\nL’incendie de l’usine Delmas à Brasles a fait 14 blessés, selon le maire, Paul Rouvre. Les pompiers ont quitté l’usine.',
    ),
    flood: dated(
      'flood.txt',
      '2025-10-20',
      'Crue à Brasles\n\nLa crue de la Serre à Brasles a fait 57 blessés dimanche, selon le maire, Paul Rouvre. La rivière a envahi le camping et les caves.',
    ),
    strike: dated(
      'strike.txt',
      '2025-10-21',
      'Cantines en grève\n\nLes agents des cantines de Brasles sont en grève et réclament douze postes.',
    ),
  });
  const { entries } = await timelineOf(
    'blessés à Brasles',
    { within: null },
    town.sources,
    town.embedder,
  );
  await town.close();
  const changes = entries.map(({ citation, changes }) => [
    citation.file,
    ...changes.map(({ before, after }) => `${before} → ${after}`),
  ]);
  expect(changes).toContainEqual(['fire.txt']);
  expect(changes).toContainEqual(['toll.txt', '12 → 14']);
  expect(changes).toContainEqual(['flood.txt']);
});
