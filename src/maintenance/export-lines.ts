import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type CorpusLocation, corpusStore } from '../corpus/open-store.ts';
import type { ShownCitation } from '../memory/shown-answer.ts';
import { botDbPath } from '../memory/sqlite/open-bot-db.ts';

/**
 * All articles, their chunks, and the votes with what was voted on; each an object with a `type`. No id of a person, a
 * guild or a channel is among them.
 * @throws UserError when there is no index.
 */
export async function* exportLines(location: CorpusLocation): AsyncGenerator<object> {
  const store = corpusStore(location);
  const corpus = await store.read();
  if (!corpus) throw store.noIndex();
  try {
    const files = [...(await corpus.files())].sort((a, b) => (a.file < b.file ? -1 : 1));
    for (const { id } of files) {
      const article = await corpus.article(id);
      if (!article) continue;
      const { file, title, publisher, author, url, published, language, text } = article;
      yield { type: 'article', id, file, title, publisher, author, url, published, language, text };
      for (const { start, end, text } of await corpus.chunks(await corpus.chunkIds(id))) {
        yield { type: 'chunk', article: id, start, end, text };
      }
    }
  } finally {
    await corpus.close();
  }
  yield* votes(botDbPath(location.dataDir));
}

function* votes(file: string): Generator<object> {
  if (!existsSync(file)) return;
  const db = new Database(file, { readonly: true });
  try {
    const rows = db.prepare(
      `SELECT question, language, kind, citations, vote, comment, votes.at AS at FROM votes
       JOIN answers ON answers.id = votes.answer_id ORDER BY votes.at, votes.answer_id`,
    );
    for (const row of rows.iterate() as IterableIterator<Record<string, unknown>>) {
      const { question, language, kind, vote, comment, at } = row;
      const citations = (JSON.parse(String(row['citations'])) as ShownCitation[]).map(
        ({ articleId, start, end, quote }) => ({ article: articleId, start, end, quote }),
      );
      const when = new Date(Number(at)).toISOString();
      yield { type: 'vote', vote, comment, question, language, kind, citations, at: when };
    }
  } finally {
    db.close();
  }
}
