import { expect, it } from 'vitest';
import { onlyTime } from '../../../src/text/dates/only-time.ts';
import { daysOf } from '../../../src/text/dates/resolve.ts';

/** A Wednesday. */
const today = '2024-05-15';
const read = (text: string, language: 'fr' | 'en' = 'fr') => {
  const moment = onlyTime(text, language);
  const days = moment && daysOf(moment, { today });
  return days && `${days.since}..${days.until}`;
};

it.each([
  ['août 2025', '2025-08-01..2025-08-31'],
  ['mars', '2024-03-01..2024-03-31'],
  ['MARS 2024', '2024-03-01..2024-03-31'],
  ['15/08/2025', '2025-08-15..2025-08-15'],
  ['le 15/08', '2023-08-15..2023-08-15'],
  ['le 1er mars', '2024-03-01..2024-03-01'],
  ['"la semaine dernière"', '2024-05-06..2024-05-12'],
  ['« hier »', '2024-05-14..2024-05-14'],
  ['premier trimestre', '2024-01-01..2024-03-31'],
  ['last spring', '2023-03-01..2023-05-31'],
  ['l’été dernier', '2023-06-01..2023-08-31'],
  ['depuis lundi', '2024-05-13..null'],
  ['il y a deux ans', '2022-01-01..2022-12-31'],
  ['may', '2024-05-01..2024-05-31'],
  ['2019', '2019-01-01..2019-12-31'],
  ['1850', '1850-01-01..1850-12-31'],
])('%s is a time', (text, days) => {
  expect(read(text)).toBe(days);
  expect(read(text, 'en')).toBe(days);
});

it.each([
  'jadis',
  'la semaine des quatre jeudis',
  'mars avril',
  'Marseille',
  '2023-02-29',
  '31/02/2024',
  '',
  '12',
  'quand ?',
  'mars à peu près',
])('%j is none', (text) => {
  expect(read(text)).toBeNull();
});
