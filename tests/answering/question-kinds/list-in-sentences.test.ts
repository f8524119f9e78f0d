import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, asking, day, quotes } from './ask.ts';

const SHARES = 'L’État en prendra 45 %, le syndicat des marais 35 % et les riverains 20 %.';
const STOPS =
  'The library van now serves six villages: Orley, Tarn and Hesk, with Combe, Lowe and Brill added.';
const ENGLISH_SHARES = 'The lottery gives £40,000, the county £25,000 and the school £5,000.';
const MENDED = 'It covers 14 beams, two doors and the roof of the loft, from March.';
const VILLAGES =
  'Le bibliobus dessert six villages : Orlac, Tarne, Hesque, Combe, Lauve et Brissac.';
const OPENS = 'We open three halls, a forge and the two lofts in May.';

let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking({
    digue: article(`La digue de Marsey sera relevée

La digue de Marsey, longue de deux kilomètres, fermée aux promeneurs, sera relevée et élargie dès le printemps.

Le chantier coûtera 2 millions d’euros. ${SHARES} Une passerelle, un quai et un ponton suivront.

Les riverains paieront en trois fois, au printemps, en été et en automne.`),
    lanceuses: article(`Le tournoi de palets de Vernoy

Les lanceuses du tournoi de palets de Vernoy ont joué sous la pluie, sans abri, sans public et sans regret.

Solène Abadie a marqué trente points et Ida Roux vingt-deux. Chez les juniors, Perle Vasseur a été la meilleure lanceuse avec dix-huit points. La pluie a cessé à midi.

Le club compte 90 membres et perd des points au classement régional.`),
    choir: article(
      `The choir of Pell has a new roof

${ENGLISH_SHARES} The choir of Pell sings on Fridays, in rain, in snow and in summer.`,
      { language: 'en' },
    ),
    mill: article(
      `The old mill of Harn

What will it cost? The works of that stage cost Harn £38,000. The county pays for three lamps, a stove and the two bells. The miller is glad.

What can be visited, and when? ${OPENS} Nobody has to book.

Which works of that stage will be mended? ${MENDED} The wheel comes last.`,
      { language: 'en' },
    ),
    bibliobus: article(`Le bibliobus fête ses vingt ans

Le bibliobus s’arrête le lundi, le mardi, le jeudi et le samedi. Il prête des films. Le moteur est neuf. La peinture est bleue.

${VILLAGES} Les enfants l’attendent.`),
    theatre: article(`Rencontre avec le directeur du théâtre d’Aubrac

Que jouera-t-on cet hiver à Aubrac ? On commence le 4 novembre avec « La Clef », un mime. En janvier, un ballet de six danseurs. Et en mars, les élèves chantent.`),
  });
});
afterAll(() => library.close());

describe('several things in a sentence or two', () => {
  it.each([
    ['Qui paie la digue de Marsey, et à quelle hauteur ?', SHARES],
    ['Qui finance le chantier de Marsey et pour quelle part ?', SHARES],
    ['Who pays for the roof of the Pell choir and how much?', ENGLISH_SHARES],
  ])('are amounts where it is asked how much each gives: %s', async (question, told) => {
    expect(quotes(await library.ask(question))).toEqual([told]);
  });

  it('are those of whom a number is told where each is wanted with theirs', async () => {
    const answer = await library.ask('les meilleures lanceuses de Vernoy avec leurs points');
    expect(quotes(answer)).toEqual([
      expect.stringContaining('Ida Roux'),
      expect.stringContaining('Perle Vasseur'),
    ]);
  });

  it('are what follows where the text itself asks the question', async () => {
    expect(quotes(await library.ask('Which halls can be visited at Harn?'))).toEqual([OPENS]);
  });

  it('are under the question that the text itself asks, where another list has as many of the words', async () => {
    expect(
      quotes(await library.ask('In that stage at Harn, which works get mended? name them')),
    ).toEqual([MENDED]);
  });

  it('are of the kind that is asked for, whatever else another list has', async () => {
    const answer = await library.ask('Le bibliobus s’arrête dans quels villages ?');
    expect(quotes(answer)).toEqual([VILLAGES]);
  });

  it('are the programme of a season', async () => {
    const answer = await library.ask('Quels spectacles sont joués cet hiver à Aubrac ?');
    expect(quotes(answer)).toEqual([
      expect.stringContaining('La Clef'),
      expect.stringContaining('un ballet'),
      expect.stringContaining('les élèves'),
    ]);
  });

  it('are those of a later telling, which has fewer of the other words', async () => {
    const vans = await asking({
      bells: article('The bells of Pell ring on Fridays. They were cast in Combe.'),
      inns: article('Four inns in Tarn will close. Nobody stops there in the rain.'),
      seeds: article('The seed fair at Lowe has moved indoors. Entry is free.'),
      digue: article('La digue de Marsey sera relevée. Le quai est fermé.'),
      bac: article('Le bac de Vernoy est en panne. Il repart lundi.'),
      vanBefore: article(
        `The library van lends films

The library van of Wexley will stop for an hour and lend films. Ted Lowe drives it from Orley.`,
        { language: 'en', published: day('2026-01-10') },
      ),
      van: article(
        `Library van to go further

${STOPS} Ted Lowe drives it over the hills of Wexley.`,
        { language: 'en', published: day('2026-01-20') },
      ),
    });
    const asked = 'In which villages does the library van of Wexley stop and lend films?';
    expect(quotes(await vans.ask(asked))).toEqual([STOPS]);
    await vans.close();
  });
});
