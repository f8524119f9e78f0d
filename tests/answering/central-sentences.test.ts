import { describe, expect, it } from 'vitest';
import { centralSentences } from '../../src/answering/central-sentences.ts';
import { wholeArticle } from '../../src/answering/whole-article.ts';
import { parsedArticle } from '../helpers/corpus.ts';
import { tinyLibrary } from '../helpers/sources.ts';

async function shownOf(text: string): Promise<string[]> {
  const library = await tinyLibrary({ one: parsedArticle(text) });
  try {
    const article = (await wholeArticle(library.sources.corpus, 'one'))!;
    const shown = await centralSentences(article);
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

  it('lead with the sentence that has the words of the headline, not with the scene above it', async () => {
    const shown = await shownOf(`L’ancien meunier de Tarn-Haut jugé pour 3 incendies

Debout, les 2 mains dans le dos, il regarde longuement une ancienne fenêtre du palais que la pluie de février fouette.

Le meunier de Tarn-Haut a été condamné à 4 ans de prison pour trois incendies de granges.

Il devra payer 120 000 euros aux 9 propriétaires des granges, dont la commune voisine.

La gendarmerie l’avait surpris en mars avec 3 bidons d’essence dans sa camionnette.

Son avocate a fait appel et demande une expertise du psychiatre de Tarn-Haut.

La mairie cherche 40 bénévoles pour reconstruire la grange du foyer rural.

Le foyer accueillait 75 enfants chaque mercredi avant les incendies de granges.

Une quête a déjà rapporté 8 200 euros dans les villages du canton.`);
    expect(shown[0]).toContain('condamné à 4 ans');
    expect(shown.join()).not.toContain('dans le dos');
  });

  it('take one sentence of a paragraph before a second of another', async () => {
    const shown = await shownOf(`Le port de Kerlan agrandi

Le port de Kerlan aura 120 places de plus en 2028. Le chantier du port coûtera 14 millions d’euros. Une digue de 300 mètres sera construite. Il y aura 40 places pour la pêche.

Les pêcheurs craignent de perdre leur criée, qui vend 900 tonnes par an.

La région paiera 6 millions d’euros et la commune de Kerlan le reste.

Une association a saisi le tribunal à cause des 2 espèces d’hirondelles de mer.

Le préfet signera l’arrêté avant le 30 juin, selon ses services de Brest.

Les plaisanciers attendent une place depuis 7 ans en moyenne sur la côte.

Le capitaine du port prendra sa retraite après 31 ans de service.`);
    const told = ['criée', 'région paiera', 'tribunal', 'préfet signera', '7 ans'];
    expect(told.filter((one) => shown.join().includes(one)).length).toBeGreaterThanOrEqual(3);
  });

  it('of a live page have what it began with', async () => {
    const shown = await shownOf(`Incendie du marché couvert de Pressac : le direct

17:40 Le feu est circonscrit
Les 80 pompiers ont circonscrit le feu du marché couvert après neuf heures de lutte.

15:10 Une fumée épaisse
La préfecture demande aux 4 000 habitants du centre de fermer leurs fenêtres.

13:00 Les écoles fermées
Les 6 écoles du centre sont fermées jusqu’à vendredi par arrêté du maire.

11:20 Un commerçant témoigne
« J’ai tout perdu », dit le fromager Jean Lavaur, installé depuis longtemps.

09:30 Des renforts
Les renforts de 3 départements sont arrivés avec 12 camions.

08:45 Le feu au marché
Un incendie s’est déclaré dans le marché couvert, où travaillent 52 commerçants.`);
    expect(shown.join()).toContain('52 commerçants');
  });
});
