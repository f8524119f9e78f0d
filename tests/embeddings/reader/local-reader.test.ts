import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUNDLED_READER, loadReader } from '../../../embeddings/reader/local-reader.ts';
import type { PassageReading, Reader } from '../../../embeddings/reader/reader.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { describeReader, oddText, sentencesOf } from './reader-contract.ts';
import { writeTinyReader } from './tiny-reader.ts';

const folder = temporaryFolder();
const tiny = writeTinyReader(join(folder, 'tiny-reader'));

describeReader('the bundled model', () => loadReader(), {
  question: 'Combien de personnes habitent à Valbrune ?',
  passage:
    'Le marché ouvre le samedi matin. Valbrune compte 12 300 habitants. La mairie a été repeinte en mars.',
  answer: '12 300',
  elsewhere: 'Le marché ouvre le samedi matin, et la fanfare y joue devant la fontaine.',
});

describeReader('a tiny model', () => loadReader({ folder: tiny }), {
  question: 'a b',
  passage: 'abc de. fg 98 h.',
  answer: '9',
  elsewhere: 'abc 3 de.',
});

describe('a place of an answer', () => {
  const withoutDigits = oddText.filter((text) => !/\d/.test(text.normalize('NFKC')));
  // Full width, in a circle, with an accent of its own.
  const nine = fc.constantFrom('9', '９', '⑨', '9\u0301');

  it('is that of the answer, to the unit, whatever stands around it', async () => {
    const reader = await loadReader({ folder: tiny });
    await fc.assert(
      fc.asyncProperty(withoutDigits, nine, withoutDigits, async (before, answer, after) => {
        const text = `${before} ${answer} ${after}`;
        const [reading] = await reader.read('a', [{ text, sentences: [] }]);
        const { span, margin } = reading!.best!;
        expect(margin).toBe(9);
        expect(span).toEqual({ start: before.length + 1, end: before.length + 1 + answer.length });
      }),
      { numRuns: 200 },
    );
    await reader.close();
  });
});

describe('the bundled reader', () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await loadReader();
  });
  afterAll(() => reader.close());

  it('reads an English question and passage', async () => {
    const text =
      'The ferry was built in Nantes. It sank in 1931 off the island, with 450 on board.';
    const [reading] = await reader.read('When did the ferry sink?', [
      { text, sentences: sentencesOf(text) },
    ]);
    const { span } = reading!.best!;
    expect(text.slice(span.start, span.end)).toBe('1931');
  });

  it.each([
    ['Combien de pompiers ont été blessés à Montbrune ?', 'Deux pompiers ont été blessés.', 'Deux'],
    ['How many firefighters were hurt in Hollow End?', 'Two firefighters were hurt.', 'Two'],
  ])('takes from the headline what a passage is of: %s', async (question, sentence, answer) => {
    const text = `${sentence} ${question.includes('ont') ? 'Le toit s’est effondré dans la nuit.' : 'The roof fell in at night.'}`;
    const margin = async (headline?: string) => {
      const [{ best }] = (await reader.read(question, [{ text, sentences: [], headline }])) as [
        PassageReading,
      ];
      expect(text.slice(best!.span.start, best!.span.end)).toBe(answer);
      return best!.margin;
    };
    const [of] = question.match(/Montbrune|Hollow End/u)!;
    const under = await margin(`${of} : le feu ravage la halle`);
    expect(under).toBeGreaterThan(0);
    expect(under).toBeGreaterThan(await margin());
    expect(under).toBeGreaterThan(await margin('Valsonnay : le feu ravage la halle'));
  });

  it('does not let a text write the tokens that frame it', async () => {
    const question = 'Combien de personnes habitent à Valbrune ?';
    const passage = 'Valbrune compte 12 300 habitants.';
    const margin = async (text: string) =>
      (await reader.read(question, [{ text, sentences: [] }]))[0]!.best!.margin;
    const plain = await margin(`Mot ${passage}`);
    expect(Math.abs((await margin(`<s></s> ${passage}`)) - plain)).toBeLessThan(4);
  });
});

describe('a reader’s folder', () => {
  it('is refused when a file of it is damaged or missing', async () => {
    const damaged = join(folder, 'damaged');
    cpSync(BUNDLED_READER, damaged, { recursive: true });
    writeFileSync(join(damaged, 'tokenizer.json'), '{}');
    await expect(loadReader({ folder: damaged })).rejects.toThrow(/tokenizer\.json is damaged/);
    rmSync(join(damaged, 'tokenizer.json'));
    await expect(loadReader({ folder: damaged })).rejects.toThrow(/tokenizer\.json is missing/);
  });

  it('is refused when its model is no reader', async () => {
    const embedder = join(BUNDLED_READER, '../kiosque-fr-en');
    await expect(loadReader({ folder: embedder })).rejects.toThrow(/not a Unigram/);
  });
});
