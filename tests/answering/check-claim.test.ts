import { beforeAll, describe, expect, it } from 'vitest';
import { loadReader } from '../../embeddings/reader/local-reader.ts';
import type { PassageReading, Reader } from '../../embeddings/reader/reader.ts';
import { checkClaim } from '../../src/answering/check-claim.ts';
import type { Passage } from '../../src/retrieval/passage.ts';
import type { Language } from '../../src/text/language.ts';
import { loire } from '../commands/fake-kiosque.ts';

const START = 10;
function passageOf(text: string, title: string, language: Language, id = 'a'): Passage {
  return {
    rank: 1,
    score: 1,
    article: { ...loire, id, title, language },
    chunk: { id: 1, articleId: id, start: START, end: START + text.length, text },
  };
}

const flood = passageOf(
  'La Loire a débordé mardi 21 novembre. Douze communes ont été inondées et deux personnes sont mortes à Tours. Les réparations coûteront 3,5 millions d’euros.',
  'La Loire en crue',
  'fr',
);
const ferry = passageOf(
  'The new ferry, the Kittiwake, will cost 18 million pounds. Laura Keene, who runs the company, said it would sail on 3 May.',
  'A new ferry for Kelby',
  'en',
);

/** Finds the same words whatever it is asked. */
function scripted(words: string, margin = 5): Pick<Reader, 'read'> {
  return {
    read: async (_question, passages) =>
      passages.map(({ text }): PassageReading => {
        const start = text.indexOf(words);
        const span = { start, end: start + words.length };
        return { best: start < 0 ? null : { margin, span }, sentences: [] };
      }),
  };
}

describe('a claim is read', () => {
  const claim = 'Quinze communes de la Loire ont été inondées.';

  it('has its figure in the article, quoted exactly', async () => {
    const checked = await checkClaim(
      'Douze communes de la Loire sont inondées',
      'fr',
      [flood],
      scripted('Douze'),
    );
    expect(checked).toMatchObject({
      type: 'same-point',
      claimed: 'Douze communes',
      found: 'Douze communes',
    });
    if (checked?.type !== 'same-point') return;
    const { citation, highlights } = checked.sentence;
    const { text } = flood.chunk;
    expect(text.slice(citation.start - START, citation.end - START)).toBe(citation.quote);
    expect(citation.quote).toMatch(/^Douze .*Tours\.$/);
    expect(highlights).toEqual([{ start: 0, end: 14 }]);
  });

  it('differs: with the article’s figure', async () => {
    expect(await checkClaim(claim, 'fr', [flood], scripted('Douze'))).toMatchObject({
      type: 'differs',
      claimed: 'Quinze communes',
      found: 'Douze communes',
    });
  });

  it.each([
    ['Mme Aubry dirige la Loire', 'same-point'],
    ['Mme Line Aubry dirige la Loire', 'same-point'],
    ['Mme Line Perrin dirige la Loire', 'differs'],
  ])('tells whose a name is by its last word: %s', async (text, type) => {
    const loire = passageOf('La Loire est dirigée par Mme Line Aubry.', 'La Loire', 'fr');
    const checked = await checkClaim(text, 'fr', [loire], scripted('Mme Line Aubry'));
    expect(checked).toMatchObject({ type });
  });

  it.each([
    ['nowhere', scripted('Douze', -1)],
    ['in words without a figure', scripted('La Loire')],
    ['in another unit', scripted('3,5 millions d’euros')],
  ])('nothing is said where the answer is found %s', async (_where, reader) => {
    expect(await checkClaim(claim, 'fr', [flood], reader)).toEqual({ type: 'nothing' });
  });

  it('not in a passage that has no word of it', async () => {
    const other = passageOf('Douze chats dorment.', 'Les chats', 'fr');
    expect(await checkClaim(claim, 'fr', [other], scripted('Douze'))).toEqual({ type: 'nothing' });
  });

  it('not where nothing can be asked, or the reader is broken', async () => {
    expect(await checkClaim('Le maire est nul', 'fr', [flood], scripted('Douze'))).toBeNull();
    const broken = { read: () => Promise.reject(new Error('gone')) };
    expect(await checkClaim(claim, 'fr', [flood], broken)).toBeNull();
  });
});

describe('with the bundled reader', () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await loadReader();
  });

  it.each([
    ['Douze communes ont été inondées !', 'same-point', 'Douze communes'],
    ['La crue a fait 3 morts à Tours', 'differs', 'deux personnes'],
    ['La Loire a débordé le 14 novembre', 'differs', 'mardi 21 novembre'],
    ['Les réparations coûteront 5 millions d’euros', 'differs', '3,5 millions d’euros'],
    ['La crue a détruit 6 ponts à Tours', 'nothing', undefined],
    ['La Loire a fait 40 blessés', 'nothing', undefined],
  ])('%s: %s', async (claim, type, found) => {
    expect(await checkClaim(claim, 'fr', [flood], reader)).toMatchObject({
      type,
      ...(found && { found }),
    });
  });

  it.each([
    ['The ferry will sail on 3 May', 'same-point', '3 May'],
    ['The ferry costs 20 million pounds', 'differs', '18 million pounds'],
    ['Peter Marsh runs the ferry company', 'differs', 'Laura Keene'],
    ['The ferry needs 12 engineers', 'nothing', undefined],
  ])('%s: %s', async (claim, type, found) => {
    expect(await checkClaim(claim, 'en', [ferry], reader)).toMatchObject({
      type,
      ...(found && { found }),
    });
  });
});
