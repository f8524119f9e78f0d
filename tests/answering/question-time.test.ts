import { describe, expect, it } from 'vitest';
import { questionTime } from '../../src/answering/question-time.ts';
import type { DayRange } from '../../src/text/dates/calendar.ts';
import { detectLanguage } from '../../src/text/language.ts';

/** A Wednesday. */
const today = '2024-05-15';
const days = (range: DayRange | null | undefined) =>
  range ? `${range.since ?? ''}..${range.until ?? ''}` : null;
const read = (question: string, language = detectLanguage(question)) =>
  questionTime(question, language, today);

describe('the time of what is told', () => {
  it.each([
    ['Que s’est-il passé le 13 février ?', '2024-02-13..2024-02-13'],
    ['Que s’est-il passé le 20 juin ?', '2023-06-20..2023-06-20'],
    ['Combien d’otages en novembre 2023 ?', '2023-11-01..2023-11-30'],
    ['et en février ?', '2024-02-01..2024-02-29'],
    ['Combien de bateaux a-t-on perdus depuis 2016 ?', '2016-01-01..'],
    ['Qui dirigeait le port avant 2020 ?', '..2019-12-31'],
    ['Qui dirigeait le port jusqu’en 2020 ?', '..2020-12-31'],
    ['Que s’est-il passé hier ?', '2024-05-14..2024-05-14'],
    ['La semaine dernière, combien ?', '2024-05-06..2024-05-12'],
    ['Qui a gagné il y a deux ans ?', '2022-01-01..2022-12-31'],
    ['Quel livre publié en 2019 a eu le prix ?', '2019-01-01..2019-12-31'],
    ['What happened on May 3?', '2024-05-03..2024-05-03'],
    ['What happened last Tuesday?', '2024-05-14..2024-05-14'],
    ['What was said in the last two weeks?', '2024-05-01..2024-05-15'],
    ['Who wrote the report published in 2019?', '2019-01-01..2019-12-31'],
    ['Combien de tués entre mars et mai ?', '2024-03-01..2024-05-31'],
    ['À partir de juillet, combien de bacs par jour ?', '2024-07-01..'],
    ['As of July, how many ferries a day?', '2024-07-01..'],
    ['à partir de mars, combien de bacs par jour ?', '2024-03-01..'],
    ['Qui jouera au stade le 20 juin ?', '2024-06-20..2024-06-20'],
    ['Who will play on June 20?', '2024-06-20..2024-06-20'],
    ['Le bac va s’arrêter en juin ?', '2024-06-01..2024-06-30'],
    ['Qui a volé la caméra le 20 juin ?', '2023-06-20..2023-06-20'],
  ])('%s', (question, expected) => {
    const { toldTimes: told, published } = read(question);
    expect(told.map(({ range }) => days(range))).toEqual([expected]);
    expect(published).toBeNull();
  });

  it.each(['Huit gestes pour l’hiver', 'tips for the winter', 'Quoi mettre pour cet été ?'])(
    'is not a season that something is for: %s',
    (question) => {
      expect(read(question).toldTimes).toEqual([]);
    },
  );

  it('keeps the days that words only bound', () => {
    expect(days(read('depuis 2016, combien ?').toldTimes[0]?.anchor)).toBe(
      '2016-01-01..2016-12-31',
    );
  });

  it('knows which words need no explanation', () => {
    const plain = (question: string) => read(question).toldTimes.map(({ isPlain }) => isPlain);
    expect(plain('Combien en mars 2024 ?')).toEqual([true]);
    expect(plain('Combien aujourd’hui ?')).toEqual([true]);
    expect(plain('Combien la semaine dernière ?')).toEqual([false]);
    expect(plain('Combien en mars ?')).toEqual([false]);
    expect(plain('Combien le 15/08/2023 ?')).toEqual([true]);
    expect(plain('Combien le 2023-04-03 ?')).toEqual([true]);
    expect(plain('Combien le 04/04/2023 ?')).toEqual([true]);
    expect(plain('Combien le 03/04/2023 ?')).toEqual([false]);
  });
});

