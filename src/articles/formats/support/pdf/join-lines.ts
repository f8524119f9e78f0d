const HYPHENS = '-\u00ad\u2010';
const BROKEN = new RegExp(`(?<!\\p{L})(\\p{L}+)[${HYPHENS}]$`, 'u');
/** No word is longer: to look for a broken one in all of a paragraph, at each of its lines, took most of a PDF's time. */
const LONGEST_WORD = 60;
const WORD = /\p{L}+(?:[-\u2010]\p{L}+)*/gu;

/** The words of a document as they stand within its lines: what tells a hyphen of a word from one of a line's end. */
export function wordsWithin(lines: Iterable<string>): ReadonlySet<string> {
  const words = new Set<string>();
  for (const line of lines) {
    for (const [word] of line.replace(BROKEN, '').matchAll(WORD)) words.add(word.toLowerCase());
  }
  return words;
}

/**
 * One text of a paragraph's lines. A word broken at the end of a line is joined; its hyphen stays where the document has
 * the word with it elsewhere, and not without.
 */
export function joinLines(lines: readonly string[], words: ReadonlySet<string>): string {
  let text = '';
  for (const line of lines) {
    if (text === '') {
      text = line;
      continue;
    }
    const head = BROKEN.exec(text.slice(-LONGEST_WORD))?.[1];
    const tail = /^\p{Ll}+/u.exec(line)?.[0];
    if (head === undefined || tail === undefined) {
      text = `${text} ${line}`;
      continue;
    }
    const isSoft = text.endsWith('\u00ad');
    const whole = `${head}${tail}`.toLowerCase();
    const compound = `${head}-${tail}`.toLowerCase();
    const keeps = !isSoft && words.has(compound) && !words.has(whole);
    text = `${text.slice(0, -1)}${keeps ? '-' : ''}${line}`;
  }
  return text;
}
