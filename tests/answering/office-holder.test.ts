import { describe, expect, it } from 'vitest';
import { holderIn } from '../../src/answering/office-holder.ts';
import type { WholeArticle } from '../../src/answering/whole-article.ts';
import { stemsOf } from '../../src/text/index-stems.ts';
import type { Language } from '../../src/text/language.ts';

const holder = (office: string, language: Language, ...texts: string[]) => {
  const sentences = texts.map((text) => ({ text, stems: stemsOf(text, language) }));
  return holderIn({ sentences, details: { language } } as unknown as WholeArticle, office);
};

describe('who holds an office', () => {
  it.each([
    ['maire', 'fr', 'La maire de Morvel, Alma Perrin, refuse.', 'perrin'],
    ['avocate', 'fr', 'L’avocate de la défense, Me Rita Sabri, fera appel.', 'sabri'],
    ['presidente', 'fr', 'Lise Marquet, présidente du comité, a écrit.', 'marquet'],
    ['director', 'en', 'The fee will rise, the race director, Colin Strang, confirmed.', 'strang'],
    ['director', 'en', 'Colin Strang, the race director, confirmed.', 'strang'],
  ] as const)('%s (%s): %s', async (office, language, text, expected) => {
    expect(await holder(office, language, text)).toBe(expected);
  });

  it.each([
    ['maire', 'fr', 'La maire a reçu hier Alma Perrin.'],
    ['maire', 'fr', 'Alma Perrin, a annoncé que la maire viendrait.'],
    ['coach', 'en', 'The coach thanked Maud Tierney.'],
  ] as const)(
    'is not who stands near it otherwise: %s (%s): %s',
    async (office, language, text) => {
      expect(await holder(office, language, text)).toBeNull();
    },
  );

  it('is nobody where two are named', async () => {
    expect(
      await holder(
        'maire',
        'fr',
        'Le maire, Luc Baudry, refuse.',
        'La maire, Alma Perrin, accepte.',
      ),
    ).toBeNull();
  });
});
