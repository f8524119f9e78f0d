import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { CorpusReader } from '../corpus/sqlite/corpus-reader.ts';
import { noIndex, openCorpusForReading } from '../corpus/sqlite/open-corpus.ts';
import type { ShownCitation } from '../memory/shown-answer.ts';
import { botDbPath } from '../memory/sqlite/open-bot-db.ts';

/**
 * All articles, their chunks, and the votes with what was voted on; each an object with a `type`. No id of a person, a
 * guild or a channel is among them.
 * @throws UserError when there is no index.
 */
export function* exportLines(dataDir: string): Generator<object> {
  const db = openCorpusForReading(dataDir);
  if (!db) throw noIndex(dataDir);
  try {
    const corpus = new CorpusReader(db);
    const ids = db.prepare('SELECT id FROM articles ORDER BY file').pluck().all() as string[];
    const chunks = db.prepare(
      'SELECT start, "end", text FROM chunks WHERE article_id = ? ORDER BY start',
    );
    for (const id of ids) {
      const article = corpus.article(id);
      if (!article) continue;
      const { file, title, publisher, author, url, published, language, text } = article;
      yield { type: 'article', id, file, title, publisher, author, url, published, language, text };
      for (const chunk of chunks.all(id) as { start: number; end: number; text: string }[]) {
        yield { type: 'chunk', article: id, ...chunk };
      }
    }
  } finally {
    db.close();
  }
  yield* votes(botDbPath(dataDir));
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
