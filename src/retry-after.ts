/**
 * The wait that a `Retry-After` asks for, in milliseconds: seconds, or a date (RFC 9110, 10.2.3). Null where there is
 * none, or none that can be meant.
 *
 * @param now milliseconds since 1970.
 * @param longest in milliseconds: a server that asks for more is asked again after so long.
 */
export function retryAfter(
  header: string | null | undefined,
  now: number,
  longest: number,
): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(wait) || wait < 0 ? null : Math.min(wait, longest);
}
