import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, weekdayOf } from '../../../src/text/dates/calendar.ts';
import { findDates } from '../../../src/text/dates/find-dates.ts';
import { findTimes } from '../../../src/text/dates/find-times.ts';
import { simpleTimes } from '../../../src/text/dates/moments.ts';
import { daysOf } from '../../../src/text/dates/resolve.ts';
import type { Language } from '../../../src/text/language.ts';

/** A Monday. */
const today = '2026-06-01';

/** The times of a text, as `words: since..until`. */
const read = (text: string, language: Language = 'fr', from = today): string[] =>
  findTimes(text, { language }).map(({ start, end, moment }) => {
    const days = daysOf(moment, { today: from });
    return `${text.slice(start, end)}: ${days ? `${days.since ?? ''}..${days.until ?? ''}` : '-'}`;
  });

const LONG = { dateStyle: 'long' } as const;
const FULL = { dateStyle: 'full' } as const;
const MEDIUM = { dateStyle: 'medium' } as const;
const MONTH = { month: 'long' } as const;
const WITH_WEEKDAY = { weekday: 'long', day: 'numeric', month: 'long' } as const;

/** Made once: that takes far longer than formatting. */
const formats = new Map<object, Record<Language, Intl.DateTimeFormat>>(
  [LONG, FULL, MEDIUM, MONTH, WITH_WEEKDAY].map((options) => [
    options,
    {
      fr: new Intl.DateTimeFormat('fr-FR', { ...options, timeZone: 'UTC' }),
      en: new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' }),
    },
  ]),
);
const written = (day: string, language: Language, options: object): string =>
  formats.get(options)![language].format(new Date(`${day}T00:00:00Z`));

