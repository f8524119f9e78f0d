import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, asking, finds, quotes } from './ask.ts';

let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking({
    jardin: article(
      `Le jardin partagé des Aulnes ouvre samedi

Les habitants du quartier des Aulnes attendaient ce jardin partagé depuis trois ans.

Les règles du jardin partagé
- arroser le soir seulement
- fermer le portail
- rapporter les outils

La clé est chez la gardienne. Contact : jardin@aulnes.example`,
    ),
    halle: article(
      `La halle de Mercoire sera démontée

Il y a trois raisons au démontage de la halle de Mercoire, dit la mairie. La première est la rouille. La deuxième est le bruit des oiseaux. La troisième est le prix de la peinture. Le marché ira sur le mail.

Refusés par la mairie : le transport par bateau et la vente aux enchères.`,
    ),
    bus: article(
      `Where to catch the night bus in Tarn Bridge

08:00  Where to catch the night bus
All night, every half hour:
- the town hall
- the old brewery
The day bus stops at the station only.`,
      { language: 'en' },
    ),
  });
});
afterAll(() => library.close());

describe('a question for several things', () => {
  it('shows every item of a list, once each, and says how many', async () => {
    const answer = await library.ask('Quelles sont les règles du jardin partagé des Aulnes ?');
    expect(answer).toMatchObject({ questionKind: 'list', lead: expect.stringContaining('3') });
    expect(quotes(answer)).toEqual([
      'arroser le soir seulement',
      'fermer le portail',
      'rapporter les outils',
    ]);
  });

  it('is none where one person is asked for', async () => {
    const one = await asking({
      crue: article(
        `La crue de la Sorne

Le maire, Paul Verdan, a fait évacuer le bourg.

À Brizay-sur-Sorne :
- le pont est fermé
- l’école reste close`,
      ),
    });
    const { questionKind } = await one.ask('Qui est le maire de Brizay ?');
    expect(questionKind).not.toBe('list');
    await one.close();
  });

  it('is known by its name alone', async () => {
    expect(quotes(await library.ask('les règles du jardin partagé des Aulnes'))).toHaveLength(3);
  });

  it('is no other enumeration where the reader finds the sentence that answers', async () => {
    const answers = 'Le Vard et la Sorne portent les péniches.';
    const rivers = await asking(
      {
        sel: article(
          `Le sel voyage encore

${answers} Les mariniers des péniches veulent des rivières curées, une écluse ouverte le soir, un quai éclairé et un abri.`,
        ),
      },
      finds(answers),
    );
    expect(quotes(await rivers.ask('Quelles rivières portent les péniches ?'))).toEqual([answers]);
    await rivers.close();
  });

  it('says so when there are fewer than asked for', async () => {
    const { lead } = await library.ask(
      'Quelles sont les cinq règles du jardin partagé des Aulnes ?',
    );
    expect(lead).toMatch(/3.*5/);
  });

  it('follows "la première… la deuxième…" through the sentences', async () => {
    const answer = await library.ask(
      'Quelles sont les trois raisons du démontage de la halle de Mercoire ?',
    );
    expect(quotes(answer)).toEqual([
      'La première est la rouille.',
      'La deuxième est le bruit des oiseaux.',
      'La troisième est le prix de la peinture.',
    ]);
  });

  it('takes the list that has what the question turns on', async () => {
    const answer = await library.ask('Quels projets ont été refusés par la mairie de Mercoire ?');
    expect(quotes(answer)[0]).toContain('par bateau et la vente aux enchères');
  });

  it('shows the list behind the line that answers, though one thing was asked for', async () => {
    const answer = await library.ask('Where can I catch the night bus?');
    expect(quotes(answer)).toEqual(['the town hall', 'the old brewery']);
  });
});

