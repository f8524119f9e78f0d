/**
 * `npm run bench`: are the limits kept? Everything is measured on this machine, now.
 *   --sizes 1500,10000,100000  chunks of the index; 1500 when left out
 *   --peers                    MiniSearch and LangChain.js beside it, on the same passages and questions
 *   --keep DIR                 keeps the indexes made, and takes those that are there
 *   --json FILE                writes the figures
 *   --stages                   instead, what each stage of a question and of indexing takes at each size, and its picture
 *   --reading                  the reader alone, beside transformers.js's own pipeline
 *   --verifying                the gate of written sentences alone, without the reader
 *   --postgres                 instead, the same articles in files and in PostgreSQL, for each size and PIAF
 *   --subscriptions            instead, 1,000 subscriptions compared with 100 new articles
 *   --recall                   instead, how many neighbours HNSW finds by its settings; see docs/hnsw.md
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { secondsToFirstAnswer } from './first-answer.ts';
import { arePeersInstalled, INSTALL } from './peers.ts';
import { hasPiaf, PIAF } from './piaf.ts';
import { measureReading } from './reading.ts';
import { recallTable } from './recall.ts';
import { type Figure, table } from './report.ts';
import { measurePiaf, measureSize } from './size.ts';
import { median } from './statistics.ts';
import { measureVerifying } from './verifying.ts';

const FIRST_ANSWERS = 3;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1500' },
    peers: { type: 'boolean', default: false },
    keep: { type: 'string' },
    json: { type: 'string' },
    stages: { type: 'boolean', default: false },
    reading: { type: 'boolean', default: false },
    verifying: { type: 'boolean', default: false },
    recall: { type: 'boolean' },
    postgres: { type: 'boolean', default: false },
    subscriptions: { type: 'boolean', default: false },
  },
});
if (values.recall) {
  await recallTable((line) => console.log(line));
  process.exit(0);
}
const sizes = values.sizes.split(',').map(Number);
if (!sizes.every((size) => Number.isInteger(size) && size >= 500)) {
  throw new Error('--sizes wants whole numbers from 500 on, with commas between them');
}
const withPeers = values.peers && arePeersInstalled();
if (values.peers && !withPeers) console.error(`The peers are not installed: ${INSTALL}`);

const folder = values.keep
  ? path.resolve(values.keep)
  : mkdtempSync(path.join(tmpdir(), 'kiosque-bench-'));
mkdirSync(folder, { recursive: true });
const figures: Figure[] = [];
const add = (figure: Figure): void => {
  figures.push(figure);
  process.stderr.write(`${figure.name}: ${figure.measured.toFixed(2)} ${figure.unit}\n`);
};

try {
  if (values.postgres) {
    const { measurePostgres } = await import('./postgres.ts');
    await measurePostgres(sizes, folder, add);
    process.stdout.write(`${table(figures)}\n`);
    process.exit(0);
  }
  if (values.stages) {
    const { measureStages, stagesTable, writeStagesPicture } = await import('./stages.ts');
    const measured = await measureStages(sizes, folder);
    const { lines, faults } = stagesTable(measured);
    writeStagesPicture(measured);
    process.stdout.write(`${lines.join('\n')}\n`);
    if (faults.length > 0) console.error(`Grows faster than it may: ${faults.join('; ')}`);
    if (!values.keep) rmSync(folder, { recursive: true, force: true });
    process.exit(faults.length > 0 ? 1 : 0);
  }
  if (values.subscriptions) {
    const { measureSubscriptions } = await import('./subscriptions.ts');
    await measureSubscriptions(path.join(folder, 'subscriptions'), add);
    process.stdout.write(`${table(figures)}\n`);
    process.exit(0);
  }
  if (!values.verifying) await measureReading(add);
  if (!values.reading) await measureVerifying(path.join(folder, 'models'), add);
  if (values.reading || values.verifying) {
    process.stdout.write(`${table(figures)}\n`);
    process.exit(0);
  }
  const first: number[] = [];
  for (let i = 0; i < FIRST_ANSWERS; i++) first.push(await secondsToFirstAnswer());
  const name = 'first answer, sample articles indexed';
  add({ name, measured: median(first), unit: 's', limit: 10 });
  if (hasPiaf) await measurePiaf(folder, withPeers, add);
  else console.error(`Without PIAF: it is not at ${PIAF}.`);
  for (const size of sizes) await measureSize(size, folder, withPeers, add);
} finally {
  if (!values.keep) rmSync(folder, { recursive: true, force: true });
}

process.stdout.write(`${table(figures)}\n`);
if (values.json) {
  const machine = {
    node: process.version,
    cores: cpus().length,
    cpu: cpus()[0]?.model ?? '',
    memoryGb: Math.round(totalmem() / 2 ** 30),
  };
  writeFileSync(values.json, `${JSON.stringify({ machine, figures }, null, 2)}\n`);
}
process.exitCode = figures.every(({ measured, limit }) => limit === undefined || measured <= limit)
  ? 0
  : 1;
