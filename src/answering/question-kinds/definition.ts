import { foldStraight } from '../../text/words.ts';
import { contextIn } from '../attribution.ts';
import { isNoAnswer } from '../no-answer.ts';
import { type Quoted, quoted } from '../quoting.ts';
import { topicArticles } from '../topic-articles.ts';
import { type WholeArticle, wholeArticle } from '../whole-article.ts';
import { fact } from './fact.ts';
import type { Composed, Question } from './question.ts';

/** On the folded question: what something is; what is asked about stands in the group. */
const ASKS =
  /^(?:et |and )?(?:c'est quoi|qu'est-ce que?(?: c'est que)?|que (?:veut dire|signifie|designe)|what(?: is|'s| are)|what does (?=.{2,60} mean)|(?:la )?definition (?:de |d'))\s*(?:un |une |le |la |les |l'|du |des |cette |ce |a |an |the )?(?<thing>[^?!.,;:]{2,60}?)(?: mean)?\s*[?!.]*$/;
/** More words are a question of its own: "qu'est-ce que le maire a promis aux forains". */
const MOST_WORDS = 4;
/** Behind the thing: what says what it is. */
const IS =
  /^[»”"']?(?: ?\(|,? (?:est|sont|etait|etaient|designe\w*|signifie\w*) (?:un|une|le|la|les|l'|des)\b|, (?:un|une|le|la|les|l'|des|ces|ce|cette|qui|that|which|who|a|an|the)\b| (?:is|are|was|were|means?) (?:a|an|the|that|what)\b)/;
/** Before it: what it is called. */
const CALLED =
  /(?:appel\w{1,8}|nomm\w{1,8}|baptis\w{1,8}|dit|dite|called|named|known as|dubbed)(?: (?:le|la|les|the))?[ «“"']{1,3}$/;

/** Between a name and what it is, where they stand beside each other. */
const BESIDE_EACH_OTHER =
  /^[\s,«»"“”'()—–-]*(?:(?:le|la|les|l'|de|du|des|d'|un|une|the|an?|of|est|sont|etait|is|are|was|were|qui|that|which|who|nomme\w*|appele\w*|called|named)[\s,«»"“”'()—–-]*)*$/;

/** From its first word to its last: "capital of France" and "Brill Trust worth" are none. */
const IS_NAME = /^\p{Lu}(?:.* \p{Lu})?[^\s]*$/u;

/** The name, folded, of which a question asks what it is: "c'est quoi le prix" asks how much, "la CFDT" what. */
function nameToDefine(question: string): string | null {
  const folded = foldStraight(question);
  const thing = ASKS.exec(folded)?.groups?.['thing']?.trim();
  if (!thing || folded.length !== question.length) return null;
  const at = folded.lastIndexOf(thing);
  return IS_NAME.test(question.slice(at, at + thing.length)) ? thing : null;
}

/** Whether a question asks what a name stands for, and what was found in a text does not stand beside the name. */
export function isNoDefinition(
  question: string,
  text: string,
  start: number,
  end: number,
): boolean {
  const name = nameToDefine(question);
  if (name === null) return false;
  const folded = foldStraight(text);
  const at = folded.indexOf(name);
  if (at < 0) return true;
  const between = at < start ? folded.slice(at + name.length, start) : folded.slice(end, at);
  return !BESIDE_EACH_OTHER.test(between);
}

const ARTICLES = 2;
const MENTIONS = 12;
/** Characters before a name that are looked at. */
const BESIDE = 40;

/** The sentence that says what a thing is, by the words beside its name; null where none does. */
export async function definition(asked: Question): Promise<Composed | null> {
  const thing = ASKS.exec(asked.folded)?.groups?.['thing']?.trim();
  if (!thing || thing.split(' ').length > MOST_WORDS) return null;
  for (const { article } of topicArticles(asked.finding).slice(0, ARTICLES)) {
    const whole = await wholeArticle(asked.sources.corpus, article.id);
    const part = whole && definedIn(whole, thing);
    if (!part) continue;
    const composed = await fact(asked);
    const others = composed.parts.filter(
      (one) => one.article.id !== article.id || one.end <= part.start || one.start >= part.end,
    );
    return { ...composed, kind: 'definition', parts: [part, ...others.slice(0, 1)] };
  }
  return null;
}

function definedIn({ details, text, sentences }: WholeArticle, thing: string): Quoted | null {
  let mentions = 0;
  for (const [i, sentence] of sentences.entries()) {
    if (isNoAnswer(sentence.text)) continue;
    const folded = foldStraight(sentence.text);
    const at = folded.indexOf(thing);
    if (at < 0 || mentions++ > MENTIONS) continue;
    if (
      IS.test(folded.slice(at + thing.length)) ||
      CALLED.test(folded.slice(Math.max(0, at - BESIDE), at))
    )
      return quoted(details, text, contextIn(text, sentences, i));
  }
  return null;
}
