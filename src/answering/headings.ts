const LOOKED_BACK = 3000;
const MAX_HEADING_CHARS = 110;

/** The line that heads a place of a text: the last short one above it that ends no sentence; empty for none. */
export function headingOf(text: string, place: number): string {
  const lines = text
    .slice(Math.max(0, place - LOOKED_BACK), place)
    .split('\n')
    .slice(0, -1);
  return (
    lines.findLast(
      (line, i) =>
        line.trim() !== '' &&
        line.length < MAX_HEADING_CHARS &&
        !/[.;,]["»”]?\s*$/.test(line) &&
        (i === 0 || lines[i - 1]!.trim() === '' || lines[i - 1]!.length < MAX_HEADING_CHARS),
    ) ?? ''
  );
}
