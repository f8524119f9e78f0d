import { messages } from '../../i18n/messages.ts';
import { massShare, matchTerms } from '../../retrieval/term-match.ts';
import { stemsOf } from '../../text/index-stems.ts';
import type { Language } from '../../text/language.ts';
import { foldStraight } from '../../text/words.ts';
import { reportsSpeech } from '../attribution.ts';
import { sameNameOrder } from '../updates.ts';
import { fact } from './fact.ts';
import { polarity } from './polarity.ts';
import type { Composed, Question } from './question.ts';

/** What asks for more than yes or no: in English "is it still how much?", for an order of words asks otherwise. */
const QUESTION_WORD: Readonly<Record<Language, RegExp>> = {
  fr: /\b(?:qui|que|quoi|quand|ou|comment|pourquoi|combien|quel(?:le)?s?|lequel|laquelle)\b|\bqu'(?!il|elle|on)/,
  en: /\bstill\b.{0,80}?\b(?:how (?:many|much)|what time|when ?\?)/,
};
/** "A-t-il", "est-ce que", "did they": a question that wants yes or no. */
const ASKS: Readonly<Record<Language, RegExp>> = {
  fr: /^(?:et |alors )?est-ce qu|-(?:t-)?(?:il|elle|ils|elles|on|ce)\b/,
  en: /^(?:and |so )?(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should)(?:n't)?\b/,
};
/** A sentence decides by itself when it has all that is asked. */
const WHOLE = 0.99;
/** With fewer content words too much of the question is in the small ones. */
const FEWEST_TERMS = 2;

/** The sentence that decides comes first; "oui" or "non" only where it decides all by itself. */
export async function yesNo(asked: Question): Promise<Composed | null> {
  const { folded, language, spoken } = asked;
  if (!ASKS[spoken].test(folded)) return null;
  if (QUESTION_WORD[spoken].test(folded)) return null;
  const composed = await fact(asked);
  const verdict = decides(asked, composed);
  const texts = messages(language).kinds;
  return {
    ...composed,
    kind: 'yes-no',
    ...(verdict !== null && { lead: verdict ? texts.yes : texts.no }),
  };
}

/** Whether the first sentence shown says that what is asked is so, or is not; null where it takes more to know. */
function decides(
  { question, folded, finding: { query } }: Question,
  { parts }: Composed,
): boolean | null {
  const [first] = parts;
  if (!first?.sentence || first.label !== undefined || query.terms.length < FEWEST_TERMS)
    return null;
  const text = first.quote.slice(first.sentence.start, first.sentence.end);
  if (reportsSpeech(text) || /[«"“;:]/.test(text)) return null;
  const { words } = matchTerms(query, stemsOf(text, first.article.language));
  if (massShare(query, words) < WHOLE) return null;
  // Who did it to whom is in the order of the names.
  if (!sameNameOrder(question, text)) return null;
  return polarity(folded, foldStraight(text));
}
