import { type DevSets, holdOutDevSets } from './dev-set.ts';
import { type EncodedSource, encodeSource, trainingEncoder } from './encoded-source.ts';
import { type Embed, measure } from './figures.ts';
import { newTrainingState } from './new-table.ts';
import { readPairs } from './pairs.ts';
import { pool } from './pooling.ts';
import { addMadePairs, pairFiles, wordCounts } from './prepare.ts';
import { Random } from './random.ts';
import type { Recipe } from './recipe.ts';
import type { Step } from './table-trainer.ts';
import { TrainingThreads } from './training-threads.ts';
import { trainVocabulary } from './vocabulary.ts';
import { UNKNOWN_ID, WordPieces } from './word-pieces.ts';
import { MAX_TOKENS, type TableModel } from './write-model.ts';

/** Steps between two lines of progress. */
const REPORT_EVERY = 50;

/**
 * Trains a model: reads the pairs, keeps some back, trains the vocabulary, makes further pairs, trains the table.
 *
 * @param data folder with the pair files of the recipe's sources.
 * @param log called with lines of progress.
 * @throws EmbeddingError when a file is missing or has another form.
 */
export async function trainModel(
  data: string,
  recipe: Recipe,
  log: (line: string) => void,
): Promise<TableModel> {
  const { wordPieces, sources, dev } = prepare(data, recipe, log);
  const pieces = wordPieces.pieces;
  const settings = { ...recipe.settings, pieces: pieces.length };
  const { dimension, steps } = settings;
  const state = newTrainingState(settings, sources);
  const embed = tableEmbedder(state.table, dimension, wordPieces);
  log(`training ${steps} steps on ${settings.threads} threads`);
  const threads = TrainingThreads.start(state);
  try {
    for (let done = 0; done < steps; ) {
      const taken = await threads.run(Math.min(REPORT_EVERY, steps - done));
      done += taken.length;
      log(`step ${done}: ${await progress(taken, dev, embed)}`);
    }
  } finally {
    await threads.stop();
  }
  return { pieces, table: state.table, dimension };
}

interface Prepared {
  readonly wordPieces: WordPieces;
  readonly sources: readonly EncodedSource[];
  readonly dev: DevSets;
}

function prepare(data: string, recipe: Recipe, log: (line: string) => void): Prepared {
  const { settings, shares } = recipe;
  const names = Object.keys(shares);
  const sources = readPairs(data, pairFiles(names));
  const read = [...sources.values()].reduce((sum, pairs) => sum + pairs.length, 0);
  log(`${read.toLocaleString('en')} pairs read`);
  const dev = holdOutDevSets(sources, recipe.dev, new Random(settings.seed, 'dev'));
  const counts = wordCounts(sources, recipe.vocabulary.weights);
  const pieces = trainVocabulary(counts, { ...recipe.vocabulary, size: settings.pieces });
  log(`vocabulary of ${pieces.length} pieces, from ${counts.size.toLocaleString('en')} words`);
  addMadePairs(sources, names, recipe.madeFrom, settings.seed);
  const wordPieces = new WordPieces(pieces);
  const encode = trainingEncoder(wordPieces, settings.maxPieces);
  const encoded = names.map((name) =>
    encodeSource(name, shares[name]!, sources.get(name)!, encode),
  );
  const total = encoded.reduce((sum, { pairs }) => sum + pairs, 0);
  log(`${total.toLocaleString('en')} pairs, made ones included`);
  return { wordPieces, sources: encoded, dev };
}

/** Embeds by a table in this process, as the written model does. */
export function tableEmbedder(
  data: Float32Array,
  dimension: number,
  wordPieces: WordPieces,
): Embed {
  return async (texts) =>
    texts.map((text) => {
      const ids = wordPieces.encode(text).slice(0, MAX_TOKENS);
      if (!ids.some((id) => id !== UNKNOWN_ID)) return null;
      const vector = new Float32Array(dimension);
      pool({ data, dimension }, ids, 0, ids.length, vector, 0);
      return vector;
    });
}

async function progress(steps: readonly Step[], dev: DevSets, embed: Embed): Promise<string> {
  const loss = steps.reduce((sum, step) => sum + step.loss, 0) / steps.length;
  const figures = await Promise.all(
    Object.entries(dev).map(async ([language, set]) => {
      if (set.questions.length === 0) return '';
      const found = await measure(set, embed);
      return `, ${language} questions R@1 ${found['R@1'].toFixed(1)} R@5 ${found['R@5'].toFixed(1)}`;
    }),
  );
  return `loss ${loss.toFixed(3)}${figures.join('')}`;
}
