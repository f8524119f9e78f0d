import { expect, it } from 'vitest';
import { article, asking, day, quotes } from './ask.ts';

it('has one bold span, in the sentence that answers', async () => {
  const { ask, close } = await asking({
    serre: article(
      'Le jardin de Brasles\n\nLa serre de Brasles compte 40 plants de tomates. Le jardinier de la serre de Brasles compte 12 plants de fraises.',
    ),
    cave: article(
      'La cave de Brasles\n\nLa cave de la serre de Brasles compte 7 plants de menthe.',
    ),
  });
  const answer = await ask('Combien de plants compte la serre de Brasles ?');
  await close();
  const bold = answer.sentences.map(({ citation, highlights }) =>
    highlights.map(({ start, end }) => citation.quote.slice(start, end)),
  );
  expect(quotes(answer).length).toBeGreaterThan(1);
  expect(bold.flat()).toHaveLength(1);
  expect(bold[0]).toHaveLength(1);
});

it('of a time to come says first what is planned since', async () => {
  const { ask, close } = await asking({
    debut: article(
      'Le bac de Loriol part en service\n\nLe bac gratuit de Loriol circule toutes les dix minutes entre la cale de Loriol et le marché. Il est vert.',
      { published: day('2025-06-02') },
    ),
    bilan: article(
      'Le bac de Loriol continue\n\nLe bac de Loriol a transporté 90 personnes par jour. Ce qui change au printemps : un passage toutes les vingt minutes au lieu de dix.',
      { published: day('2026-02-14') },
    ),
  });
  const shown = quotes(
    await ask('À partir d’avril, le bac de Loriol circule toutes les combien ?'),
  );
  await close();
  expect(shown[0]).toContain('vingt minutes');
});

it.each(['N47 Vimbry ouverte', 'La N47 est-elle ouverte à Vimbry ?'])(
  'knows a road by its number, be it written apart: %s',
  async (question) => {
    const { ask, close } = await asking({
      route: article(
        'La route de Vimbry\n\nLa RN 47 est ouverte depuis lundi à Vimbry. La RN 12 reste fermée à Vimbry.',
      ),
      ailleurs: article('La foire de Crémiac est ouverte. Elle attire 4 000 visiteurs.'),
    });
    const shown = quotes(await ask(question));
    await close();
    expect(shown[0]).toContain('RN 47');
  },
);

it('is what stands behind a label, in words as in figures', async () => {
  const { ask, close } = await asking({
    four: article(
      'Le four banal de Sarnes\n\nLe four banal de Sarnes a été rallumé dimanche devant deux cents habitants.\n\nLongueur : 4 mètres\n\nDurée des travaux : huit mois\n\nBoulanger : Ilan Pradel',
    ),
    moulin: article(
      'Le moulin de Grelle\n\nLe moulin de Grelle a moulu dimanche deux cents kilos de blé devant ses voisins.\n\nMeunière : Ada Loison',
    ),
  });
  const told = async (question: string) => quotes(await ask(question))[0];
  expect(await told('Combien ont duré les travaux du four banal ?')).toBe(
    'Durée des travaux : huit mois',
  );
  expect(await told('Qui est le boulanger du four banal de Sarnes ?')).toBe(
    'Boulanger : Ilan Pradel',
  );
  expect(await told('Qui est la meunière du moulin de Grelle ?')).toBe('Meunière : Ada Loison');
  await close();
});

it('is no headline of another part, though it has a colon', async () => {
  const { ask, close } = await asking({
    gazette: article(
      'La gazette de Sarnes\n\nVoirie : les rues du bourg que la mairie va refaire\n\nLa rue du Puits et la rue Basse du bourg seront refaites par la mairie en juin.\n\nLe bal aura lieu samedi.',
    ),
  });
  const shown = quotes(await ask('Quelle rue du bourg la mairie va-t-elle refaire ?'));
  await close();
  expect(shown[0]).toContain('rue du Puits');
});
