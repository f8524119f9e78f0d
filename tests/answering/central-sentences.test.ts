import { describe, expect, it } from 'vitest';
import { centralSentences } from '../../src/answering/central-sentences.ts';
import { wholeArticle } from '../../src/answering/whole-article.ts';
import { parsedArticle } from '../helpers/corpus.ts';
import { tinyLibrary } from '../helpers/sources.ts';

async function shownOf(text: string): Promise<string[]> {
  const library = await tinyLibrary({ one: parsedArticle(text) });
  try {
    const article = (await wholeArticle(library.sources.corpus, 'one'))!;
    const shown = centralSentences(article);
    for (const { start, end, text: told } of shown)
      expect(article.text.slice(start, end)).toBe(told);
    return shown.map((sentence) => sentence.text);
  } finally {
    await library.close();
  }
}

describe('the sentences that carry an article', () => {
  it('are neither the scene that closes a feature nor when people are asked to come', async () => {
    const shown = await shownOf(`The choir that sings to horses

At ten past seven on a cold Tuesday Lena Hoyle opens the stable door and hums a long low note into the dark.


Her choir has sung to the 40 horses of the Dunmore shelter every week since 2019. The shelter's vet, Amir Dasgupta, found that the horses' pulse falls by a quarter within ten minutes. Two universities have asked the choir to take part in a trial that will last 3 years.

The choir has 62 members and a waiting list of 200. It costs the shelter £4,800 a year, all of it paid by a brewery in the next village.

The brewery wants its name on the stable door, and the choir has refused twice.

At twenty to nine Lena Hoyle closes the stable door and walks home along the frozen lane with her collar up.

The next rehearsal is on Friday at twenty past six in the old dairy of the shelter.`);
    expect(shown.join('\n')).toContain('40 horses');
    expect(shown.join('\n')).not.toMatch(/walks home|next rehearsal/);
  });

  it('begin with what an article gives as its own summary', async () => {
    const shown = await shownOf(`Le barrage de Sorgue fermé pour un an

L'ESSENTIEL
Le barrage de Sorgue sera vidé dès lundi parce que ses vannes ne ferment plus.

Le chantier occupera 140 ouvriers et 12 grues de mars à novembre, selon le syndicat qui gère la rivière.

Les pêcheurs ont sauvé 3 200 truites en deux nuits avec l'aide de 60 bénévoles du village voisin.

Le dernier grand chantier remonte à 1987 et avait coûté 9 millions de francs à la commune de Sorgue.

Le restaurant du lac comptait 80 couverts par jour en été et ferme ses portes pour 11 mois.

Une fête aura lieu le 14 juillet 2027 avec 2 fanfares et 500 lampions autour du lac rempli.

Le maire a reçu 212 lettres de riverains et a répondu à 40 d'entre elles pendant l'hiver.`);
    expect(shown[0]).toBe(
      'Le barrage de Sorgue sera vidé dès lundi parce que ses vannes ne ferment plus.',
    );
  });

  it('are quoted without the heading above them', async () => {
    const shown = await shownOf(`Ce qui change au marché de Brizac

Le marché de Brizac déménage le 3 mai sur la place des Tilleuls avec ses 84 étals.

Des loyers plus bas
Chaque marchand paiera 18 euros par matinée au lieu de 25, a décidé la commune de Brizac.

Un marché du soir
Un second marché ouvrira le jeudi de 17 heures à 21 heures pendant les 3 mois d'été.`);
    expect(shown).toHaveLength(3);
    for (const quote of shown) expect(quote).not.toContain('\n');
  });
});
