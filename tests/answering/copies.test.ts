import { describe, expect, it } from 'vitest';
import { sameFacts } from '../../src/answering/copies.ts';

describe('two tellings say the same', () => {
  it.each([
    ['Le pont a coûté 12 millions.', 'Le pont a coûté douze millions.', true],
    ['Le pont, fermé lundi, a rouvert.', 'Le pont a rouvert ; il était fermé lundi.', true],
    ['Le pont a coûté 12 millions.', 'Le pont a coûté 14 millions.', false],
    ['Le pont a rouvert.', 'Le pont n’a pas rouvert.', false],
    ['Vauclin a battu Sorbes 3 à 1.', 'Sorbes a battu Vauclin 3 à 1.', false],
    ['Le maire, Luc Amaury, a signé.', 'Le maire, Paul Amaury, a signé.', false],
    ['Il ouvre le 3 mars.', 'Il ouvre le 3 mai.', false],
    ['The bridge reopened.', 'The bridge has not reopened.', false],
  ])('%s %s: %s', (a, b, expected) => {
    expect(sameFacts(a, b)).toBe(expected);
  });
});
