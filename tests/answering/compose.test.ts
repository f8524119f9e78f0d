import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ScoredSentence, scoreSentences } from '../../src/answering/choose-sentences.ts';
import { wholeWords, worthShowing } from '../../src/answering/compose.ts';
import { retrieve } from '../../src/retrieval/retrieve.ts';
import { type TinyLibrary, tinyLibrary } from '../helpers/sources.ts';

const text = 'La mairie (1 240 euros) répond « demain » sur https://mairie.example/avis, à midi.';
const shown = (start: number, end: number) =>
  wholeWords(text, start, end).map((span) => text.slice(span.start, span.end));

describe('the words in bold', () => {
  it('are whole, without the marks beside them', () => {
    const at = text.indexOf('euros');
    expect(shown(at + 1, at + 3)).toEqual(['euros']);
    expect(shown(text.indexOf('(1'), text.indexOf(' euros'))).toEqual(['1 240']);
    expect(shown(text.indexOf('« demain'), text.indexOf('demain') + 6)).toEqual(['demain']);
  });

  it('are never within a link', () => {
    const at = text.indexOf('mairie.example');
    expect(shown(at, at + 6)).toEqual([]);
  });

  it('cut no word, wherever a model points', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), (a, b) => {
        for (const { start, end } of wholeWords(text, Math.min(a, b), Math.max(a, b))) {
          expect(text.slice(Math.max(0, start - 1), start + 1)).not.toMatch(/^[\p{L}\p{N}]{2}$/u);
          expect(text.slice(end - 1, end + 1)).not.toMatch(/^[\p{L}\p{N}]{2}$/u);
        }
      }),
    );
  });
});

describe('a further sentence of a sure answer', () => {
  const lead = 'La serre compte 40 plants de tomates.';
  const further = 'Le jardinier de la serre compte 40 plants, puis 12 fraisiers.';
  const aside = 'Le conseil a voté la serre.';
  const denial = 'La serre ne compte pas 40 plants de menthe.';
  const all = [lead, further, denial, aside];
  let library: TinyLibrary;
  beforeAll(async () => {
    library = await tinyLibrary({ serre: all.join(' ') });
  });
  afterAll(() => library.close());

  /** What is shown where the reader finds these words in the sentences that have them, and as surely in each. */
  const shownWith = async (found: Readonly<Record<string, string>>, confidence = 1) => {
    const query = await library.ask('Combien de plants compte la serre ?');
    const ranked = await retrieve(query, library.sources);
    const sentences = all.map((text): ScoredSentence => {
      const one = scoreSentences(query, ranked).find((sentence) => sentence.text === text)!;
      const start = one.start - one.candidate.chunk.start + text.indexOf(found[text] ?? '');
      const span = { start, end: start + (found[text] ?? '').length };
      return { ...one, score: 0, reading: { margin: text in found ? 3 : -3, span } };
    });
    const readings = new Map();
    const finding = { query, ranked, sentences, confidence, confidenceUnread: 0, readings };
    return worthShowing({ ...finding, completed: null }).map((sentence) => sentence.text);
  };

  it('is shown where the reader finds an answer in it too, in other words', async () => {
    expect(await shownWith({ [lead]: '40', [further]: '12 fraisiers' })).toEqual([lead, further]);
  });

  it('is not where the reader finds none, or what was said', async () => {
    expect(await shownWith({ [lead]: '40' })).toEqual([lead]);
    expect(await shownWith({ [lead]: '40', [further]: '40 plants' })).toEqual([lead]);
  });

  it('is shown where it says the contrary in the same words', async () => {
    expect(await shownWith({ [lead]: '40', [denial]: '40 plants' })).toEqual([lead, denial]);
  });

  it('is shown all the same where the answer is not sure', async () => {
    expect(await shownWith({ [lead]: '40' }, 0.01)).toEqual([lead, further, denial]);
  });
});
