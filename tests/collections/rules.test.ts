import { describe, expect, it } from 'vitest';
import { parseRules } from '../../src/collections/parse-rules.ts';
import { collectionOf } from '../../src/collections/rules.ts';

const rulesOf = (source: string) => {
  const read = parseRules(source);
  if ('problem' in read) throw new Error(read.problem.en);
  return read.rules;
};

describe('collections.yml', () => {
  it('names collections in two languages, and says which files are theirs', () => {
    const rules = rulesOf(`
collections:
  interne:
    name: { fr: Interne, en: Internal }
    files: ['notes/*', '*-interne.md']
    servers: ['123456789012345678']
  regions:
    name: Régions
  plain:
`);
    expect(rules).toEqual([
      {
        id: 'interne',
        names: { fr: 'Interne', en: 'Internal' },
        files: ['notes/*', '*-interne.md'],
        servers: ['123456789012345678'],
      },
      { id: 'regions', names: { fr: 'Régions', en: 'Régions' }, files: [], servers: null },
      { id: 'plain', names: { fr: 'plain', en: 'plain' }, files: [], servers: null },
    ]);
    expect(collectionOf(rules, 'notes/2024/a.md')).toBe('interne');
    expect(collectionOf(rules, 'regions/b-interne.md')).toBe('interne');
    expect(collectionOf(rules, 'regions/b-interne.md#2')).toBe('interne');
    expect(collectionOf(rules, 'regions/b.md')).toBe('regions');
    expect(collectionOf(rules, 'other/c/d.md')).toBe('other');
    expect(collectionOf(rules, 'e.md')).toBe('');
  });

  it.each(['', '# nothing', 'collections: {}'])('may say nothing: %j', (source) => {
    expect(rulesOf(source)).toEqual([]);
  });

  it.each([
    ['collections: [', 'line 1'],
    ['collections:\n  a:\n    nam: x', 'collections → a'],
    ['collections:\n  a:\n    servers: [12]', 'collections → a → servers → 0'],
    ['hello', 'is not written as docs/configuration.md says'],
    ['collections: &a { x: *a }', 'is not written'],
    [`collections:\n  ${'x'.repeat(200)}:`, 'collections'],
  ])('that is wrong is named, never believed in part: %j', (source, what) => {
    const read = parseRules(source);
    if (!('problem' in read)) throw new Error('was believed');
    expect(read.problem.en).toContain(what);
    expect(read.problem.fr).toContain('docs/fr/configuration.md');
  });
});
