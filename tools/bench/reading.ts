import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { env, pipeline } from '@xenova/transformers';
import { BUNDLED_READER, loadReader } from '../../embeddings/reader/local-reader.ts';
import { PASSAGES_READ } from '../../src/answering/read-passages.ts';
import { repository } from '../../tests/helpers/sample-library.ts';
import type { Figure } from './report.ts';
import { median, timed } from './statistics.ts';

const ROUNDS = 5;
const PER_ROUND = 5;
const PASSAGES = ROUNDS * PER_ROUND;
/** About what a chunk has. */
const CHARACTERS = 800;
const QUESTION = 'Combien de personnes sont concernées ?';
/** Of transformers.js's own pipeline with the same model file. */
const AT_MOST = 0.8;

/** Beginnings of the sample articles. */
function passages(): string[] {
  const folder = path.join(repository, 'articles');
  const texts = readdirSync(folder)
    .filter((name) => /\.(txt|md)$/.test(name))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
  return Array.from({ length: PASSAGES }, (_, i) => {
    const text = texts[i % texts.length]!;
    const start = 150 * Math.floor(i / texts.length);
    return text.slice(start, start + CHARACTERS);
  });
}

/** The reader beside transformers.js's question-answering pipeline: the same passages in turn, the same model file. */
export async function measureReading(add: (figure: Figure) => void): Promise<void> {
  const reader = await loadReader();
  env.allowRemoteModels = false;
  env.localModelPath = path.dirname(BUNDLED_READER);
  const peer = await pipeline('question-answering', path.basename(BUNDLED_READER), {
    quantized: true,
  });
  const texts = passages();
  const own = (text: string) => reader.read(QUESTION, [{ text, sentences: [] }]);
  const theirs = (text: string) => peer(`query: ${QUESTION}`, text);
  await own(texts[0]!);
  await theirs(texts[0]!);
  const times: { own: number; theirs: number }[] = [];
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const some: typeof times = [];
    for (const text of texts.slice(round * PER_ROUND, (round + 1) * PER_ROUND)) {
      some.push({
        own: (await timed(() => own(text))).ms,
        theirs: (await timed(() => theirs(text))).ms,
      });
    }
    rounds.push(median(some.map((one) => one.own / one.theirs)));
    times.push(...some);
  }
  const ours = median(times.map((one) => one.own));
  add({ name: 'reading a passage', measured: ours, unit: 'ms' });
  add({
    name: `reading the ${PASSAGES_READ} best of a question`,
    measured: PASSAGES_READ * ours,
    unit: 'ms',
    limit: 300,
  });
  add({
    name: 'transformers.js question-answering, a passage',
    measured: median(times.map((one) => one.theirs)),
    unit: 'ms',
  });
  const ratio = median(times.map((one) => one.own / one.theirs));
  add({ name: 'reading over transformers.js', measured: ratio, unit: '×', limit: AT_MOST });
  add({ name: `  least of ${ROUNDS} rounds`, measured: Math.min(...rounds), unit: '×' });
  add({ name: '  most', measured: Math.max(...rounds), unit: '×' });
  await reader.close();
}
