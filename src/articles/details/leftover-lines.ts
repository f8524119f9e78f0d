import type { Span } from '../../text/spans.ts';
import type { Line } from '../formats/lines.ts';
import { LINE_FEATURES, lineFeatures } from './line-features.ts';
import fitted from './line-weights.json' with { type: 'json' };

const { bias, thresholds, odds } = fitted;
const byName: Readonly<Record<string, number>> = fitted.weights;
const weights = LINE_FEATURES.map((name) => byName[name] ?? 0);

const [ADDRESS, PAPER, HIGHEST, OWN, SENTENCE] = (
  ['address', 'paper', 'highest', 'own', 'sentence'] as const
).map((name) => LINE_FEATURES.indexOf(name)) as [number, number, number, number, number];
/** The odds of a word that speaks of papers and their readers. */
const TELLING = 2;
/** What the model finds impossible is the article's, whatever stands beside it. */
const LEAST = 0.01;
const LONGEST_NOTICE = 170;
/** A sentence of more words of its own, none of them to the reader, is the article's last one. */
const MOST_OWN = 2;

/**
 * The lines that are their page's, not the article's: menus, sharing, accounts, newsletters, notices, rights. Judged by a
 * logistic model whose weights `npm run fit:leftovers` fits and measures. They come together: between two, less is asked,
 * and a notice to the reader goes on in the lines beside it.
 * @param lines all lines of a text, the headline first.
 */
export function leftoverLines(lines: readonly Line[]): Line[] {
  const rows = lineFeatures(lines, odds);
  const scores = rows.map((row) => (row ? scoreOf(row) : 0));
  const isLeftover = scores.map((score) => score >= thresholds.alone);
  const isNotice = isLeftover.map((is, i) => is && isTo(rows[i]!));
  const goesOn = (at: number): boolean =>
    mayFollow(rows[at]) &&
    (rows[at]?.[HIGHEST] ?? 0) >= TELLING &&
    scores[at]! >= LEAST &&
    lines[at]!.text.length <= LONGEST_NOTICE &&
    !/\d/.test(lines[at]!.text);
  for (const [i, is] of isNotice.entries()) {
    if (!is) continue;
    for (const step of [-1, 1]) {
      for (let at = i + step; at > 0 && !isLeftover[at] && goesOn(at); at += step)
        isLeftover[at] = true;
    }
  }
  return lines.filter((_, i) => {
    const isBetween = isLeftover[i - 1] && isLeftover[i + 1];
    return isLeftover[i] || (isBetween && scores[i]! >= thresholds.between && mayFollow(rows[i]));
  });
}

/** Whether a line speaks to the reader, or of the paper. */
const isTo = (row: Float64Array): boolean => row[ADDRESS]! + row[PAPER]! > 0;

/** Whether a line that is no leftover by itself may be one beside others. */
const mayFollow = (row: Float64Array | null | undefined): boolean =>
  row != null && (isTo(row) || row[SENTENCE] === 0 || row[OWN]! <= MOST_OWN);

/** In a paragraph: "Suivez la situation dans notre direct.", "Subscribe to our newsletter." */
const ORDER =
  /(?<=(?:^|[.!?…»”")\]] {0,3}))(?:\p{Lu}\p{Ll}{2,14}ez(?:-(?:vous|nous))?|Follow|Subscribe|Sign|Get|Read|Join|Donate|Download|Support|Listen)(?!\p{L})[^.!?\n]{3,150}(?:[.!]|$)/gmu;

/**
 * Sentences inside paragraphs that ask something of the reader for the paper's sake. Judged one by one, as lines are, where
 * they begin as an order does.
 * @param text as `forMatching` gives it.
 * @param headline the first line: what it is about says nothing of its page.
 */
export function leftoverSentences(text: string, headline: Line | undefined): Span[] {
  if (!headline) return [];
  return [...text.matchAll(ORDER)]
    .map(({ index, 0: order }) => ({ start: index, end: index + order.length, text: order }))
    .filter((sentence) => {
      const above = sentence.start < headline.end ? NOTHING : headline;
      return scoresOf([above, sentence])[1]! >= thresholds.alone;
    })
    .map(({ start, end }) => ({ start, end }));
}

const NOTHING: Line = { start: 0, end: 0, text: '' };

const scoresOf = (lines: readonly Line[]): number[] =>
  lineFeatures(lines, odds).map((row) => (row ? scoreOf(row) : 0));

/** What a row of features is worth, between 0 and 1. */
function scoreOf(row: Float64Array): number {
  let sum = bias;
  for (let i = 0; i < row.length; i += 1) sum += row[i]! * weights[i]!;
  return 1 / (1 + Math.exp(-sum));
}
