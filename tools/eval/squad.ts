import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import type { LocalEmbedder } from '../../embeddings/embedder.ts';
import { loadHnsw } from '../../embeddings/hnsw-file.ts';
import { corpusStore } from '../../src/corpus/open-store.ts';
import { UserError } from '../../src/errors.ts';
import { en, fr } from '../../src/i18n/typography.ts';
import { prepareArticle, writeArticles } from '../../src/indexing/article-batch.ts';
import { hnswIdentity, hnswPath } from '../../src/indexing/hnsw/hnsw-location.ts';
import { updateHnsw } from '../../src/indexing/hnsw/update-hnsw.ts';
import { StemNeighbours } from '../../src/indexing/stem-neighbours.ts';
import type { Sources } from '../../src/retrieval/retrieve.ts';
import { rememberNeighbours } from '../../src/retrieval/soft-matching.ts';
import { detectLanguage } from '../../src/text/language.ts';
import type { Span } from '../../src/text/spans.ts';

const squadSchema = z.object({
  data: z.array(
    z.object({
      title: z.string(),
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(
            z.object({
              question: z.string(),
              id: z.union([z.string(), z.number()]).optional(),
              answers: z.array(z.object({ text: z.string(), answer_start: z.number() })),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** An article of the dataset: its paragraphs, joined by blank lines, are its text. */
export interface SquadArticle {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Where each paragraph stands in the text. */
  readonly paragraphs: readonly Span[];
}

export interface SquadQuestion {
  readonly question: string;
  readonly articleId: string;
  readonly title: string;
  /** Where the gold paragraph stands in the article's text. */
  readonly paragraph: Span;
  /** Where its gold answers stand in the article's text. */
  readonly answers: readonly Span[];
}

export interface SquadSet {
  readonly articles: readonly SquadArticle[];
  readonly questions: readonly SquadQuestion[];
}

const SQUAD_FORM =
  '{"data": [{"title", "paragraphs": [{"context", "qas": [{"question", "answers": [{"text", "answer_start"}]}]}]}]}';

/** Reads a dataset in SQuAD 1.1's form. @throws UserError when it has another form. */
export function readSquad(file: string, limit = Number.POSITIVE_INFINITY): SquadSet {
  let parsed: z.infer<typeof squadSchema>;
  try {
    parsed = squadSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new UserError(
      {
        fr: fr`${file} n'est pas un jeu de données au format SQuAD.`,
        en: en`${file} is no dataset in SQuAD format.`,
      },
      { fr: fr`Il y faut ${SQUAD_FORM}.`, en: en`It takes ${SQUAD_FORM}.` },
      { cause },
    );
  }
  const articles: SquadArticle[] = [];
  const questions: SquadQuestion[] = [];
  for (const [i, entry] of parsed.data.entries()) {
    const articleId = `squad${i}`;
    const title = entry.title.replaceAll('_', ' ');
    let text = '';
    const paragraphs: Span[] = [];
    for (const { context, qas } of entry.paragraphs) {
      if (text !== '') text += '\n\n';
      const at = text.length;
      text += context;
      paragraphs.push({ start: at, end: text.length });
      for (const { question, answers } of qas) {
        questions.push({
          question,
          articleId,
          title,
          paragraph: { start: at, end: at + context.length },
          answers: answers.map((answer) => ({
            start: at + answer.answer_start,
            end: at + answer.answer_start + answer.text.length,
          })),
        });
      }
    }
    articles.push({ id: articleId, title, text, paragraphs });
  }
  return { articles, questions: spread(questions, limit) };
}

/** At most `limit`, evenly from the whole set. */
function spread<T>(items: readonly T[], limit: number): T[] {
  if (items.length <= limit) return [...items];
  return Array.from({ length: limit }, (_, i) => items[Math.floor((i * items.length) / limit)]!);
}

/**
 * Indexes articles in a temporary folder by the product's own code; `close` removes it.
 * @throws where the HNSW file cannot be read.
 */
export async function indexSquad(
  articles: readonly SquadArticle[],
  embedder: LocalEmbedder,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Sources & { close(): Promise<void> }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'kiosque-eval-'));
  const writer = (await corpusStore({ dataDir }).write(new Date())).writer;
  for (const [i, { id, title, text }] of articles.entries()) {
    onProgress(i, articles.length);
    const stored = { id, file: `${id}.txt`, hash: id, size: text.length, mtimeMs: 0 };
    const article = {
      file: stored.file,
      text,
      leftovers: [],
      title,
      publisher: null,
      author: null,
      url: null,
      published: null,
      language: detectLanguage(text),
    };
    const pending = [prepareArticle(stored, article, new Map(), embedder)];
    await writeArticles(pending, writer, embedder);
  }
  await writer.setMeta('embedder', JSON.stringify(embedder.info));
  await writer.close();
  await updateHnsw({
    dataDir,
    info: embedder.info,
    when: 'changed',
    writer: { pid: 0, program: 'eval' },
    onProgress: () => {},
  });
  const loaded = await loadHnsw(hnswPath(dataDir), hnswIdentity(embedder.info));
  if (!('index' in loaded)) throw new Error(loaded.en);
  const corpus = (await corpusStore({ dataDir }).read())!;
  const stems = new StemNeighbours({ dataDir }, embedder);
  return {
    corpus,
    vectors: loaded.index,
    neighbours: rememberNeighbours((words, k) => stems.nearest(words, k)),
    close: async () => {
      await stems.close();
      await corpus.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
