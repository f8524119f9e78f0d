import { describe, expect, it } from 'vitest';
import { findDates } from '../../src/text/dates/find-dates.ts';
import { NOW, parse } from './parse.ts';

const PROSE =
  'Le ministre a rencontré les habitants du quartier, puis il est reparti sans un mot pour la presse.';
const published = async (text: string, file = 'a.txt', now = NOW) => {
  const date = (await parse(file, text, null, now)).published;
  return date && `${date.value} ${date.source}`;
};

describe('findDates', () => {
  it.each([
    ['le 13 février 2024', '2024-2-13-null'],
    ['1er mars 2024', '2024-3-1-null'],
    ['mardi 13 février', 'null-2-13-2'],
    ['Tuesday, February 13, 2024', '2024-2-13-2'],
    ['Dec. 5, 2023', '2023-12-5-null'],
    ['13th of February 2024', '2024-2-13-null'],
    ['13/02/2024', '2024-2-13-null'],
    ['2024-02-13T10:00', '2024-2-13-null'],
    ['date 2023-11', '2023-11-null-null'],
    ['août 2023', '2023-8-null-null'],
  ])('reads %s', async (text, expected) => {
    expect(
      findDates(`Oui, ${text}, non`).map((d) => `${d.year}-${d.month}-${d.day}-${d.weekday}`),
    ).toEqual([expected]);
  });

  it.each(['31 février 2024', '2024-13-01', '12345-02-13', 'les 13 mardis', '1.2.3'])(
    'reads no date in %s',
    (text) => {
      expect(findDates(text)).toEqual([]);
    },
  );

  it('leaves out what two English readers would read differently', async () => {
    expect(findDates('02/03/2024', 'en')).toEqual([]);
    expect(findDates('02/13/2024', 'en')[0]).toMatchObject({ month: 2, day: 13 });
  });
});

describe('datelines', () => {
  it.each([
    [`Un titre pour rire\n\nPublié le 13 février 2024 à 10h30\n\n${PROSE}`, '2024-02-13 text'],
    [
      `Un titre pour rire\nPar Ana Rey Publié le 13/02/2024 | Mis à jour le 15/02/2024\n\n${PROSE}`,
      '2024-02-13 text',
    ],
    [`Mis à jour le 15 février 2024\n${PROSE}\nPublié le 13 février 2024`, '2024-02-13 text'],
    [
      `A title for a laugh\n\nPublished February 13, 2024 at 10:30 am\n\nThe minister met the people of the town.`,
      '2024-02-13 text',
    ],
    [`Un titre pour rire\n\nParis, le 3 mars 2024 - ${PROSE}`, '2024-03-03 text'],
    [`Un titre pour rire\n\nBrive, le 2 mai 2024. ${PROSE}`, '2024-05-02 text'],
    [`A title for a laugh\n\nCork, 14 April 2024. The minister met the people.`, '2024-04-14 text'],
    [`Un titre pour rire\nPar Ana Rey, publié le 3 mars 2024\n\n${PROSE}`, '2024-03-03 text'],
    [
      `Un titre pour rire\nReportage de Luc Bon, mis à jour le 3 mars 2024\n${PROSE}`,
      '2024-03-03 text',
    ],
    [
      `A title for a laugh\nBy Ana Rey, published 3 March 2024\n\nThe minister met the people of the town.`,
      '2024-03-03 text',
    ],
    [
      `LONDON, Feb 13, 2024 (Reuters) - The minister met the people of the town and left.`,
      '2024-02-13 text',
    ],
    [
      `Un titre pour rire\n\nRadio Bocage (avec APR), le 12 septembre 2024\n\n${PROSE} Il sera reçu lundi 16 septembre.`,
      '2024-09-12 text',
    ],
    [`Un titre pour rire\nPublié le mardi 13 février\n${PROSE}`, '2024-02-13 text'],
    [` date 2023-11 Une trêve pour bientôt ? ${PROSE}`, '2023-11 text'],
    [
      ` date 2023-11 Une trêve pour bientôt ? Elle est proche, dit-il mardi 21 novembre, à Doha.`,
      '2023-11-21 text',
    ],
    [
      ` date 2023-11 Une trêve pour bientôt ? Elle est proche, dit-il mardi 22 novembre, à Doha.`,
      '2023-11 text',
    ],
  ])('are read: %j', async (text, expected) => {
    expect(await published(text)).toBe(expected);
  });

  it.each([
    [`Publié le 3 mars 2019, le rapport sur les écoles a fait du bruit dans la ville.`],
    [`Le rapport publié le 3 mars 2019 a fait du bruit. ${PROSE}`],
    [`Publié le 13 février 2031\n\n${PROSE}`],
    [`Attentats de Paris, le 13 novembre 2015\n\n${PROSE}`],
    [
      `Chronologie du conflit en cours\n\n7 octobre 2023\n\n${PROSE}\n\n24 novembre 2023\n\n${PROSE}`,
    ],
  ])('are not seen in %j', async (text) => {
    expect(await published(text)).toBeNull();
  });
});

