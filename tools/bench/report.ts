/** One line of the table; a limit is never to be exceeded. */
export interface Figure {
  readonly name: string;
  readonly measured: number;
  readonly unit: string;
  readonly limit?: number | undefined;
}

const digits = (value: number): string => value.toFixed(value < 100 ? 2 : 0);

/** Figures as aligned columns: what, measured, limit, ok. */
export function table(figures: readonly Figure[]): string {
  const rows = [
    ['', 'measured', 'limit', 'ok'],
    ...figures.map(({ name, measured, unit, limit }) => [
      name,
      `${digits(measured)} ${unit}`,
      limit === undefined ? '' : `${limit} ${unit}`,
      limit === undefined ? '' : measured <= limit ? 'yes' : 'NO',
    ]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map(([name, measured, limit, ok]) =>
      [
        name!.padEnd(widths[0]!),
        measured!.padStart(widths[1]!),
        limit!.padStart(widths[2]!),
        ok!,
      ].join('  '),
    )
    .map((line) => line.trimEnd())
    .join('\n');
}
