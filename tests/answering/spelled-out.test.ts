import { describe, expect, it } from 'vitest';
import { keywordsAsQuestion, spelledOut } from '../../src/answering/spelled-out.ts';

describe('a question in the short forms of messages', () => {
  it.each([
    ['pk le pont est fermé', 'pourquoi le pont est fermé'],
    ['c koi le sursis', "c'est quoi le sursis"],
    ['cb de gens st venus ?', 'combien de gens st venus ?'],
    ['kel jour rouvre la piscine', 'quel jour rouvre la piscine'],
    ['keski a changé ds la loi', "qu'est-ce qui a changé dans la loi"],
    ['wat happened at the museum', 'what happened at the museum'],
    ['y did the mayor resign', 'why did the mayor resign'],
    ['how much r the fees', 'how much are the fees'],
    ['ya du neuf sur la grève', 'il y a du neuf sur la grève'],
  ])('%s', (short, full) => {
    expect(spelledOut(short)).toBe(full);
  });

  it.each([
    'Qui paie avec une CB au PK 12 ?',
    'Où va le bus C ?',
    'c’est qui le maire',
    'Combien coûte le plan U ?',
    'https://exemple.fr/pk/cb',
    'Y a-t-il un train ?',
  ])('leaves %s', (question) => {
    expect(spelledOut(question)).toBe(question);
  });

  it('leaves what is longer than a message', () => {
    const text = `pk ${'mot '.repeat(100)}`;
    expect(spelledOut(text)).toBe(text);
  });
});

describe('keywords', () => {
  it.each([
    ['prix couchette', 'combien coûte couchette ?'],
    ['tarifs du train', 'quels sont les tarifs du train ?'],
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
