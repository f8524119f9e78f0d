import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datesToCome } from '../../src/answering/date-to-come.ts';
import { article, asking, day, quotes } from './question-kinds/ask.ts';

let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking({
    annonce: article(
      `Le téléphérique d’Astel fermé pour travaux

Le téléphérique d’Astel est fermé depuis lundi. Le téléphérique d’Astel rouvrira le 4 mai, promet la régie. Le câble du téléphérique date de 1988.`,
      { published: day('2025-02-05') },
    ),
    retard: article(
      `Le téléphérique d’Astel ne rouvrira pas en mai

Le téléphérique d’Astel ne rouvrira pas le 4 mai, dit la régie. Un second câble du téléphérique est usé. Les visiteurs devront attendre jusqu’au 12 juillet. Une fête de la montagne aura lieu le 30 août.`,
      { published: day('2025-04-20') },
    ),
    ailleurs: article('La foire aux oignons de Crémiac attire 4 000 visiteurs.', {
      published: day('2025-06-01'),
    }),
  });
});
afterAll(() => library.close());

describe('when something will be', () => {
  it.each([
    'Quand rouvrira le téléphérique d’Astel ?',
    'alors il rouvre quand le téléphérique d’Astel',
    'Le téléphérique d’Astel rouvre toujours le 4 mai ?',
    'Quand est-ce qu’on pourra reprendre le téléphérique d’Astel ?',
    'When will the téléphérique d’Astel open again?',
  ])('is the day that the newest version names, in whatever sentence: %s', async (question) => {
    const { sentences } = await library.ask(question);
    expect(sentences[0]!.citation.quote).toContain('jusqu’au 12 juillet');
    expect(sentences.flatMap(({ highlights }) => highlights)).toHaveLength(1);
  });

  it('is none of when it was', async () => {
    const shown = quotes(await library.ask('Quand le téléphérique d’Astel a-t-il fermé ?'));
    expect(shown.join(' ')).not.toContain('12 juillet');
  });
});

it('a date to come is after the publication', () => {
  const told = datesToCome('Fermé le 3 mars, il rouvrira le 9 juin.', day('2025-04-01')!, 'fr');
  expect(told).toHaveLength(1);
});
