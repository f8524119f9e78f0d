import { describe, expect, it } from 'vitest';
import { questionTime } from '../../src/answering/question-time.ts';
import { publishedNear, tellsOf } from '../../src/answering/time-match.ts';
import type { PublicationDate } from '../../src/text/partial-date.ts';

const at = (value: string): PublicationDate => ({
  value,
  precision: value.length === 10 ? 'day' : value.length === 7 ? 'month' : 'year',
  source: 'text',
});
const told = (question: string) => questionTime(question, 'fr', '2026-06-01').toldTimes[0]!;

describe('whether a text tells of a time', () => {
  it.each([
    ['en 2016', 'Depuis 2016, la pêche recule.', '2024-05-20', 1],
    ['depuis 2016', 'Depuis 2016, la pêche recule.', '2024-05-20', 1],
    ['avant 2020', 'Avant 2020, il dirigeait le port.', '2024-05-20', 1],
    ['en 2022', 'De 2020 à 2024, une société privée.', '2024-05-20', 0.5],
    ['il y a dix ans', 'Avant 2020, il dirigeait le port.', '2024-05-20', 0.5],
    ['en 2022', 'En 1998, rien.', '2024-05-20', 0],
    ['le 30 mai', 'Une panne hier au port.', '2026-05-31', 1],
    ['le 30 mai', 'Une panne hier au port.', '2026-05-29', 0],
    ['le 30 mai', 'Une panne hier au port.', null, 0],
    ['en janvier 2026', 'La fête aura lieu le 6 janvier.', '2025-12-20', 1],
    ['en janvier 2025', 'La fête aura lieu le 6 janvier.', '2025-12-20', 0],
    ['en mars 2026', 'La semaine dernière, le 12 mars.', '2026-03', 1],
    ['la semaine dernière', 'Jeudi, la ville a voté.', '2026-05-29', 1],
  ])('%s: %s (%s)', (question, text, published, expected) => {
    expect(tellsOf(text, told(question), published === null ? null : at(published), 'fr')).toBe(
      expected,
    );
  });
});

describe('whether an article was published then', () => {
  it.each([
    ['2026-05-31', 'hier', true],
    ['2026-05-31', 'le 28 mai', true],
    ['2026-05-31', 'le 27 mai', false],
    ['2026-05', 'le 27 mai', true],
    ['2024', 'il y a deux ans', true],
    ['2023', 'il y a deux ans', false],
    ['2023', 'depuis 2022', true],
    ['2021-12-31', 'depuis 2022', false],
  ])('%s, %s: %s', (published, question, expected) => {
    expect(publishedNear(at(published), told(question).range)).toBe(expected);
  });

  it('not where it is undated', () => {
    expect(publishedNear(null, { since: null, until: null })).toBe(false);
  });
});
