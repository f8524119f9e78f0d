import { type Query, replaced } from '../retrieval/query.ts';
import type { RankedCandidate } from '../retrieval/retrieve.ts';
import { isMisspelt } from '../retrieval/spelling.ts';
import { stem } from '../text/stems.ts';
import { splitWords } from '../text/words.ts';

/**
 * A question as a passage in its language would spell it: a word that no article has becomes the word of the passage that
 * it is with one error. The reader knows words by their pieces, and those of "sations" say nothing of stations. Words that
 * the index has stay, and so do those that the passage has nothing near to: "ouvriers" may be found by the stem of "ouvrira",
 * but is no misspelling of it.
 */
export function respelled(
  question: string,
  { terms, language }: Pick<Query, 'terms' | 'language'>,
  { chunk, article }: Pick<RankedCandidate, 'chunk' | 'article'>,
): string {
  if (article.language !== language) return question;
  const here = new Set(chunk.stems);
  const strange = new Map(
    terms
      .map(({ form, spelt }) => [form, spelt.filter((other) => here.has(other))] as const)
      .filter(([, spelt]) => spelt.length > 0),
  );
  if (strange.size === 0) return question;
  const wanted = new Set([...strange.values()].flat());
  const known = splitWords(chunk.text).flatMap((word) => {
    const found = stem(word, article.language);
    const by = chunk.text.slice(word.start, word.end);
    return wanted.has(found) ? [{ stem: found, form: word.form, by }] : [];
  });
  const parts = splitWords(question).flatMap(({ form, start, end }) => {
    const spelt = strange.get(form);
    const meant = known.find((one) => spelt?.includes(one.stem) && isMisspelt(form, one.form));
    return meant ? [{ start, end, by: meant.by }] : [];
  });
  return replaced(question, parts);
}
