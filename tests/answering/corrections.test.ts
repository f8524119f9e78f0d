import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
