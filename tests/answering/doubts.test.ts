import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAnothers, isOfAnotherDay } from '../../src/answering/doubts.ts';
import { foldStraight } from '../../src/text/words.ts';
import { article, asking } from './question-kinds/ask.ts';

let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking({
    phare: article(
      'La gardienne du phare de Brénac est Anne Tissot. Le phare de Brénac mesure 41 mètres.',
    ),
    port: article('Le port de Lorn compte douze quais.'),
  });
});
afterAll(() => library.close());

describe('an answer that lacks what is asked for', () => {
  it('is shown with a warning at most', async () => {
    const answer = await library.ask('Quel âge a la gardienne du phare de Brénac ?');
    expect(answer.kind).not.toBe('answered');
  });

  it('is no reason to doubt one that has it', async () => {
    const answer = await library.ask('Combien de mètres mesure le phare de Brénac ?');
    expect(answer.kind).toBe('answered');
  });
});

describe('a name beside an office', () => {
  const text =
    'La capitaine du bac de Trévis, Maud Lanoë, réclame un quai neuf, deux marins de plus et la visite du ministre.';
  it.each([
    ['Qui est le ministre ?', 'Maud Lanoë', true],
    ['Who is the ministre?', 'Maud Lanoë', true],
    ['Comment s’appelle la capitaine du bac ?', 'Maud Lanoë', false],
    ['Qui est la capitaine ?', 'Maud Lanoë', false],
    ['Qui réclame un quai ?', 'Maud Lanoë', false],
    ['Qui est Maud Lanoë ?', 'capitaine du bac', false],
  ])('%s %s: of another one %s', (question, name, expected) => {
    const start = text.indexOf(name);
    expect(isAnothers(foldStraight(question), text, start, start + name.length)).toBe(expected);
  });
});

describe('the day of the week', () => {
  it.each([
    ['Le musée ouvre-t-il le samedi ?', 'The museum opens on Sundays.', true],
    ['Is it open on Monday?', 'Il ouvre du mardi au samedi.', true],
    ['Is it open on Sundays?', 'Il ouvre le dimanche.', false],
    ['Quel jour ouvre-t-il ?', 'Il ouvre le dimanche.', false],
    ['Que s’est-il passé mardi ?', 'Le pont a cédé dans la nuit.', false],
  ])('%s %s: another one %s', (question, text, expected) => {
    expect(isOfAnotherDay(question, text)).toBe(expected);
  });
});
