import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import type { Timeline } from '../../src/answering/timeline/timeline.ts';
import { textWidth, wrappedLines } from '../../src/pictures/text-lines.ts';
import { timelineInWords, timelineSvg } from '../../src/pictures/timeline-svg.ts';
import { timeline } from '../commands/fake-kiosque.ts';
import { LONG } from '../helpers/long.ts';

interface Node {
  readonly name?: string;
  readonly type: string;
  readonly data?: string;
  readonly attribs?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
}

function nodesOf(svg: string): Node[] {
  const all = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(all)];
  return all(parseDocument(svg, { xmlMode: true }) as unknown as Node);
}

const textsOf = (svg: string): string =>
  nodesOf(svg)
    .map(({ data = '' }) => data)
    .join('')
    .replace(/[\u00a0\u202f]/g, ' ');

const told = timeline().entries[1]!;
const saying = (quote: string, subject = 'x'): Timeline =>
  timeline({
    subject,
    entries: [
      {
        ...told,
        citation: {
          ...told.citation,
          quote,
          article: { ...told.citation.article, publisher: quote },
        },
        highlights: [{ start: 1, end: 9 }],
        struck: [{ start: 5, end: 14 }],
        changes: [{ ...told.changes[0]!, before: quote, counted: quote }],
      },
    ],
  });

describe('the picture of a timeline', () => {
  it('shows the dates, what is said, what changed and what was corrected', () => {
    const svg = timelineSvg(timeline());
    const texts = textsOf(svg);
    for (const part of [
      'communes inondées',
      '22–23 novembre 2023',
      'date de l’événement',
      'date de l’article',
      'sans date',
      '12 → 57 communes',
      '« Douze communes ont été inondées. »',
      '[2] Le Courrier',
      'Correction',
      'Corrigé depuis : voir [3]',
    ]) {
      expect(texts).toContain(part.replace('22–23 novembre 2023', '22–23'));
    }
    const struck = nodesOf(svg).find(({ attribs }) => attribs?.['text-decoration']);
    expect(struck?.children?.[0]?.data).toBe('Douze');
  });

  it('marks what is to be checked', () => {
    expect(textsOf(timelineSvg(timeline()))).not.toContain('à vérifier');
    const entries = [{ ...told, isSure: false }];
    expect(textsOf(timelineSvg(timeline({ entries })))).toContain('à vérifier');
  });

  it('has a ground of its own, and every text a contrast of 4.5 and more to it', () => {
    const svg = timelineSvg(timeline());
    const ground = nodesOf(svg).find(({ name }) => name === 'rect')?.attribs?.['fill'];
    expect(ground).toBe('#ffffff');
    const colors = nodesOf(svg).filter(({ name }) => name === 'text' || name === 'tspan');
    for (const { attribs } of colors) {
      const fill = attribs?.['fill'];
      if (fill) expect(contrast(fill, ground!), fill).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('is of the dates that tell most where not all have room, and says how many are left', () => {
    const plain = { ...told, changes: [] };
    const entries = Array.from({ length: 12 }, (_, i) => ({
      ...(i === 11 ? told : plain),
      citation: { ...told.citation, n: i + 1 },
    }));
    const texts = textsOf(timelineSvg(timeline({ entries })));
    expect(texts).toContain('[12]');
    expect(texts).toContain('… et 4 autres dates');
    expect(texts).not.toContain('[11]');
  });

  it('holds hostile texts as texts, whatever is in them', () => {
    const nasty = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '<script>',
            '</text>',
            '"',
            "'",
            '&amp;',
            ']]>',
            '<!--',
            '\u0000',
            '\u202e',
          ),
          fc.constantFrom('\ud800', '\uffff', '\u2028', '\n', 'été ', '😀', '漢字', 'https://x '),
          fc.string({ maxLength: 8 }),
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(nasty, nasty, (quote, subject) => {
        const svg = timelineSvg(saying(quote, subject));
        expect(svg).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}\p{Cs}\u2028\u2029\ufffe\uffff]/u);
        const names = new Set(nodesOf(svg).flatMap(({ name }) => name ?? []));
        for (const name of names) {
          expect(['svg', 'title', 'rect', 'path', 'circle', 'text', 'tspan']).toContain(name);
        }
        for (const { attribs = {} } of nodesOf(svg)) {
          expect(Object.keys(attribs).join(' ')).not.toMatch(/\bon|href|style/);
        }
      }),
      { numRuns: LONG ? 150 : 50 },
    );
  });
});

describe('lines', () => {
  it('are of the whole text, cut between words, none too wide', () => {
    const words = fc.array(fc.constantFrom('mot', 'MAIRIE', 'l’été', '漢字', 'a'.repeat(50), '—'), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, fc.integer({ min: 120, max: 600 }), (parts, width) => {
        const text = parts.join(' ');
        const lines = wrappedLines(text, width, 15, 1000);
        expect(
          lines
            .map(({ start, end }) => text.slice(start, end))
            .join('')
            .replaceAll(' ', ''),
        ).toBe(text.replaceAll(' ', ''));
        for (const { start, end } of lines) {
          expect(textWidth(text.slice(start, end), 15)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  it('say where what is left has no room', () => {
    const lines = wrappedLines('un deux trois quatre cinq six sept huit', 120, 15, 2);
    expect(lines.map(({ isCut }) => isCut)).toEqual([false, true]);
  });
});

it('the picture in words says the same, in as many characters as Discord takes', () => {
  expect(timelineInWords(timeline(), 1024).replace(/[\u00a0\u202f]/g, ' ')).toBe(
    'Frise chronologique : communes inondées. 21 novembre 2023, « Douze communes ont été inondées. ». 22–23 novembre 2023, 12 → 57 communes. sans date, Correction, « La Loire a débordé mardi. »',
  );
  const long = timeline({ subject: 'm'.repeat(3000) });
  expect(timelineInWords(long, 1024)).toHaveLength(1024);
});

/** WCAG 2.1's, of two colours `#rrggbb`. */
function contrast(a: string, b: string): number {
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}
