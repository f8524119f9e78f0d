import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleFormat, Content } from '../../../src/articles/formats/format.ts';
import type { Span } from '../../../src/text/spans.ts';
import { expectBoth } from '../../helpers/typography.ts';

/** Files that the format reads, and some that it must refuse. */
export interface FormatSamples {
  /** By name, with words that the text of each must hold. */
  readonly good: Readonly<Record<string, readonly [bytes: Uint8Array, ...words: string[]]>>;
  readonly bad: Readonly<Record<string, Uint8Array>>;
}

/** What every {@link ArticleFormat} must do. */
export function describeFormat(format: ArticleFormat, { good, bad }: FormatSamples): void {
  const name = `a${format.extensions[0]}`;

  describe(`the format ${format.name}`, () => {
    it('has a name, lower-case extensions with a dot, and a size that it stops at', () => {
      expect(format.name).not.toBe('');
      for (const extension of format.extensions) expect(extension).toMatch(/^\.[a-z0-9]+$/);
      expect(format.largestBytes).toBeGreaterThan(0);
      expect(Number.isInteger(format.largestBytes)).toBe(true);
    });

    it.each(Object.entries(good))('reads %s, whose content keeps the laws', async (_, sample) => {
      const [bytes, ...words] = sample;
      const content = await format.read(bytes, name);
      if ('problem' in content) throw new Error(content.problem.en);
      for (const word of words) expect(content.text).toContain(word);
      expectLaws(content);
      expect(await format.read(bytes, name), 'the same again').toEqual(content);
    });

    it.each(Object.entries(bad))('refuses %s with a remedy', async (_, bytes) => {
      const content = await format.read(bytes, name);
      if (!('problem' in content)) throw new Error('it was read');
      expectProblem(content.problem);
    });

    it('reads or refuses what is cut, has flipped bits, or is nothing of the kind', async () => {
      const samples = Object.values(good).map(([bytes]) => bytes);
      const damaged = fc
        .tuple(fc.constantFrom(...samples), fc.nat(), fc.array(fc.nat(), { maxLength: 4 }))
        .map(([bytes, cut, flips]) => {
          const copy = Uint8Array.from(bytes).slice(0, 1 + (cut % bytes.length));
          for (const flip of flips) copy[flip % copy.length]! ^= 1 << (flip % 8);
          return copy;
        });
      const any = fc.oneof(damaged, fc.uint8Array({ maxLength: 300 }));
      const reads = fc.asyncProperty(any, async (bytes) => {
        const content = await format.read(bytes, name);
        if ('problem' in content) expectProblem(content.problem);
        else expectLaws(content);
      });
      await fc.assert(reads, { numRuns: 60, seed: 20_261_129 });
    }, 60_000);
  });
}

function expectProblem(problem: { readonly fr: string; readonly en: string }): void {
  expectBoth(problem);
  for (const text of [problem.fr, problem.en]) {
    expect(text, 'one line that goes on from the name of the file').toMatch(/^\p{Ll}[^\n]+\.$/u);
  }
}

function expectLaws(content: Content): void {
  const { text, leftovers = [], marks = [], parts = [], warnings = [] } = content;
  expect(text).toBe(text.normalize('NFC'));
  expect(/[^\P{Cc}\n\t]|\p{Cs}/u.exec(text)?.[0], 'a control or half a character').toBeUndefined();
  for (const spans of [leftovers, parts]) expectDisjoint(spans, text);
  let before = 0;
  for (const { offset, label } of marks) {
    expect(offset >= before && offset <= text.length, 'marks are in order and inside').toBe(true);
    expect(label).toMatch(/^\S.*$/);
    before = offset;
  }
  for (const { start, end } of parts) expect(text.slice(start, end).trim()).not.toBe('');
  for (const warning of warnings) expectBoth(warning);
  for (const [, details] of [content, ...parts].flatMap(({ declared = [] }) => declared)) {
    for (const value of [details.title, details.author, details.publisher]) {
      if (value !== undefined) expect(value).toMatch(/^\S(?:[^\n\r\p{Cc}]*\S)?$/u);
    }
    if (details.url !== undefined) expect(details.url).toMatch(/^https?:/);
    if (details.published) expect(details.published.value).toMatch(/^\d{4}(?:-\d\d){0,2}$/);
  }
}

function expectDisjoint(spans: readonly Span[], text: string): void {
  let at = 0;
  for (const { start, end } of spans) {
    expect(start >= at && end > start && end <= text.length, 'sorted, disjoint, inside').toBe(true);
    expect(/^[\udc00-\udfff]/.test(text.slice(start)), 'never between two halves').toBe(false);
    at = end;
  }
}
