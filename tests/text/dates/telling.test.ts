import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTimes } from '../../../src/text/dates/find-times.ts';
import { foldText } from '../../../src/text/dates/fold-text.ts';
import { LEXICON } from '../../../src/text/dates/lexicon.ts';
import { mayTellTime, TELLING } from '../../../src/text/dates/telling.ts';
import { timeTokens } from '../../../src/text/dates/tokens.ts';

const entries = [...LEXICON.values()].flat();
const words = entries.flatMap((entry) => entry.words);
const noise = [
  'orvaine',
  'vie',
  'mairie',
  'janvierette',
  'xlundi',
  "qu'",
  "l'",
  'Saint-Mars',
  '-',
  ',',
  '.',
  '\n',
  ' ',
  '’',
  'é',
];
const anyText = fc
  .array(fc.oneof(fc.constantFrom(...words), fc.constantFrom(...noise), fc.string()), {
    maxLength: 12,
  })
  .chain((parts) => fc.constantFrom(' ', '', '-', "' ").map((between) => parts.join(between)));

describe('what may tell of time', () => {
  it('is in every text that has a token of it: the check and the grammar agree', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldText(text).text;
        return mayTellTime(folded) || timeTokens(folded).length === 0;
      }),
      { numRuns: 5_000 },
    );
  });

  it('is every entry that tells, and no article or preposition', () => {
    for (const { words: form, lexeme } of entries) {
      if (TELLING.has(lexeme.class)) expect(mayTellTime(form.join(' ')), form.join(' ')).toBe(true);
    }
    expect(mayTellTime('le maire de la ville est dans la rue, avant les autres')).toBe(false);
    expect(mayTellTime('les marseillais du maire')).toBe(false);
  });

  it('is not looked for by the grammar in vain', () => {
    expect(findTimes('Le maire de la ville est content.', { language: 'fr' })).toEqual([]);
    expect(findTimes('Le lendemain, le maire est venu.', { language: 'fr' })).toHaveLength(1);
  });
});
