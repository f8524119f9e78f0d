import { describe, expect, it } from 'vitest';
import { compareFigures, isAboutClaim } from '../../commands/compare-claim.ts';

describe('a sentence is about a claim', () => {
  it.each([
    ['Douze communes inondées !', 'Douze communes ont été inondées.', 'fr'],
    ['La crue a fait 3 morts à Tours', 'La crue de mardi a fait deux morts à Tours.', 'fr'],
    ['the ferry costs 20 million', 'The new ferry will cost 18 million pounds.', 'en'],
  ] as const)('%s: %s', (claim, sentence, language) => {
    expect(isAboutClaim(claim, sentence, language)).toBe(true);
  });

  it.each([
    ['J’ai mangé une pizza hier avec Paul', 'La crue de mardi a fait deux morts à Tours.', 'fr'],
    ['Le maire est nul et personne ne l’aime ici', 'Le maire a signé un accord jeudi.', 'fr'],
    ['lol', 'The new ferry will cost 18 million pounds.', 'en'],
    ['', 'Douze communes ont été inondées.', 'fr'],
  ] as const)('not: %s: %s', (claim, sentence, language) => {
    expect(isAboutClaim(claim, sentence, language)).toBe(false);
  });
});

describe('figures', () => {
  it.each([
    ['Douze communes inondées', ['12 communes ont été inondées.'], 'same', 'Douze communes'],
    ['Il y a eu 15 communes inondées', ['12 communes ont été inondées.'], 'other', '15 communes'],
    ['80 % des votants ont dit oui', ['Le oui obtient 62 % des voix.'], 'other', '80 %'],
    ['En 2023, douze communes', ['En 2024, douze communes.'], 'same', 'douze communes'],
  ] as const)('of %s', (claim, sentences, type, figure) => {
    const verdict = compareFigures(claim, sentences, 'fr');
    expect(verdict).toMatchObject(type === 'same' ? { type, figure } : { type, claimed: figure });
  });

  it.each([
    ['Il y a eu 15 morts', ['12 communes ont été inondées.']],
    ['En 2023', ['En 2024.']],
    ['Une commune inondée', ['Deux communes inondées.']],
    ['rien', ['12 communes.']],
  ])('of %s tell nothing', (claim, sentences) => {
    expect(compareFigures(claim, sentences, 'fr')).toBeNull();
  });
});
