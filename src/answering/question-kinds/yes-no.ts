import { messages } from '../../i18n/messages.ts';
import { massShare, matchTerms } from '../../retrieval/term-match.ts';
import { stemsOf } from '../../text/index-stems.ts';
import type { Language } from '../../text/language.ts';
import { foldStraight } from '../../text/words.ts';
import { reportsSpeech } from '../attribution.ts';
import { fact } from './fact.ts';
import type { Composed, Question } from './question.ts';

const QUESTION_WORD =
  /\b(?:qui|que|quoi|quand|ou|comment|pourquoi|combien|quel(?:le)?s?|lequel|laquelle)\b|\bqu'(?!il|elle|on)/;
/** "A-t-il", "est-ce que", "did they": a question that wants yes or no. */
const ASKS: Readonly<Record<Language, RegExp>> = {
  fr: /^(?:et |alors )?est-ce qu|-(?:t-)?(?:il|elle|ils|elles|on|ce)\b/,
  en: /^(?:and |so )?(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would|should)(?:n't)?\b/,
};
const NEGATION =
  /\b(?:ne|n'|aucune?|jamais|personne|sans|ni|not|no|never|nobody|none|neither)\b|n't\b/g;
/** What leaves open whether it is so. */
const HEDGE =
  /\b(?:pourrai(?:t|ent)|devrai(?:t|ent)|aurai(?:t|ent)|serai(?:t|ent)|peut-etre|sans doute|probablement|selon|d'apres|si|si l'on|presque|environ|seulement|encore|may|might|could|would|should|perhaps|probably|according|allegedly|if|unless|almost|nearly|only|yet|but|mais|sauf|except)\b|\?/;
/** A sentence decides by itself when it has all that is asked. */
const WHOLE = 0.99;
/** With fewer content words too much of the question is in the small ones. */
const FEWEST_TERMS = 2;

/** The sentence that decides comes first; "oui" or "non" only where it decides all by itself. */
export async function yesNo(asked: Question): Promise<Composed | null> {
  const { folded, language, spoken } = asked;
  if (!ASKS[spoken].test(folded)) return null;
  if (spoken === 'fr' && QUESTION_WORD.test(folded)) return null;
  const composed = await fact(asked);
  const verdict = decides(asked, composed);
  const said = messages(language).kinds;
  return {
    ...composed,
    kind: 'yes-no',
    ...(verdict !== null && { lead: verdict ? said.yes : said.no }),
  };
}

/** Whether the first sentence shown says that what is asked is so, or is not; null where it takes more to know. */
function decides({ folded, finding: { query } }: Question, { parts }: Composed): boolean | null {
  const [first] = parts;
  if (!first?.sentence || first.label !== undefined || query.terms.length < FEWEST_TERMS)
    return null;
  const text = first.quote.slice(first.sentence.start, first.sentence.end);
  const told = foldStraight(text);
  if (reportsSpeech(text) || HEDGE.test(told) || /[«"“;:]/.test(text)) return null;
  const { words } = matchTerms(query, stemsOf(text, first.article.language));
  if (massShare(query, words) < WHOLE) return null;
  const negations = (some: string): number => some.match(NEGATION)?.length ?? 0;
  // Two negations, or one in the question, say something else than they seem to.
  if (negations(folded) > 0 || negations(told) > 1) return null;
  return negations(told) === 0;
}
