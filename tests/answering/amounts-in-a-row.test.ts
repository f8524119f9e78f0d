import { describe, expect, it } from 'vitest';
import { amountsIn } from '../../src/answering/amounts-in-a-row.ts';

describe('amounts in a row', () => {
  it.each([
    ['L’État versera 45 %, le syndicat 35 % et les riverains 20 %.', 3],
    ['The lottery gives £40,000, the county £25,000 and the school £5,000.', 3],
    [
      'Le phare reçoit 3 millions d’euros, la digue 2 millions d’euros, le port 1 million d’euros.',
      3,
    ],
    ['Adams took 212 votes, Birch 190 votes and Cole 44 votes.', 3],
    ['La facture passe de 40 à 60 euros.', 1],
    ['Le toit coûte 12 euros, soit 3 % de plus, et tiendra 40 ans.', 1],
    ['Nobody counted them, and nobody will.', 0],
  ])('%s', (text, count) => {
    expect(amountsIn(text)).toBe(count);
  });
});
