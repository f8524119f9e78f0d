import { massShare, matchTerms } from '../../retrieval/term-match.ts';
import { stemsOf } from '../../text/index-stems.ts';
import { headingOf } from '../headings.ts';
import { isNoAnswer } from '../no-answer.ts';
import { quoted } from '../quoting.ts';
import { topicArticles } from '../topic-articles.ts';
import { type WholeArticle, wholeArticle } from '../whole-article.ts';
import { fact } from './fact.ts';
import { givesReason } from './gives-reason.ts';
import type { Composed, Question } from './question.ts';

const ASKS =
  /^(?:et |and |mais |but )?(?:pourquoi|why|how come|pour quelles? raisons?|quel(?:le)?s? (?:est|sont|etait|etaient) (?:la |les |l')?(?:causes?|raisons?|origines?|motifs?)|a cause de quoi|what (?:caused|led to|is the reason|was the reason|are the reasons|is the cause|was the cause))\b/;
/** Of the question's idf mass in a sentence with its heading and the two before it. */
const ENOUGH = 0.5;
const OWN_WEIGHT = 0.5;
const BEFORE = 2;
/** Of the best article's coverage: others are about something else. */
const ALSO = 0.7;
const ARTICLES = 2;
const MOST_CHARS = 700;

/** The sentence that gives a reason, where what was found gives none: it seldom has the words of what it explains. */
export async function why(asked: Question): Promise<Composed | null> {
  const { finding, folded, sources } = asked;
  if (!ASKS.test(folded)) return null;
  const [best] = finding.sentences;
  if (!best || (best.reading?.margin ?? 0) > 0 || givesReason(best.text)) return null;
  const articles = topicArticles(finding);
  const most = Math.max(0, ...articles.map(({ coverage }) => coverage));
  let found: Reason | null = null;
  for (const { article, coverage } of articles.slice(0, ARTICLES)) {
    if (coverage < ALSO * most) continue;
    const whole = await wholeArticle(sources.corpus, article.id);
    const reason = whole && reasonIn(whole, asked);
    if (reason && (!found || reason.score > found.score)) found = reason;
  }
  if (!found) return null;
  const { article, from, to } = found;
  const span = { start: article.sentences[from]!.start, end: article.sentences[to]!.end };
  const composed = await fact(asked);
  const reason = quoted(article.details, article.text, span);
  const others = composed.parts.filter(
    (part) =>
      part.article.id !== article.details.id || part.end <= span.start || part.start >= span.end,
  );
  return { ...composed, parts: [reason, ...others.slice(0, 1)], sure: false };
}

interface Reason {
  readonly article: WholeArticle;
  /** Sentences from the one that says of what it is the reason to the reason itself. */
  readonly from: number;
  readonly to: number;
  readonly score: number;
}

/** The sentence of an article that gives a reason and stands nearest to what is asked about. */
function reasonIn(article: WholeArticle, { finding: { query } }: Question): Reason | null {
  const { text, sentences, details } = article;
  const share = (stems: readonly string[]): number =>
    massShare(query, matchTerms(query, stems).words);
  let best: Reason | null = null;
  for (const [i, sentence] of sentences.entries()) {
    if (isNoAnswer(sentence.text) || !givesReason(sentence.text)) continue;
    let from = i;
    while (
      from > 0 &&
      i - from < BEFORE &&
      !text.slice(sentences[from - 1]!.end, sentence.start).includes('\n')
    )
      from--;
    const before = sentences.slice(from, i).flatMap(({ stems }) => stems);
    const heading = stemsOf(headingOf(text, sentence.start), details.language);
    const around = share([...sentence.stems, ...before, ...heading, ...details.titleStems]);
    if (around < ENOUGH) continue;
    const own = share(sentence.stems);
    const score = around + OWN_WEIGHT * own;
    const isLong = sentence.end - sentences[from]!.start > MOST_CHARS;
    if (!best || score > best.score)
      best = { article, from: isLong || own >= ENOUGH ? i : from, to: i, score };
  }
  return best;
}
