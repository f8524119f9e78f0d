import { setImmediate } from 'node:timers/promises';
import type { Embedder } from '../../embeddings/embedder.ts';
import type { CorpusReader } from '../corpus/corpus-reader.ts';
import { type Query, readQuestion } from '../retrieval/query.ts';
import type { Sources } from '../retrieval/retrieve.ts';
import { massShare, matchTerms } from '../retrieval/term-match.ts';
import type { ReaderLanguage } from '../text/language.ts';
import type { QuestionContext } from './answer-question.ts';
import { askAlone, leastCoverage } from './ask-alone.ts';
import { worthShowing } from './compose.ts';
import { type TellingArticle, tellingSentences } from './telling.ts';

/** An article that answers a subject, with the sentences that do. */
export type SubjectMatch = TellingArticle;

/** What somebody wants to be told of: a question, or the words of a subject; none for whatever is new. */
export interface Subject {
  readonly text: string;
  readonly reader: ReaderLanguage;
}

const MOST_SENTENCES = 3;

/**
 * Which of some articles answer which of some subjects: each article with enough of the words of a subject is asked for it
 * alone, and answers it by the same threshold as a question. Equal subjects are looked for once, and an article is
 * read only where the ranking alone is not sure.
 * @returns for each subject its matches, in the order of the articles.
 */
export async function matchSubjects(
  subjects: readonly Subject[],
  articleIds: readonly string[],
  { threshold = null }: Pick<QuestionContext, 'threshold'>,
  sources: Sources,
  embedder: Embedder | null,
): Promise<(readonly SubjectMatch[])[]> {
  const articles = await articlesByStem(sources.corpus, articleIds);
  const texts = [...new Set(subjects.map(({ text }) => text))];
  const near = new Map<string, readonly string[]>();
  for (const text of texts.filter(Boolean)) {
    // Others have their turn between two subjects.
    await setImmediate();
    const covered = coverageOf(await readQuestion(text, sources, null), articles);
    const least = leastCoverage(covered.values());
    near.set(
      text,
      articleIds.filter((id) => (covered.get(id) ?? 0) >= least),
    );
  }
  const asked = texts.filter((text) => near.get(text)?.length);
  const once = embedder && (await embeddedTogether(embedder, asked));
  const found = new Map<string, readonly SubjectMatch[]>();
  for (const text of texts) {
    if (text === '') {
      const told = await Promise.all(articleIds.map((id) => tellingSentences(sources.corpus, id)));
      const matches = told.filter((match) => match !== null);
      found.set(text, matches);
      continue;
    }
    const analysed = new Map<string, Query>();
    const matches: SubjectMatch[] = [];
    for (const id of near.get(text) ?? []) {
      const match = await matchIn(text, id, threshold, sources, once, analysed);
      if (match) matches.push(match);
    }
    found.set(text, matches);
  }
  return subjects.map(({ text }) => found.get(text)!);
}

/** Subjects at once: each call of the process that embeds takes more time than a subject does. */
const EMBEDDED_AT_ONCE = 25;

/** An embedder that has embedded some questions already. */
async function embeddedTogether(
  embedder: Embedder,
  questions: readonly string[],
): Promise<Embedder> {
  const vectors = new Map<string, Float32Array | null>();
  for (let i = 0; i < questions.length; i += EMBEDDED_AT_ONCE) {
    const some = questions.slice(i, i + EMBEDDED_AT_ONCE);
    const made = await embedder.embed(some, 'query');
    for (const [at, question] of some.entries()) vectors.set(question, made[at] ?? null);
  }
  return {
    info: embedder.info,
    close: () => embedder.close(),
    embed: async (texts, role) =>
      role === 'query' && texts.every((text) => vectors.has(text))
        ? texts.map((text) => vectors.get(text) ?? null)
        : embedder.embed(texts, role),
  };
}

/** The articles that have each stem, in their text or their headline. */
type ArticlesByStem = ReadonlyMap<string, readonly string[]>;

async function articlesByStem(
  corpus: CorpusReader,
  ids: readonly string[],
): Promise<ArticlesByStem> {
  const byStem = new Map<string, string[]>();
  for (const [id, { titleStems }] of await corpus.details(ids)) {
    const heads = await corpus.heads(await corpus.chunkIds(id));
    for (const stem of new Set([...titleStems, ...heads.flatMap(({ stems }) => stems)])) {
      const known = byStem.get(stem);
      if (known) known.push(id);
      else byStem.set(stem, [id]);
    }
  }
  return byStem;
}

/** Share of a subject's idf mass in each article that has any of its words. */
function coverageOf(query: Query, byStem: ArticlesByStem): Map<string, number> {
  const stems = new Map<string, string[]>();
  for (const stem of query.roles.keys()) {
    for (const id of byStem.get(stem) ?? []) {
      const known = stems.get(id);
      if (known) known.push(stem);
      else stems.set(id, [stem]);
    }
  }
  return new Map(
    [...stems].map(([id, found]) => [id, massShare(query, matchTerms(query, found).words)]),
  );
}

/** What answers a subject in one article, by the ranking and the reader alone. */
async function matchIn(
  subject: string,
  articleId: string,
  threshold: number | null,
  sources: Sources,
  embedder: Embedder | null,
  analysed: Map<string, Query>,
): Promise<SubjectMatch | null> {
  // It has words of the subject: an index of all vectors need not be searched for it.
  const inside = { ...sources, vectors: null };
  const many = { readsUnsure: true, analysed } as const;
  const answer = await askAlone(subject, articleId, threshold, inside, embedder, [], many);
  const { finding, kind } = answer;
  if (kind === 'abstained') return null;
  const chosen = worthShowing(finding, 'newest', false).slice(0, MOST_SENTENCES);
  const [best] = chosen;
  if (!best) return null;
  const { id, file, words: _words, titleStems: _stems, ...article } = best.candidate.article;
  const sentences = chosen.map(({ start, end, text }) => ({ start, end, quote: text }));
  return { articleId: id, file, article, sentences };
}
