import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startWorker } from '../../src/indexing/worker/worker.ts';
import { writeArticles } from '../../tools/bench/generate-articles.ts';
import { processTree } from '../../tools/bench/processes.ts';
import { pick, seeded } from '../../tools/bench/random.ts';
import { LONG } from '../helpers/long.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const CHANGES = 3_500;
const FILES = 20;
const EVERY = 350;

const root = temporaryFolder();

/** Its heap grows until it is collected for the first time, after some thousand changes: then it must be done growing. */
// Thousands of changes take minutes: a long run.
it.skipIf(!LONG)(
  `the worker takes no more memory for ${CHANGES} changes than for half of them`,
  async () => {
    const random = seeded(20261120);
    const [articlesDir, dataDir] = [join(root, 'articles'), join(root, 'data')];
    mkdirSync(dataDir);
    const words = writeArticles(articlesDir, { passages: 150, seed: 3 }).join(' ').split(/\s+/);
    const options = { model: 'kiosque-fr-en', cacheDir: root, articlesDir, dataDir };
    const worker = await startWorker(options);
    try {
      await worker.update({ full: false, files: null });
      const memory: number[] = [];
      for (let i = 0; i < CHANGES; i++) {
        const file = `${i % FILES}.txt`;
        const text = Array.from({ length: 150 }, () => pick(random, words)).join(' ');
        writeFileSync(join(articlesDir, file), `Titre ${i}\n\n${text}.\n`);
        await worker.update({ full: false, files: [file] });
        if (i % EVERY === 0) memory.push(processTree(worker.pid!)[0]!.residentMb);
      }
      const half = memory.length / 2;
      const [first, second] = [memory.slice(0, half), memory.slice(half)];
      console.log(`${memory.map((mb) => mb.toFixed(0)).join(', ')} MB`);
      expect(Math.max(...second)).toBeLessThan(Math.max(...first) + 5);
    } finally {
      await worker.close();
    }
  },
  600_000,
);