describe('every day in every form', () => {
  const forms = (day: string): [text: string, language: Language, said: 'year' | 'no year'][] => {
    const [year, month, number] = day.split('-').map(Number) as [number, number, number];
    const fr = written(day, 'fr', MONTH);
    const en = written(day, 'en', MONTH);
    const suffix = ['th', 'st', 'nd', 'rd'][
      number % 10 > 3 || (number > 10 && number < 14) ? 0 : number % 10
    ];
    return [
      [written(day, 'fr', LONG), 'fr', 'year'],
      [written(day, 'fr', FULL), 'fr', 'year'],
      [written(day, 'fr', MEDIUM), 'fr', 'year'],
      [written(day, 'fr', LONG).toUpperCase(), 'fr', 'year'],
      [written(day, 'fr', LONG).normalize('NFD').replaceAll(' ', '\u202f'), 'fr', 'year'],
      [`${number === 1 ? '1er' : number} ${fr} ${year}`, 'fr', 'year'],
      [`${number}/${month}/${year}`, 'fr', 'year'],
      [`${day.slice(8)}.${day.slice(5, 7)}.${year}`, 'fr', 'year'],
      [day, 'fr', 'year'],
      [day, 'en', 'year'],
      [written(day, 'en', LONG), 'en', 'year'],
      [written(day, 'en', FULL), 'en', 'year'],
      [written(day, 'en', MEDIUM), 'en', 'year'],
      [`${number} ${en} ${year}`, 'en', 'year'],
      [`${number}${suffix} of ${en}, ${year}`, 'en', 'year'],
      [`${number === 1 ? '1er' : number} ${fr}`, 'fr', 'no year'],
      [`${en} ${number}`, 'en', 'no year'],
      [written(day, 'fr', WITH_WEEKDAY), 'fr', 'no year'],
    ];
  };

  it('is read as that day, and its words are all that is read', () => {
    const wrong: string[] = [];
    // All days of a leap year; of the others every ninth, which meets each day of the month and of the week.
    const next = (day: string): string => addDays(day, day.startsWith('2024') ? 1 : 9);
    for (let day = '2023-01-01'; day <= '2026-12-31'; day = next(day)) {
      for (const [words, language, said] of forms(day)) {
        const before = language === 'fr' ? 'Il a plu le ' : 'It rained on ';
        const text = `${before}${words}, hein.`;
        const found = findTimes(text, { language });
        const end = said === 'year' ? undefined : day;
        const days = found[0] && daysOf(found[0].moment, { today: end ?? today });
        const isRight =
          found.length === 1 &&
          text.slice(found[0]!.start, found[0]!.end) === words &&
          days?.since === day &&
          days.until === day;
        if (!isRight) wrong.push(`${day}: ${text} ${JSON.stringify(found)}`);
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('month first only where that is said', () => {
    const day = (order: 'day first' | 'month first' | 'unknown') =>
      findTimes('03/05/2024', { language: 'en', order }).map(
        ({ moment }) => daysOf(moment, { today })?.since,
      );
    expect(day('day first')).toEqual(['2024-05-03']);
    expect(day('month first')).toEqual(['2024-03-05']);
    expect(day('unknown')).toEqual([]);
    expect(read('02/13/2024', 'en')).toEqual(['02/13/2024: 2024-02-13..2024-02-13']);
    expect(read('15/08/2025', 'en')).toEqual(['15/08/2025: 2025-08-15..2025-08-15']);
  });

  it('reads a day in figures by the weekday beside it, where that is one of the two alone', () => {
    const days = (text: string) =>
      findDates(text, 'en').map(({ year, month, day }) => [year, month, day]);
    expect(days('Tue, 03/04/2025')).toEqual([[2025, 3, 4]]);
    expect(days('Thursday 03/04/2025')).toEqual([[2025, 4, 3]]);
    // A Monday is neither.
    expect(days('Mon, 03/04/2025')).toEqual([]);
    expect(days('Saturday, 13/09/2025')).toEqual([[2025, 9, 13]]);
  });
});

describe('times are as wide as their words', () => {
  it.each([
    ['hier', 'hier: 2026-05-31..2026-05-31'],
    ['avant-hier', 'avant-hier: 2026-05-30..2026-05-30'],
    ['ce matin', 'ce matin: 2026-06-01..2026-06-01'],
    ['il y a trois jours', 'il y a trois jours: 2026-05-29..2026-05-29'],
    ['il y a deux semaines', 'il y a deux semaines: 2026-05-18..2026-05-24'],
    ['il y a deux ans', 'il y a deux ans: 2024-01-01..2024-12-31'],
    ['il y a plus de dix ans', 'il y a plus de dix ans: 2016-01-01..2016-12-31'],
    ['la semaine dernière', 'semaine dernière: 2026-05-25..2026-05-31'],
    ['le week-end dernier', 'week-end dernier: 2026-05-30..2026-05-31'],
    ['le mois dernier', 'mois dernier: 2026-05-01..2026-05-31'],
    ['le trimestre dernier', 'trimestre dernier: 2026-01-01..2026-03-31'],
    ['l’an dernier', 'an dernier: 2025-01-01..2025-12-31'],
    ['ces derniers jours', 'ces derniers jours: 2026-05-25..2026-06-01'],
    ['les trois derniers mois', 'trois derniers mois: 2026-03-01..2026-06-01'],
    ['lundi dernier', 'lundi dernier: 2026-05-25..2026-05-25'],
    ['mardi', 'mardi: 2026-05-26..2026-05-26'],
    ['le mardi dernier', 'mardi dernier: 2026-05-26..2026-05-26'],
    ['mardi passé', 'mardi passé: 2026-05-26..2026-05-26'],
    ['que s’est-il passé mardi ?', 'mardi: 2026-05-26..2026-05-26'],
    ['vendredi prochain', 'vendredi prochain: 2026-06-05..2026-06-05'],
    ['août 2025', 'août 2025: 2025-08-01..2025-08-31'],
    ['en mars', 'mars: 2026-03-01..2026-03-31'],
    ['en mars dernier', 'mars dernier: 2026-03-01..2026-03-31'],
    ['en 2019', '2019: 2019-01-01..2019-12-31'],
    ['premier trimestre', 'premier trimestre: 2026-01-01..2026-03-31'],
    ['au 4e trimestre 2024', '4e trimestre 2024: 2024-10-01..2024-12-31'],
    ['T3 2024', 'T3 2024: 2024-07-01..2024-09-30'],
    ['le second semestre 2024', 'second semestre 2024: 2024-07-01..2024-12-31'],
    ['le printemps dernier', 'printemps dernier: 2026-03-01..2026-05-31'],
    ['l’été 2023', 'été 2023: 2023-06-01..2023-08-31'],
    ['les années 90', 'années 90: 1990-01-01..1999-12-31'],
    ['au XXe siècle', 'XXe siècle: 1901-01-01..2000-12-31'],
    ['début mars', 'début mars: 2026-03-01..2026-03-10'],
    ['fin 2024', 'fin 2024: 2024-09-01..2024-12-31'],
    ['depuis lundi dernier', 'depuis lundi dernier: 2026-05-25..'],
    ['depuis deux ans', 'depuis deux ans: 2024-06-01..'],
    ['depuis le 1er juin 2025', 'depuis le 1er juin 2025: 2025-06-01..'],
    ['avant 2020', 'avant 2020: ..2019-12-31'],
    ['jusqu’en 2020', 'jusqu’en 2020: ..2020-12-31'],
    ['après mars 2024', 'après mars 2024: 2024-04-01..'],
    ['du 6 au 12 mai', 'du 6 au 12 mai: 2026-05-06..2026-05-12'],
    [
      'du 28 décembre au 3 janvier 2024',
      'du 28 décembre au 3 janvier 2024: 2023-12-28..2024-01-03',
    ],
    ['entre mars et mai', 'entre mars et mai: 2026-03-01..2026-05-31'],
    ['entre décembre et février', 'entre décembre et février: 2025-12-01..2026-02-28'],
    ['de 2019 à 2021', 'de 2019 à 2021: 2019-01-01..2021-12-31'],
    ['2019-2020', '2019-2020: 2019-01-01..2020-12-31'],
    ['avant Noël', 'avant Noël: ..2025-12-24'],
    ['le 15/08', '15/08: 2025-08-15..2025-08-15'],
    ['depuis:2025-06', 'depuis:2025-06: 2025-06-01..'],
    ['la veille', 'la veille: -'],
    ['deux jours plus tard', 'deux jours plus tard: -'],
  ])('French: %s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each([
    ['yesterday', 'yesterday: 2026-05-31..2026-05-31'],
    ['the day before yesterday', 'the day before yesterday: 2026-05-30..2026-05-30'],
    ['last night', 'last night: 2026-05-31..2026-05-31'],
    ['two weeks ago', 'two weeks ago: 2026-05-18..2026-05-24'],
    ['a year ago', 'a year ago: 2025-01-01..2025-12-31'],
    ['in the last two weeks', 'last two weeks: 2026-05-18..2026-06-01'],
    ['over the past 10 days', 'past 10 days: 2026-05-22..2026-06-01'],
    ['last Tuesday', 'last Tuesday: 2026-05-26..2026-05-26'],
    ['last week', 'last week: 2026-05-25..2026-05-31'],
    ['last spring', 'last spring: 2026-03-01..2026-05-31'],
    ['last summer', 'last summer: 2025-06-01..2025-08-31'],
    ['the fall of 2020', 'fall of 2020: 2020-09-01..2020-11-30'],
    ['Q2 2025', 'Q2 2025: 2025-04-01..2025-06-30'],
    ['the first quarter of 2025', 'first quarter of 2025: 2025-01-01..2025-03-31'],
    ['last quarter', 'last quarter: 2026-01-01..2026-03-31'],
    ['the 1990s', '1990s: 1990-01-01..1999-12-31'],
    ['the 19th century', '19th century: 1801-01-01..1900-12-31'],
    ['late March', 'late March: 2026-03-21..2026-03-31'],
    ['the end of 2023', 'the end of 2023: 2023-09-01..2023-12-31'],
    ['May 6-12, 2024', 'May 6-12, 2024: 2024-05-06..2024-05-12'],
    ['from March to June 2024', 'from March to June 2024: 2024-03-01..2024-06-30'],
    ['between March and May', 'between March and May: 2026-03-01..2026-05-31'],
    ['since March 2024', 'since March 2024: 2024-03-01..'],
    ['until April', 'until April: ..2026-04-30'],
    ['before Christmas', 'before Christmas: ..2025-12-24'],
    ['in May', 'May: 2026-05-01..2026-05-31'],
  ])('English: %s', (text, expected) => {
    expect(read(text, 'en')).toEqual([expected]);
  });
});

describe('a weekday with its day of the month', () => {
  // Today is Monday 1 June 2026.
  it.each([
    ["la montée de l'eau heure par heure dimanche 24", 'fr', 'dimanche 24: 2026-05-24..2026-05-24'],
    ['Vendredi 5 à 14 h, la fête.', 'fr', 'Vendredi 5: 2026-06-05..2026-06-05'],
    ['Réunion mardi 31.', 'fr', 'mardi 31: 2026-03-31..2026-03-31'],
    ['le concert de samedi 6 soir', 'fr', 'samedi 6 soir: 2026-06-06..2026-06-06'],
    ['what happened on Sunday 24th', 'en', 'Sunday 24th: 2026-05-24..2026-05-24'],
    ['doors open Friday the 5th', 'en', 'Friday the 5th: 2026-06-05..2026-06-05'],
  ] as const)('%s', (text, language, expected) => {
    expect(read(text, language)).toEqual([expected]);
  });

  it.each([
    ['Lundi 24 pompiers sont venus.', 'fr', 'Lundi: 2026-06-01..2026-06-01'],
    ['Lundi, 24 ont été soignés.', 'fr', 'Lundi: 2026-06-01..2026-06-01'],
    ['On Monday 24 people came.', 'en', 'Monday: 2026-06-01..2026-06-01'],
    ['Lundi 14 h, la fête.', 'fr', 'Lundi: 2026-06-01..2026-06-01'],
  ] as const)('but not in "%s"', (text, language, expected) => {
    expect(read(text, language)).toEqual([expected]);
  });
});

describe('words that only look like times', () => {
  it.each([
    'Le maire de Marseille parle de la planète Mars.',
    'Le Champ-de-Mars et Saint-Mars-la-Jaille.',
    'Elle a été élue, elles ont été vues.',
    'Le Covid-19, le G7, le tramway T3, la page 12/24.',
    'Il y a 2000 habitants et 1 500 vélos, pour 2024 euros.',
    'Les 13 mardis, le 31 février 2024, 12345-02-13, 1.2.3, 2024-13-01.',
    'Le second tour, le dernier jour, la première semaine.',
    'Theresa May may march; he marched.',
    'They fall, and the spring is broken.',
    'Dans la mairie, un maître dit oui.',
    'Le bus est gratuit le samedi et chaque dimanche matin.',
    'It is closed every Monday and on Sundays.',
    '',
  ])('%s', (text) => {
    expect(read(text, /[A-Z]\w+ (?:may|fall)|They|It is/.test(text) ? 'en' : 'fr')).toEqual([]);
  });
});

it('keeps hours and parts of the day with their day', () => {
  const [time] = findTimes('Hier soir, lundi 1er juin à 10 h 30', { language: 'fr' }).slice(1);
  expect(time).toMatchObject({ precision: 'day', clock: 630 });
  expect(findTimes('hier soir', { language: 'fr' })[0]).toMatchObject({ dayPart: 'evening' });
  expect(findTimes('à 20h', { language: 'fr' })[0]).toMatchObject({ precision: 'time' });
});

describe('whatever the text', () => {
  const WORDS =
    'le la du au de d’ hier lundi mars mai 3 12 2024 1er depuis avant entre et à jusqu’à semaine dernière il y a deux ans an Q2 trimestre premier last week ago since from to until May the of été Noël fin début 15/08/2025 2024-02-13 , - : . \n \u00ad \u0301 œ 10h30 matin'.split(
      ' ',
    );
  const texts = fc.array(
    fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary', maxLength: 4 })),
    {
      maxLength: 40,
    },
  );

  it('spans are in order, apart and within; ranges end after they begin', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom<Language>('fr', 'en'), (words, language) => {
        const text = words.join(' ');
        let last = 0;
        for (const time of findTimes(text, { language })) {
          expect(time.start).toBeGreaterThanOrEqual(last);
          expect(time.end).toBeGreaterThan(time.start);
          last = time.end;
          for (const inner of simpleTimes(time)) {
            expect(inner.start).toBeGreaterThanOrEqual(time.start);
            expect(inner.end).toBeLessThanOrEqual(time.end);
          }
          for (const lean of ['past', 'nearest'] as const) {
            const days = daysOf(time.moment, { today, lean });
            if (days?.since && days.until) expect(days.since <= days.until).toBe(true);
          }
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });
});

it('a weekday with its day is of the year in which they meet', () => {
  for (let day = '2019-03-01'; day < '2026-05-01'; day = addDays(day, 97)) {
    const text = written(day, 'fr', WITH_WEEKDAY);
    const found = daysOf(findTimes(text, { language: 'fr' })[0]!.moment, { today });
    expect(weekdayOf(found!.since!)).toBe(weekdayOf(day));
    expect(found!.since!.slice(5)).toBe(day.slice(5));
  }
});
