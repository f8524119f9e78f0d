import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchesPattern } from '../../src/collections/pattern.ts';

it.each([
  ['a/*', 'a/b.txt', true],
  ['a/*', 'a/b/c.txt', true],
  ['a/*', 'ab/c.txt', false],
  ['*-interne.md', 'x/note-interne.md', true],
  ['*-interne.md', 'note-interne.md.txt', false],
  ['', '', true],
  ['', 'a', false],
  ['*', '', true],
  ['a*b*c', 'a-b-b-c', true],
])('%j matches %j: %s', (pattern, text, matches) => {
  expect(matchesPattern(pattern, text)).toBe(matches);
});

it('says what a regular expression says', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*'), maxLength: 12 });
  fc.assert(
    fc.property(
      text,
      fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 12 }),
      (p, t) => {
        const escaped = p.replaceAll('/', '\\/').replace(/\*+/g, '.*');
        expect(matchesPattern(p, t)).toBe(new RegExp(`^${escaped}$`).test(t));
      },
    ),
  );
});
