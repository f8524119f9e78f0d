import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  BUNDLED_MODEL,
  CHECKSUMS_FILE,
  checkModelFiles,
  localModelFolder,
  sha256,
} from '../../embeddings/model-files.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { dataChecksums, readManifest, writeManifest } from '../../tools/train/embedder/manifest.ts';
import { Random } from '../../tools/train/embedder/random.ts';
import { RECIPE, type Recipe } from '../../tools/train/embedder/recipe.ts';
import { tableEmbedder, trainModel } from '../../tools/train/embedder/train-model.ts';
import { WordPieces } from '../../tools/train/embedder/word-pieces.ts';
import { writeModel } from '../../tools/train/embedder/write-model.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const folder = temporaryFolder();
const data = join(folder, 'data');
const WORDS = {
  river: 'rivière',
  mayor: 'maire',
  bridge: 'pont',
  school: 'école',
  bread: 'pain',
  forest: 'forêt',
  winter: 'hiver',
  train: 'train',
  doctor: 'médecin',
  budget: 'budget',
};

const TINY: Recipe = {
  ...RECIPE,
  settings: { ...RECIPE.settings, pieces: 200, dimension: 16, steps: 20, batch: 64 },
  shares: {
    quiz_fr: 2,
    'switched quiz_fr': 2,
    quiz_enfr: 1,
    words: 2,
    stems: 1,
    'pseudo-questions': 1,
    'English pseudo-questions': 1,
  },
  madeFrom: {
    dictionary: ['words'],
    pseudoQuestions: ['quiz_fr'],
    englishPseudoQuestions: ['quiz_enfr'],
  },
  dev: { ...RECIPE.dev, questions: 10 },
};

function writePairs(name: string, lines: readonly (readonly string[])[]): void {
  const text = lines.map((line) => `${line.join('\t')}\n`).join('');
  writeFileSync(join(data, `${name}.tsv.gz`), gzipSync(text));
}

const train = (seed: number, threads: number, steps = TINY.settings.steps) => {
  const settings = { ...TINY.settings, seed, threads, steps };
  const lines: string[] = [];
  return trainModel(data, { ...TINY, settings }, (line) => lines.push(line)).then((model) => ({
    ...model,
    lines,
  }));
};

beforeAll(() => {
  mkdirSync(data);
  const random = new Random(7, 'pairs');
  const english = Object.keys(WORDS);
  const questions = Array.from({ length: 120 }, (_, i) => {
    const asked = random.shuffle([...english]).slice(0, 4);
    const french = asked.map((word) => WORDS[word as keyof typeof WORDS]);
    return {
      english: `Where is the ${asked[0]} with the ${asked[1]} ${i} ?`,
      french: `Où est le ${french[0]} avec la ${french[1]} ${i} ?`,
      text: `Ici ${i}. Les ${french.join('s et les ')}s sont au village numéro ${i}.`,
    };
  });
  writePairs(
    'quiz_fr',
    questions.map((q) => [q.french, q.text, 'fr', 'fr']),
  );
  writePairs(
    'quiz_enfr',
    questions.slice(0, 60).map((q) => [q.english, q.text, 'en', 'fr']),
  );
  writePairs(
    'words',
    Object.entries(WORDS).map(([en, fr]) => [en, fr, 'en', 'fr']),
  );
});

