import { describe, expect, it } from 'vitest';
import { cue, questionKind, questionUnit } from '../../src/retrieval/question-kind.ts';

describe('questionKind', () => {
  it.each([
    ['Combien de communes ont été inondées ?', 'number'],
    ['À combien la mairie évalue-t-elle les dégâts ?', 'number'],
    ['Quel est le nombre de blessés ?', 'number'],
    ['Quelle est la population de Lyon ?', 'number'],
    ['How many towns were flooded?', 'number'],
    ['What percentage of voters stayed at home?', 'number'],
    ['How old is the mayor?', 'number'],
    ['Quand la crue a-t-elle eu lieu ?', 'date'],
    ['En quelle année est né le maire ?', 'date'],
    ['À quelle heure ferme le marché ?', 'date'],
    ['When did the ferry leave?', 'date'],
    ['What year was it built?', 'date'],
    ['Pourquoi les boulangers font-ils grève ?', 'reason'],
    ['Pour quelle raison le ferry est-il en retard ?', 'reason'],
    ['Why is the library closed?', 'reason'],
    ['Où se trouve la bibliothèque ?', 'place'],
    ['Dans quelle ville habite le maire ?', 'place'],
    ["D'où vient le tramway ?", 'place'],
    ['Where is the ferry?', 'place'],
    ['Which country won?', 'place'],
    ['Qui est le maire ?', 'person'],
    ['Quel est le nom du ministre ?', 'person'],
    ['Who runs the town?', 'person'],
    ['Qu’est-ce que la posidonie ?', 'definition'],
    ["C'est quoi, une ZFE ?", 'definition'],
    ['What is a blue carbon sink?', 'definition'],
    ['What does VAT mean?', 'definition'],
    ['Que dit le rapport ?', 'other'],
    ['crue Loire', 'other'],
    ['', 'other'],
  ])('%j asks for a %s', (question, kind) => {
    expect(questionKind(question)).toBe(kind);
    expect(questionKind(question.toUpperCase())).toBe(kind);
    expect(questionKind(question.normalize('NFD'))).toBe(kind);
  });
});

describe('cue', () => {
  it.each([
    ['number', 'Douze communes ont été inondées.', 'Des communes ont été inondées.'],
    ['number', 'Le taux est de 14 %.', 'Le taux est bas.'],
    ['number', 'Forty people left.', 'Some people left.'],
    ['date', 'La crue a eu lieu mardi.', 'La crue a eu lieu.'],
    ['date', 'Il est né en 1987.', 'Il est né à Lyon.'],
    ['date', 'Le match est à 21\u00a0h\u00a030.', 'Le match est fini.'],
    ['date', 'It opened in February.', 'It opened late.'],
    ['reason', 'Le ferry est en retard à cause du vent.', 'Le ferry est en retard.'],
    ['reason', 'It closed because of the rain.', 'It closed.'],
    ['place', 'Le maire vit à Lyon.', 'Le maire vit seul.'],
    ['place', "Il s'est rendu dans la Drôme.", "Il s'est rendu."],
    ['place', 'À\u00a0Paris, il pleut.', 'À midi, il pleut.'],
    ['place', 'The ferry stays in Skerrow.', 'The ferry stays.'],
    ['person', 'Le maire est Yoav Gallant.', 'Le maire est là.'],
    ['person', 'Il a nommé «\u00a0Martin\u00a0».', 'Il a nommé son fils.'],
    ['definition', 'La posidonie est une plante.', 'La posidonie pousse.'],
  ] as const)('of a %s is in %j and not in %j', (kind, yes, no) => {
    expect([cue(kind, yes), cue(kind, no)]).toEqual([1, 0]);
  });

  it('is nowhere when the question asks for nothing special', () => {
    expect(cue('other', 'Douze communes, mardi, à Lyon.')).toBe(0);
  });
});

describe('questionUnit', () => {
  it.each([
    ['Combien coûte le budget du parc ?', 'money'],
    ['Combien d’habitants ont voté au budget ?', null],
    ['Combien de subvention la ville verse-t-elle ?', 'money'],
    ['Combien d’euros la ville verse-t-elle ?', 'money'],
    ['Combien de jours dure la grève ?', 'duration'],
    ['Combien a duré le chantier du pont ?', 'duration'],
    ['Combien dure en moyenne une visite ?', 'duration'],
    ['How many people paid the fee?', null],
    ['How long was the strike?', 'duration'],
    ['How long will it take?', 'duration'],
    ['How long was the pipe?', null],
    ['How long is the new tram line?', 'length'],
  ])('%j: %s', (question, unit) => {
    expect(questionUnit(question, questionKind(question))).toBe(unit);
  });
});
