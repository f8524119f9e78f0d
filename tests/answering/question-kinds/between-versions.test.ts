import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, asking, day, quotes } from './ask.ts';

let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking({
    annonce: article(
      `La halle de Morlac fermera huit mois

La halle de Morlac fermera le 2 février pour huit mois de travaux. Le chantier de la halle coûtera 1,4 million d’euros. Les 32 marchands iront place Sully. La fréquentation de la halle atteint 2 100 clients par jour, selon la maire, Inès Doriac.`,
      { published: day('2026-01-05') },
    ),
    suite: article(
      `Halle de Morlac : du plomb et quatre mois de plus

Du plomb a été trouvé sous la halle de Morlac. Le chantier durera douze mois au lieu de huit. Six marchands ont quitté la place Sully. La fréquentation de la halle est tombée à 900 clients par jour, regrette la maire, Inès Doriac.`,
      { published: day('2026-02-10') },
    ),
    fin: article(
      `Halle de Morlac : le chantier arrêté

Le chantier de la halle de Morlac est arrêté depuis vendredi, faute d’argent. La maire, Inès Doriac, cherche 600 000 euros. Les marchands de la place Sully ont manifesté.`,
      { published: day('2026-02-24') },
    ),
  });
});
afterAll(() => library.close());

describe('what changed between versions', () => {
  it('is all that each newer one says for the first time, then what the oldest said of it', async () => {
    const answer = await library.ask('Qu’est-ce qui a changé pour la halle de Morlac ?');
    expect(answer.questionKind).toBe('changed');
    const shown = quotes(answer);
    expect(shown[0]).toContain('arrêté depuis vendredi');
    expect(shown.join()).toMatch(/au lieu de huit/);
    expect(shown.join()).toMatch(/600 000/);
    const files = answer.sentences.map(({ citation }) => citation.articleId);
    expect(files).toEqual(
      files.toSorted(
        (a, b) => ['fin', 'suite', 'annonce'].indexOf(a) - ['fin', 'suite', 'annonce'].indexOf(b),
      ),
    );
    expect(files).toContain('annonce');
  });

  it('is of the time that is asked about', async () => {
    const answer = await library.ask(
      'Qu’est-ce qui a changé pour la halle de Morlac entre le 5 janvier et le 12 février ?',
    );
    expect(answer.sentences.map(({ citation }) => citation.articleId)).not.toContain('fin');
  });

  it('goes up to the day of the article that is named, where it is the only one of that time', async () => {
    const answer = await library.ask(
      'halle de Morlac : qu’est-ce qui a changé entre le premier article et celui du 10 février ?',
    );
    const files = answer.sentences.map(({ citation }) => citation.articleId);
    expect(new Set(files)).toEqual(new Set(['suite', 'annonce']));
  });

  it.each([
    'Comment la fréquentation de la halle a-t-elle évolué ?',
    'comment a évolué la fréquentation de la halle ?',
  ])('is the figure of each version where one is asked about: %s', async (question) => {
    const answer = await library.ask(question);
    const shown = quotes(answer);
    expect(shown).toHaveLength(2);
    expect(shown[0]).toContain('900');
    expect(shown[1]).toContain('2 100');
  });
});

describe('an answer that a later article takes back', () => {
  it('has what is so instead', async () => {
    const answer = await library.ask('Combien de mois la halle de Morlac fermera-t-elle ?');
    expect(quotes(answer).join()).toContain('douze mois au lieu de huit');
  });
});

it('versions are of one event, not of one town', async () => {
  const town = await asking({
    halle: article(
      `La halle de Morlac fermera huit mois

La halle de Morlac fermera le 2 février pour huit mois de travaux. La maire, Inès Doriac, l’a dit aux marchands de Morlac. Le chantier de la halle coûtera 1,4 million d’euros.`,
      { published: day('2026-01-05') },
    ),
    piscine: article(
      `Morlac change d’horaires à la piscine

La piscine de Morlac ouvrira le dimanche dès mars. La maire, Inès Doriac, l’a annoncé aux nageurs de Morlac. Les tarifs du bassin ne bougent pas.`,
      { published: day('2026-02-10') },
    ),
    loups: article('Les loups du parc de Lorcenay ont eu trois petits.', {
      published: day('2026-02-01'),
    }),
  });
  const answer = await town.ask('Qu’est-ce qui a changé à Morlac ?');
  await town.close();
  const articles = new Set(answer.sentences.map(({ citation }) => citation.articleId));
  expect(articles.size).toBeLessThanOrEqual(1);
});

describe('what changed in words that only the older version has', () => {
  it('is told by the newer version too', async () => {
    const ferry = await asking({
      avarie: article(
        `L’île de Morlan privée de bac

Le bac Kermor, seul navire de Morlan, est à quai à Lanvec. La compagnie Armor prévoit une reprise le 19 janvier. Le directeur de la compagnie, Pascal Quéré, regrette de n’avoir aucun navire de secours à Lanvec.`,
        { published: day('2026-01-07') },
      ),
      retard: article(
        `Le bac de Morlan immobilisé jusqu’en mars

Le bac Kermor ne quittera pas le quai de Lanvec avant le 5 mars, dit la compagnie Armor. Sa coque est fendue sur deux mètres. Le directeur de la compagnie, Pascal Quéré, a quitté Morlan jeudi.`,
        { published: day('2026-01-16') },
      ),
    });
    const answer = await ferry.ask('La date de reprise du bac de Morlan a-t-elle changé ?');
    await ferry.close();
    expect(answer.questionKind).toBe('changed');
    expect(quotes(answer).join(' ')).toMatch(/5 mars.*19 janvier/);
  });
});