describe('a training run', () => {
  it('lowers the loss and finds questions that it was not trained on', async () => {
    const { lines } = await train(1, 1, 100);
    const steps = lines.filter((line) => line.startsWith('step '));
    const losses = steps.map((line) => Number(/loss ([\d.]+)/.exec(line)![1]));
    expect(losses).toHaveLength(2);
    expect(losses[1]).toBeLessThan(losses[0]!);
    expect(steps[1]).toMatch(/french questions R@1 .*, english questions R@1/);
  });

  it('is repeatable to the bit, on any number of threads', async () => {
    const [once, again, alone, other] = [
      await train(1, 2),
      await train(1, 2),
      await train(1, 1),
      await train(2, 2),
    ];
    expect(Buffer.from(again.table.buffer).equals(Buffer.from(once.table.buffer))).toBe(true);
    expect(Buffer.from(alone.table.buffer).equals(Buffer.from(once.table.buffer))).toBe(true);
    expect(again.lines).toEqual(once.lines);
    expect(Buffer.from(other.table.buffer).equals(Buffer.from(once.table.buffer))).toBe(false);
  });

  it('writes a model that embeds as the trainer does, with its checksums and manifest', async () => {
    const out = join(folder, 'model');
    const model = await train(1, 2);
    const files = await writeModel(out, model);
    const checksums = await dataChecksums(data, TINY);
    writeManifest(out, { command: '', data: checksums, recipe: TINY, figures: {}, files });
    expect(JSON.parse(readFileSync(join(out, CHECKSUMS_FILE), 'utf8'))).toEqual({ files });
    expect(await checkModelFiles(out, { fr: '', en: '' })).toMatchObject({ folder: out });
    expect(readManifest(out)).toMatchObject({ files, recipe: TINY });
    expect(Object.keys(checksums)).toEqual(['quiz_enfr.tsv.gz', 'quiz_fr.tsv.gz', 'words.tsv.gz']);
    expect(checksums['words.tsv.gz']).toBe(await sha256(join(data, 'words.tsv.gz')));

    const texts = ['Où est le pont ?', 'bridge', 'Ici 3. Les rivières et les médecins.', '', '漢'];
    const embedder = await loadEmbedder({ model: out, cacheDir: folder });
    const written = await embedder.embed(texts, 'passage');
    const own = tableEmbedder(model.table, model.dimension, new WordPieces(model.pieces));
    for (const [i, vector] of (await own(texts, 'passage')).entries()) {
      if (vector === null) expect(written[i]).toBeNull();
      else {
        const dot = vector.reduce((sum, x, d) => sum + x * written[i]![d]!, 0);
        expect(dot).toBeGreaterThan(0.9995);
      }
    }
    expect(written.map((vector) => vector === null)).toEqual([false, false, false, true, true]);
  });
});

describe('the bundled model', () => {
  it('is what its manifest says: the output of the command as it stands', async () => {
    const bundled = localModelFolder(BUNDLED_MODEL)!;
    const manifest = readManifest(bundled);
    expect(manifest.recipe).toEqual(RECIPE);
    for (const [file, checksum] of Object.entries(manifest.files)) {
      expect(await sha256(join(bundled, file)), file).toBe(checksum);
    }
    const { files } = JSON.parse(readFileSync(join(bundled, CHECKSUMS_FILE), 'utf8'));
    expect(files).toEqual(manifest.files);
    expect(Object.keys(manifest.data)).toHaveLength(25);
    expect(Object.keys(manifest.figures)).toHaveLength(3);
  });
});

describe('the command', () => {
  const script = fileURLToPath(
    new URL('../../tools/train/embedder/train-embedder.ts', import.meta.url),
  );
  const run = (...options: string[]) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', script, ...options]).then(
      ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );

  it('says what is missing', async () => {
    expect(await run()).toMatchObject({ code: 1, stderr: expect.stringContaining('--data') });
    expect(await run('--data', join(folder, 'none'), '--out', join(folder, 'out'))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(join(folder, 'none')),
    });
    writePairs('bad', [['one', 'two', 'de', 'fr']]);
    const shares = { bad: 1 };
    await expect(trainModel(data, { ...TINY, shares }, () => {})).rejects.toThrow(
      /Line 1 of .*bad/,
    );
  });

  it('measures the bundled model on the sets that are there', async () => {
    const entry = (n: number) => ({
      fr_q: `Quelle est la question ${n} ?`,
      en_q: n < 2 ? `What is question ${n}?` : null,
      fr_doc: `Le texte ${n} la dit.`,
      fr_ans: `Réponse ${n}`,
    });
    writeFileSync(join(data, 'quiz_holdout.json'), JSON.stringify([0, 1, 2].map(entry)));
    const { stdout } = await run('--eval', data);
    expect(stdout).toMatch(/PIAF: left out/);
    expect(stdout).toMatch(/quizzes, French +3 +3 +\d+\.\d +100\.0/);
    expect(stdout).toMatch(/quizzes, English to French +2 +3/);
  });
});
