import { expect, it } from 'vitest';
import { quotations } from '../../src/text/quotations.ts';

it.each([
  ['Il dit « oui » et “no”.', ['« oui »', '“no”']],
  ['Il a dit "oui", puis "non".', ['"oui"', '"non"']],
  ['la fin", dit-il. Puis "autre chose" encore.', ['"autre chose"']],
  ['« jamais fermé\nautre » paragraphe', []],
  ['« il a dit "oui" hier »', ['« il a dit "oui" hier »']],
  ['', []],
])('the quotations of %j', (text, expected) => {
  expect(quotations(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});