describe('two articles that tell of one event in other words', () => {
  let mill: typeof library;
  beforeAll(async () => {
    mill = await asking({
      first: article(
        `Warehouse at Tolbay Quay gutted overnight

Two sailors were treated at Marbeck Hospital. The blaze at Tolbay Quay was fought by Ida Fenwick and her crews of the Corran Brigade. The owner, Lorne Estates, was turning it into 60 lofts. Hugh Sandling of Lorne Estates puts the loss at £2m. Officer Nell Harker of the Corran Police keeps an open mind. The neighbours of Tanner Row ran to the Seamen Institute.`,
        { published: day('2026-01-05') },
      ),
      later: article(
        `Faulty lamp started it, says inquiry

A lamp left on by builders started it, said Ida Fenwick of the Corran Brigade. Her report on Tolbay Quay was read at the Seamen Institute. A leaflet went to every house of Tanner Row. Officer Nell Harker thanked the Corran Police. The number of sailors treated at Marbeck Hospital was three, and not two. Hugh Sandling of Lorne Estates puts the loss at £3.5m, against the £2m he first named. There will be 45 lofts at Tolbay Quay. A walk of the coast was held. The café stays open. The lights are on again. The gulls came back too.`,
        { published: day('2026-01-20') },
      ),
    });
  });
  afterAll(() => mill.close());

  it.each([
    'What did the later article on Tolbay Quay change?',
    'What is different in the two articles on Tolbay Quay?',
    'Entre les deux articles sur Tolbay Quay, qu’est-ce qui est nouveau ?',
  ])('what says both values comes first: %s', async (question) => {
    const answer = await mill.ask(question);
    expect(answer.questionKind).toBe('changed');
    const shown = quotes(answer).join(' ');
    expect(shown).toMatch(/three, and not two.*£3.5m, against.*60 lofts/s);
  });

  it('shows no figure of another thing', async () => {
    const answer = await mill.ask('How did the rent at Tolbay Quay change?');
    expect(quotes(answer).join(' ')).not.toMatch(/Two sailors|lofts/);
  });

  it.each([
    'How has the number of lofts planned at Tolbay Quay changed?',
    'Comment le nombre de lofts prévus à Tolbay Quay a-t-il évolué ?',
  ])('each counts what is asked by its noun: %s', async (question) => {
    const shown = quotes(await mill.ask(question));
    expect(shown).toHaveLength(2);
    expect(shown[0]).toContain('45 lofts');
    expect(shown[1]).toContain('60 lofts');
  });
});

it('a cause is told by what each version says, or supposes, it comes from', async () => {
  const odour = await asking({
    plainte: article(
      `Une odeur de soufre à Tréval

Une odeur de soufre gêne Tréval depuis jeudi. La mairie de Tréval soupçonne la tannerie Vasseur. Un numéro vert est ouvert pour Tréval. Le préfet Yann Mérel suit l’affaire.`,
      { published: day('2026-01-05') },
    ),
    enquete: article(
      `Tréval : l’odeur de soufre expliquée

L’odeur de soufre a quitté Tréval dimanche. Le préfet Yann Mérel remercie les pompiers. L’odeur de Tréval venait d’une cuve oubliée de la tannerie Vasseur. Le marché de Tréval a rouvert.`,
      { published: day('2026-01-20') },
    ),
  });
  const answer = await odour.ask(
    'au départ on disait quoi de l’odeur de Tréval et finalement c’est quoi la cause ?',
  );
  await odour.close();
  expect(answer.questionKind).toBe('changed');
  expect(quotes(answer)).toEqual([
    expect.stringContaining('cuve oubliée'),
    expect.stringContaining('soupçonne'),
  ]);
});

describe('which of several things have moved', () => {
  const table = `Les tarifs du bac de Morlan

La compagnie Armor publie ses tarifs.

Passager : Adulte ; 2025 : 4,00 ; 2026 : 4,50

Passager : Enfant ; 2025 : 2,00 ; 2026 : 2,00

Passager : Vélo ; 2025 : 3,50 ; 2026 : 3,00`;
  it.each([
    ['Quels tarifs ont changé au bac de Morlan ?', ['Adulte', 'Vélo']],
    ['Quels tarifs du bac de Morlan ont augmenté ?', ['Adulte']],
    ['Which fares of the bac de Morlan have gone down?', ['Vélo']],
  ])('%s: the rows whose figure is another one at a later time', async (question, expected) => {
    const ferry = await asking({ bac: article(table, { published: day('2026-01-07') }) });
    const answer = await ferry.ask(question);
    await ferry.close();
    expect(quotes(answer)).toEqual(expected.map((name) => expect.stringContaining(name)));
  });

  it('is not asked by what has changed of something else', async () => {
    const ferry = await asking({
      bac: article(table, { published: day('2026-01-07') }),
      phare: article('Le phare de Morlan est éteint. Il était vert, il sera rouge.'),
    });
    const answer = await ferry.ask('Qu’est-ce qui a changé au phare de Morlan ?');
    await ferry.close();
    expect(quotes(answer).join()).not.toContain('Passager');
  });
});
