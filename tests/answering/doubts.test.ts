import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAnothers, isOfAnotherDay, namesAnother } from '../../src/answering/doubts.ts';
import { foldStraight } from '../../src/text/words.ts';
import { article, asking, finds } from './question-kinds/ask.ts';

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

describe('an article with the names of a question alone', () => {
  const reading = async (question: string) => {
    const other = await asking(
      { port: article('Le port de Lorn compte douze quais. Maud Lanoë y mène le bac.') },
      finds('Maud Lanoë'),
    );
    const answer = await other.ask(question);
    await other.close();
    return answer.kind;
  };

  it('is doubted, and one that has a word more is not', async () => {
    expect(await reading('Quel parti politique Maud Lanoë soutient-elle ?')).not.toBe('answered');
    expect(await reading('Qui mène le bac de Lorn ?')).toBe('answered');
  });
});

describe('the reason asked for', () => {
  it('is not what was just shown', async () => {
    const question = 'Pourquoi la gardienne du phare de Brénac est-elle Anne Tissot ?';
    const quotes = ['La gardienne du phare de Brénac est Anne Tissot.'];
    const turn = { question: 'Qui est la gardienne ?', understood: 'x', articleIds: [], quotes };
    const { kind } = await library.ask(question, [turn]);
    expect(kind).not.toBe('answered');
    expect((await library.ask(question)).kind).toBe('answered');
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

describe('a name of the question', () => {
  it.each([
    ['Combien gagne la capitaine Lanoë ?', 'Le bac est assuré pour 900 000 euros.', true],
    ['Combien gagne la capitaine Lanoë ?', 'Maud Lanoë touche 2 400 euros par mois.', false],
    ['Combien gagne la capitaine Lanoë ?', 'Elle touche 2 400 euros par mois.', false],
    [
      'Depuis quand le cinéma Rivoli est-il fermé ?',
      'Le pont de Trévis est fermé depuis mardi.',
      true,
    ],
    ['Can people in Netherton drink the water?', 'In Osgood you should still boil water.', true],
    ['How many lamps does Valbourg switch off?', 'Valbourg éteint ses lampes.', false],
    ['What does Lanoe want?', 'La capitaine Lanoë réclame un quai.', false],
    ['Pourquoi le quai ferme-t-il en Mars ?', 'Le pont est fermé.', false],
    ['Combien coûte le quai ?', 'Le pont coûte 3 euros.', false],
    ['Who saved the ferry of Trevis?', 'The ferry of Trévis was saved by a diver.', false],
  ])('%s %s: not there %s', (question, text, expected) => {
    expect(namesAnother(question, text)).toBe(expected);
  });
});
