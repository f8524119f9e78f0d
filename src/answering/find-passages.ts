import type { Embedder } from '../../embeddings/embedder.ts';
import { matchedWords } from '../retrieval/matched-words.ts';
import type { FoundPassage } from '../retrieval/passage.ts';
import { readQuestion } from '../retrieval/query.ts';
import { type RankedCandidate, retrieve, type Sources } from '../retrieval/retrieve.ts';
import { dayIn, localTimeZone } from '../text/dates/calendar.ts';
import { detectLanguage } from '../text/language.ts';
import type { Span } from '../text/spans.ts';
import type { QuestionContext } from './answer-question.ts';
import { isHeadlineAlone } from './choose-sentences.ts';
import { toPassage } from './compose.ts';
import { raised } from './raise-by-time.ts';
import { timeScope } from './time-scope.ts';

/** Cosine of a passage that is about the words without having them. */
const NEAR_IN_MEANING = 0.4;

/**
 * The passages that speak of some words, ranked as for an answer, with the places of the words. One that has them in its
 * article's headline only is none, unless the article is hardly more.
 */
export async function findPassages(
  words: string,
  scope: QuestionContext,
  sources: Sources,
  embedder: Embedder | null,
): Promise<FoundPassage[]> {
  const language = detectLanguage(words, scope.reader?.language);
  const today = dayIn(scope.now ?? new Date(), scope.timeZone ?? localTimeZone());
  const time = await timeScope(words, language, today, sources.corpus, scope, language);
  const { within, undatedLast, told } = time;
  const query = await readQuestion(time.question.trim() || words, sources, embedder);
  const found = await retrieve(query, sources, within);
  const ranked = await raised(found, { undatedLast, told }, new Set());
  return ranked
    .map((candidate) => {
      const words = matchedWords(query, candidate.chunk.text, candidate.article.language);
      return { candidate, words, hits: outsideHeadline(words, candidate) };
    })
    .filter(({ candidate, words, hits }) =>
      words.length > 0 ? hits.length > 0 : candidate.features.dense > NEAR_IN_MEANING,
    )
    .map(({ candidate, hits }, i) => ({ ...toPassage(candidate, i), hits }));
}

/** Those that are not in the headline, which stands in the text of most articles too. */
function outsideHeadline(words: readonly Span[], { article, chunk }: RankedCandidate): Span[] {
  const start = article.title === '' ? -1 : chunk.text.indexOf(article.title);
  if (start < 0 || isHeadlineAlone(article)) return [...words];
  return words.filter((word) => word.end <= start || word.start >= start + article.title.length);
}
