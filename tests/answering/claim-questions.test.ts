import { describe, expect, it } from 'vitest';
import { claimQuestions } from '../../src/answering/claim-questions.ts';

describe('what can be asked of a claim', () => {
  it.each([
    ['La crue a fait 3 morts à Tours.', 'La crue a fait combien de morts à Tours ?', '3 morts'],
    ['340 habitants sont partis !', 'Combien d’habitants sont partis ?', '340 habitants'],
    ['Le pont coûtera 5 millions d’euros', 'Le pont coûtera combien ?', '5 millions d’euros'],
    ['La Loire a débordé le 14 novembre.', 'La Loire a débordé quand ?', '14 novembre'],
    ['Anna Ribot quitte Vernay.', 'Qui quitte Vernay ?', 'Anna Ribot'],
  ])('%s', (claim, text, answer) => {
    expect(claimQuestions(claim, 'fr')[0]).toMatchObject({ text, answer });
  });

  it.each([
    ['The flood killed 3 people.', 'The flood killed how many people?', '3 people'],
    ['The ferry costs 20 million pounds', 'The ferry costs how much?', '20 million pounds'],
    ['The ferry will sail on 3 May', 'The ferry will sail when?', '3 May'],
    ['Peter Marsh runs the ferry.', 'Who runs the ferry?', 'Peter Marsh'],
  ])('%s', (claim, text, answer) => {
    expect(claimQuestions(claim, 'en')[0]).toMatchObject({ text, answer });
  });

  it('is its figures, then its dates, then who', () => {
    const claim = 'Anna Ribot a vendu 12 bateaux le 3 mai 2024.';
    expect(claimQuestions(claim, 'fr').map(({ answer }) => answer)).toEqual([
      '12 bateaux',
      '3 mai 2024',
      'Anna Ribot',
    ]);
  });

  it.each(['Le maire est nul', 'lol', ''])('is nothing in %j', (claim) => {
    expect(claimQuestions(claim, 'fr')).toEqual([]);
  });
});
