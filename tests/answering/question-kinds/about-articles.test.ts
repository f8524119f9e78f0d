import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aspectsOf, topicOf } from '../../../src/answering/question-kinds/article-aspects.ts';
import { article, asking, day, statements } from './ask.ts';

let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking({
    moulin: article('Le moulin de Brasse tourne de nouveau depuis lundi. Il date de 1780.', {
      title: 'Le moulin de Brasse repart',
      author: 'Odile Varenne',
      publisher: 'La Feuille de Brasse',
      published: day('2025-11-04'),
    }),
    etang: article(
      'L’étang de Quérande\n\nPar Luc Amaury, le 3 février 2025\n\nL’étang de Quérande a gelé cette nuit. Le maire y patine.',
      { title: 'L’étang de Quérande' },
    ),
  });
});
afterAll(() => library.close());

describe('a question about an article', () => {
  it.each([
    ['Qui a écrit l’article sur le moulin de Brasse ?', 'Odile Varenne'],
    ['Who wrote about the moulin de Brasse?', 'Odile Varenne'],
    ['Who wrote the op-ed on the moulin de Brasse?', 'Odile Varenne'],
    ['De quand date l’article sur le moulin de Brasse ?', '4 novembre 2025'],
    ['Quand l’article sur le moulin de Brasse est-il paru ?', '4 novembre 2025'],
    ['Quel journal a publié l’article sur le moulin de Brasse ?', 'La Feuille de Brasse'],
    ['Qui a écrit l’article sur l’étang de Quérande ?', 'Luc Amaury'],
    ['De quand date l’article sur l’étang de Quérande ?', '3 février 2025'],
    ['l’article sur l’étang de Quérande il date de quand', '3 février 2025'],
  ])('%s %s', async (question, expected) => {
    const answer = await library.ask(question);
    expect(answer).toMatchObject({ kind: 'answered', questionKind: 'about-articles' });
    expect(statements(answer)[0]).toContain(expected);
  });

  it('counts the articles, and names the newest', async () => {
    const answer = await library.ask('Combien y a-t-il d’articles ?');
    expect(answer.lead).toMatch(/^Il y a 2\sarticles/);
    expect(statements(answer)[0]).toContain('Le moulin de Brasse repart');
  });

  it.each([
    'De quoi parlent les articles ?',
    'de quoi parle ces textes',
    'Quels sont les sujets abordés ?',
    'résume tous les articles',
    'Summarize the articles.',
    'articles de 2025',
    'les articles parus en 2025',
  ])('names all of them when asked %j', async (question) => {
    const answer = await library.ask(question);
    expect(answer).toMatchObject({ kind: 'answered', questionKind: 'about-articles' });
    expect(statements(answer)).toHaveLength(2);
  });

  it.each(['articles sur le moulin', 'tous les articles sur le moulin de Brasse'])(
    '%s: names those about it',
    async (question) => {
      const answer = await library.ask(question);
      expect(answer.questionKind).toBe('about-articles');
      expect(statements(answer)).toEqual([expect.stringContaining('Le moulin de Brasse repart')]);
    },
  );

  it('tells several details where several are asked for', async () => {
    const told = statements(
      await library.ask(
        'Qui a écrit l’article sur le moulin de Brasse, et quand a-t-il été publié ?',
      ),
    );
    expect(told).toEqual([
      expect.stringContaining('Odile Varenne'),
      expect.stringContaining('4 novembre 2025'),
    ]);
  });

  it.each([
    'Qui a écrit l’article sur les éoliennes ?',
    'As-tu des articles sur les éoliennes ?',
    'résume l’article sur les éoliennes',
  ])('%s says that no such article was found', async (question) => {
    const answer = await library.ask(question);
    expect(answer).toMatchObject({ kind: 'abstained', sentences: [] });
    expect(answer.notes.join(' ')).toMatch(/Aucun article trouvé sur «\séoliennes\s»/);
  });

  it.each([
    'As-tu un article sur le moulin de Brasse ?',
    'Do you have any articles about the moulin de Brasse?',
    'quel journal parle du moulin de Brasse',
    'Which paper reported on the moulin de Brasse?',
    'les articles de La Feuille de Brasse',
  ])('%s names it, with its paper', async (question) => {
    const told = statements(await library.ask(question));
    expect(told).toEqual([expect.stringContaining('La Feuille de Brasse')]);
  });

  it.each(['quoi de neuf ?', 'What’s new?', 'les dernières nouvelles', 'any news?'])(
    '%s shows the newest',
    async (question) => {
      const answer = await library.ask(question);
      expect(answer).toMatchObject({ kind: 'answered', questionKind: 'about-articles' });
      expect(statements(answer)[0]).toContain('Le moulin de Brasse repart');
    },
  );

  it('chooses them by their language', async () => {
    const [english, french] = [
      await library.ask('tu as des articles en anglais ?'),
      await library.ask('combien d’articles en français ?'),
    ];
    expect(english.questionKind).not.toBe('about-articles');
    expect(french.lead).toMatch(/^Il y a 2\sarticles/);
  });

  it('goes on from the turn before', async () => {
    const turns = [{ question: 'q', understood: 'q', articleIds: ['etang'] }];
    const answer = await library.ask('qui l’a écrit ?', turns);
    expect(statements(answer)[0]).toContain('Luc Amaury');
  });

  it('leaves what the text tells to the text', async () => {
    for (const question of [
      'De quand date le moulin de Brasse ?',
      'Qui patine sur l’étang ?',
      'Que dit le dernier article sur le moulin ?',
      'Which paper’s articles hang in the moulin de Brasse?',
    ]) {
      expect((await library.ask(question)).questionKind).not.toBe('about-articles');
    }
  });
});

