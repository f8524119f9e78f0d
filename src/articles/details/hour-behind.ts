/** ", 14:05", " à 9 h 30", "T10:00:00Z", " | 8.45 am GMT" */
const HOUR =
  /^(?:T|,? ?(?:à|at|-|–|—|\|)? ?)\d{1,2} ?(?:h|:|\.(?=\d\d)) ?(?:\d{2})?(?::\d{2})?(?:\.\d{1,6})?(?: ?(?:am|pm|gmt|utc|bst|cet|cest|est|edt|et|z)|[+-]\d\d:?\d\d)?(?![\p{L}\d])/iu;

/** How many signs the hour takes that stands directly behind a date; 0 where none does. */
export const hourBehind = (behindDate: string): number => HOUR.exec(behindDate)?.[0].length ?? 0;
