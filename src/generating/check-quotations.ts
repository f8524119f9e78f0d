import { splitWords } from '../text/words.ts';
import type { Claim, Evidence } from './evidence.ts';
import { locateQuote } from './locate-quote.ts';

/** A part between quotation marks of any kind. */
export const QUOTED = /«([^«»]*)»|“([^“”]*)”|"([^"]*)"/g;
/** A quotation shorter than that may be a name or a word set apart. */
const SPEECH_WORDS = 3;

/** What stands between quotation marks. */
export function quotationsIn(text: string): string[] {
  return [...text.matchAll(QUOTED)].map(([, a, b, c]) => a ?? b ?? c ?? '');
}

/** What the claim puts in quotation marks must be the support's words, and longer parts speech there too. */
export function checkQuotations(claim: Claim, { support }: Evidence): string | null {
  const rest = claim.text.replace(QUOTED, '');
  if (/[«»“”"„]/.test(rest)) return 'quotation marks that do not match';
  const speech = quotationsIn(support);
  for (const quoted of quotationsIn(claim.text)) {
    if (!locateQuote(quoted, support)) return `quotation: ${quoted}`;
    const isSpeech = splitWords(quoted).length >= SPEECH_WORDS;
    if (isSpeech && !speech.some((said) => locateQuote(quoted, said)))
      return `nobody's words: ${quoted}`;
  }
  return null;
}
