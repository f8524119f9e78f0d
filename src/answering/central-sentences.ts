import { personNames } from '../text/person-names.ts';
import { isNoAnswer } from './no-answer.ts';
import type { ArticleSentence, WholeArticle } from './whole-article.ts';

/** Below, a sentence tells too little; above, too much for one of five. */
const FEWEST_STEMS = 5;
const LONGEST = 330;
/** A sentence that opens so leans on the one before. */
const LEANS =
  /^(?:il|elle|ils|elles|ce|cela|ça|celui-ci|celle-ci|mais|et|or|donc|puis|ensuite|enfin|he|she|it|they|this|that|these|those|but|and|so|then|nobody|not)\b/i;
/** An article tells the most in its opening. */
const OPENING = 0.35;
const FIGURE = 0.12;
const NAME = 0.06;
const LEANING = -0.25;
const SPEECH = -0.2;

/**
 * The sentences that carry an article, at most `count`, in its order: each the best of its part of the text, by how much
 * of the words that the article keeps coming back to it has that the ones before have not, by its figures and names, and
 * by whether it stands at the opening. A sum over words covered once each is submodular, so that taking the best one after
 * the other comes near the best set (Lin and Bilmes, 2011); parts of equal length keep all of a long text in view.
 */
export function centralSentences(article: WholeArticle, count: number): ArticleSentence[] {
  const weights = stemWeights(article.sentences);
  const usable = article.sentences.filter(
    ({ text, stems }) =>
      stems.length >= FEWEST_STEMS && text.length <= LONGEST && !isNoAnswer(text),
  );
  if (usable.length <= count) return usable;
  const covered = new Set<string>();
  const chosen: ArticleSentence[] = [];
  for (let part = 0; part < count; part++) {
    const from = Math.floor((part * usable.length) / count);
    const to = Math.floor(((part + 1) * usable.length) / count);
    const candidates = usable.slice(from, to);
    let best: ArticleSentence | null = null;
    let bestScore = -Infinity;
    for (const [i, sentence] of candidates.entries()) {
      const score = worth(sentence, weights, covered) + (i === 0 && part === 0 ? OPENING : 0);
      if (score > bestScore) {
        best = sentence;
        bestScore = score;
      }
    }
    if (!best) continue;
    chosen.push(best);
    for (const stem of best.stems) covered.add(stem);
  }
  return chosen;
}

/** How much a stem is what the article is about: the share of its sentences that have it, of those that recur. */
function stemWeights(sentences: readonly ArticleSentence[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { stems } of sentences)
    for (const stem of new Set(stems)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const most = Math.max(2, ...counts.values());
  return new Map(
    [...counts].filter(([, n]) => n > 1).map(([stem, n]) => [stem, Math.sqrt(n / most)]),
  );
}

function worth(
  { text, stems }: ArticleSentence,
  weights: ReadonlyMap<string, number>,
  covered: ReadonlySet<string>,
): number {
  const own = [...new Set(stems)];
  const gain = own.reduce(
    (sum, stem) => sum + (weights.get(stem) ?? 0) * (covered.has(stem) ? 0.2 : 1),
    0,
  );
  const figures = Math.min(3, (text.match(/\d+(?:[.,\s]\d+)*/g) ?? []).length);
  const names = Math.min(2, personNames(text).length);
  const spoken = /^\s*[«"“]/.test(text) ? SPEECH : 0;
  const leaning = LEANS.test(text) ? LEANING : 0;
  return gain / Math.sqrt(own.length + 4) + FIGURE * figures + NAME * names + leaning + spoken;
}
