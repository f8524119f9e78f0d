import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article, asking, quotes } from './ask.ts';

const ENGLISH = 'He leaves a widow, Nell, two daughters, Ivy and Joan, and a blind parrot.';
const FRENCH = 'Elle laisse un fils, Aubin, et trois petites-filles, Inès, Zoé et Maud.';

let library: Awaited<ReturnType<typeof asking>>;
beforeAll(async () => {
  library = await asking({
    bellmaker: article(
      `Arthur Penmore, bell maker, dies at 84

Arthur Penmore, who cast the bells of nine churches, died in Orley on Sunday. He left the navy in 1961 and never went to sea again. ${ENGLISH} The funeral is on Friday.`,
      { language: 'en' },
    ),
    dentelliere: article(
      `Mort de la dentellière Berthe Quesnoy

La dentellière Berthe Quesnoy est morte mardi à Vaubourg. Elle avait appris le métier à onze ans. ${FRENCH} Ses outils vont au musée.`,
    ),
    pont: article('La mairie de Vaubourg laisse tomber le pont suspendu. Le pont date de 1931.'),
  });
});
afterAll(() => library.close());

describe('whom somebody who died leaves', () => {
  it.each([
    ['Who did Arthur Penmore leave behind?', ENGLISH],
    ['who did arthur penmore leave behind, name them', ENGLISH],
    ['Who is Arthur Penmore survived by?', ENGLISH],
    ['Who survives Arthur Penmore?', ENGLISH],
    ['Qui Berthe Quesnoy laisse-t-elle derrière elle ?', FRENCH],
    ['qui laisse berthe quesnoy derriere elle', FRENCH],
    ['Qui Berthe Quesnoy a-t-elle laissé derrière elle ? cite-les', FRENCH],
  ])('%s', async (question, told) => {
    expect(quotes(await library.ask(question))).toEqual([told]);
  });

  it('is not told of another who died', async () => {
    const answer = await library.ask('Who did Oswald Trimble leave behind?');
    expect(quotes(answer)).not.toContain(ENGLISH);
  });
});
