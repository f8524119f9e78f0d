import { setImmediate } from 'node:timers/promises';
import type { Embedder } from '../../embeddings/embedder.ts';
import type { CorpusReader } from '../corpus/corpus-reader.ts';
import { type Query, readQuestion } from '../retrieval/query.ts';
import type { QueryTerm } from '../retrieval/query-term.ts';
import type { PassageReader, Sources } from '../retrieval/retrieve.ts';
import { wordsToMatch } from '../retrieval/soft-matching.ts';
import { massShare, matchTerms } from '../retrieval/term-match.ts';
import { DAYS, MONTHS } from '../text/dates/names.ts';
import { detectLanguage, type ReaderLanguage } from '../text/language.ts';
import type { QuestionContext } from './answer-question.ts';
import { askArticle, leastCoverage } from './ask-article.ts';
import { worthShowing } from './compose.ts';
import { quoteOf } from './quoting.ts';
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
 * alone, and answers it by the same threshold as a question. Equal subjects are looked for once, and the best passage of an
 * article is read only where the ranking alone is not sure, of many subjects for few.
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
  const asked = texts.filter(Boolean);
  // All words at once: to ask the process that knows their neighbours takes longer than it does to find them.
  await sources.neighbours?.(asked.flatMap((text) => wordsToMatch(text, detectLanguage(text))));
  const near = new Map<string, readonly string[]>();
  const analysed = new Map<string, Query>();
  for (const text of asked) {
    // Others have their turn between two subjects.
    await setImmediate();
    const query = await readQuestion(text, sources, null);
    const covered = coverageOf(query, articles);
    const least = leastCoverage([...covered.values()].map(({ share }) => share));
    const found = articleIds.filter((id) => {
      const { share = 0, lacksName = false } = covered.get(id) ?? {};
      return share >= least && !lacksName;
    });
    if (found.length > 0) near.set(text, found);
    analysed.set(text, query);
  }
  if (embedder) await addVectors(embedder, [...near.keys()], analysed);
  const readerLeft = limitedReader(await sources.reader, asked.length);
  const found = new Map<string, readonly SubjectMatch[]>();
  const matchOne = async (text: string): Promise<void> => {
    const matches: SubjectMatch[] = [];
    for (const id of near.get(text) ?? []) {
      // It has words of the subject: an index of all vectors need not be searched for it.
      const inside = { ...sources, vectors: null, reader: readerLeft() };
      const match = await matchIn(text, id, threshold, inside, embedder, analysed);
      if (match) matches.push(match);
    }
    found.set(text, matches);
  };
  // While one passage is read, others are ranked.
  await eachOf(asked, SUBJECTS_AT_ONCE, matchOne);
  if (texts.includes('')) {
    const told = await Promise.all(articleIds.map((id) => tellingSentences(sources.corpus, id)));
    found.set(
      '',
      told.filter((match) => match !== null),
    );
  }
  return subjects.map(({ text }) => found.get(text)!);
}

const SUBJECTS_AT_ONCE = 4;

/** Of many subjects so few passages are read for each: where the ranking is in doubt about more, it decides alone. */
const READ_OF_A_SUBJECT = 0.02;
const READ_AT_LEAST = 2;

/** The reader, as long as it has not read as much as so many subjects may take. */
function limitedReader(
  reader: PassageReader | null | undefined,
  subjects: number,
): () => PassageReader | undefined {
  let left = Math.max(READ_AT_LEAST, subjects * READ_OF_A_SUBJECT);
  if (!reader) return () => undefined;
  const counting: PassageReader = {
    read: (question, passages) => {
      left -= passages.length;
      return reader.read(question, passages);
    },
  };
  return () => (left > 0 ? counting : undefined);
}

/** Works on all items, some at a time. */
async function eachOf<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = items.values();
  const workers = Array.from({ length: atOnce }, async () => {
    for (const item of left) await work(item);
  });
  await Promise.all(workers);
}

/** Subjects at once: each call of the process that embeds takes more time than a subject does. */
const EMBEDDED_AT_ONCE = 25;

/** Adds the vectors of some questions to what was analysed without them. */
async function addVectors(
  embedder: Embedder,
  questions: readonly string[],
  analysed: Map<string, Query>,
): Promise<void> {
  for (let i = 0; i < questions.length; i += EMBEDDED_AT_ONCE) {
    const some = questions.slice(i, i + EMBEDDED_AT_ONCE);
    const vectors = await embedder.embed(some, 'query');
    for (const [at, question] of some.entries()) {
      analysed.set(question, { ...analysed.get(question)!, vector: vectors[at] ?? null });
    }
  }
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

/** What an article has of a subject. */
interface Coverage {
  /** Of its idf mass. */
  readonly share: number;
  /** Whether a name of it is nowhere in the article, which is then about another place or person. */
  readonly lacksName: boolean;
}

/** What each article that has any word of a subject has of it. */
function coverageOf(query: Query, byStem: ArticlesByStem): Map<string, Coverage> {
  const stems = new Map<string, string[]>();
  for (const stem of query.roles.keys()) {
    for (const id of byStem.get(stem) ?? []) {
      const known = stems.get(id);
      if (known) known.push(stem);
      else stems.set(id, [stem]);
    }
  }
  return new Map(
    [...stems].map(([id, found]) => {
      const { words } = matchTerms(query, found);
      const lacksName = query.terms.some((term, i) => isNameInWords(term) && words[i] === 0);
      return [id, { share: massShare(query, words), lacksName }];
    }),
  );
}

/** Days, months and years stand in the date of an article, if anywhere. */
const CALENDAR: ReadonlySet<string> = new Set([...MONTHS, ...DAYS]);

const isNameInWords = ({ isName, form }: QueryTerm): boolean =>
  isName && /^\p{L}/u.test(form) && !CALENDAR.has(form);

/** What answers a subject in one article, by the ranking and the reader alone. */
async function matchIn(
  subject: string,
  articleId: string,
  threshold: number | null,
  sources: Sources,
  embedder: Embedder | null,
  analysed: Map<string, Query>,
): Promise<SubjectMatch | null> {
  const many = { readsUnsure: true, analysed } as const;
  const answer = await askArticle(subject, articleId, threshold, sources, embedder, [], many);
  const { finding, kind } = answer;
  if (kind === 'abstained') return null;
  const chosen = worthShowing(finding, 'newest', false).slice(0, MOST_SENTENCES);
  const [best] = chosen;
  if (!best) return null;
  const { id, file, words: _words, titleStems: _stems, ...article } = best.candidate.article;
  const sentences = chosen.map(quoteOf);
  return { articleId: id, file, article, sentences };
}
