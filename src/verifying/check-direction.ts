import { splitWords } from '../text/words.ts';
import { sharesIn } from './check-shares.ts';
import { plain } from './evidence.ts';
import type { Piece } from './pieces.ts';

/** Words between two pieces that nothing but small words join. */
const WITHIN = 3;
const LASTS =
  /^ (?:ans?|annees?|mois|semaines?|jours?|heures?|years?|months?|weeks?|days?|hours?)\b/;
const CAME_FROM =
  /\b(?:(?:contre|apres|after|from|against)\b|au lieu d|instead of|up from|down from|compared (?:with|to))/;

/** Of two numbers or moments, whether the first is where it starts from: "from 310 to 345", "345, up from 310". */
function startsFirst(text: string, first: Piece, last: Piece): boolean {
  const between = plain(text.slice(first.end, last.start));
  return !CAME_FROM.test(between) || /\b(?:voix|votes?)\b/.test(between);
}

const isShare = (text: string, first: Piece, last: Piece): boolean =>
  first.kind === 'number' &&
  last.kind === 'number' &&
  sharesIn(text, [first.number, last.number]).length > 0;

const isYear = (one: Piece): boolean =>
  one.kind === 'number' &&
  one.number.unit === null &&
  one.end - one.start === 4 &&
  /^(?:1[5-9]|20)\d\d$/.test(String(one.number.values[0]));

/** Two years have changed places, and the two numbers of these years have not; or the reverse. */
function yearsTurned(
  pieces: readonly Piece[],
  given: readonly Piece[],
  same: (one: Piece, other: Piece) => boolean,
): boolean {
  const turned = (some: readonly Piece[]): boolean | null => {
    const [a, b] = some;
    if (!a || !b || some.length !== 2) return null;
    const [x, y] = [given.find((one) => same(a, one)), given.find((one) => same(b, one))];
    return x && y && x !== y ? x.start > y.start : null;
  };
  const years = turned(pieces.filter(isYear));
  const others = turned(pieces.filter((one) => one.kind === 'number' && !isYear(one)));
  return years !== null && others !== null && years !== others;
}

const OWN_VERB =
  /\b(?:a|ont|est|sont|sera|seront|etait|etaient|was|were|is|are|has|have|had|will) /;

/** Two pieces of one kind in a row, which the support tells the other way round. */
export function checkDirection(
  said: string,
  pieces: readonly Piece[],
  support: string,
  given: readonly Piece[],
  same: (one: Piece, other: Piece) => boolean,
  bound: (one: Piece) => boolean,
): string | null {
  const figures = pieces.filter(({ kind }) => kind !== 'name');
  if (yearsTurned(figures, given, same)) return 'order of the years';
  for (const [i, first] of figures.entries()) {
    const last = figures[i + 1];
    if (!last || last.kind !== first.kind || same(first, last)) continue;
    if (isYear(first) !== isYear(last)) continue;
    const lasts = (one: Piece): boolean => LASTS.test(plain(said.slice(one.end)));
    const between = plain(said.slice(first.end, last.start));
    // Joined by small words only: nothing else tells which is which.
    if (splitWords(between).length > WITHIN && !CAME_FROM.test(between)) continue;
    // "Valables jusqu'au 30 septembre, ont été autorisés mercredi": each moment goes with a verb of its own.
    if (first.kind === 'time' && OWN_VERB.test(between)) continue;
    const counted = bound(first) && bound(last) && !CAME_FROM.test(between);
    if (counted && first.kind === 'number' && !first.number.unit) continue;
    const [a, b] = [given.find((one) => same(first, one)), given.find((one) => same(last, one))];
    if (!a || !b || a === b) continue;
    const turned = a.start > b.start;
    const [low, high] = turned ? [b, a] : [a, b];
    // "412 against 530 five years earlier" is 412 within five years.
    if (lasts(first) !== lasts(last) && CAME_FROM.test(plain(support.slice(low.end, high.start))))
      continue;
    // "£300,000 of the £850,000" for "£850,000, of which £300,000": another check reads these.
    if (isShare(said, first, last) && isShare(support, low, high)) continue;
    if ((startsFirst(said, first, last) === startsFirst(support, low, high)) === turned) {
      return 'order of the figures';
    }
  }
  return null;
}
