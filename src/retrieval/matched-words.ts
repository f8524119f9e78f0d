import type { Language } from '../text/language.ts';
import type { Span } from '../text/spans.ts';
import { stem } from '../text/stems.ts';
import { isStopword, STOPWORDS } from '../text/stopwords.ts';
import { splitWords } from '../text/words.ts';
import type { Query } from './query.ts';

/** Where a text has the words of a question, in another form, a near spelling or a translation too. */
export function matchedWords({ roles }: Query, text: string, language: Language): Span[] {
  const stopwords = STOPWORDS[language];
  return splitWords(text)
    .filter((word) => !isStopword(text, word, stopwords))
    .filter((word) => roles.get(stem(word, language))?.some((role) => role.word > 0))
    .map(({ start, end }) => ({ start, end }));
}
