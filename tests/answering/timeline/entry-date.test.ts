import { describe, expect, it } from 'vitest';
import { articleDate, eventDate } from '../../../src/answering/timeline/entry-date.ts';
import type { Language } from '../../../src/text/language.ts';
import type { PublicationDate } from '../../../src/text/partial-date.ts';

/** A Tuesday. */
const tuesday: PublicationDate = { value: '2024-03-05', precision: 'day', source: 'text' };
const march: PublicationDate = { value: '2024-03', precision: 'month', source: 'text' };

const dateOf = (
  text: string,
  published: PublicationDate | null = tuesday,
  language: Language = 'fr',
): string | null => {
  const date = eventDate(text, published, language);
  return date && `${date.since}..${date.until} ${date.precision}`;
};

describe('the date of an event', () => {
  it.each([
    ['Le pont a cédé le 2 mars.', '2024-03-02..2024-03-02 day'],
    ['Le pont a cédé dimanche matin.', '2024-03-03..2024-03-03 day'],
    ['Le pont a cédé dans la nuit de samedi à dimanche.', '2024-03-02..2024-03-03 days'],
    ['Le pont avait été rouvert en mai 2022.', '2022-05-01..2022-05-31 month'],
    ['Le pont a été construit en 1974.', '1974-01-01..1974-12-31 year'],
    ['Le chantier commencera le 12 avril 2024.', '2024-04-12..2024-04-12 day'],
  ])('is told by the text: %s', (text, date) => {
    expect(dateOf(text)).toBe(date);
  });

  it('is told in English too', () => {
    expect(dateOf('The bridge fell on Sunday.', tuesday, 'en')).toBe('2024-03-03..2024-03-03 day');
    expect(dateOf('We expect to be back on Friday.', tuesday, 'en')).toBeNull();
  });

  it.each([
    ['names none', 'Le pont a cédé.'],
    ['tells in the present, which may be of a day to come', 'Le conseil se réunit mercredi.'],
    ['names several', 'Le chantier, prévu en mai 2024, est repoussé à juin 2025.'],
    ['names only an hour', 'Le pont a cédé à 5 heures du matin.'],
    ['counts from what was told before', 'La veille, le pont était encore ouvert.'],
    ['tells since when', 'C’est la pire crue depuis 1983.'],
    [
      'dates what it compares with',
      'Le coût atteint 44 millions, au lieu des 31 millions de 2021.',
    ],
    ['names a weekday to come, which may be any', 'Le courant devait être rétabli jeudi.'],
    [
      'names a time that holds the article’s own day',
      'Il est tombé beaucoup de pluie en mars 2024.',
    ],
    ['names a season, of which no day is known', 'Le pont a été repeint au printemps 2023.'],
  ])('is not told where the text %s', (_why, text) => {
    expect(dateOf(text)).toBeNull();
  });

  it('needs a day to count from, unless the words say the year', () => {
    expect(dateOf('Le pont a cédé mardi.', march)).toBeNull();
    expect(dateOf('Le pont a cédé le 2 mars.', march)).toBe('2024-03-02..2024-03-02 day');
    expect(dateOf('Le pont a cédé le 2 mars.', null)).toBeNull();
    expect(dateOf('Le pont a cédé le 2 mars 2019.', null)).toBe('2019-03-02..2019-03-02 day');
  });
});

it('the date of an article is as wide as it is known', () => {
  expect(articleDate(tuesday)).toEqual({
    since: '2024-03-05',
    until: '2024-03-05',
    precision: 'day',
    of: 'article',
  });
  expect(articleDate(march)).toMatchObject({ since: '2024-03-01', until: '2024-03-31' });
  expect(articleDate(null)).toBeNull();
});
