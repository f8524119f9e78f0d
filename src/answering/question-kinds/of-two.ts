import { stem } from '../../text/stems.ts';
import { splitWords } from '../../text/words.ts';
import { topicArticles } from '../topic-articles.ts';
import { type WholeArticle, wholeArticle } from '../whole-article.ts';
import { best, bestPair, candidatesFor, partOf } from './compared-sentences.ts';
import type { Composed, Question } from './question.ts';
import type { Side } from './sides.ts';

/** On the folded question: "laquelle des deux cloches", "des deux ponts, lequel", "which of the two ferries". */
const WHICH_OF_TWO =
  /\b(?:lequel|laquelle|quel(?:le)?|which(?: one)?) (?:des|de ces|of (?:the|these|those)) (?:deux|two) (?<noun>[a-z'-]{3,30})|\b(?:des|de ces|of (?:the|these|those)) (?:deux|two) (?<before>[a-z'-]{3,30}).{0,60}\b(?:lequel|laquelle|which)\b/;

const ARTICLES = 4;
const NO_SIDE: Side = { name: '', stems: [], words: null };

/** The figure of each of two things that are asked for by what they are: "laquelle des deux cloches est la plus lourde". */
export async function ofTwo(asked: Question): Promise<Composed | null> {
  const { noun, before } = WHICH_OF_TWO.exec(asked.folded)?.groups ?? {};
  const [word] = splitWords(noun ?? before ?? '');
  if (!word) return null;
  const side: Side = { name: '', stems: [[stem(word, 'fr'), stem(word, 'en')]], words: null };
  const articles: WholeArticle[] = [];
  for (const { article } of topicArticles(asked.finding).slice(0, ARTICLES)) {
    const whole = await wholeArticle(asked.sources.corpus, article.id);
    if (whole) articles.push(whole);
  }
  const found = best(await candidatesFor(asked, articles, side, NO_SIDE, true)).filter(
    ({ isMeasured }) => isMeasured,
  );
  const pair = bestPair(found, found, (a, b) => !a.numbers.some((one) => b.numbers.includes(one)));
  if (!pair) return null;
  return {
    kind: 'compare',
    parts: pair.map((one) => partOf(one)),
    sure: false,
    atLeast: 'perhaps',
  };
}