describe('the time of publication', () => {
  it.each([
    ['Que disent les articles de mai ?', '2024-05-01..2024-05-31'],
    ['Que disent les articles sur le port publiés en 2023 ?', '2023-01-01..2023-12-31'],
    ['Publié en mai 2023 : combien de morts ?', '2023-05-01..2023-05-31'],
    ['Les articles parus depuis lundi parlent de quoi ?', '2024-05-13..'],
    ['Quoi de neuf depuis mars ?', '2024-03-01..'],
    ['Quelles sont les nouvelles de la semaine dernière ?', '2024-05-06..2024-05-12'],
    ['Combien de morts ? depuis:2023-11', '2023-11-01..'],
    ['Combien de morts ? depuis:"la semaine dernière"', '2024-05-06..'],
    ['Combien de morts ? since:2023-11 until:2023-12', '2023-11-01..2023-12-31'],
    ['How many died? until:"last week"', '..2024-05-12'],
    ['What do articles from May say?', '2024-05-01..2024-05-31'],
    ['What is in the news since last week?', '2024-05-06..'],
    ['Quels sujets ont été publiés en mai 2023 ?', '2023-05-01..2023-05-31'],
    ['Which topics were published in May 2023?', '2023-05-01..2023-05-31'],
    ['What was published last week?', '2024-05-06..2024-05-12'],
    ['What do last week’s articles say?', '2024-05-06..2024-05-12'],
  ])('%s', (question, expected) => {
    const { toldTimes: told, published } = read(question);
    expect(days(published)).toBe(expected);
    expect(told).toEqual([]);
  });

  it('leaves the question without the words that only choose articles', () => {
    expect(read('Combien de morts ? depuis:"la semaine dernière"').withoutFilter).toBe(
      'Combien de morts ?',
    );
    expect(read('Combien de morts ? since:2023-11 until:2023-12').withoutFilter).toBe(
      'Combien de morts ?',
    );
    expect(read('Combien de morts en mars ?').withoutFilter).toBe('Combien de morts en mars ?');
    expect(read('since:2023-11').withoutFilter).toBe('since:2023-11');
  });

  it('leaves out words counted from today where enough is said beside them', () => {
    expect(read('Qui a donné la conférence du cercle il y a deux ans ?').withoutFilter).toBe(
      'Qui a donné la conférence du cercle ?',
    );
    expect(read('Sur quoi portait la conférence du cercle en 2024 ?')).toMatchObject({
      withoutFilter: 'Sur quoi portait la conférence du cercle en 2024 ?',
      timeless: 'Sur quoi portait la conférence du cercle en ?',
    });
    expect(read('et la semaine dernière ?').withoutFilter).toBe('et la semaine dernière ?');
    expect(read('Quel vote lundi au conseil ?').withoutFilter).toBe('Quel vote lundi au conseil ?');
  });

  it('says what it could not read', () => {
    expect(read('Combien ? since:jadis')).toMatchObject({
      unread: ['jadis'],
      published: null,
      withoutFilter: 'Combien ?',
    });
    expect(read('Combien ? depuis:« les calendes »').unread).toEqual(['les calendes']);
    expect(read("Combien ? jusqu'à:jadis").unread).toEqual(['jadis']);
    expect(read('Combien ? avant:jadis').unread).toEqual(['jadis']);
    expect(read('Combien ? depuis:2023').unread).toEqual([]);
    expect(read('Combien ? avant:2023').unread).toEqual([]);
    expect(read('Avant : combien ?').unread).toEqual([]);
  });
});

it.each([
  'Combien y a-t-il de stations ?',
  'La mairie évalue les dégâts à combien ?',
  'Il y a combien de stations ?',
  'Et deux jours plus tard ?',
  'Depuis quand ?',
  '',
  'a'.repeat(10_000),
])('nothing: %s', (question) => {
  const { toldTimes: told, published, unread } = read(question, 'fr');
  expect([told, published, unread]).toEqual([[], null, []]);
});

describe('the name of a feast', () => {
  it.each([
    ['Combien de chalets compte le marché de Noël de Brivonne ?', 'fr', 0],
    ['Où est le sapin de Noël ?', 'fr', 0],
    ['How many stalls does the Christmas market have?', 'en', 0],
    ['Que s’est-il passé à Noël ?', 'fr', 1],
    ['Qui a chanté le soir de Noël ?', 'fr', 1],
    ['What happened at Christmas?', 'en', 1],
    ['What happened on Christmas day?', 'en', 1],
  ] as const)('%s: %s times', (question, language, times) => {
    expect(questionTime(question, language, '2026-03-01').toldTimes).toHaveLength(times);
  });
});
