import type { Language } from '../text/language.ts';
import { splitSentences } from '../text/sentences.ts';
import { splitWords } from '../text/words.ts';
import { namesIn, sameName } from './check-names.ts';
import type { Claim, Evidence } from './evidence.ts';
import { locateQuote } from './locate-quote.ts';
import { QUOTED, quotationsIn, SPEECH_WORDS } from './quotations.ts';

/** What the claim puts in quotation marks must be the support's words, and longer parts speech there too. */
export function checkQuotations(claim: Claim, { support, passage }: Evidence): string | null {
  const { language } = passage.article;
  const rest = claim.text.replace(QUOTED, '');
  if (/[«»“”"„]/.test(rest)) return 'quotation marks that do not match';
  const speech = quotationsIn(support);
  for (const quoted of quotationsIn(claim.text)) {
    if (!locateQuote(quoted, support)) return `quotation: ${quoted}`;
    const isSpeech = splitWords(quoted).length >= SPEECH_WORDS && !isTitle(quoted);
    if (isSpeech && !speech.some((said) => locateQuote(quoted, said)))
      return `nobody's words: ${quoted}`;
    const others = isSpeech ? namedBeside(quoted, support, language) : [];
    const named = namesIn(rest, claim.language).filter(({ opening }) => !opening);
    if (others.length > 0 && named.length > 0) {
      const same = named.some(({ form }) => others.some((other) => sameName(form, other)));
      if (!same) return `words of another: ${quoted}`;
    }
  }
  return null;
}

/** "The Girl with a Lantern". */
const isTitle = (quoted: string): boolean =>
  splitWords(quoted).every(
    ({ start, end }) => end - start < 5 || /^\p{Lu}/u.test(quoted.slice(start)),
  );

/** Who is named in the sentence around a quotation, outside of it. */
function namedBeside(quoted: string, support: string, language: Language): string[] {
  return splitSentences(support)
    .map(({ start, end }) => support.slice(start, end))
    .filter((sentence) => quotationsIn(sentence).some((one) => locateQuote(quoted, one)))
    .flatMap((sentence) => namesIn(sentence.replace(QUOTED, ' '), language))
    .filter(({ opening }) => !opening)
    .map(({ form }) => form);
}
