const AMOUNT =
  /\d\s?(?<after>[%€$£])|(?<before>[€$£])\s?\d|\d (?:(?:mille|millions?|milliards?|billions?|thousand) (?:d['’])?)?(?<word>\p{Ll}{3,20})(?!\p{L})/u;
/** "L'État 45 % et les riverains 20 %": each has its clause. */
const BETWEEN = /[,;] (?:et |and )?| (?:et|and) /;

/**
 * How many clauses of a sentence name one amount each, all in the same unit: "L'État versera 45 %, le syndicat 35 % et
 * les riverains 20 %" has three.
 */
export function amountsIn(text: string): number {
  if (!/\d/.test(text)) return 0;
  const counts = new Map<string, number>();
  for (const clause of text.split(BETWEEN)) {
    const { after, before, word } = AMOUNT.exec(clause)?.groups ?? {};
    const unit = (after ?? before ?? word)?.toLowerCase().replace(/s$/, '');
    if (unit !== undefined) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values());
}
