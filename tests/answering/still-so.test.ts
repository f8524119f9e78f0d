import { describe, expect, it } from 'vitest';
import { whetherStillSo } from '../../src/answering/still-so.ts';

describe('a question whether a value still holds asks what it is now', () => {
  it.each([
    [
      "L'inauguration de la halle, c'est toujours le 4 mai ?",
      "L'inauguration de la halle, c'est toujours quand ?",
    ],
    [
      "la piscine c'est toujours prévu pour l'automne 2029 ?",
      "la piscine c'est toujours prévu quand ?",
    ],
    [
      'Le bac part toujours toutes les vingt minutes ?',
      'Le bac part toujours toutes les combien de minutes ?',
    ],
    ['Est-ce que le stade rouvre bien le 2 avril ?', 'Est-ce que le stade rouvre toujours quand ?'],
    ['Le dernier bac part encore à 23 h 10 ?', 'Le dernier bac part encore à quelle heure ?'],
    ["Le repas, c'est bien 4,20 € ?", "Le repas, c'est toujours combien ?"],
    [
      "Combien de noyés à Ardes ? c'est bien 14 ?",
      "Combien de noyés à Ardes ? c'est toujours combien ?",
    ],
    ["finalement c'était 14 ?", "finalement c'était combien ?"],
    [
      'Les impôts montent encore de 6 % en 2031 ?',
      'Les impôts montent encore de combien en 2031 ?',
    ],
    ["C'est toujours un bail de neuf ans ?", "C'est toujours un bail de combien d'ans ?"],
  ])('%s', (question, asked) => {
    expect(whetherStillSo(question, 'fr')).toBe(asked);
  });

  it.each([
    ['Is the tram still due in 2031?', 'Is the tram still due when?'],
    ['does it still reopen on 4 May?', 'does it still reopen when?'],
    ['Is a ticket still £3.20?', 'Is a ticket still how much?'],
    ['is the last bus still at 10.40pm?', 'is the last bus still what time?'],
    ['Are there still 18 crossings a day?', 'Are there still how many crossings a day?'],
  ])('%s', (question, asked) => {
    expect(whetherStillSo(question, 'en')).toBe(asked);
  });

  it.each([
    'Qui était encore maire en 2020 ?',
    'La piscine était-elle encore fermée en mai 2024 ?',
    'Le maire est-il toujours opposé au projet de 2020 ?',
    'Le maire veut-il toujours démolir les 200 logements ?',
    'Le tram passe-t-il toujours sur la ligne 4 ?',
    "Le bac est-il toujours fermé aujourd'hui ?",
    'Est-elle toujours première ?',
    'Le port est-il toujours fermé depuis 2016 ?',
    'Le pont de 1912 est-il toujours fermé ?',
  ])('leaves %s', (question) => {
    expect(whetherStillSo(question, 'fr')).toBeNull();
  });

  it.each([
    'Was the pool still shut in May 2024?',
    'Who was still mayor in 2020?',
    'Is the mayor still against the plan of 2020?',
    'Is the pool still shut?',
  ])('leaves %s', (question) => {
    expect(whetherStillSo(question, 'en')).toBeNull();
  });
});
