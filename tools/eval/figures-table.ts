/** Figures of each set by their names. */
type Figures = Readonly<Record<string, Readonly<Record<string, number>>>>;

const cell = (value: number | undefined): string =>
  (value === undefined ? '' : Number.isInteger(value) ? String(value) : value.toFixed(1)).padStart(
    10,
  );

/** A table a set: each figure beside that of the baseline, and the peer's where one was measured. */
export function figuresTable(figures: Figures, peers: Figures, baseline: Figures): string {
  const lines: string[] = [];
  for (const [name, values] of Object.entries(figures)) {
    const of = peers[name];
    const beside = of ? 'MiniSearch'.padStart(12) : '';
    lines.push(`\n${name.padEnd(34)}${'now'.padStart(10)}${'baseline'.padStart(10)}${beside}`);
    for (const [measure, value] of Object.entries(values)) {
      const peer = of ? `  ${cell(of[measure])}` : '';
      lines.push(`  ${measure.padEnd(32)}${cell(value)}${cell(baseline[name]?.[measure])}${peer}`);
    }
  }
  return lines.join('\n');
}