describe('a weekday without a year', () => {
  const news = (more = '') =>
    `Les chefs étaient au Caire mardi 13 février, pour négocier une trêve.\n\n${PROSE} ${more}`;

  it('is resolved where one year alone fits', async () => {
    expect(await published(news())).toBe('2024-02-13 text');
    expect(
      await published('The chiefs met in Cairo on Tuesday, February 13, to talk about the truce.'),
    ).toBe('2024-02-13 text');
    expect(await published(news('Depuis le 7 octobre 2023, la guerre dure. En 1948 déjà.'))).toBe(
      '2024-02-13 text',
    );
  });

  it('follows the clock', async () => {
    expect(await published(news(), 'a.txt', new Date('2024-02-11'))).toBeNull();
    expect(await published(news(), 'a.txt', new Date('2024-02-13'))).toBe('2024-02-13 text');
    expect(await published(news(), 'a.txt', new Date('2020-06-01'))).toBe('2018-02-13 text');
    // 2024 and 2029 both fit.
    expect(await published(news(), 'a.txt', new Date('2029-06-01'))).toBeNull();
  });

  it('is not when another year of the text speaks against it', async () => {
    expect(await published(news('C’était en 2025, rappelle-t-il.'))).toBeNull();
    expect(await published(news('Le budget de 2017 a été voté.'))).toBeNull();
    expect(await published(`${news()} Puis vendredi 14 février, rien.`)).toBeNull();
  });

  it('is not for a day to come, nor for one of history', async () => {
    expect(
      await published('Les chefs se rencontreront au Caire mardi 13 février, dit-on ici.'),
    ).toBeNull();
    expect(
      await published('La réunion est prévue mardi 13 février au Caire, dit-on ici.'),
    ).toBeNull();
    expect(
      await published(
        `${PROSE} Le samedi 7 octobre 2023 reste dans les mémoires.\n\nEn mars 2024, tout a changé.`,
      ),
    ).toBeNull();
    expect(
      await published(
        'Le 6 juin 1944, les Alliés débarquent. Le 7 octobre de cette année, la guerre.',
      ),
    ).toBeNull();
    expect(
      await published('Le 13 février 2024, les chefs étaient au Caire pour parler de la trêve.'),
    ).toBeNull();
    expect(
      await published(
        'Des sources ont déclaré aujourd’hui, vendredi, que les discussions progressent.',
      ),
    ).toBeNull();
  });

  it('doesn’t listen to teasers of other articles', async () => {
    const teaser =
      '\n\nÉDITO\n\nUn autre titre pour un autre texte\n\nDepuis le 28 décembre 2025, rien ne va plus.\n\nPar Ana Rey, historienne\n\nLire la suite »\n';
    expect(await published(news(PROSE) + teaser)).toBe('2024-02-13 text');
  });
});

it.each([
  ['2024-02-13-titre.md', '2024-02-13 file name'],
  ['20240213_titre.txt', '2024-02-13 file name'],
  ['2024/02/13/titre.txt', '2024-02-13 file name'],
  ['titre-2024-02.txt', '2024-02 file name'],
  ['2031-02-13-titre.txt', null],
  ['002_20a4021399.txt', null],
  ['2024-1234.txt', null],
  ['article-2024.txt', null],
])('the name %s gives %s', async (file, expected) => {
  expect(await published(PROSE, file)).toBe(expected);
});
