const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** So much later than due at most, by chance: not all who follow a feed ask at the same minute. */
const JITTER = 0.1;

/** For how long an answer is fresh by its `Cache-Control`, in milliseconds; a day at most. */
export function freshFor(header: string | undefined): number {
  const seconds = /(?:^|,)\s{0,5}max-age=(\d{1,9})/i.exec(header ?? '')?.[1];
  return Math.min(Number(seconds ?? 0) * 1000, DAY);
}

/**
 * When a feed is looked at again. After failures, twice as long each time, up to a day.
 * @param now milliseconds since 1970.
 * @param least what the feed or its server asks for, in milliseconds.
 * @param random from 0 to 1.
 * @returns milliseconds since 1970.
 */
export function nextLook(
  now: number,
  everyMinutes: number,
  { failures, least, random }: { failures: number; least: number; random: number },
): number {
  const usual = everyMinutes * MINUTE;
  const patient = failures === 0 ? usual : Math.max(usual, Math.min(usual * 2 ** failures, DAY));
  return Math.round(now + Math.max(patient, least) * (1 + JITTER * random));
}
