import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChunkSpan, chunkArticle } from '../../src/indexing/chunks.ts';
import type { ChunkLimits } from '../../src/indexing/fitting.ts';
import type { Span } from '../../src/text/spans.ts';
import { LONG } from '../helpers/long.ts';

/** Of hostile texts. What takes a quarter of it in time takes all of it, as `linear-time.test.ts` shows. */
const LENGTH = LONG ? 1_000_000 : 250_000;
const words = (text: string) => text.match(/\S+/g)?.length ?? 0;
const wordLimits = (maxTokens = 512): ChunkLimits => ({ maxTokens, countTokens: words });
/** As greedy as a tokenizer can be: a token for each byte, and one at each end. */
const byteLimits = (maxTokens: number): ChunkLimits => ({
  maxTokens,
  countTokens: (text) => Buffer.byteLength(text) + 2,
});

const sentence = (n: number, length: number) => `Phrase ${n}${' mot'.repeat(length - 3)} fin.`;
const prose = (sentences: number, length = 15) =>
  Array.from({ length: sentences }, (_, i) => sentence(i, length)).join(' ');

const cut = (text: string, limits = wordLimits(), leftovers: Span[] = []) =>
  chunkArticle({ text, leftovers }, limits);
const textsOf = (text: string, chunks: readonly Span[]) =>
  chunks.map(({ start, end }) => text.slice(start, end));

describe('chunkArticle', () => {
  it('cuts long prose into pieces of 60 to 160 words', () => {
    for (const count of [5, 11, 12, 20, 40, 97]) {
      const text = prose(count);
      for (const piece of textsOf(text, cut(text))) {
        expect(words(piece)).toBeGreaterThanOrEqual(60);
        expect(words(piece)).toBeLessThanOrEqual(160);
      }
    }
  });

  it('repeats one sentence where a paragraph is cut', () => {
    const text = prose(40);
    const chunks = cut(text);
    expect(chunks.length).toBeGreaterThan(3);
    for (const [i, chunk] of chunks.slice(1).entries()) {
      expect(chunk.sentences[0]).toEqual(chunks[i]!.sentences.at(-1));
      expect(chunk.sentences[1]!.start).toBeGreaterThan(chunks[i]!.end);
    }
  });

  it('keeps a paragraph of 60 words or more to itself', () => {
    const text = [prose(5), prose(5), prose(1)].join('\n\n');
    expect(textsOf(text, cut(text))).toEqual(text.split('\n\n'));
  });

  it('puts short neighbours together, up to 160 words', () => {
    const short = Array.from({ length: 5 }, (_, i) => sentence(i, 50));
    const text = short.join('\n\n');
    expect(textsOf(text, cut(text))).toEqual([
      short.slice(0, 3).join('\n\n'),
      short.slice(3).join('\n\n'),
    ]);
  });

  it('puts a heading with the paragraph behind it', () => {
    const text = ['Un titre', prose(5), 'Un autre', prose(20)].join('\n\n');
    const pieces = textsOf(text, cut(text));
    expect(pieces[0]).toBe(`Un titre\n\n${prose(5)}`);
    expect(pieces[1]).toMatch(/^Un autre\n\nPhrase 0/);
    expect(textsOf('Un titre', cut('Un titre'))).toEqual(['Un titre']);
  });

  it('joins nothing over a leftover', () => {
    const text = 'Un début.\n\nLire la suite »\n\nUne fin.';
    const start = text.indexOf('Lire');
    const leftover = { start, end: text.indexOf('\n\nUne') };
    expect(textsOf(text, cut(text, wordLimits(), [leftover]))).toEqual(['Un début.', 'Une fin.']);
  });

  it('takes a leftover inside a paragraph out', () => {
    const text = 'Le maire parle. Lire aussi : autre chose. Il se tait.';
    const leftover = { start: text.indexOf('Lire'), end: text.indexOf('Il se') };
    expect(textsOf(text, cut(text, wordLimits(), [leftover]))).toEqual([
      'Le maire parle.',
      'Il se tait.',
    ]);
  });

  it('cuts a sentence that the embedder cannot read whole at its spaces', () => {
    const text = `${'a1 '.repeat(200)}b`;
    const pieces = textsOf(text, cut(text, wordLimits(40)));
    for (const piece of pieces) expect(piece).toMatch(/^(a1|b)( a1| b)*$/);
    expect(pieces.join(' ')).toBe(text);
    const lines = text.replaceAll(' ', '\n');
    expect(textsOf(lines, cut(lines, wordLimits(40))).join('\n')).toBe(lines);
  });

  it('makes nothing of nothing', () => {
    expect(cut('')).toEqual([]);
    expect(cut(' \n\n … — !\n')).toEqual([]);
    expect(cut('tout', wordLimits(), [{ start: 0, end: 4 }])).toEqual([]);
  });

  it.each([
    ['letters without a space', 'é'.repeat(LENGTH)],
    ['emoji', '😀'.repeat(LENGTH / 2)],
    ['line breaks', `Un.${'\n'.repeat(LENGTH)}Deux.`],
    ['blanks between line breaks', `Un.\n${`${' '.repeat(999)}\n`.repeat(LENGTH / 1_000)}Deux.`],
    ['one word a line', 'mot\n'.repeat(LENGTH / 4)],
    ['one word a paragraph', 'mot\n\n'.repeat(LENGTH / 5)],
    ['stops', `Un${'.'.repeat(LENGTH)}`],
    ['stops and spaces', `Un${' .'.repeat(LENGTH / 2)}`],
    ['initials', 'A. '.repeat(LENGTH / 3)],
    ['guillemets', `Un.${' »'.repeat(LENGTH / 2)}`],
  ])(`takes ${LENGTH} characters without losing time: %s`, (_, text) => {
    // Of this process, not of the clock: a busy machine makes others wait.
    const before = process.cpuUsage();
    const chunks = cut(text, byteLimits(512));
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(LONG ? 3_000 : 1_000);
    for (const { start, end } of chunks) {
      expect(Buffer.byteLength(text.slice(start, end))).toBeLessThanOrEqual(510);
    }
  });
});

