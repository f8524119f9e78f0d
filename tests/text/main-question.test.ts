import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mainQuestion } from '../../src/text/main-question.ts';

const story =
  'Hier je suis passé devant la bibliothèque avec ma sœur. Il pleuvait et nous avons parlé du pont pendant une heure. ' +
  'Elle dit que le maire a promis des travaux, mais personne ne la croit dans le quartier. Moi non plus, à vrai dire. ' +
  'Vous savez comment sont les gens ici : ils attendent, et ils oublient. ';

it('of a long message is its last question', () => {
  const question = 'Quand la bibliothèque doit-elle rouvrir ?';
  expect(mainQuestion(story + question)).toBe(question);
  expect(mainQuestion(`${story}${question} Merci d'avance à tous.`)).toBe(question);
  expect(mainQuestion(`Est-ce vrai ? ${story}${question}`)).toBe(question);
});

it.each([
  'Combien de travaux sont prévus sur le pont cette année.',
  'J’aimerais savoir où en sont les travaux de la bibliothèque.',
  'Dites-moi quand le pont doit rouvrir aux voitures.',
  'And how many people use the bridge every day',
  'Could somebody tell me whether the library is open again.',
])('is also one that leaves its mark out: %s', (question) => {
  expect(mainQuestion(`${story}${question}`)).toBe(question);
  expect(mainQuestion(`${story}${question.replace(/\.?$/, '.')} Merci à tous.`)).toBe(
    question.replace(/\.?$/, '.'),
  );
});

it.each([
  'When the library opened we were all there, and you know how people are.',
  'Quand le pont a fermé, personne n’a su dire où aller.',
])('takes no tale for a question: %s', (tale) => {
  expect(mainQuestion(story + tale)).toBe(story + tale);
});

it('takes the sentence before with a very short one', () => {
  expect(mainQuestion(`${story}Le pont est fermé. Pourquoi ?`)).toBe(
    'Le pont est fermé. Pourquoi ?',
  );
});

it('of a short message, or of one that asks nothing, is all of it', () => {
  expect(mainQuestion('Bonjour. Combien ? Merci.')).toBe('Bonjour. Combien ? Merci.');
  expect(mainQuestion(story)).toBe(story);
});

it('is always a part of the message or the message', () => {
  const sentence = fc.constantFrom('Il pleut. ', 'Pourquoi ? ', 'Qui a signé cet accord hier ? ');
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 60 }), (sentences) => {
      const text = sentences.join('');
      expect(text).toContain(mainQuestion(text));
    }),
  );
});
