import { isLiveLabel } from '../../details/headlines.ts';

const SEPARATOR = '(?:[|–—·•»>/-]|::)';
const BEHIND_HEADLINE = new RegExp(`^\\s*${SEPARATOR}\\s`, 'u');
const BEFORE_HEADLINE = new RegExp(`\\s${SEPARATOR}\\s*$`, 'u');
/** "Name of the blog: its headline", "Enquête. Its headline" too. */
const BEFORE_HEADING = new RegExp(`(?:\\s${SEPARATOR}|[:.])\\s*$`, 'u');
const CUT = /\s?(?:…|\.\.\.)$/;
/** A heading that is so much of a declared title is the headline that it was made of. */
const LEAST_OF_TITLE = 0.4;

/**
 * A title as the page shows it: the heading that it was made of, by adding the names of the site or a section, or by cutting
 * it; else without the name of the site.
 */
export function shownTitle(
  title: string,
  headings: readonly string[],
  publisher: string | null,
): string {
  return madeOf(title, headings) ?? withoutSite(title, publisher);
}

/** The heading that a title was made of. */
export const madeOf = (title: string, headings: readonly string[]): string | undefined =>
  headings.find((heading) => isMadeOf(title, heading));

function isMadeOf(title: string, heading: string): boolean {
  const [whole, part] = [title, heading].map((one) => one.toLowerCase().replaceAll('’', "'"));
  if (whole === undefined || part === undefined || !part.includes(' ')) return false;
  // In capitals a heading says less of how its words are written.
  if (whole === part) return heading !== heading.toUpperCase();
  if (CUT.test(whole)) return part.startsWith(whole.replace(CUT, ''));
  if (part.length < LEAST_OF_TITLE * whole.length) return false;
  if (whole.startsWith(part)) return BEHIND_HEADLINE.test(whole.slice(part.length));
  if (!whole.endsWith(part)) return false;
  const before = whole.slice(0, -part.length);
  return before === '' || BEFORE_HEADING.test(before) || isLiveLabel(before);
}

/** Takes the name of the site off a title: where it is known, or what is shorter than the title behind a bar. */
function withoutSite(title: string, publisher: string | null): string {
  if (publisher && title.toLowerCase().endsWith(publisher.toLowerCase())) {
    const rest = title.slice(0, -publisher.length);
    if (BEFORE_HEADLINE.test(rest)) return rest.replace(BEFORE_HEADLINE, '').trim();
  }
  const parts = title.split(/ (?=[|–—·•-] |[»>] )/);
  const last = (parts.at(-1) ?? '').slice(2).trim();
  if (parts.length < 2) return title;
  const rest = parts.slice(0, -1).join(' ').trim();
  const isKnown = publisher !== null && last.toLowerCase() === publisher.toLowerCase();
  const isBar = /^[|–—·•-] /.test(parts.at(-1)!);
  const isShort = last.split(' ').length <= 5 && rest.split(' ').length > last.split(' ').length;
  return isKnown || (publisher === null && isBar && isShort && rest.includes(' ')) ? rest : title;
}
