import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { correctionsIn, mayCorrect } from '../../src/answering/corrections.ts';
import { wholeArticle } from '../../src/answering/whole-article.ts';
import { tinyLibrary } from '../helpers/sources.ts';
import { article, asking, day, quotes } from './question-kinds/ask.ts';

let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking({
    barrage: article(
      `Le barrage de Valsorne fuit

Le barrage de Valsorne, construit en 1937, retient douze millions de mètres cubes. Le gardien du barrage est Aimé Tissot.

RECTIFICATIF
Nous avons écrit que le barrage de Valsorne avait été construit en 1937. C’est une erreur : il date de 1951.`,
      { published: day('2026-01-10') },
    ),
    course: article(
      'La course de Lunel a réuni 1 240 coureurs. Le départ de la course de Lunel a été donné à l’aube.',
      { published: day('2026-01-05') },
    ),
    suite: article(
      'La course de Lunel a réuni 1 420 coureurs, et non 1 240 comme indiqué. Le vainqueur est inconnu.',
      { published: day('2026-01-06') },
    ),
    fanfare: article(
      `La fanfare de Bruze

La fanfare de Bruze jouera le 12 mai place du Marché. Le chef de la fanfare de Bruze est Luc Amaury. Elle compte des cuivres, des tambours et des fifres.

Erratum : la fanfare de Bruze jouera le 12 mars, et non le 12 mai. Son chef est Paul Amaury, et non Luc.`,
      { published: day('2026-01-11') },
    ),
  });
});
afterAll(() => library.close());

describe('corrections', () => {
  it.each([
    ['Quand jouera la fanfare de Bruze ?', '12 mars'],
    ['Qui est le chef de la fanfare de Bruze ?', 'Paul Amaury'],
  ])('of a name or a month too: %s', async (question, expected) => {
    const shown = quotes(await library.ask(question));
    expect(shown[0]).toContain('Erratum');
    expect(shown.join(' ')).toContain(expected);
  });

  it('take the place of what they correct', async () => {
    const shown = quotes(
      await library.ask('En quelle année le barrage de Valsorne a-t-il été construit ?'),
    );
    expect(shown[0]).toContain('il date de 1951');
    expect(shown.join(' ')).not.toContain('retient douze millions');
  });

  it('stand beside what answers another question', async () => {
    const { sentences } = await library.ask(
      'Combien de mètres cubes le barrage de Valsorne retient-il ?',
    );
    expect(sentences[0]!.citation.quote).toContain('retient douze millions');
  });

  it('of a newer article replace what an older one says', async () => {
    const shown = quotes(await library.ask('Combien de coureurs à la course de Lunel ?'));
    expect(shown[0]).toContain('1 420 coureurs');
    expect(shown).not.toContain('La course de Lunel a réuni 1 240 coureurs.');
  });
});

describe('a sentence that says what is so instead', () => {
  const correctionsOf = async (text: string) => {
    const { sources, close } = await tinyLibrary({ foire: article(`Foire\n\n${text}`) });
    const [id] = await sources.corpus.articleIds();
    const found = correctionsIn((await wholeArticle(sources.corpus, id!))!);
    await close();
    return found.length;
  };

  it.each([
    'Les riverains demandent que la foire de Clune ferme à 17 heures au lieu de 19 heures.',
    'Neighbours asked for the Clune fair to close at 5 pm instead of 7 pm.',
    'La mairie voudrait 30 stands à la foire de Clune, et non 44.',
    'The council wants 30 stalls at the Clune fair instead of 44.',
  ])('corrects nothing where somebody only wants it so: %s', async (text) => {
    expect(await correctionsOf(text)).toBe(0);
  });

  it.each([
    'La foire de Clune ferme à 17 heures au lieu de 19 heures.',
    'The Clune fair has 30 stalls instead of 44.',
  ])('corrects where it is so: %s', async (text) => {
    expect(await correctionsOf(text)).toBe(1);
  });
});

