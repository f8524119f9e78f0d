import { describe, expect, it } from 'vitest';
import { stemsOf } from '../../src/text/index-stems.ts';

describe('function words', () => {
  it.each([
    ['fr', 'la ligne C du tramway', ['lign', 'c', 'tramway']],
    ['fr', 'Manque de vitamine D\u00a0!', ['manqu', 'vitamin', 'd']],
    ['en', 'the vitamin A of carrots', ['vitamin', 'a', 'carrot']],
    ['fr', 'selon M. Martin et M.\u00a0Durand', ['martin', 'durand']],
    ['fr', 'le maire a dit', ['mair', 'dit']],
    ['fr', 'A Paris, il y a', ['paris']],
    ['fr', "C'est à S’y méprendre", ['meprendr']],
    ['en', 'what I said', ['said']],
    ['en', 'What A Day', ['dai']],
  ] as const)(
    'are left out, letters that name something are not: %s, %j',
    (language, text, stems) => {
      expect(stemsOf(text, language)).toEqual(stems);
    },
  );
});
