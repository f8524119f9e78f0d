import { createWriteStream } from 'node:fs';
import { loadEmbedder } from '../../../embeddings/transformers-embedder.ts';
import { readQuestion } from '../../../src/retrieval/query.ts';
import { retrieve } from '../../../src/retrieval/retrieve.ts';
import { unseenTitles } from '../../eval/measure-reading.ts';
import { indexSquad, readSquad } from '../../eval/squad.ts';
import { holdsParagraph } from '../../fit/reader-cases.ts';

/*
 * What retrieval finds for the questions that the reader is trained on and their answer is not in, for examples.py:
 *   node --import tsx tools/train/reader/neighbours.ts piaf-v1.1.json WORK/neighbours.jsonl
 * One question a line: [question, [[title, passage], ...]], the best first. Titles that are measured on are left out.
 */
const BEST = 10;
const [dataset, target] = process.argv.slice(2);
if (!dataset || !target) throw new Error('neighbours.ts takes a data set and the file to write.');
const set = readSquad(dataset);
const embedder = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: '.kiosque/models' });
const sources = await indexSquad(set.articles, embedder);
const unseen = unseenTitles();
const out = createWriteStream(target);
for (const question of set.questions) {
  if (unseen.has(question.title)) continue;
  const query = await readQuestion(question.question, sources, embedder);
  const found = (await retrieve(query, sources)).slice(0, BEST);
  const { text } = set.articles.find(({ id }) => id === question.articleId)!;
  const answers = question.answers.map(({ start, end }) => text.slice(start, end).toLowerCase());
  const others = found.filter(
    (candidate) =>
      !holdsParagraph(question, candidate) &&
      !unseen.has(candidate.article.title ?? '') &&
      !answers.some((answer) => candidate.chunk.text.toLowerCase().includes(answer)),
  );
  const passages = others.map(({ article, chunk }) => [article.title, chunk.text]);
  out.write(`${JSON.stringify([question.question, passages])}\n`);
}
out.end();
await Promise.all([embedder.close(), sources.close()]);
