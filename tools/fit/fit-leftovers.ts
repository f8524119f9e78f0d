import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  LINE_FEATURES,
  lineFeatures,
  type WordOdds,
} from '../../src/articles/details/line-features.ts';
import {
  PAGE_WORD_CLASSES,
  PAGE_WORDS,
  pageWordOf,
  withCompounds,
} from '../../src/articles/details/page-words.ts';
import { linesOf } from '../../src/articles/formats/lines.ts';
import { splitWords } from '../../src/text/words.ts';
import { readSquad } from '../eval/squad.ts';
import { type MadeLine, makePages, partOf, readSources } from './leftovers/made-pages.ts';
import { fitLogistic, type LogisticCase, probability } from './logistic.ts';

/*
 * Fits the weights by which lines of a page are told from lines of its article:
 *   npm run fit:leftovers -- --dataset PIAF.json --pairs FOLDER [--write]
 * Pages are made of PIAF's paragraphs, of short sentences and titles from the embedder's training pairs, and of the phrases
 * beside this file. Measured on phrases and lines that were not learned: five folds over all of them.
 */
const FOLDS = 5;
const PAGES = 1_200;
/** Of an article's short lines, so many may be lost. */
const MOST_LOST = 0.0013;
/** Of those that stand between two lines which were marked. */
const MOST_LOST_BETWEEN = 0.2;
/** What is less likely is marked nowhere. */
const LEAST = 0.1;

const { values } = parseArgs({
  options: {
    dataset: { type: 'string' },
    pairs: { type: 'string' },
    write: { type: 'boolean', default: false },
    show: { type: 'boolean', default: false },
  },
});
if (!values.dataset || !values.pairs) {
  console.error(
    'fit:leftovers takes --dataset FILE.json, in SQuAD format, and --pairs FOLDER, with the training pairs.',
  );
  process.exit(2);
}

interface LineCase extends LogisticCase, MadeLine {
  /** In its page. */
  readonly at: number;
}

type Counts = { page: number; article: number };

/** Words of a class that is seen so much more often speak for one that is hardly seen. */
const PRIOR = 4;

/**
 * How often each word stands in lines of pages, in shares of their words, over how often in articles. What is seldom seen
 * goes by its classes.
 */
function oddsOf(pages: readonly MadeLine[][]): WordOdds {
  const counts = new Map<string, Counts>(
    [
      ...PAGE_WORDS.map(({ name }) => name),
      ...PAGE_WORD_CLASSES.map((name) => `class ${name}`),
    ].map((name) => [name, { page: 0, article: 0 }]),
  );
  const all: Counts = { page: 0, article: 0 };
  // Each line once: phrases that are drawn often say no more than others.
  const lines = new Map(pages.flat().map((line) => [line.text, line]));
  for (const { text, isLeftover } of lines.values()) {
    const side = isLeftover ? 'page' : 'article';
    for (const word of splitWords(withCompounds(text))) {
      all[side] += 1;
      const listed = pageWordOf(word);
      if (!listed) continue;
      counts.get(listed.name)![side] += 1;
      for (const name of listed.classes) counts.get(`class ${name}`)![side] += 1;
    }
  }
  const shares = ({ page, article }: Counts): Counts => ({
    page: (page + 0.5) / all.page,
    article: (article + 0.5) / all.article,
  });
  return Object.fromEntries(
    PAGE_WORDS.map(({ name, classes }) => {
      const own = shares(counts.get(name)!);
      const prior = { page: 0, article: 0 };
      for (const one of classes) {
        const { page, article } = shares(counts.get(`class ${one}`)!);
        prior.page += page / (page + article) / classes.length;
        prior.article += article / (page + article) / classes.length;
      }
      const weight = PRIOR / all.page;
      const ratio = (own.page + weight * prior.page) / (own.article + weight * prior.article);
      return [name, Number(Math.log(ratio).toFixed(2))];
    }),
  );
}

function casesOf(pages: readonly MadeLine[][], odds: WordOdds): LineCase[] {
  return pages.flatMap((page) => {
    const rows = lineFeatures(linesOf(page.map(({ text }) => text).join('\n')), odds);
    return page.flatMap((line, i) => {
      const row = rows[i];
      return row ? [{ ...line, row, right: line.isLeftover, stratum: 'all', at: i }] : [];
    });
  });
}

