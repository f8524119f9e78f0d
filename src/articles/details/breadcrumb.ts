/** The way to a page as its site shows it: "Home » Politique » A headline". */
export interface Breadcrumb {
  readonly parts: readonly string[];
  /** Where it ends in the line; before the line's end in pastes that lost their line breaks. */
  readonly end: number;
}

const HOME =
  /^(?:accueil|home|homepage|page d'accueil|vous êtes ici ?:?(?: accueil)?|you are here ?:?(?: home)?)$/i;
const LONGEST_LINE = 400;
const LONGEST_STEP = 40;
/** A headline that comes twice in a row is told by its beginning. */
const REPEATED = 15;

/**
 * The breadcrumb that a line starts with, or null. A menu of single words between bars counts too.
 * The line is as `forMatching` gives it. Guillemets that are closed in the line are quotes, not separators.
 */
export function breadcrumbOf(line: string): Breadcrumb | null {
  const head = line.slice(0, LONGEST_LINE);
  const masked = head.replace(/«[^«»]{1,300}»/g, (quote) => '_'.repeat(quote.length));
  const ends = [...masked.matchAll(/\s[»›>→▸►▶|•·/]\s/g)].map((match) => match.index);
  const parts = [0, ...ends.map((end) => end + 3)].map((start, index) =>
    head.slice(start, ends[index] ?? head.length).trim(),
  );
  const steps = parts.slice(0, -1);
  if (steps.some((step) => step === '' || step.length > LONGEST_STEP || /[.!?]$/.test(step)))
    return null;
  const startsAtHome = HOME.test(parts[0] ?? '');
  if (steps.length < (startsAtHome ? 1 : 2)) return null;

  const last = parts.at(-1) ?? '';
  const lastStart = (ends.at(-1) ?? 0) + 3;
  const again = last.indexOf(last.slice(0, REPEATED), REPEATED);
  if (startsAtHome && last.length > 2 * REPEATED && again > 0) {
    return { parts: [...steps, last.slice(0, again).trim()], end: lastStart + again };
  }
  const isMenu = steps.length >= 2 && last.length <= LONGEST_STEP && !/[.!?]$/.test(last);
  const isWhole = line.length <= LONGEST_LINE && (startsAtHome ? !/\.$/.test(last) : isMenu);
  return isWhole ? { parts, end: line.length } : null;
}
