import { en, fr } from '../../src/i18n/typography.ts';
import type { Language } from '../../src/text/language.ts';

/** Margins of one kind of questions. */
export interface MarginSeries {
  readonly of: 'right' | 'near' | 'absent';
  readonly margins: readonly number[];
}

const COLOURS = { right: '#1a7f37', near: '#bf5700', absent: '#57606a' };
const TEXTS = {
  fr: {
    title: fr`Ce que le lecteur trouve dans les meilleurs passages`,
    right: fr`bien répondues`,
    near: fr`presque-réponses`,
    absent: fr`article absent`,
    axis: fr`marge du meilleur endroit sur « pas de réponse ici » ; à droite du trait, une réponse est plus probable qu'aucune`,
  },
  en: {
    title: en`What the reader finds in the best passages`,
    right: en`answered rightly`,
    near: en`near misses`,
    absent: en`article absent`,
    axis: en`margin of the best span over “no answer here”; right of the line an answer is likelier than none`,
  },
};

const WIDTH = 760;
const HEIGHT = 300;
const LEFT = 20;
const BASE = 240;
const TOP = 40;
/** The margins shown. */
const RANGE = { from: -16, to: 12 };
const BIN = 1;

/** An SVG of how often each margin comes, a line for each series: its share of the series in a bin of 1. */
export function marginPlot(language: Language, series: readonly MarginSeries[]): string {
  const texts = TEXTS[language];
  const bins = (RANGE.to - RANGE.from) / BIN;
  const shares = series.map(({ margins }) => {
    const counts = new Array<number>(bins).fill(0);
    for (const margin of margins) {
      const bin = Math.floor((margin - RANGE.from) / BIN);
      counts[Math.max(0, Math.min(bins - 1, bin))]! += 1 / margins.length;
    }
    return counts;
  });
  const highest = Math.max(...shares.flat());
  const x = (margin: number) =>
    LEFT + ((margin - RANGE.from) / (RANGE.to - RANGE.from)) * (WIDTH - 2 * LEFT);
  const y = (share: number) => BASE - (share / highest) * (BASE - TOP);
  const lines = series.map(({ of }, i) => {
    const points = shares[i]!.map(
      (share, bin) => `${x(RANGE.from + (bin + 0.5) * BIN).toFixed(1)},${y(share).toFixed(1)}`,
    );
    return `<polyline points="${points.join(' ')}" fill="none" stroke="${COLOURS[of]}" stroke-width="2.5"/>`;
  });
  const legend = series.map(
    ({ of, margins }, i) =>
      `<text x="${LEFT + 8}" y="${TOP + 24 + 20 * i}" fill="${COLOURS[of]}">${texts[of]} (${margins.length})</text>`,
  );
  const ticks = [-16, -12, -8, -4, 0, 4, 8, 12].map(
    (margin) =>
      `<text x="${x(margin).toFixed(1)}" y="${BASE + 20}" text-anchor="middle" fill="#555">${margin}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="14">`,
    `<title>${texts.title}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${LEFT}" y="24" font-size="16">${texts.title}</text>`,
    `<line x1="${LEFT}" y1="${BASE}" x2="${WIDTH - LEFT}" y2="${BASE}" stroke="#999"/>`,
    `<line x1="${x(0)}" y1="${TOP}" x2="${x(0)}" y2="${BASE}" stroke="#999" stroke-dasharray="4 4"/>`,
    ...ticks,
    ...lines,
    ...legend,
    `<text x="${WIDTH / 2}" y="${BASE + 44}" text-anchor="middle" fill="#555">${texts.axis}</text>`,
    '</svg>',
    '',
  ].join('\n');
}
