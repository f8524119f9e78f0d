import { setImmediate } from 'node:timers/promises';
import type { Embedder } from '../../embeddings/embedder.ts';
import type { CorpusReader } from '../corpus/corpus-reader.ts';
import { readQuestion } from '../retrieval/read-question.ts';
import type { Sources } from '../retrieval/retrieve.ts';
import { massShare, matchTerms } from '../retrieval/term-match.ts';
import type { ReaderLanguage } from '../text/language.ts';
import { answerQuestion, type QuestionContext } from './answer-question.ts';
import { type TellingArticle, tellingSentences } from './telling.ts';

/** An article that answers a subject, with the sentences that do. */
export type SubjectMatch = TellingArticle;

/** What somebody wants to be told of: a question, or the words of a subject; none for whatever is new. */
export interface Subject {
  readonly text: string;
  readonly reader: ReaderLanguage;
}

/** Of an article with less of the subject's idf mass, all its text together, nothing is read… */
const LEAST_COVERAGE = 0.6;
/** …nor of one with less than this of what the best has. */
const OF_BEST = 0.8;
const MOST_SENTENCES = 3;

/**
 * Which of some articles answer which of some subjects: each article with enough of the words of a subject is asked for it
 * alone, and answers it by the same threshold as a question.
 * @returns for each subject its matches, in the order of the articles.
 */
export async function matchSubjects(
  subjects: readonly Subject[],
  articleIds: readonly string[],
  context: Omit<QuestionContext, 'within' | 'turns' | 'reader'>,
  sources: Sources,
  embedder: Embedder | null,
): Promise<SubjectMatch[][]> {
  const articles = await stemsOfArticles(sources.corpus, articleIds);
  const found: SubjectMatch[][] = [];
  for (const subject of subjects) {
    // Others have their turn between two subjects.
    await setImmediate();
    if (subject.text === '') {
      const told = await Promise.all(articleIds.map((id) => tellingSentences(sources.corpus, id)));
      found.push(told.filter((match) => match !== null));
      continue;
    }
    const query = await readQuestion(subject.text, sources, null);
    const covered = articles.map(({ id, stems }) => ({
      id,
      coverage: massShare(query, matchTerms(query, stems).words),
    }));
    const best = Math.max(0, ...covered.map(({ coverage }) => coverage));
    const least = Math.max(LEAST_COVERAGE, OF_BEST * best);
    const near = covered.filter(({ coverage }) => coverage >= least);
    const matches: SubjectMatch[] = [];
    for (const { id } of near) {
      const asked = { ...context, reader: subject.reader, within: [id] };
      const match = await matchIn(subject.text, id, asked, sources, embedder);
      if (match) matches.push(match);
    }
    found.push(matches);
  }
  return found;
}

async function stemsOfArticles(
  corpus: CorpusReader,
  ids: readonly string[],
): Promise<{ readonly id: string; readonly stems: ReadonlySet<string> }[]> {
  const details = await corpus.details(ids);
  const all: { id: string; stems: Set<string> }[] = [];
  for (const [id, { titleStems }] of details) {
    const heads = await corpus.heads(await corpus.chunkIds(id));
    all.push({ id, stems: new Set([...titleStems, ...heads.flatMap(({ stems }) => stems)]) });
  }
  return all;
}

async function matchIn(
  subject: string,
  articleId: string,
  context: QuestionContext,
  sources: Sources,
  embedder: Embedder | null,
): Promise<SubjectMatch | null> {
  const answer = await answerQuestion(subject, context, sources, embedder);
  const citations = answer.sentences
    .map(({ citation }) => citation)
    .filter((citation) => citation.articleId === articleId);
  const [first] = citations;
  if (!first || (answer.kind !== 'answered' && answer.kind !== 'perhaps')) return null;
  const { file, article } = first;
  const sentences = citations
    .slice(0, MOST_SENTENCES)
    .map(({ start, end, quote }) => ({ start, end, quote }));
  return { articleId, file, article, sentences };
}
