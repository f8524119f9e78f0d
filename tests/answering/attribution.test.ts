import { afterEach, describe, expect, it } from 'vitest';
import { contextOf } from '../../src/answering/attribution.ts';
import { scoreSentences } from '../../src/answering/choose-sentences.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { type TinyLibrary, tinyLibrary } from '../helpers/sources.ts';

let library: TinyLibrary | undefined;
afterEach(() => {
  library?.close();
  library = undefined;
});

/** What is quoted with the sentence of a text that holds `part`. */
async function quotedWith(text: string, part: string): Promise<string> {
  library = await tinyLibrary({ a: text });
  const query = await library.ask('crue');
  const sentences = scoreSentences(query, await retrieve(query, library.sources));
  const { start, end } = contextOf(sentences.find((sentence) => sentence.text.includes(part))!);
  return text.slice(start, end);
}

describe('what is quoted with a sentence', () => {
  const before = 'Le chef du parti a parlé lundi dans un bref message à la presse.';
  const speech =
    '"Nous n’avons jamais été aussi proches de la crue. Mais il reste du travail. Rien n’est fait", a déclaré la porte-parole, Ada Lovell.';

  it.each(['aussi proches', 'du travail', 'Rien'])(
    'is the whole of the speech that it is a part of, to the name of who speaks: %s',
    async (part) => {
      expect(await quotedWith(`${before} ${speech} Il pleut.`, part)).toBe(speech);
    },
  );

  it('is the sentence before where that names who speaks', async () => {
    const text = 'La maire, Ada Lovell, a dit sa colère. « La crue était prévue. » Il pleut.';
    expect(await quotedWith(text, 'prévue')).toBe(
      'La maire, Ada Lovell, a dit sa colère. « La crue était prévue. »',
    );
  });

  it('is the sentence before a pronoun', async () => {
    const text = 'Ada Lovell est maire. Elle a vu la crue. La pluie tombe.';
    expect(await quotedWith(text, 'la crue')).toBe('Ada Lovell est maire. Elle a vu la crue.');
    expect(await quotedWith(text, 'La pluie')).toBe('La pluie tombe.');
  });

  it('is the sentence alone where a speech has no end, or a very long one', async () => {
    const endless = 'Elle crie : « La crue arrive. Partez.\n\nLa pluie tombe sur la ville ce soir.';
    expect(await quotedWith(endless, 'La pluie')).toBe('La pluie tombe sur la ville ce soir.');
    const long = `« ${'La crue arrive et personne ne bouge dans la vallée. '.repeat(20)}», dit-il.`;
    expect((await quotedWith(long, 'personne')).length).toBeLessThan(600);
  });
});