const partsPair = (text: string, at: number) =>
  /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, at - 1), at + 1));

/** Texts of words, marks, line breaks and odd characters, with any parts of them as leftovers. */
const article = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('le', 'maire', 'Été', 'M.', '1,5', 'déborde', 'x') },
      {
        weight: 3,
        arbitrary: fc.constantFrom('.', '. ', '! ', ' « ', ' » ', '… ', ', '),
      },
      { weight: 6, arbitrary: fc.constantFrom(' ', ' ', ' ', '\u00a0', '\u202f') },
      { weight: 1, arbitrary: fc.constantFrom('\n', '\n\n', '\n \n', '\n- ') },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
      { weight: 1, arbitrary: fc.constantFrom('😀', '😀😀😀', '漢字', 'e\u0301') },
      { weight: 1, arbitrary: fc.nat(80).map((n) => 'mot '.repeat(n)) },
      { weight: 1, arbitrary: fc.nat(300).map((n) => 'é'.repeat(n)) },
    ),
    { maxLength: 150 },
  )
  .map((parts) => parts.join(''))
  .chain((text) =>
    fc.record({
      text: fc.constant(text),
      leftovers: fc
        .uniqueArray(fc.nat(text.length), { maxLength: 8 })
        .map((cuts) => cuts.filter((at) => !partsPair(text, at)).sort((a, b) => a - b))
        .map((cuts) =>
          cuts
            .map((start, i) => ({ start, end: cuts[i + 1] ?? text.length }))
            .filter(({ start, end }, i) => i % 2 === 0 && text.slice(start, end).trim() !== ''),
        ),
    }),
  );

const limits = fc.oneof(
  fc.integer({ min: 8, max: 200 }).map(byteLimits),
  fc.constantFrom(wordLimits(), wordLimits(20)),
);

/** Asserts a law of the chunks of any article under any limits. */
const law = (
  check: (chunks: readonly ChunkSpan[], text: string, leftovers: Span[], l: ChunkLimits) => void,
) =>
  fc.assert(
    fc.property(article, limits, ({ text, leftovers }, l) =>
      check(chunkArticle({ text, leftovers }, l), text, leftovers, l),
    ),
    { numRuns: 300 },
  );

describe('the chunks of any article', () => {
  it('are made of the very sentences of the text, in order, with spaces between', () => {
    law((chunks, text) => {
      for (const { start, end, sentences } of chunks) {
        const chunk = text.slice(start, end);
        expect([sentences[0]!.start, sentences.at(-1)!.end]).toEqual([start, end]);
        expect(0 <= start && start < end && end <= text.length).toBe(true);
        let rebuilt = '';
        let at = start;
        for (const span of sentences) {
          expect(span.start).toBeGreaterThanOrEqual(at);
          expect(span.end).toBeGreaterThan(span.start);
          expect(text.slice(at, span.start).trim()).toBe('');
          rebuilt += text.slice(at, span.end);
          at = span.end;
        }
        expect(rebuilt).toBe(chunk);
      }
    });
  });

  it('touch no leftover', () => {
    law((chunks, _, leftovers) => {
      for (const chunk of chunks) {
        for (const leftover of leftovers) {
          expect(chunk.end <= leftover.start || leftover.end <= chunk.start).toBe(true);
        }
      }
    });
  });

  it('hold every letter and digit that no leftover holds', () => {
    law((chunks, text, leftovers) => {
      const held = new Uint8Array(text.length);
      for (const { start, end } of [...chunks, ...leftovers]) held.fill(1, start, end);
      const lost = [...text.matchAll(/[\p{L}\p{N}]/gu)].filter(({ index }) => !held[index]);
      expect(lost.map(({ 0: letter }) => letter)).toEqual([]);
    });
  });

  it('overlap by one sentence at most, and inside a paragraph only', () => {
    law((chunks, text) => {
      for (const [i, { start, sentences }] of chunks.slice(1).entries()) {
        const before = chunks[i]!;
        if (start >= before.end) continue;
        expect(sentences[0]).toEqual(before.sentences.at(-1));
        expect(sentences[1]!.start).toBeGreaterThanOrEqual(before.end);
        expect(text.slice(start, sentences[1]!.end)).not.toMatch(/\n\s*\n/);
      }
    });
  });

  it('join short paragraphs only, and headings with what they head', () => {
    law((chunks, text) => {
      const broken = /\n\s*\n/g;
      for (const { start, end } of chunks) {
        const [last, ...before] = text.slice(start, end).split(broken).toReversed();
        for (const paragraph of before) expect(words(paragraph)).toBeLessThan(60);
        if (before.length === 0 || words(last!) < 60) continue;
        const heading = before.reduce((sum, paragraph) => sum + words(paragraph), 0);
        expect(heading).toBeLessThanOrEqual(15);
      }
    });
  });

  it('fit the embedder, by its own count', () => {
    law((chunks, text, _, { maxTokens, countTokens }) => {
      for (const { start, end } of chunks) {
        expect(countTokens(text.slice(start, end))).toBeLessThanOrEqual(maxTokens);
      }
    });
  });

  it('part no surrogate pair', () => {
    law((chunks, text) => {
      for (const { sentences } of chunks) {
        for (const { start, end } of sentences) {
          expect([partsPair(text, start), partsPair(text, end)]).toEqual([false, false]);
        }
      }
    });
  });
});
