import { expect, it } from 'vitest';
import { asksForArticles } from '../../commands/ask.ts';

it.each([
  'What articles do you have?',
  'which articles do you know ?',
  'Hello! What articles are there?',
  'list the articles',
  'Show me all your articles please',
  'Quels articles as-tu ?',
  'Quels articles avez-vous lus ?',
  'Bonjour, quels sont les articles ?',
  'Quels sont les articles disponibles ?',
  'Tu as quels articles ?',
  'Liste des articles',
  'Montre-moi les articles',
])('lists the articles for %s', (question) => {
  expect(asksForArticles(question)).toBe(true);
});

it.each([
  'What articles do you have about the ferry?',
  'Quels articles parlent de la crue ?',
  'Quels articles de la loi ont été retirés ?',
  'Which articles of the treaty did they sign?',
  'Show me the articles on floods',
  'Combien d’articles de presse ont été publiés ?',
  'Montre-moi les articles de Paul',
  'articles',
])('leaves %s to the articles', (question) => {
  expect(asksForArticles(question)).toBe(false);
});
