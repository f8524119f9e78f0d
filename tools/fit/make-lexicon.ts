import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Command } from 'commander';
import type { Language } from '../../src/text/language.ts';
import { keysOf } from '../../src/verifying/lexicon.ts';

/*
 * Makes src/verifying/lexicon.tsv, which words of French and English translate each other:
 *   npm run make:lexicon -- --data ../shared/training
 * From the words of Wiktionary, where both are found in the texts, and from sentences and their translations, by the
 * first of IBM's models, where two words are each other's likeliest.
 */
const { data } = new Command()
  .requiredOption('--data <folder>', 'the pairs that train the embedding model')
  .parse()
  .opts<{ data: string }>();
const SENTENCES = ['tatoeba', 'europarl', 'tico_par', 'pud_par', 'canada_par', 'quiz_par'];
const TEXTS = [...SENTENCES, 'ep_ict', 'ep_xict', 'quiz_fr', 'quiz_en', 'dila_ict'];
const WORDS = ['wikt_enfr', 'wikt_fren'];
const SEEN = 2;
const ROUNDS = 6;
const TOGETHER = 3;
const LIKELY = 0.06;
const LONGEST = 60;

type Pair = { readonly en: string; readonly fr: string };

function rowsOf(name: string): { text: string; language: Language }[][] {
  const lines = gunzipSync(readFileSync(path.join(data, `${name}.tsv.gz`)))
    .toString()
    .split('\n');
  return lines.flatMap((line) => {
    const [a = '', b = '', of = '', to = ''] = line.split('\t');
    if (b === '') return [];
    return [
      [
        { text: a, language: of as Language },
        { text: b, language: to as Language },
      ],
    ];
  });
}
const pairsOf = (names: readonly string[]): Pair[] =>
  names.flatMap(rowsOf).flatMap((row) => {
    const en = row.find(({ language }) => language === 'en')?.text;
    const fr = row.find(({ language }) => language === 'fr')?.text;
    return en && fr ? [{ en, fr }] : [];
  });

const seen = { fr: new Map<string, number>(), en: new Map<string, number>() };
for (const row of TEXTS.flatMap(rowsOf)) {
  for (const { text, language } of row) {
    for (const key of keysOf(text, language)) {
      seen[language].set(key, (seen[language].get(key) ?? 0) + 1);
    }
  }
}

const sentences = pairsOf(SENTENCES)
  .map((pair) => ({ en: keysOf(pair.en, 'en'), fr: keysOf(pair.fr, 'fr') }))
  .filter(({ en, fr }) => en.length > 0 && fr.length > 0 && en.length + fr.length <= LONGEST);

const together = new Map<string, number>();
for (const { en, fr } of sentences) {
  for (const one of new Set(fr)) {
    for (const other of new Set(en)) {
      const key = `${one} ${other}`;
      together.set(key, (together.get(key) ?? 0) + 1);
    }
  }
}
const found = new Map<string, Set<string>>();
const add = (fr: string, en: string): void => {
  found.set(fr, (found.get(fr) ?? new Set()).add(en));
};
const words = pairsOf(WORDS).map((pair) => ({
  en: keysOf(pair.en, 'en'),
  fr: keysOf(pair.fr, 'fr'),
}));
const alone = new Set(
  words.flatMap(({ en, fr }) => (en.length === 1 && fr.length === 1 ? [fr[0], `en ${en[0]}`] : [])),
);
for (const { en, fr } of words) {
  // "mairie", "town hall": one word may be two in the other language, where it has none of one word.
  if (en.length + fr.length > 3 || en.length === 0 || fr.length === 0) continue;
  const frequent = (language: Language) => (key: string) => (seen[language].get(key) ?? 0) >= SEEN;
  if (!en.every(frequent('en')) || !fr.every(frequent('fr'))) continue;
  const isOne = en.length === 1 && fr.length === 1;
  if (!isOne && alone.has(fr.length === 1 ? fr[0] : `en ${en[0]}`)) continue;
  for (const one of fr) {
    for (const other of en) if (isOne || together.has(`${one} ${other}`)) add(one, other);
  }
}
const fromWords = [...found.values()].reduce((sum, { size }) => sum + size, 0);

/** How likely a word of one language stands for one of the other, by expectation and maximisation. */
function likelihoods(from: Language, to: Language): Map<string, Map<string, number>> {
  let table = new Map<string, Map<string, number>>();
  for (let round = 0; round < ROUNDS; round++) {
    const counts = new Map<string, Map<string, number>>();
    for (const sentence of sentences) {
      const sources = [...sentence[from], ''];
      for (const target of sentence[to]) {
        const weights = sources.map((one) =>
          round === 0 ? 1 : (table.get(one)?.get(target) ?? 0),
        );
        const sum = weights.reduce((a, b) => a + b, 0);
        for (const [i, one] of sources.entries()) {
          const row = counts.get(one) ?? new Map<string, number>();
          row.set(target, (row.get(target) ?? 0) + weights[i]! / sum);
          counts.set(one, row);
        }
      }
    }
    table = new Map(
      [...counts].map(([one, row]) => {
        const sum = [...row.values()].reduce((a, b) => a + b, 0);
        return [one, new Map([...row].map(([target, count]) => [target, count / sum]))];
      }),
    );
  }
  return table;
}
const toEnglish = likelihoods('fr', 'en');
const toFrench = likelihoods('en', 'fr');
for (const [one, row] of toEnglish) {
  if (one === '') continue;
  for (const [other, likely] of row) {
    const back = toFrench.get(other)?.get(one) ?? 0;
    if (likely * back < LIKELY * LIKELY || Math.min(likely, back) < LIKELY / 2) continue;
    if ((together.get(`${one} ${other}`) ?? 0) >= TOGETHER) add(one, other);
  }
}
const all = [...found.values()].reduce((sum, { size }) => sum + size, 0);
const lines = [...found].map(([one, others]) => `${one}\t${[...others].sort().join(' ')}`).sort();
writeFileSync(new URL('../../src/verifying/lexicon.tsv', import.meta.url), `${lines.join('\n')}\n`);
console.log(`${found.size} French words; ${all} pairs, ${fromWords} of them from Wiktionary`);
