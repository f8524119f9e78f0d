import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reader } from '../../embeddings/reader/reader.ts';
import { completions, withName } from '../../src/answering/carried-over.ts';
import { anew, referenceIn } from '../../src/answering/refers-back.ts';
import { article, asking, day, finds, quotes } from './question-kinds/ask.ts';

describe('a pronoun', () => {
  it.each([
    ['Que dit-elle ?', 'fr', 'Que dit Ada Roussel ?'],
    ['Quel âge a-t-elle ?', 'fr', 'Quel âge a Ada Roussel ?'],
    ['Et son mari ?', 'fr', 'Et le mari de Ada Roussel ?'],
    ['Qu’est-ce qu’elle a dit ?', 'fr', 'Qu’est-ce qu’Ada Roussel a dit ?'],
    ['How old is she?', 'en', 'How old is Ada Roussel?'],
    ['And what does her brother do?', 'en', "And what does Ada Roussel's brother do?"],
    ['Y a-t-il un musée ?', 'fr', null],
    ['Pourquoi ?', 'fr', null],
    ['How much does it cost?', 'en', null],
  ] as const)('%s becomes the person named before', (question, language, expected) => {
    expect(withName(question, language, 'Ada Roussel')).toBe(expected);
  });

  it('means who was named in the answer before whom the questions name', () => {
    const turn = {
      question: 'Qui dirige la fonderie ?',
      understood: 'Qui dirige la fonderie ?',
      articleIds: [],
      quote: 'La fonderie est dirigée par Ada Roussel depuis 2012.',
    };
    const named = completions('Que dit-elle ?', 'fr', turn).filter(({ isNamed }) => isNamed);
    expect(named.map(({ question, carried }) => [question, carried])).toEqual([
      ['Que dit Ada Roussel ?', 'Ada Roussel'],
    ]);
  });

  it.each([
    ['Pourquoi ?', 'Pourquoi ? Quand ferme la fonderie ?', 'Quand ferme la fonderie ?'],
    ['Tu es sûr ?', 'Quand ferme la fonderie ?', 'Quand ferme la fonderie ?'],
    ['Et en mars ?', 'Et en mars ? Quand ferme la fonderie ?', 'Et en mars ?'],
  ])(
    'behind %s what is carried over is told by words that tell it',
    (question, understood, told) => {
      const [whole] = completions('Et combien ?', 'fr', { question, understood, articleIds: [] });
      expect(whole!.carried).toBe(told);
    },
  );

  it('means nobody else where the question names somebody', () => {
    const turn = {
      question: 'Qui est Ada Roussel ?',
      understood: 'Qui est Ada Roussel ?',
      articleIds: [],
    };
    const ways = completions('Que dit Luc Amaury de son projet ?', 'fr', turn);
    expect(ways.some(({ isNamed }) => isNamed)).toBe(false);
  });
});

describe('an ellipsis', () => {
  it('takes the place of the one before it', () => {
    const turn = {
      question: 'Et en mars ?',
      understood: 'Et en mars ? Combien de visiteurs en février ?',
      articleIds: [],
    };
    expect(completions('Et en avril ?', 'fr', turn)[0]!.context).toBe(
      'Combien de visiteurs en février ?',
    );
    expect(completions('Pourquoi ?', 'fr', turn)[0]!.context).toBe(turn.understood);
  });
});

describe('what a message asks of the answer before it', () => {
  it.each([
    ['tu es sûr ?', 'sure'],
    ['Vous êtes sûre ?', 'sure'],
    ['c’est vrai ?', 'sure'],
    ['Are you sure?', 'sure'],
    ['Qui le dit ?', 'sure'],
    ['non, l’autre', 'other'],
    ['No, the other one.', 'other'],
    ['Pas celui-ci, l’autre article', 'other'],
    ['Qui dit la vérité ?', null],
    ['Is it true that the bridge is closed?', null],
    ['l’autre pont a fermé quand ?', null],
  ])('%s: %s', (question, expected) => {
    expect(referenceIn(question)).toBe(expected);
  });
});

describe('a new question', () => {
  it.each([
    ['nouvelle question : combien de ponts ?', 'combien de ponts ?'],
    ['New question: how many bridges?', 'how many bridges?'],
    ['Nouvelle question', ''],
    ['Quelle nouvelle question a-t-il posée ?', null],
    ['Une nouvelle question : laquelle ?', null],
  ])('%s', (question, expected) => {
    expect(anew(question)).toBe(expected);
  });
});

