/** `npm run bench`: are the limits kept? Everything is measured on this machine, now. */
import '../../src/processes/patterns-at-once.ts';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
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

/** @throws InvalidArgumentError for what is no list of sizes. */
function readSizes(written: string): number[] {
  const sizes = written.split(',').map(Number);
  if (sizes.every((size) => Number.isInteger(size) && size >= 500)) return sizes;
  throw new InvalidArgumentError('Whole numbers from 500 on are wanted, with commas between them.');
}

const values = new Command('npm run bench --')
  .description('Are the limits kept? Everything is measured on this machine, now.')
  .option('--sizes <list>', 'chunks of the index, such as 1500,10000,100000', readSizes, [1500])
  .option('--peers', 'MiniSearch and LangChain.js beside it, on the same passages and questions')
  .option('--keep <folder>', 'keep the indexes made, and take those that are there')
  .option('--json <file>', 'write the figures')
  .option('--stages', 'instead, what each stage takes at each size, and its picture')
  .option('--reading', "the reader, and whole answers, beside transformers.js's own pipeline")
  .option('--verifying', 'the gate of written sentences alone, without the reader')
  .option('--files', "instead, a long PDF beside LangChain.js's PDFLoader, and pages of HTML")
  .option('--postgres', 'instead, the same articles in files and in PostgreSQL, and PIAF')
  .option('--answers', 'with --postgres: whether both give the same citations, and nothing else')
  .option('--subscriptions', 'instead, 1,000 subscriptions compared with 100 new articles')
  .option('--people', 'instead, twenty people who ask in Discord, with the reader')
  .option('--recall', 'instead, how many neighbours HNSW finds by its settings; see docs/hnsw.md')
  .parse()
  .opts<{
    sizes: number[];
    peers?: true;
    keep?: string;
    json?: string;
    stages?: true;
    reading?: true;
    verifying?: true;
    files?: true;
    postgres?: true;
    answers?: true;
    subscriptions?: true;
    people?: true;
    recall?: true;
  }>();
if (values.recall) {
  await recallTable((line) => console.log(line));
  process.exit(0);
}
const { sizes } = values;
const withPeers = values.peers === true && arePeersInstalled();
if (values.peers && !withPeers) console.error(`The peers are not installed: ${INSTALL}`);

const folder = values.keep
  ? path.resolve(values.keep)
  : mkdtempSync(path.join(tmpdir(), 'kiosque-bench-'));
mkdirSync(folder, { recursive: true });
// However it ends: some measures end the process themselves.
if (!values.keep) process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const figures: Figure[] = [];
const add = (figure: Figure): void => {
  figures.push(figure);
  process.stderr.write(`${figure.name}: ${figure.measured.toFixed(2)} ${figure.unit}\n`);
};
/** 1 where a limit is not kept. */
const exitCode = (): number =>
  figures.every(({ measured, limit }) => limit === undefined || measured <= limit) ? 0 : 1;

if (values.postgres) {
  if (values.answers)
    await (await import('./postgres-answers.ts')).measurePostgresAnswers(folder, add);
  else await (await import('./postgres.ts')).measurePostgres(sizes, folder, add);
  process.stdout.write(`${table(figures)}\n`);
  process.exit(exitCode());
}
if (values.files) {
  const { measureFiles } = await import('./files.ts');
  await measureFiles(add);
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
  process.exit(faults.length > 0 ? 1 : 0);
}
if (values.subscriptions) {
  const { measureSubscriptions } = await import('./subscriptions.ts');
  await measureSubscriptions(path.join(folder, 'subscriptions'), add);
  process.stdout.write(`${table(figures)}\n`);
  process.exit(0);
}
if (values.people) {
  const { measurePeople } = await import('./people.ts');
  for (const size of sizes) await measurePeople(folder, size, add);
  process.stdout.write(`${table(figures)}\n`);
  process.exit(0);
}
if (!values.verifying) await measureReading(add);
if (!values.reading) await measureVerifying(path.join(folder, 'models'), add);
if (values.reading && hasPiaf)
  await (await import('./whole-answers.ts')).measureWholeAnswers(folder, add);
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
process.exitCode = exitCode();
