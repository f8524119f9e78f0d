import { messages } from '../../i18n/messages.ts';
import { massShare, matchTerms } from '../../retrieval/term-match.ts';
import { stem } from '../../text/stems.ts';
import { QUESTION_STOPWORDS } from '../../text/stopwords.ts';
import { foldStraight, splitWords } from '../../text/words.ts';
import { isNoAnswer } from '../no-answer.ts';
import { type Quoted, quoted } from '../quoting.ts';
import { topicArticles } from '../topic-articles.ts';
import { type ArticleSentence, type WholeArticle, wholeArticle } from '../whole-article.ts';
import type { Asked, Composed } from './asked.ts';

const COMPARES =
  /\b(?:compar\w+|versus|vs|par rapport|difference|plus|moins|le meme|lequel|laquelle|which|more|less|than|bigger|higher|cheaper)\b/;
/** "A ou B", "entre A et B", "compare A et B": the two sides. */
const SIDES: readonly RegExp[] = [
  /\b(?:entre|between) (.{2,60}?) (?:et|and) (.{2,60}?)(?= (?:sur|pour|about|for|a propos)\b|[?.!]|$)/,
  /\bcompar\w+ (.{2,80}?) (?:et|and|with|avec|a|to) (.{2,60}?)(?:[?.!]|$)/,
  /(?:,|:|\bde|\bof|\bque|\bthan)? ?([^\s,:]{1,40}(?: [^\s,:]{1,40}){0,5}?) (?:ou|or|vs\.?|versus) ([^\s,:]{1,40}(?: [^\s,:]{1,40}){0,5}?) ?(?:[?.!]|$)/,
];
const ARTICLES = 3;
/** A sentence speaks of a side when it has so much of its words. */
const ENOUGH = 0.5;

/** The same fact for each of two sides, side by side; says which side is missing. */
export async function compare(asked: Asked): Promise<Composed | null> {
  if (!COMPARES.test(asked.folded)) return null;
  const sides = sidesOf(asked.question);
  if (!sides) return null;
  const articles: WholeArticle[] = [];
  for (const { article } of topicArticles(asked.finding).slice(0, ARTICLES)) {
    const whole = await wholeArticle(asked.sources.corpus, article.id);
    if (whole) articles.push(whole);
  }
  const [a, b] = sides.map((side) => stemsOfSide(side));
  const own = [a!, b!].map(
    (stems, i) => new Set([...stems].filter((one) => ![b!, a!][i]!.has(one))),
  );
  if (own.some((stems) => stems.size === 0)) return null;
  const found = own.map((stems, i) => bestFor(asked, articles, stems, own[1 - i]!));
  const parts = found.flatMap((one) => one ?? []);
  if (parts.length === 0) return null;
  const distinct = parts.filter(
    (part, i) =>
      parts.findIndex(
        (other) => other.article.id === part.article.id && other.start === part.start,
      ) === i,
  );
  const missing = sides.filter((_, i) => !found[i]);
  const said = messages(asked.language).kinds;
  return {
    kind: 'compare',
    parts: distinct,
    notes: missing.map((side) => said.nothingOn(side)),
    sure: false,
  };
}

/** The two sides that a question names, as it writes them. */
export function sidesOf(question: string): [string, string] | null {
  const folded = foldStraight(question);
  if (folded.length !== question.length) return null;
  for (const pattern of SIDES) {
    const match = pattern.exec(folded);
    if (!match?.[1] || !match[2]) continue;
    return [match[1], match[2]].map((side) => {
      const at = folded.indexOf(side, match.index);
      return question.slice(at, at + side.length).trim();
    }) as [string, string];
  }
  return null;
}

function stemsOfSide(side: string): Set<string> {
  return new Set(
    splitWords(side)
      .filter(({ form }) => !QUESTION_STOPWORDS.fr.has(form) && !QUESTION_STOPWORDS.en.has(form))
      .flatMap((word) => [stem(word, 'fr'), stem(word, 'en')]),
  );
}

/** The sentence that says of one side what is asked. */
function bestFor(
  { finding: { query } }: Asked,
  articles: readonly WholeArticle[],
  own: ReadonlySet<string>,
  other: ReadonlySet<string>,
): Quoted | null {
  let best: { article: WholeArticle; sentence: ArticleSentence; score: number } | null = null;
  for (const article of articles) {
    for (const sentence of article.sentences) {
      if (isNoAnswer(sentence.text)) continue;
      const stems = new Set(sentence.stems);
      const has = share(own, stems);
      if (has < ENOUGH / 2) continue;
      const asked = massShare(query, matchTerms(query, sentence.stems).words);
      const figure = /\d/.test(sentence.text) ? 0.25 : 0;
      const score = has + asked + figure - 0.1 * share(other, stems);
      if (!best || score > best.score) best = { article, sentence, score };
    }
  }
  return best ? quoted(best.article.details, best.article.text, best.sentence) : null;
}

/** Of a side's words, each with its stem in both languages, how many a sentence has. */
function share(side: ReadonlySet<string>, stems: ReadonlySet<string>): number {
  let found = 0;
  for (const one of side) if (stems.has(one)) found++;
  return side.size === 0 ? 0 : found / side.size;
}
