import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, asking, quotes } from './ask.ts';

let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking({
    passerelle: article(
      `La passerelle de Loubens est fermée

La passerelle de Loubens est fermée depuis lundi. Les piétons font un détour de deux kilomètres. En cause : un câble rongé par la rouille, repéré par un promeneur.

La passerelle de Loubens date de 1921. La passerelle de Loubens mesure 84 mètres.`,
    ),
    marche: article('Le marché de Loubens ouvre à sept heures. Il ferme à midi.'),
  });
});
afterAll(() => library.close());

describe('a reason', () => {
  it('is shown with what it explains, though it has none of its words', async () => {
    const [first] = quotes(
      await library.ask('Pourquoi la passerelle de Loubens est-elle fermée ?'),
    );
    expect(first).toContain('câble rongé par la rouille');
    expect(first).toContain('est fermée depuis lundi');
  });

  it('is not looked for where none is asked for', async () => {
    const [first] = quotes(await library.ask('Combien mesure la passerelle de Loubens ?'));
    expect(first).toContain('84 mètres');
    expect(first).not.toContain('câble');
  });
});
