import { describe, expect, it } from 'vitest';
import {
  askedOfEach,
  asksForHours,
  asksForSeveral,
  asksHowMuchEach,
  kindOfThings,
  withoutThenAll,
} from '../../../src/answering/question-kinds/asks-for-several.ts';

describe('asksForSeveral', () => {
  it.each([
    ['quels sont les horaires ?', true],
    ['quelles mesures ont ete prises ?', true],
    ['cite les cinq gestes', true],
    ['what are the reasons?', true],
    ['which animals came back?', true],
    ['list the rules', true],
    ['quel est le prix ?', false],
    ['what is the price?', false],
    ['which bus is late?', false],
    ['what was said?', false],
    ['which Paris bakeries closed?', true],
    ['which Vargas brother won?', false],
    ['what does Perkins hold against it?', false],
    ['which virus was found?', false],
    ['what process was used?', false],
    ['les tarifs du train de nuit', true],
    ["c'est quoi les huit gestes pour l'hiver ?", true],
    ['the opening hours of the library', true],
    ['what brought them back? all the reasons', true],
    ['les pompiers ont-ils eteint le feu ?', false],
    ['les pompiers viennent quand ?', false],
    ['the bus to the town', false],
    ['le tarif du train', false],
    ['et les ecoles ?', false],
    ['les ecoles', false],
    ['dans quels villages passe le bibliobus ?', true],
    ['le bibliobus passe dans quels villages ?', true],
    ['in which towns does the library van stop?', true],
    ['pour quelles raisons le bac est-il arrete ?', false],
    ['qui a signe ? cite-les', true],
    ['who signed it, name them', true],
    ['qui a signe, donne-les-moi tous', true],
    ['qui a signe la lettre ?', false],
    ['qui finance la digue, et a quelle hauteur ?', true],
    ['who pays for the dyke and how much?', true],
    ['qui est le maire et combien gagne-t-il ?', false],
    ['how many votes did each of them get?', true],
    ['les plus grandes exploitations de Bresle avec leurs surfaces', false],
    ['les meilleures lanceuses du tournoi avec leurs points', true],
  ])('%s: %s', (question, expected) => {
    expect(asksForSeveral(question.toLowerCase(), question)).toBe(expected);
  });
});

describe('what a question says of the things that it wants', () => {
  it.each([
    ['dans quels villages passe le bibliobus ?', 'villages'],
    ['which boats are late?', 'boats'],
    ['who is late?', null],
  ])('of what kind they are: %s', (question, kind) => {
    expect(kindOfThings(question)).toBe(kind);
  });

  it.each([
    ['les lanceuses du tournoi avec leurs points', 'points'],
    ['the throwers with their scores', 'scores'],
    ['les lanceuses du tournoi', null],
  ])('what each has: %s', (question, each) => {
    expect(askedOfEach(question)).toBe(each);
  });

  it.each([
    ['qui finance la digue, et pour quel montant ?', true],
    ['who pays and what share?', true],
    ['combien chacun a-t-il donne ?', true],
    ['qui finance la digue ?', false],
  ])('how much each: %s', (question, expected) => {
    expect(asksHowMuchEach(question)).toBe(expected);
  });
});

describe('withoutThenAll', () => {
  it.each([
    ['Qui a signé la lettre ? Cite-les tous', 'Qui a signé la lettre ?'],
    ['Who signed the letter, name them please', 'Who signed the letter,'],
    ['Énumère-les', 'Énumère-les'],
    ['Which of them signed?', 'Which of them signed?'],
  ])('%s', (question, rest) => {
    expect(withoutThenAll(question)).toBe(rest);
  });
});

it('asksForHours', () => {
  const asked = ['horaires du bac', "les heures d'ouverture du bac", 'opening hours of the ferry'];
  expect(asked.map(asksForHours)).toEqual([true, true, true]);
  expect(['a quelle heure part le bac ?', 'how many hours?'].map(asksForHours)).toEqual([
    false,
    false,
  ]);
});