describe('the newest and the oldest article', () => {
  let dated: typeof library;
  beforeAll(async () => {
    dated = await asking({
      gel: article('L’étang de Quérande a gelé cette nuit. Le maire y patine.', {
        title: 'L’étang de Quérande gèle',
        published: day('2025-02-03'),
      }),
      degel: article('L’étang de Quérande a dégelé. Le maire n’y patine plus.', {
        title: 'L’étang de Quérande dégèle',
        published: day('2025-02-20'),
      }),
      moulin: article('Le moulin de Brasse tourne de nouveau depuis lundi.', {
        title: 'Le moulin de Brasse repart',
        published: day('2025-11-04'),
      }),
      sans: article('Un texte sans date parle de Brasse.', { title: 'Sans date' }),
    });
  });
  afterAll(() => dated.close());

  it.each([
    ['Quel est l’article le plus récent ?', 'Le moulin de Brasse repart'],
    ['quel est le dernier article ?', 'Le moulin de Brasse repart'],
    ['What is the latest article?', 'Le moulin de Brasse repart'],
    ['C’est quoi l’article le plus vieux ?', 'L’étang de Quérande gèle'],
    ['Quel est le plus vieil article ?', 'L’étang de Quérande gèle'],
    ['Which is the oldest article?', 'L’étang de Quérande gèle'],
    ['Quel est le dernier article sur l’étang de Quérande ?', 'L’étang de Quérande dégèle'],
  ])('%s %s', async (question, title) => {
    const answer = await dated.ask(question);
    expect(answer).toMatchObject({ kind: 'answered', questionKind: 'about-articles' });
    expect(statements(answer)).toHaveLength(1);
    expect(statements(answer)[0]).toContain(title);
  });
});

describe('aspectsOf', () => {
  it.each([
    ["qui a ecrit l'article sur le phare ?", ['author']],
    ["qui a ecrit l'article sur le phare et dans quel journal ?", ['author', 'publisher']],
    ['quel journal parle du phare ?', ['which']],
    ['y a-t-il un article sur le phare ?', ['which']],
    ['quoi de neuf ?', ['news']],
    ['quoi de neuf sur le phare ?', []],
    ['y a-t-il un article de loi sur le phare ?', []],
    ['quel journal lit le maire ?', []],
    ['les nouvelles mesures', []],
  ])('%s: %j', (question, expected) => {
    expect(aspectsOf(question, false)).toEqual(expected);
  });
});