const paragraphs = readSquad(values.dataset).articles.flatMap(({ text }) => text.split('\n'));
const sources = readSources(
  paragraphs.filter((text) => text.length > 150),
  values.pairs,
);
/** All lines held out; those without any word that pages use are not scored, and never marked. */
const all: MadeLine[] = [];
type Scored = LineCase & { readonly score: number };
const scored: Scored[] = [];
const between: { readonly line: Scored; readonly beside: readonly Scored[] }[] = [];
for (let fold = 0; fold < FOLDS; fold += 1) {
  const others = partOf(sources, FOLDS, (part) => part !== fold);
  const learned = makePages(others, PAGES, fold);
  const odds = oddsOf(learned);
  const model = fitLogistic(casesOf(learned, odds));
  const held = makePages(
    partOf(sources, FOLDS, (part) => part === fold),
    PAGES / 2,
    9 + fold,
  );
  for (const page of held) all.push(...page);
  const rows = held.map((page) => casesOf([page], odds));
  for (const page of rows) {
    const lines = page.map((line) => ({ ...line, score: probability(model, line.row) }));
    scored.push(...lines);
    for (const [i, line] of lines.entries()) {
      const [before, after] = [lines[i - 1], lines[i + 1]];
      const isBetween = before?.at === line.at - 1 && after?.at === line.at + 1;
      if (before && after && isBetween) between.push({ line, beside: [before, after] });
    }
  }
}

const body = scored.filter(({ isLeftover }) => !isLeftover).toSorted((a, b) => b.score - a.score);
const ordinary = ({ kind }: MadeLine): boolean => kind === 'short' || kind === 'headline';
const threshold = body.filter(ordinary)[Math.floor(MOST_LOST * all.filter(ordinary).length)]!.score;
const enclosed = between
  .filter(({ beside }) => beside.every(({ score }) => score >= threshold))
  .map(({ line }) => line);
const enclosedBody = enclosed
  .filter(({ isLeftover }) => !isLeftover)
  .map(({ score }) => score)
  .sort((a, b) => b - a);
const betweenThreshold = Math.max(
  LEAST,
  Math.min(
    threshold,
    enclosedBody[Math.floor(MOST_LOST_BETWEEN * enclosedBody.length)] ?? threshold,
  ),
);
console.log(
  `${enclosedBody.length} of ${enclosed.length} lines between two marked ones are the article's`,
);
const share = (kind: MadeLine['kind']): string => {
  const marked = scored.filter((line) => line.kind === kind && line.score >= threshold).length;
  const lines = all.filter((line) => line.kind === kind).length;
  return `${((100 * marked) / lines).toFixed(2)} % of ${lines}`;
};
console.log(
  `threshold ${threshold.toFixed(3)}, between two others ${betweenThreshold.toFixed(3)}; marked, of lines and phrases never learned:`,
);
for (const kind of ['leftover', 'short', 'headline', 'paragraph', 'hard'] as const)
  console.log(`  ${kind.padEnd(9)} ${share(kind)}`);
if (values.show) {
  const unique = (lines: readonly Scored[]): string[] => [
    ...new Set(lines.map(({ text, score }) => `    ${score.toFixed(3)} ${text}`)),
  ];
  console.log('  body marked:');
  console.log(unique(body.filter(ordinary)).slice(0, 60).join('\n'));
  console.log(
    unique(body.filter((line) => !ordinary(line)))
      .slice(0, 30)
      .join('\n'),
  );
  console.log('  leftovers missed:');
  const missed = scored.filter((line) => line.isLeftover && line.score < threshold);
  console.log(
    unique(missed.toSorted((a, b) => a.score - b.score))
      .slice(0, 120)
      .join('\n'),
  );
}

const pages = makePages(
  partOf(sources, FOLDS, () => true),
  2 * PAGES,
  99,
);
const odds = oddsOf(pages);
const model = fitLogistic(casesOf(pages, odds));
const fitted = {
  madeBy: 'npm run fit:leftovers -- --dataset PIAF.json --pairs FOLDER --write',
  bias: Number(model.bias.toPrecision(4)),
  thresholds: {
    alone: Number(threshold.toPrecision(3)),
    between: Number(betweenThreshold.toPrecision(3)),
  },
  weights: Object.fromEntries(
    LINE_FEATURES.map((name, i) => [name, Number(model.weights[i]!.toPrecision(4))]),
  ),
  odds,
};
if (values.write) {
  writeFileSync(
    new URL('../../src/articles/details/line-weights.json', import.meta.url),
    `${JSON.stringify(fitted, null, 2)}\n`,
  );
} else console.log(fitted);
