import type { Span } from '../text/spans.ts';

/** A part of a live page that its time heads. */
export interface LiveEntry extends Span {
  /** As it is written: "14 h 05". */
  readonly clock: string;
  /** Since midnight. */
  readonly minutes: number;
}

/** "14h05 :", "14 h 05.", "[14:05]", "2:05 pm —" at the start of a line. */
const CLOCK =
  /^[ \t]*(?:[-–—•*[(]{1,3} ?)?((\d{1,2}) ?(?:h ?(\d{2})?|:(\d{2})|[.](\d{2})(?= ?[ap]\.?m))(?: ?(a|p)\.?m\.?)?)(?![\p{L}\d])/gimu;
/** Fewer are no live page. */
const FEWEST = 3;

function clocksOf(text: string): LiveEntry[] {
  return [...text.matchAll(CLOCK)].flatMap(
    ({ index, 0: whole, 1: clock = '', 2: hour = '', 3: fr, 4: en, 5: dot, 6: half }) => {
      const minute = Number(fr ?? en ?? dot ?? 0);
      const hours = half
        ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
        : Number(hour);
      if (hours > 24 || minute > 59) return [];
      const start = index + whole.indexOf(clock);
      return [{ start, end: start, clock: clock.trim(), minutes: hours * 60 + minute }];
    },
  );
}

/** A step back of more is one past midnight. */
const HALF_A_DAY = 720;

/** Whether the times that head the entries fall: the newest entry stands first. */
function runsBackwards(entries: readonly LiveEntry[]): boolean {
  const falls = entries.slice(1).filter(({ minutes }, i) => {
    const step = minutes - entries[i]!.minutes;
    return Math.abs(step) > HALF_A_DAY ? step > 0 : step < 0;
  });
  return falls.length > (entries.length - 1) / 2;
}

/** The entries of a live page, newest first, by where they stand: a night goes past midnight. Empty for another text. */
export function liveEntries(text: string): LiveEntry[] {
  const clocks = clocksOf(text);
  if (clocks.length < FEWEST) return [];
  const entries = clocks.map((entry, i) => ({
    ...entry,
    end: clocks[i + 1]?.start ?? text.length,
  }));
  return runsBackwards(entries) ? entries : entries.toReversed();
}

/** The time that heads a place of a passage; null where none stands before it. */
export function clockBefore(text: string, place: number): LiveEntry | null {
  return clocksOf(text).findLast(({ start }) => start <= place) ?? null;
}
