/* Trains an embedding model, or measures one: npm run train:embedder -- --help */
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { EmbeddingError } from '../../../embeddings/embedding-error.ts';
import { BUNDLED_MODEL } from '../../../embeddings/model-files.ts';
import { loadEmbedder } from '../../../embeddings/transformers-embedder.ts';
import { evaluate, type FiguresBySet, QUIZ_FILE } from './evaluate.ts';
import { dataChecksums, writeManifest } from './manifest.ts';
import { RECIPE, type Recipe } from './recipe.ts';
import { trainModel } from './train-model.ts';
import { writeModel } from './write-model.ts';

interface Options {
  readonly data?: string;
  readonly out?: string;
  readonly eval?: string;
  readonly piaf?: string;
  readonly seed: number;
  readonly threads: number;
  readonly steps: number;
}

const { settings } = RECIPE;
const program = new Command('train:embedder')
  .description('Trains a French and English embedding model on pairs of texts, or measures one.')
  .option('--data <folder>', `the pair files (*.tsv.gz) and ${QUIZ_FILE}`)
  .option('--out <folder>', 'where to write the model')
  .option('--eval <folder>', 'only print the figures of the model in this folder')
  .option('--piaf <file>', "PIAF in SQuAD's form, to measure on; by default beside the data")
  .option('--seed <number>', 'of the random numbers', wholeNumber, settings.seed)
  .option('--threads <number>', 'that share the work', wholeNumber, settings.threads)
  .option('--steps <number>', 'of the training', wholeNumber, settings.steps)
  .parse();

try {
  await run(program.opts<Options>());
} catch (error) {
  if (!(error instanceof EmbeddingError)) throw error;
  process.stderr.write(`${error.text.en}\n${error.remedy.en}\n`);
  process.exitCode = 1;
}

async function run(options: Options): Promise<void> {
  if (options.eval !== undefined) {
    const { model, data } = measured(options.eval, options);
    await figuresOf(model, data, options.piaf);
    return;
  }
  const { data, out, seed, threads, steps } = options;
  if (data === undefined || out === undefined) {
    throw new EmbeddingError(
      {
        fr: 'Il n’est pas dit sur quoi entraîner le modèle ni où l’écrire.',
        en: 'It is not said what to train on and where to write the model.',
      },
      {
        fr: 'Donnez les deux\u00a0: npm run train:embedder -- --data <dossier> --out <dossier>',
        en: 'Give both: npm run train:embedder -- --data <folder> --out <folder>',
      },
    );
  }
  const recipe: Recipe = { ...RECIPE, settings: { ...settings, seed, threads, steps } };
  const start = performance.now();
  const model = await trainModel(data, recipe, log);
  const files = await writeModel(out, model);
  const figures = await figuresOf(resolve(out), data, options.piaf);
  const command = 'npm run train:embedder -- --data <folder> --out <folder>';
  const checksums = await dataChecksums(data, recipe);
  writeManifest(out, { command, data: checksums, recipe, figures, files });
  log(`written to ${out} after ${Math.round((performance.now() - start) / 1000)} s`);
}

/** `--eval` takes the folder of the data, too: then the written or the bundled model is measured. */
function measured(folder: string, { data, out }: Options) {
  if (existsSync(join(folder, QUIZ_FILE))) return { model: out ?? BUNDLED_MODEL, data: folder };
  if (data !== undefined) return { model: folder, data };
  throw new EmbeddingError(
    {
      fr: `Il n’est pas dit sur quoi mesurer le modèle ${folder}.`,
      en: `It is not said what to measure the model ${folder} on.`,
    },
    {
      fr: `Donnez aussi par --data le dossier de ${QUIZ_FILE}.`,
      en: `Give the folder of ${QUIZ_FILE} by --data, too.`,
    },
  );
}

async function figuresOf(model: string, data: string, piaf?: string): Promise<FiguresBySet> {
  const embedder = await loadEmbedder({ model, cacheDir: join(tmpdir(), 'kiosque-models') });
  return evaluate(embedder, data, piaf, log);
}

function log(line: string): void {
  process.stdout.write(`${line}\n`);
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new InvalidArgumentError('Give a whole number from 1 on.');
  }
  return value;
}