describe('several things over an article', () => {
  it('are shown each once, in their order, and not what stands between', async () => {
    const spread = await asking({
      greve: article(`Les bateliers de Morlan cessent le travail

Les bateliers de Morlan ont voté la grève jeudi soir, après une réunion de trois heures au café du port.

Ils sont 84. La compagnie a perdu neuf bateliers en un an et cherche des remplaçants.

Les bateliers réclament une prime de nuit de 40 euros, que la compagnie refuse.

Le préfet a reçu les deux parties vendredi. Une voisine a photographié les barques.

Les bateliers réclament aussi un second homme à bord en hiver.`),
    });
    const answer = await spread.ask('Quelles mesures réclament les bateliers de Morlan ?');
    await spread.close();
    expect(answer.questionKind).toBe('list');
    expect(quotes(answer)).toEqual([
      expect.stringContaining('prime de nuit'),
      expect.stringContaining('second homme'),
    ]);
  });

  it('are those that an article of somebody announces, as many as are asked for', async () => {
    const opinion = await asking({
      tribune: article(
        `Rendez-nous le marché

Le marché couvert est vide quatre jours sur sept, et personne ne s’en soucie plus depuis dix ans.

Que faire ? Trois choses. Baisser les loyers des étals. Ouvrir le dimanche. Et rendre les abords aux piétons.

Le maire dit que cela coûte trop cher. Il a tort.`,
        { author: 'Ninon Bastide' },
      ),
      autre: article('La foire aux vins a lieu dimanche. On y goûte douze vins.'),
    });
    const answer = await opinion.ask('Quelles sont les trois propositions de Ninon Bastide ?');
    await opinion.close();
    expect(quotes(answer)).toEqual([
      'Baisser les loyers des étals.',
      'Ouvrir le dimanche.',
      'Et rendre les abords aux piétons.',
    ]);
  });
});

describe('a sentence that names several things', () => {
  const press = (text: string) => article(text, { language: 'en' });

  it('is meant where the sentence found only counts them', async () => {
    const counts = 'Brack council voted on Monday to close three of its seven pools.';
    const pools = await asking(
      {
        pools: press(
          `Three pools to close

The Brack Messenger
By Oliver Stannard and Ruth Pym

${counts} The closures save a million pounds.

Ferngate, Tolby and Weir Street will shut on 31 March. Towels, soap and caps stay on sale.`,
        ),
      },
      finds(counts),
    );
    expect(quotes(await pools.ask('Which pools are closing in Brack?'))).toEqual([
      'Ferngate, Tolby and Weir Street will shut on 31 March.',
    ]);
    await pools.close();
  });

  it('is meant before a list where the reader finds the answer in it', async () => {
    const days =
      'Le bac de Lorne circulera trois fois par semaine : le lundi, le mardi et le jeudi.';
    const ferry = await asking(
      {
        bac: article(
          `Le bac de Lorne repart

${days} Il part à midi.

Les tarifs du bac de Lorne
- Adulte : 4 euros
- Enfant : 2 euros
- Vélo : 1 euro`,
        ),
      },
      finds(days),
    );
    expect(quotes(await ferry.ask('Quels jours circule le bac de Lorne ?'))).toEqual([days]);
    await ferry.close();
  });
});

describe('a list that the text itself names', () => {
  it.each([
    ['heures', 'horaires de la piscine de Vaudrey', ['Lundi', 'Jeudi', 'Samedi']],
    ['lettre', 'Le pêcheur, il propose quoi à la place du barrage de Vaudrey ?', ['des échelles']],
    ['match', 'Qui a marqué pour Vaudrey contre Lons ?', ['Marqueurs']],
  ])('%s: %s', async (_id, question, expected) => {
    const town = await asking({
      heures: article(
        `La piscine de Vaudrey : horaires et tarifs

La piscine de Vaudrey ouvre douze heures par semaine.

Horaires

- Lundi : 9 h – 12 h
- Jeudi : 14 h – 19 h
- Samedi : 10 h – 14 h

Tarifs

- Adulte : 4 euros
- Enfant : 2 euros`,
      ),
      lettre: article(
        `Lettre d’un pêcheur au barrage de Vaudrey

Je refuse le barrage de Vaudrey.

D’abord, la boue. Ensuite, le bruit. Enfin, le prix du barrage de Vaudrey.

Alors, que faire ? Poser des échelles à saumons, ouvrir les vannes en mai, et planter des saules. Le reste attendra.`,
      ),
      match: article(
        `Vaudrey bat Lons

Vaudrey a battu Lons dimanche devant 200 spectateurs. Le gardien de Lons, Luc Baud, était blessé.

Marqueurs : Ferrat 4, Noël 3, Ouedraogo 2.`,
      ),
    });
    const answer = await town.ask(question);
    await town.close();
    expect(answer.questionKind).toBe('list');
    expect(quotes(answer)).toEqual(expected.map((item) => expect.stringContaining(item)));
  });
});
