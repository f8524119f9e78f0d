import { type CorpusLocation, corpusStore } from '../corpus/open-store.ts';
import { memoryStore } from '../memory/open-store.ts';

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
  yield* votes(location);
}

async function* votes(location: CorpusLocation): AsyncGenerator<object> {
  const memory = await memoryStore(location).read();
  if (!memory) return;
  try {
    for await (const one of memory.votes.all()) {
      const { question, language, kind, vote, comment } = one;
      const citations = one.citations.map(({ articleId, start, end, quote }) => ({
        article: articleId,
        start,
        end,
        quote,
      }));
      const at = new Date(one.at).toISOString();
      yield { type: 'vote', vote, comment, question, language, kind, citations, at };
    }
  } finally {
    await memory.close();
  }
}
