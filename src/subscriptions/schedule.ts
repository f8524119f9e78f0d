import type { QuietHours } from '../memory/guilds.ts';
import type { Rhythm } from '../memory/subscriptions.ts';
import { addDays, mondayOf } from '../text/dates/calendar.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day and the minutes since midnight of a moment, for those who live in a time zone. */
export function localTime(moment: number, timeZone: string): { day: string; minutes: number } {
  let format = formats.get(timeZone);
  if (!format) {
    // Sweden writes 2024-02-13 22:05.
    const style = { dateStyle: 'short', timeStyle: 'short' } as const;
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, ...style });
    formats.set(timeZone, format);
  }
  const [day = '', time = ''] = format.format(moment).split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return { day, minutes: hours * 60 + minutes };
}

/**
 * Whether nothing is sent at a moment.
 * @param moment in milliseconds.
 * @param timeZone IANA name.
 */
export function isQuiet(moment: number, quiet: QuietHours | null, timeZone: string): boolean {
  if (quiet === null) return false;
  const { minutes } = localTime(moment, timeZone);
  const { from, until } = quiet;
  return from <= until ? minutes >= from && minutes < until : minutes >= from || minutes < until;
}

/**
 * The day of the last digest that was due by a moment, weekly ones on Mondays: a digest is due where it is later than that
 * of the last one.
 * @param hour from which on the digest of a day is due.
 */
export function lastDigestDay(
  rhythm: Rhythm,
  moment: number,
  timeZone: string,
  hour: number,
): string {
  const { day, minutes } = localTime(moment, timeZone);
  const last = minutes >= hour * 60 ? day : addDays(day, -1);
  return rhythm === 'weekly' ? mondayOf(last) : last;
}

/** `22:00-07:30` or `22-7`; null for anything else, and for no time at all. */
export function parseQuietHours(text: string): QuietHours | null {
  const match = /^(\d{1,2})(?:[:h](\d{2})|h)? ?[-–] ?(\d{1,2})(?:[:h](\d{2})|h)?$/.exec(
    text.trim(),
  );
  if (!match) return null;
  const [, h1 = '', m1 = '0', h2 = '', m2 = '0'] = match;
  const from = Number(h1) * 60 + Number(m1);
  const until = Number(h2) * 60 + Number(m2);
  const isTime = (minutes: number, part: string) => minutes <= 24 * 60 && Number(part) < 60;
  if (!isTime(from, m1) || !isTime(until, m2) || from % 1440 === until % 1440) return null;
  return { from: from % 1440, until: until % 1440 };
}

/** `22:00–07:30`. */
export function quietHoursLabel({ from, until }: QuietHours): string {
  const label = (minutes: number) =>
    [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${label(from)}–${label(until)}`;
}