describe('a conversation', () => {
  let library: Awaited<ReturnType<typeof asking>>;
  beforeAll(async () => {
    library = await asking({
      fonderie: article(
        `La fonderie de Sarlac ferme

La fonderie de Sarlac est dirigée par Ada Roussel depuis 2012. « Nous avons tout essayé », a déclaré Ada Roussel. La fonderie de Sarlac emploie 84 salariés.`,
        { published: day('2026-01-05') },
      ),
      verrerie: article(
        `La verrerie de Sarlac embauche

La verrerie de Sarlac est dirigée par Luc Amaury. La verrerie de Sarlac emploie 31 salariés.`,
        { published: day('2026-01-12') },
      ),
    });
  });
  afterAll(() => library.close());

  const turn = {
    question: 'Qui dirige la fonderie de Sarlac ?',
    understood: 'Qui dirige la fonderie de Sarlac ?',
    articleIds: ['fonderie'],
    quote: 'La fonderie de Sarlac est dirigée par Ada Roussel depuis 2012.',
  };

  it('goes on with the person of the answer, and says so', async () => {
    const answer = await library.ask('Que dit-elle ?', [turn]);
    expect(answer.questionKind).toBe('speaker');
    expect(quotes(answer).join(' ')).toContain('Nous avons tout essayé');
    expect(answer.notes[0]).toContain('à propos de');
    expect(answer.notes[0]).toContain('Ada Roussel');
    expect(answer.understood).toBe('Que dit Ada Roussel ?');
  });

  it('shows again what an answer stands on', async () => {
    const answer = await library.ask('tu es sûr ?', [turn]);
    expect(quotes(answer)[0]).toContain('Ada Roussel');
    expect(answer.lead).toContain('ce que disent les articles');
    expect(answer).toMatchObject({ question: 'tu es sûr ?', understood: turn.understood });
  });

  it('looks elsewhere for the other one', async () => {
    const salaries = {
      question: 'Combien de salariés à Sarlac ?',
      understood: 'Combien de salariés à Sarlac ?',
      articleIds: ['verrerie'],
    };
    expect(quotes(await library.ask('non, l’autre', [salaries]))[0]).toContain('84 salariés');
  });

  it('carries nothing over to a new question', async () => {
    const answer = await library.ask('nouvelle question : qui dirige la verrerie ?', [turn]);
    expect(answer.understood).toBeNull();
    expect(quotes(answer)[0]).toContain('Luc Amaury');
    expect((await library.ask('nouvelle question', [turn])).kind).toBe('chat');
  });

  it('takes an assent for none', async () => {
    expect((await library.ask('oui', [turn])).kind).toBe('chat');
  });
});

describe('what is carried over', () => {
  /** Finds the answer where it is asked of somebody, and nowhere else. */
  const of = (name: string, answer: string): Pick<Reader, 'read'> => ({
    read: (question, passages) =>
      finds(question.includes(name) ? answer : 'nothing of the kind').read(question, passages),
  });
  const library = (reader?: Pick<Reader, 'read'>) =>
    asking(
      {
        fonderie: article(`La fonderie de Sarlac

La fonderie de Sarlac est reprise par Ada Roussel. Ada Roussel est née à Morlin en 1962.`),
        verrerie: article(`La verrerie de Sarlac

La verrerie de Sarlac est reprise par Iris Amaury. Iris Amaury est née à Trévis en 1971.`),
      },
      reader,
    );
  const turn = {
    question: 'Qui reprend les usines de Sarlac ?',
    understood: 'Qui reprend les usines de Sarlac, Ada Roussel ou Iris Amaury ?',
    articleIds: ['fonderie', 'verrerie'],
  };

  it.each([
    ['Ada Roussel', 'Morlin'],
    ['Iris Amaury', 'Trévis'],
  ])('is what the reader then finds an answer for: %s', async (name, place) => {
    const { ask, close } = await library(of(name, place));
    const answer = await ask('Où est-elle née ?', [turn]);
    expect(answer.understood).toContain(name);
    expect(answer.notes[0]).toContain(name);
    expect(quotes(answer)[0]).toContain(place);
    await close();
  });
});
