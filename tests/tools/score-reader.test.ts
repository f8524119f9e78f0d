import { describe, expect, it } from 'vitest';
import {
  comparable,
  has,
  type ReaderQuestion,
  scoreReader,
} from '../../tools/eval/score-reader.ts';

const gold = (wanted: Partial<ReaderQuestion>): ReaderQuestion => ({
  id: 'fact-01',
  kind: 'fact',
  lang: 'fr',
  q: '?',
  expect: 'answer',
  ...wanted,
});
const shown = (answer: string, quotes: readonly string[] = [answer], abstained = false) => ({
  answer,
  abstained,
  citations: quotes.map((quote) => ({ file: 'halle.txt', quote })),
});

describe('what counts as shown', () => {
  it.each([
    ['il y a 14 chevaux', '4', false],
    ['il y a 1.4 km', '4', false],
    ['il y a 4,5 km', '4', false],
    ['il y en a 4.', '4', true],
    ['vers 4, puis 5', '4', true],
    ['de l’or « pur »', "L'or pur", true],
    ['12\u202f500 foyers', '12 500 foyers', true],
    ['un **gros** chat', 'gros chat', true],
    ['de 1914–1918', '1914-1918', true],
  ])('%j has %j: %j', (text, wanted, expected) => {
    expect(has(comparable(text), wanted)).toBe(expected);
  });
});

describe('scoreReader', () => {
  it('asks for everything in all, one of any, and none of none', () => {
    const question = gold({ all: ['deux'], any: ['ours', 'loups'], none: ['trois'] });
    expect(scoreReader(question, shown('Deux loups.')).verdict).toBe('right');
    expect(scoreReader(question, shown('Deux chats.')).verdict).toBe('wrong');
    expect(scoreReader(question, shown('⚠ Deux loups, puis trois.')).verdict).toBe('warned');
    expect(scoreReader(question, shown('Deux loups.', [], true)).verdict).toBe('refused');
  });

  it('wants the file, and the newest first', () => {
    const question = gold({ file: ['halle'], first: ['douze'] });
    expect(scoreReader(question, shown('x', ['douze', 'onze'])).verdict).toBe('right');
    expect(scoreReader(question, shown('x', ['onze', 'douze'])).verdict).toBe('wrong');
    expect(scoreReader({ ...question, file: ['gare'] }, shown('x', ['douze'])).verdict).toBe(
      'wrong',
    );
  });

  it('looks at the first 800 characters, and for what must not be shown at all', () => {
    const long = `${'x '.repeat(450)}loup`;
    expect(scoreReader(gold({ all: ['loup'] }), shown(long)).verdict).toBe('wrong');
    expect(scoreReader(gold({ kind: 'list', all: ['loup'] }), shown(long)).verdict).toBe('right');
    expect(scoreReader(gold({ none: ['loup'] }), shown(long)).verdict).toBe('wrong');
  });

  it('wants a share of a list, more of it for a list', () => {
    const list = ['un', ['deux', '2'], 'trois', 'quatre', 'cinq'];
    const most = shown('un, 2, trois');
    expect(scoreReader(gold({ kind: 'changed', list }), most)).toEqual({
      verdict: 'right',
      recall: 0.6,
    });
    expect(scoreReader(gold({ kind: 'list', list }), most).verdict).toBe('wrong');
  });

  it('tells a refusal, and an answer with a warning from one without', () => {
    const question = gold({ expect: 'refuse' });
    expect(scoreReader(question, shown('', [], true)).verdict).toBe('right');
    expect(scoreReader(question, shown('Bonjour', [])).verdict).toBe('right');
    expect(scoreReader(question, shown('⚠ Peut-être')).verdict).toBe('warned');
    expect(scoreReader(question, shown('Oui')).verdict).toBe('wrong');
  });

  it('takes small talk without sources and without a warning', () => {
    const question = gold({ expect: 'chat' });
    expect(scoreReader(question, shown('Bonjour !', [])).verdict).toBe('right');
    expect(scoreReader(question, shown('Bonjour !')).verdict).toBe('wrong');
    expect(scoreReader(question, shown('', [], true)).verdict).toBe('refused');
  });
});
