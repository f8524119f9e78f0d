import { expect, it } from 'vitest';
import { type Query, stemRoles } from '../../src/retrieval/query.ts';
import type { QueryTerm } from '../../src/retrieval/query-term.ts';
import { bigramShare, eitherMatch, massShare, matchTerms } from '../../src/retrieval/term-match.ts';

const term = (form: string, more: Partial<QueryTerm> = {}): QueryTerm => ({
  form,
  alternatives: [{ stem: form, weight: 1 }],
  near: [],
  idf: 1,
  isName: false,
  ...more,
});
const near = (stem: string, score: number) => ({ stem, score, language: 'fr' as const });

/** Of a query, what matching looks at. */
function queryOf(...terms: QueryTerm[]): Query {
  const mass = terms.reduce((sum, { idf }) => sum + idf, 0);
  return { terms, mass, roles: stemRoles(terms) } as unknown as Query;
}

it('a stem is as sure as the surest way in which it is the word', () => {
  const query = queryOf(
    term('tram', {
      alternatives: [
        { stem: 'tram', weight: 1 },
        { stem: 'train', weight: 0.4 },
        { stem: 'train', weight: 0.6 },
      ],
    }),
    term('port'),
  );
  expect([...matchTerms(query, ['x', 'train']).words]).toEqual([0.6, 0]);
  expect([...matchTerms(query, ['train', 'tram']).words]).toEqual([1, 0]);
  expect([...matchTerms(query, []).words]).toEqual([0, 0]);
});

it('what is near in meaning counts as meaning, not as the word', () => {
  const query = queryOf(
    term('prison', { near: [near('arrest', 0.7), near('cellul', 0.5), near('prison', 1.01)] }),
    term('maire', { idf: 3 }),
  );
  const { words, meanings } = matchTerms(query, ['cellul', 'arrest']);
  expect([...words]).toEqual([0, 0]);
  expect([...meanings]).toEqual([0.7, 0]);
  expect([...matchTerms(query, ['prison']).meanings]).toEqual([1, 0]);
  expect(massShare(query, meanings)).toBeCloseTo(0.7 / 4);
});

it('one stem may speak for two terms', () => {
  const query = queryOf(term('ville'), term('cite', { near: [near('ville', 0.8)] }));
  expect([...matchTerms(query, ['ville']).meanings]).toEqual([1, 0.8]);
});

it('the better of two matches counts, the second for less', () => {
  const query = queryOf(term('a'), term('b'));
  const both = eitherMatch(matchTerms(query, ['a']), matchTerms(query, ['a', 'b']), 0.5);
  expect([...both.words]).toEqual([1, 0.5]);
});

it('bigramShare wants neighbours as neighbours', () => {
  const query = queryOf(term('port'), term('tram'));
  expect(bigramShare(query, ['x', 'port', 'tram'])).toBe(1);
  expect(bigramShare(query, ['port', 'x', 'tram'])).toBeCloseTo(0.6);
  expect(bigramShare(query, ['tram', 'port'])).toBeCloseTo(0.6);
  expect(bigramShare(query, ['port', 'x', 'x', 'tram'])).toBe(0);
  expect(bigramShare(query, [])).toBe(0);
  expect(bigramShare(queryOf(term('port')), ['port'])).toBe(0);
});

it('a question without content has no share of anything', () => {
  expect(massShare(queryOf(), matchTerms(queryOf(), ['x']).words)).toBe(0);
});