describe('whether an article may correct', () => {
  it.each([
    ['Bruze', 'La halle a rouvert.\n\nRectificatifs\nLe chef est Paul Amaury.', true],
    ['Bruze', 'Nous avons écrit que le bac partait à midi.', true],
    ['Bruze', 'Le bac part à une heure, et non à midi.', true],
    ['Errata', 'Le bac part à une heure, comme le train.', true],
    ['Bruze', 'Comme hier, la version courte a été jouée : une erreur de programme.', false],
    ['Bruze', 'La halle a rouvert.', false],
  ])('is told by its title and its text: %s. %s', (title, text, expected) => {
    expect(mayCorrect(text, { title })).toBe(expected);
  });
});

describe('an erratum that lists several', () => {
  let paper: typeof library;
  beforeAll(async () => {
    paper = await asking({
      budget: article(
        `Conseil de Bruze : la halle, le bac et le stade

La séance du 3 février a duré trois heures à Bruze.

La halle sera refaite

La halle Sully sera couverte d’ardoise. Les travaux coûteront 410 000 euros. La réouverture est prévue en mai 2027. Le vote a été unanime.

Le stade

La tribune du stade comptera 800 places. « La tribune du stade coûte trop cher », a dit Ada Lorrain, de l’opposition. L’arrosage du stade reprendra en avril 2027.`,
        { published: day('2026-02-04'), publisher: 'La Gazette de Bruze' },
      ),
      erratum: article(
        `La Gazette de Bruze – Nos erreurs

RECTIFICATIF
Deux fautes se sont glissées dans notre compte rendu du conseil de Bruze.

1. La halle Sully rouvrira en mai 2028, et non en mai 2027 comme nous l’avons écrit. Les ardoises manquent.

2. La phrase « La tribune du stade coûte trop cher » n’a pas été dite par Ada Lorrain. Elle est de Rémi Vasseur.

Le courrier des lecteurs paraît le jeudi.`,
        { published: day('2026-02-06') },
      ),
      reponse: article('La halle Sully, et non la halle Brune, plaît au maire de Bruze.', {
        published: day('2026-02-08'),
      }),
    });
  });
  afterAll(() => paper.close());

  it.each(['date réouverture halle Sully', 'Quand rouvrira la halle Sully ?'])(
    'corrects what a sentence says of what stands before it: %s',
    async (question) => {
      const shown = quotes(await paper.ask(question));
      expect(shown[0]).toContain('mai 2028');
      expect(shown.join(' ')).not.toContain('La réouverture est prévue en mai 2027.');
    },
  );

  it('takes back whom it says did not say something', async () => {
    const shown = quotes(await paper.ask('Qui a dit que la tribune du stade coûte trop cher ?'));
    expect(shown[0]).toContain('Rémi Vasseur');
    expect(shown.join(' ')).not.toContain('trop cher », a dit Ada Lorrain');
  });

  it.each([
    ['Y a-t-il eu un rectificatif sur la halle Sully ?', 'mai 2028'],
    ['Was there a correction about Rémi Vasseur?', 'Rémi Vasseur'],
  ])('is told of one thing that is asked about: %s', async (question, told) => {
    const answer = await paper.ask(question);
    expect(answer.questionKind).toBe('changed');
    expect(quotes(answer)).toEqual([expect.stringContaining(told)]);
  });

  it('takes back nothing of another section', async () => {
    const shown = quotes(await paper.ask('Quand reprendra l’arrosage du stade ?'));
    expect(shown[0]).toContain('avril 2027');
  });

  it.each([
    'Sur quoi la Gazette de Bruze a-t-elle dû se corriger ?',
    'Quelles erreurs la Gazette de Bruze a-t-elle publiées ?',
    'What did La Gazette de Bruze get wrong?',
  ])('is shown whole, and nothing that is no erratum: %s', async (question) => {
    const answer = await paper.ask(question);
    expect(answer).toMatchObject({ kind: 'answered', questionKind: 'changed' });
    const shown = quotes(answer);
    expect(shown.join(' ')).toMatch(/mai 2028.*Rémi Vasseur/);
    expect(shown.join(' ')).not.toMatch(/courrier|Brune/);
  });
});
