import { expect, it } from 'vitest';
import type { Reader } from '../../embeddings/reader/reader.ts';
import { provedClaim } from '../../src/product/proved-claim.ts';
import type { Passage } from '../../src/retrieval/passage.ts';
import type { Language } from '../../src/text/language.ts';
import { loire } from '../commands/fake-kiosque.ts';

/** Finds the same words whatever it is asked. */
const finds = (words: string): Pick<Reader, 'read'> => ({
  read: async (_question, passages) =>
    passages.map(({ text }) => {
      const start = text.indexOf(words);
      return { best: { margin: 6, span: { start, end: start + words.length } }, sentences: [] };
    }),
});

const check = async (text: string, words: string, claim: string, language: Language) => {
  const chunk = { id: 1, articleId: 'a', start: 40, end: 40 + text.length, text };
  const article = { ...loire, id: 'a', title: '', language };
  const passage: Passage = { rank: 1, score: 1, article, chunk };
  return (await provedClaim(claim, [passage], finds(words), null))?.type;
};

it.each([
  ['Douze communes de la Loire ont été inondées mardi.', 'agrees'],
  ['Douze communes n’ont pas été inondées mardi.', 'same-point'],
  ['Douze communes ont été évacuées mardi.', 'same-point'],
  ['Douze communes de la Seine ont été inondées mardi.', 'same-point'],
  ['Quinze communes de la Loire ont été inondées mardi.', 'differs'],
])('%s: %s', async (claim, type) => {
  const text = 'Douze communes de la Loire ont été inondées mardi. Le préfet est venu.';
  expect(await check(text, 'Douze', claim, 'fr')).toBe(type);
});

it.each([
  ['Turnout was 61 percent, the highest since 1998.', 'agrees'],
  ['Turnout was 61 percent, the lowest since 1998.', 'same-point'],
  ['Turnout was 58 percent, the highest since 1998.', 'differs'],
])('%s: %s', async (claim, type) => {
  const text = 'Helena Voss won by 212 votes. Turnout was 61 percent, the highest since 1998.';
  expect(await check(text, '61 percent', claim, 'en')).toBe(type);
});
