import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Name of a set -> measure -> value in percent. */
export type Figures = Readonly<Record<string, Readonly<Record<string, number>>>>;

const FILE = new URL('baseline.json', import.meta.url);
/** A measure may fall by so many points before it counts as a drop. */
const TOLERANCE = 0.5;
/** Counts, not qualities; and abstaining more or less often is neither better nor worse by itself. */
const NOT_COMPARED = new Set(['questions', 'passages', 'dialogues', 'turns', 'abstained']);

export function readBaseline(): Figures {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Figures) : {};
}

/** Keeps the figures as the ones to compare with; sets that were not measured stay as they were. */
export function writeBaseline(figures: Figures): void {
  const rounded = Object.entries({ ...readBaseline(), ...figures }).map(([set, values]) => [
    set,
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, Math.round(value * 100) / 100]),
    ),
  ]);
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(rounded), null, 2)}\n`);
}

/** A line for each measure that fell by more than {@link TOLERANCE}. */
export function drops(figures: Figures, baseline: Figures): string[] {
  return Object.entries(figures).flatMap(([set, values]) =>
    Object.entries(values).flatMap(([name, value]) => {
      const before = baseline[set]?.[name];
      if (before === undefined || NOT_COMPARED.has(name) || value >= before - TOLERANCE) return [];
      return [`${set}: ${name} fell from ${before.toFixed(1)} to ${value.toFixed(1)}`];
    }),
  );
}
