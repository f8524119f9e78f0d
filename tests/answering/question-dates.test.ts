import { describe, expect, it } from 'vitest';
import { questionDates } from '../../src/answering/question-dates.ts';

/** A Wednesday. */
const now = new Date('2024-05-15T12:00:00Z');

const bound = (since: string | null, until: string | null) => ({
  mode: 'bound',
  range: { since, until },
});
const mention = (since: string, until: string) => ({ mode: 'mention', range: { since, until } });

describe('what a question says of time', () => {
  it.each([
    ['Que s’est-il passé le 13 février ?', mention('2024-02-13', '2024-02-13')],
    ['Que s’est-il passé le 20 juin ?', mention('2023-06-20', '2023-06-20')],
    ['Combien d’otages en novembre 2023 ?', mention('2023-11-01', '2023-11-30')],
    ['et en février ?', mention('2024-02-01', '2024-02-29')],
    ['Quoi de neuf depuis mars ?', bound('2024-03-01', null)],
    ['depuis le 1er mars 2024', bound('2024-03-01', null)],
    ['La semaine dernière, combien ?', bound('2024-05-06', '2024-05-12')],
    ['avant Noël', bound(null, '2023-12-24')],
    ['avant 2020', bound(null, '2019-12-31')],
    ['jusqu’en avril', bound(null, '2024-04-30')],
    ['hier ?', bound('2024-05-14', '2024-05-14')],
    ['le mois dernier', bound('2024-04-01', '2024-04-30')],
    ['l’an dernier', bound('2023-01-01', '2023-12-31')],
    ['entre mars et mai', bound('2024-03-01', '2024-05-31')],
    ['du 3 au 5 mars 2024', bound('2024-03-03', '2024-03-05')],
    ['mardi dernier', bound('2024-05-14', '2024-05-14')],
    ['il y a trois jours', bound('2024-05-12', '2024-05-12')],
  ])('French: %s', (question, expected) => {
    expect(questionDates(question, 'fr', now)).toMatchObject(expected);
  });

  it.each([
    ['What happened on May 3?', mention('2024-05-03', '2024-05-03')],
    ['What happened last Tuesday?', bound('2024-05-14', '2024-05-14')],
    ['since March 2024', bound('2024-03-01', null)],
    ['after February 13, 2024', bound('2024-02-14', null)],
    ['before Christmas', bound(null, '2023-12-24')],
    ['in 2023', mention('2023-01-01', '2023-12-31')],
    ['between March and May', bound('2024-03-01', '2024-05-31')],
    ['What was said yesterday?', bound('2024-05-14', '2024-05-14')],
    ['last week', bound('2024-05-06', '2024-05-12')],
    ['two weeks ago', bound('2024-05-01', '2024-05-01')],
  ])('English: %s', (question, expected) => {
    expect(questionDates(question, 'en', now)).toMatchObject(expected);
  });

  it.each([
    'Combien y a-t-il de stations ?',
    'La mairie évalue les dégâts à combien ?',
    'Il y a combien de stations ?',
    'Et deux jours plus tard ?',
    '',
    'a'.repeat(10_000),
  ])('nothing: %s', (question) => {
    expect(questionDates(question, 'fr', now)).toBeNull();
  });
});
