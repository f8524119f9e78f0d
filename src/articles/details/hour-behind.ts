/** ", 14:05", " à 9 h 30", "T10:00:00Z", " | 8.45 am", " / 8:00" */
const HOUR =
  /^(?:T|,? ?(?:à|at|-|–|—|\||\/)? ?)\d{1,2} ?(?:h|:|\.(?=\d\d)) ?(?:\d{2})?(?::\d{2})?(?:\.\d{1,6})?(?: ?(?:am|pm)|z|[+-]\d\d:?\d\d)?(?![\p{L}\d])/iu;
/** What may stand behind an hour: " a.m. ET", " GMT", " UTC+1". */
const ZONE =
  /^(?: ?[AaPp]\.[Mm]\.?)?(?:\.?,? ?\(?(?:GMT|UTC|BST|CES?T|EE?S?T|EDT|[ECMP]T|[CMP][SD]T|heure de Paris)(?:[+-]\d{1,2}(?::?\d\d)?)?\)?)?(?![\p{L}\d])/u;

/** How many signs the hour takes that stands directly behind a date, or its zone where the hour was the date's; 0 where none does. */
export function hourBehind(behindDate: string): number {
  const hour = HOUR.exec(behindDate)?.[0].length ?? 0;
  return hour + (ZONE.exec(behindDate.slice(hour))?.[0].length ?? 0);
}
