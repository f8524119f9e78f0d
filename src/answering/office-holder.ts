import { setImmediate } from 'node:timers/promises';
import { stemsOf } from '../text/index-stems.ts';
import { personNames } from '../text/person-names.ts';
import { splitWords } from '../text/words.ts';
import type { WholeArticle } from './whole-article.ts';

/** Between an office and the name of who holds it: "la maire de Morvel, Ada Lovell", "the director Ada Lovell". */
const HELD_BY =
  /^(?: |(?: \p{L}+)?(?: (?:de |d['’]|du |des |of |en |for |aux? )[^,.;:!?«»"“”()]{1,60})?, )$/u;
/** Between a name and the office: "Ada Lovell, the race director". */
const HOLDS =
  /^, (?:(?:le |la |l['’]|the |an? |une? |notre |our |sa |son |its )(?:[\p{L}’'-]+ ){0,2})?$/u;

/** Of a sentence: what names more is a list. */
const OFFICES = 4;
/** Of a long article; then it is another's turn. */
const SENTENCES_PER_TURN = 50;

/**
 * The last name, folded, of the person who stands beside an office in a sentence of an article, as holding it; null where
 * nobody does, or several do.
 * @param office its word, folded: "maire", "director".
 */
export async function holderIn(
  { sentences, details }: WholeArticle,
  office: string,
): Promise<string | null> {
  const stems = stemsOf(office, details.language);
  const holders = new Set<string>();
  for (const [i, { text, stems: own }] of sentences.entries()) {
    if (i % SENTENCES_PER_TURN === SENTENCES_PER_TURN - 1) await setImmediate();
    if (!own.some((stem) => stems.includes(stem))) continue;
    const names = personNames(text);
    if (names.length === 0) continue;
    const offices = splitWords(text)
      .filter(({ start, end }) =>
        stemsOf(text.slice(start, end), details.language).some((stem) => stems.includes(stem)),
      )
      .slice(0, OFFICES);
    for (const name of names) {
      const isHolder = offices.some(({ start, end }) =>
        name.start >= end
          ? HELD_BY.test(text.slice(end, name.start))
          : name.end <= start && HOLDS.test(text.slice(name.end, start)),
      );
      const last = splitWords(text.slice(name.start, name.end)).at(-1)?.form;
      if (isHolder && last !== undefined) holders.add(last);
    }
  }
  const [holder] = holders;
  return holders.size === 1 ? holder! : null;
}
