import { describe, expect, it } from 'vitest';
import { Batches } from '../../tools/train/embedder/batches.ts';
import { codeSwitched, Dictionary } from '../../tools/train/embedder/code-switching.ts';
import { holdOutDevSets } from '../../tools/train/embedder/dev-set.ts';
import { encodeSource } from '../../tools/train/embedder/encoded-source.ts';
import { pseudoQuestions, stemPairs, wordUses } from '../../tools/train/embedder/made-pairs.ts';
import type { Language, Pair } from '../../tools/train/embedder/pairs.ts';
import { Random } from '../../tools/train/embedder/random.ts';

const pair = (
  anchor: string,
  positive: string,
  anchorLanguage: Language = 'fr',
  positiveLanguage: Language = 'fr',
): Pair => ({ anchor, positive, anchorLanguage, positiveLanguage });

describe('code switching', () => {
  const dictionary = new Dictionary([
    pair('the town', 'ville', 'en'),
    pair('town', 'Ville', 'en'),
    pair('to sing', 'chanter', 'en'),
    pair('a very long explanation', 'mot', 'en'),
    pair('which?', 'quelle', 'en'),
    pair('river', 'le fleuve', 'en'),
  ]);

  it('finds words themselves and by their stem', () => {
    expect([...dictionary.translations('ville')]).toEqual([['town', 2]]);
    expect([...dictionary.translations('chantera').keys()]).toEqual(['sing']);
    for (const word of ['mot', 'quelle', 'fleuve'])
      expect(dictionary.translations(word).size).toBe(0);
  });

  it('replaces most of the known words and leaves the rest as it is', () => {
    const pairs = [pair('Ville, ville — Zébulon !', 'Oui.'), pair('A town.', 'Oui.', 'en')];
    const random = new Random(1, 'switching');
    const copies = Array.from({ length: 50 }, () => codeSwitched(pairs, dictionary, random)).flat();
    expect(copies.every(({ positive }) => positive === 'Oui.')).toBe(true);
    for (const { anchor } of copies)
      expect(anchor).toMatch(/^(Ville|town), (ville|town) — Zébulon !$/);
    const towns = copies.flatMap(({ anchor }) => anchor.match(/town/g) ?? []).length;
    expect(towns / (2 * copies.length)).toBeCloseTo(0.75, 1);
  });
});

describe('made pairs', () => {
  it('have words of one stem and language', () => {
    const text = 'chanter chantera chante ; singing sings';
    const uses = wordUses([1, 2, 3].map((n) => pair(`${text} ${n}`, 'x', n === 0 ? 'en' : 'fr')));
    const made = stemPairs(uses, new Random(1));
    expect(new Set(made.map(({ anchor }) => anchor))).toEqual(
      new Set(['chanter', 'chantera', 'chante']),
    );
    for (const { anchor, positive } of made) expect(anchor).not.toBe(positive);
  });

  it('ask for a passage by its own words, rare ones first', () => {
    const passage = 'Le roi Dagobert avait mis dans la ville une culotte de laine';
    const common = Array.from({ length: 20 }, (_, n) =>
      pair(`Le roi dans la ville une ${n}`, `${n}`),
    );
    const { fr } = wordUses([...common, pair('x', passage)]);
    const made = Array.from({ length: 100 }, (_, seed) =>
      pseudoQuestions([pair(passage, passage)], fr, new Random(seed)),
    ).flat();
    const times = (word: string) => made.filter(({ anchor }) => anchor.includes(word)).length;
    expect(made).toHaveLength(100);
    expect(times('dagobert')).toBeGreaterThan(2 * times('roi'));
  });

  it('leave nothing of a question kept back in the training', () => {
    const quizzes = Array.from({ length: 40 }, (_, n) => pair(`Quoi ${n} ?`, `R${n}. Car ${n}.`));
    const sources = new Map([
      ['quiz_fr', quizzes],
      ['quiz_enfr', quizzes.map((q, n) => pair(`What ${n}?`, q.positive, 'en'))],
      ['quiz_par', quizzes.map((_, n) => pair(`As ${n}.`, `Car ${n}.`, 'en'))],
    ]);
    const from = { french: 'quiz_fr', english: 'quiz_enfr', questions: 3 };
    const { french, english } = holdOutDevSets(sources, from, new Random(1));
    expect([french.questions.length, english.questions.length]).toEqual([3, 3]);
    for (const { questions, passages } of [french, english]) {
      for (const { text, passage } of questions) {
        expect(passages[passage]).toContain(`${/\d+/.exec(text)![0]}.`);
      }
    }
    const kept = new Set(french.passages);
    for (const [, pairs] of sources) {
      expect(pairs).toHaveLength(40 - kept.size);
      for (const { positive } of pairs) {
        expect([...kept].some((passage) => passage.endsWith(positive))).toBe(false);
      }
    }
  });
});

describe('batches', () => {
  const encode = (text: string) => [...text].map((letter) => letter.charCodeAt(0) - 96);
  const pairs = Array.from({ length: 20 }, (_, n) =>
    pair(`${'abcdefghij'[n % 10]}`, 'abcdefghijkl'),
  );
  const source = encodeSource('letters', 1, [...pairs, pair('', 'x')], encode);
  const settings = { seed: 1, batch: 16, dropout: 0.25, dropoutAbove: 6 };

  it('know which pairs share a text', () => {
    expect(source.pairs).toBe(20);
    const { size, duplicates } = new Batches([source], settings).next();
    expect(size).toBe(16);
    for (const [i, others] of duplicates.entries()) {
      expect([...others].sort((a, b) => a - b)).toEqual(
        Array.from({ length: 16 }, (_, j) => j).filter((j) => j !== i),
      );
    }
  });

  it('lose some pieces of long texts, and none of short ones', () => {
    const batches = new Batches([source], settings);
    let kept = 0;
    for (let n = 0; n < 50; n++) {
      const { size, starts } = batches.next();
      for (let text = 0; text < 2 * size; text++) {
        const length = starts[text + 1]! - starts[text]!;
        if (text < size) expect(length).toBe(1);
        else kept += length / 12;
      }
    }
    expect(kept / (50 * 16)).toBeCloseTo(0.75, 1);
  });
});
