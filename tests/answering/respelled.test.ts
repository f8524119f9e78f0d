import { describe, expect, it } from 'vitest';
import { respelled } from '../../src/answering/respelled.ts';
import type { QueryTerm } from '../../src/retrieval/query-term.ts';
import type { RankedCandidate } from '../../src/retrieval/retrieve.ts';
import { isMisspelt } from '../../src/retrieval/spelling.ts';
import { stemsOf } from '../../src/text/index-stems.ts';

const passage = (text: string) =>
  ({
    chunk: { text, stems: stemsOf(text, 'fr') },
    article: { language: 'fr' },
  }) as unknown as RankedCandidate;
const term = (form: string, ...spelt: string[]): QueryTerm => ({
  form,
  alternatives: [],
  spelt,
  idf: 1,
  near: [],
  isName: false,
});

const asked = (terms: QueryTerm[], language: 'fr' | 'en' = 'fr') => ({ terms, language });

describe('a question as a passage spells it', () => {
  const lake = passage('Le barrage compte dix-sept turbines, selon la Compagnie du Vernois.');

  it('has the word of the passage for one that no article has', () => {
    const terms = [term('turbinnes', ...stemsOf('turbines', 'fr')), term('baraje', 'barrag')];
    expect(respelled('cb de turbinnes au baraje', asked(terms), lake)).toBe(
      'cb de turbines au baraje',
    );
  });

  it('keeps the words that the index has, and all of it where the passage has nothing near', () => {
    expect(respelled('Combien de turbines ?', asked([term('turbines')]), lake)).toBe(
      'Combien de turbines ?',
    );
    const terms = [term('turbinnes', ...stemsOf('turbines', 'fr'))];
    const other = passage('Le marché ouvre samedi.');
    expect(respelled('cb de turbinnes', asked(terms), other)).toBe('cb de turbinnes');
  });

  it('is left as it is for a passage in another language', () => {
    const terms = [term('turbinnes', ...stemsOf('turbines', 'fr'))];
    expect(respelled('how many turbinnes', asked(terms, 'en'), lake)).toBe('how many turbinnes');
  });

  it('puts no other word of the stem in its place', () => {
    const [stem] = stemsOf('comptera', 'fr');
    const far = passage('Le barrage comptera dix-sept turbines.');
    expect(respelled('les comptants', asked([term('comptants', stem!)]), far)).toBe(
      'les comptants',
    );
  });
});

describe('a misspelling', () => {
  it.each([
    ['sations', 'stations', true],
    ['hoiptal', 'hopital', true],
    ['biblioteque', 'bibliotheque', true],
    ['linondation', 'inondation', true],
    ['montee', 'month', false],
    ['ouvriers', 'ouvrira', false],
    ['prix', 'prit', false],
  ])('%s is %s: %s', (word, known, is) => {
    expect(isMisspelt(word, known)).toBe(is);
  });
});
