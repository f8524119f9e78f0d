import { describe, expect, it } from 'vitest';
import { keywordsAsQuestion } from '../../src/answering/keywords.ts';

describe('keywords', () => {
  it.each([
    ['prix couchette', 'combien coûte couchette ?'],
    ['coût des travaux piscine', 'combien coûte des travaux piscine ?'],
    ['bridge repair cost', 'how much bridge repair ?'],
    ['date ouverture ligne 2', 'quand ouverture ligne 2 ?'],
    ['piscine Sauvière', null],
    ['prix', null],
    ['Quel est le prix de la couchette ?', null],
    ['Le prix a baissé hier', null],
  ])('%s: %s', (question, expected) => {
    expect(keywordsAsQuestion(question)).toBe(expected);
  });
});
