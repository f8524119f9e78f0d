import { describe, expect, it } from 'vitest';
import {
  changeAsked,
  topicOfErrata,
  topicOfTwo,
} from '../../../src/answering/question-kinds/asks-what-changed.ts';

describe('a question of the difference between two articles', () => {
  it.each([
    ['what did the later article on the harbour wall change?', 'the harbour wall'],
    ['what does the second report about the ferry correct', 'the ferry'],
    ['que corrige le second article sur la halle ?', 'la halle'],
    ["qu'est-ce que le dernier article sur la halle change ?", 'la halle'],
    ["qu'est-ce qui est nouveau entre les deux articles sur la halle ?", 'sur la halle'],
    ['entre les deux versions, quelles differences sur la halle', 'sur la halle'],
    ["d'un article a l'autre, qu'est ce qui change pour la halle", 'pour la halle'],
    ["qu'y a-t-il de nouveau dans le second article sur la halle ?", 'la halle'],
    ["what's new in the later report on the ferry", 'the ferry'],
    ['what is new in the two stories about the ferry', 'about the ferry'],
    ['what is different about the ferry, compared with the first article?', 'about the ferry'],
    // Its day is taken out before.
    ['halle : quelles differences entre le premier article et celui du  ?', 'halle'],
    ['what has changed for the ferry between the first report and that of  ?', 'for the ferry'],
  ])('%s: %s', (question, topic) => {
    expect(topicOfTwo(question)).toBe(topic);
  });

  it.each([
    'que dit le dernier article sur le nouveau pont ?',
    'what does the latest article on climate change say?',
    'what does the latest report say about the changed fares?',
    'what did the second phase change compared with the first one?',
    "qu'est-ce qui a change a la halle ?",
  ])('is not asked by: %s', (question) => {
    expect(topicOfTwo(question)).toBeNull();
  });
});

describe('a question for errata', () => {
  it.each([
    ["sur quoi l'echo de morlac s'est-il corrige ?", true],
    ['sur quel chiffre le journal a-t-il du se retracter ?', true],
    ['que dit le rectificatif sur la halle ?', true],
    ['what did the courier have to correct?', true],
    ['y a-t-il eu un rectificatif sur la halle ?', true],
    ['was there a correction about the ferry?', true],
    ['which mistakes did the paper print about the ferry?', true],
    ['what did the courier get wrong about the ferry?', false],
    ["sur quoi le journal s'etait trompe pour la halle ?", true],
    ["l'article avait fait une erreur sur la halle ?", true],
    ['quelles erreurs le pilote a-t-il commises ?', false],
  ])('%s of the press: %j', (question, isOfPress) => {
    expect(topicOfErrata(question)?.isOfPress).toBe(isOfPress);
  });

  it.each(['who corrected the proofs?', 'que dit le maire ?', 'le maire doit-il se presenter ?'])(
    'is not: %s',
    (question) => {
      expect(topicOfErrata(question)).toBeNull();
    },
  );
});

describe('a question of a change', () => {
  it.each([
    ["qu'est-ce qui a change pour la halle depuis l'annonce des travaux ?", 'halle', false],
    ['what has changed at the mill since the fire?', 'mill', false],
    ['au debut on disait quoi pour la halle, et maintenant ?', 'halle', false],
    ['what was said at first about the mill, and what is so now?', 'mill', false],
    ['quels tarifs ont augmente au bac ?', 'bac', true],
    ['which fares have gone up on the ferry?', 'ferry', true],
  ])('%s', (question, word, isWhich) => {
    const asked = changeAsked(question, question);
    expect(asked).toMatchObject({ isWhich, isOfTwo: false });
    expect(asked!.topic).toContain(word);
    expect(asked!.topic).not.toMatch(/annonce|fire|maintenant|at first|augmente|gone/);
  });

  it.each(['que dit le maire de la halle ?', 'quand la halle a-t-elle ouvert ?', 'what is new?'])(
    'is not: %s',
    (question) => {
      expect(changeAsked(question, question)).toBeNull();
    },
  );
});
