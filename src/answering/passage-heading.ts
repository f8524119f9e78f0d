import type { Passage } from '../retrieval/passage.ts';
import { foldStraight, splitWords } from '../text/words.ts';

/** Words with capitals, side by side: "Saint-Aubin", "Hollin Mill". */
const NAMES = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,4}/gu;
/** Shorter words of a name tell nothing: "le", "Mr". */
const TELLING_LETTERS = 4;

type Chunk = Pick<Passage, 'article' | 'chunk'>;

/**
 * What a passage is read under, so that "the bridge" in it is the one that a question names: the headline of its article,
 * where the passage does not hold that itself, behind the names that the question has and of this article only its
 * earliest passage. Undefined where there is nothing to say.
 * @param passages where the earliest passage of the article is looked for.
 */
export function passageHeading(
  question: string,
  { article, chunk }: Chunk,
  passages: readonly Chunk[],
): string | undefined {
  const headline = evenly(chunk.text).includes(evenly(article.title)) ? [] : [article.title];
  const earliest = passages
    .filter((other) => other.article.id === article.id && other.chunk.start < chunk.start)
    .reduce<Chunk | null>((a, b) => (a && a.chunk.start < b.chunk.start ? a : b), null);
  const names = earliest ? namesOf(question, earliest.chunk.text, chunk.text, article.title) : [];
  return [...names, ...headline].join('. ') || undefined;
}

/** The names of a text that a question has and neither the passage nor its headline. */
function namesOf(question: string, text: string, passage: string, headline: string): string[] {
  const known = wordsOf(`${headline} ${passage}`);
  const missing = wordsOf(question);
  for (const word of known) missing.delete(word);
  const found = new Map<string, string>();
  for (const [name] of text.matchAll(NAMES)) {
    const told = [...wordsOf(name)].filter((word) => missing.has(word));
    for (const word of told) missing.delete(word);
    if (told.length > 0) found.set(told.join(' '), name);
  }
  return [...found.values()];
}

const wordsOf = (text: string): Set<string> =>
  new Set(splitWords(text).flatMap(({ form }) => (form.length >= TELLING_LETTERS ? [form] : [])));

/** Whatever kinds of spaces and apostrophes it is written with. */
const evenly = (text: string): string => foldStraight(text).replace(/\s+/gu, ' ');
