import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { marginPlot } from '../../tools/eval/plot-margins.ts';

const curvesOf = (svg: string): string[] => svg.match(/<polyline [^>]*>/g) ?? [];

it('draws each series as its share of the bins of a margin, in both languages', () => {
  const series = [
    { of: 'right', margins: [4, 4.5, 99] },
    { of: 'near', margins: [-99] },
  ] as const;
  const [french, english] = [marginPlot('fr', series), marginPlot('en', series)];
  expect(curvesOf(french)).toEqual(curvesOf(english));
  expect(english).toContain('answered rightly (3)');
  expect(french).toContain('presque-réponses (1)');
  const [right, near] = curvesOf(english).map((line) =>
    [...line.matchAll(/[\d.]+,([\d.]+)/g)].map(([, y]) => Number(y)),
  );
  // One of one is the highest; two of three stand at 4, and what is past the last bin in it.
  expect(near!.indexOf(Math.min(...near!))).toBe(0);
  expect(right!.indexOf(Math.min(...right!))).toBe(20);
  expect(right!.at(-1)).toBeLessThan(240);
});

it('was drawn of the same measure in both languages', () => {
  const of = (file: string) => curvesOf(readFileSync(`docs/${file}`, 'utf8'));
  expect(of('margins.svg')).toHaveLength(3);
  expect(of('margins.fr.svg')).toEqual(of('margins.svg'));
});