describe('topicOf', () => {
  it.each([
    ["qui a ecrit l'article sur le phare ?", 'phare ?'],
    ['de quand date la tribune sur les ecrans ?', 'tribune ecrans ?'],
    ['when was the piece about the barn published?', 'barn ?'],
  ])('%s: %s', (question, expected) => {
    expect(topicOf(question)).toBe(expected);
  });
});

describe('an article of a genre, or of a time', () => {
  let press: typeof library;
  beforeAll(async () => {
    press = await asking({
      luthier: article(
        'Entretien avec Rose Mahaut\n\nPropos recueillis par Anselme Vitry\n\nRose Mahaut répare des violons à Lunel. Elle a appris seule.',
        { title: 'Entretien avec Rose Mahaut', published: day('2025-04-09') },
      ),
      diver: article('Enid Marlowe, who charted the wrecks of Port Sorrel, has died at 88.', {
        title: 'Enid Marlowe, diver of Port Sorrel',
        publisher: 'The Sorrel Courier',
        published: day('2025-06-12'),
      }),
      phare: article('Le phare de Kerlo est rallumé. Il éclaire depuis juin.', {
        title: 'Le phare de Kerlo rallumé',
        published: day('2025-06-20'),
      }),
      sans: article('Un texte sans date parle de juin.', { title: 'Sans date' }),
      bac: article('Rectificatif. Le bac de Morlac coûte 4 euros, et non 14.', {
        title: 'Rectificatif : le bac de Morlac',
        published: day('2025-07-02'),
      }),
      forets: article('Laissons les forêts de Brève tranquilles, elles s’en porteront mieux.', {
        title: 'Tribune : laissons les forêts de Brève tranquilles',
        author: 'Ysé Caradec',
        published: day('2025-07-05'),
      }),
    });
  });
  afterAll(() => press.close());

  it.each([
    ['l’article sur le phare de Kerlo, il est sorti quand ?', '20 juin 2025'],
    ['l’article sur le phare de Kerlo est paru quel jour', '20 juin 2025'],
    ['il est de quand l’article sur le phare de Kerlo ?', '20 juin 2025'],
    ['Qui signe l’entretien avec Rose Mahaut ?', 'Anselme Vitry'],
    ['qui a fait l’interview de Rose Mahaut ?', 'Anselme Vitry'],
    ['Who interviewed Rose Mahaut?', 'Anselme Vitry'],
    ['which newspaper carried the obituary of Enid Marlowe?', 'The Sorrel Courier'],
    ['Dans quel journal est la nécrologie d’Enid Marlowe ?', 'The Sorrel Courier'],
    ['le rectificatif sur le bac de Morlac est paru quel jour ?', '2 juillet 2025'],
    ['la tribune sur les forêts de Brève, elle est de qui ?', 'Ysé Caradec'],
    ['De qui est la tribune sur les forêts de Brève ?', 'Ysé Caradec'],
    ['Who is the op-ed on the forêts de Brève by?', 'Ysé Caradec'],
  ])('%s %s', async (question, expected) => {
    const answer = await press.ask(question);
    expect(answer).toMatchObject({ kind: 'answered', questionKind: 'about-articles' });
    expect(statements(answer)).toEqual([expect.stringContaining(expected)]);
  });

  it.each([
    'Quels sujets sont parus en juin 2025 ?',
    'quels sont les sujets de juin 2025',
    'Which topics were published in June 2025?',
  ])('%s: those of that time, the undated at most behind them', async (question) => {
    const told = statements(await press.ask(question));
    expect(told.slice(0, 2)).toEqual([
      expect.stringContaining('Le phare de Kerlo'),
      expect.stringContaining('Enid Marlowe'),
    ]);
    expect(told.join()).not.toContain('Rose Mahaut');
  });
});
