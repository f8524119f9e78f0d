import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import type { Embedder } from '../../embeddings/embedder.ts';
import { loadReader } from '../../embeddings/reader/local-reader.ts';
import { loadEmbedder } from '../../embeddings/transformers-embedder.ts';
import { loadConfig } from '../../src/config/config.ts';
import { openKiosque } from '../../src/product/open.ts';
import type { Sources } from '../../src/retrieval/retrieve.ts';
import { cachedReader } from '../fit/cached-reader.ts';
import { measureAbstention } from './abstention.ts';
import { drops, readBaseline, writeBaseline } from './baseline.ts';
import { feedbackReport, readFeedback } from './feedback.ts';
import { figuresTable } from './figures-table.ts';
import { reportClaims } from './measure-claims.ts';
import { measurePeer } from './measure-peer.ts';
import { measureReaders, readersFailures, readersReport } from './measure-readers.ts';
import { measureReading } from './measure-reading.ts';
import {
  measureDialogues,
  measureSamples,
  readLines,
  type SampleDialogue,
  type SampleQuestion,
} from './measure-samples.ts';
import { measureSquad } from './measure-squad.ts';
import { marginPlot } from './plot-margins.ts';
import { indexSquad, readSquad, type SquadSet } from './squad.ts';

/** `npm run eval`: quality through the code that answers users. */
const program = new Command('npm run eval --')
  .description('Measures retrieval, sentences and abstention.')
  .option('--dataset <file>', 'a dataset in SQuAD format; the sample articles alone without it')
  .option('--limit <n>', 'ask only so many questions of the dataset, evenly spread', Number)
  .option('--json', 'print one JSON object instead of tables')
  .option('--peer', 'measure MiniSearch beside it, as its README sets it up')
  .option('--update', 'keep the figures as the baseline')
  .option('--feedback', 'what people voted on in Discord, the worst first, and nothing else')
  .option(
    '--claims',
    'what the verifier shows of what a language model may write, and nothing else',
  )
  .option(
    '--readers <folder>',
    "the questions of a readers' set over its own articles, and nothing else",
  )
  .option(
    '--plot <file>',
    'draw the margins of the reader as SVG, with --dataset; FILE.fr.svg beside it in French',
  )
  .option('--readings <file>', 'keep what the reader reads of the dataset, to read it once only')
  .option('--failures', 'list the questions that went wrong')
  .parse();
const options = program.opts<{
  dataset?: string;
  limit?: number;
  json?: boolean;
  peer?: boolean;
  update?: boolean;
  failures?: boolean;
  feedback?: boolean;
  claims?: boolean;
  readers?: string;
  plot?: string;
  readings?: string;
}>();
/** Questions that the reader is measured on, each in five ways: it takes a minute for a hundred. */
const QUESTIONS_READ = 200;

const figures: Record<string, Record<string, number>> = {};
const peers: Record<string, Record<string, number>> = {};
const root = fileURLToPath(new URL('../..', import.meta.url));

function progress(label: string): {
  update: (done: number, total: number) => void;
  stop: () => void;
} {
  if (!process.stderr.isTTY) {
    console.error(`${label}…`);
    return { update: () => {}, stop: () => {} };
  }
  const bar = new SingleBar({ format: `${label} {bar} {value}/{total}`, clearOnComplete: true });
  let started = false;
  return {
    update: (done, total) => {
      if (!started) bar.start(total, done);
      started = true;
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}

async function evaluateDataset(file: string): Promise<void> {
  const config = loadConfig(process.env);
  const embedder = await loadEmbedder({
    model: config.embeddingModel,
    cacheDir: config.modelCacheDir,
  });
  const set = readSquad(file, options.limit);
  const indexing = progress('indexing');
  const sources = await indexSquad(set.articles, embedder, indexing.update);
  indexing.stop();
  const asking = progress('asking');
  figures[path.basename(file)] = { ...(await measureSquad(set, sources, embedder, asking.update)) };
  asking.stop();
  const refusing = progress('asking without the articles');
  figures[`${path.basename(file)}, half of the titles taken away`] = {
    ...(await measureAbstention(set, sources, embedder, refusing.update)),
  };
  refusing.stop();
  if (config.reader) await evaluateReader(path.basename(file), readSquad(file), sources, embedder);
  if (options.peer) {
    const peer = progress('MiniSearch');
    peers[path.basename(file)] = { ...measurePeer(set, peer.update) };
    peer.stop();
  }
  sources.close();
  await embedder.close();
}

async function evaluateReader(
  name: string,
  set: SquadSet,
  sources: Sources,
  embedder: Embedder,
): Promise<void> {
  const reading = progress('reading');
  const open = () => loadReader();
  const reader = options.readings ? cachedReader(options.readings, open) : await open();
  const limit = Math.min(options.limit ?? QUESTIONS_READ, QUESTIONS_READ);
  const read = await measureReading(set, sources, embedder, reader, limit);
  await reader.close();
  reading.stop();
  if (!read) return;
  figures[`${name}, read, of titles unseen`] = read.figures;
  if (options.plot) {
    writeFileSync(options.plot, marginPlot('en', read.series));
    writeFileSync(options.plot.replace(/(\.svg)?$/, '.fr.svg'), marginPlot('fr', read.series));
  }
}

async function evaluateSamples(): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'kiosque-eval-'));
  const config = loadConfig(
    { ...process.env, ARTICLES_DIR: path.join(root, 'articles'), DATA_DIR: dataDir },
    {},
  );
  const now = new Date('2026-06-01T12:00:00Z');
  const { kiosque } = await openKiosque(config, { now, refresh: 'if-needed', complete: true });
  const failures = (
    gold: SampleQuestion,
    answer: {
      kind: string;
      confidence: number;
      sentences: readonly { citation: { file: string; quote: string } }[];
    },
  ): void => {
    if (!options.failures) return;
    const quotes = answer.sentences
      .map(({ citation }) => `${citation.file}: ${citation.quote}`)
      .join(' | ');
    console.error(
      `✗ ${gold.question}\n  wanted ${gold.files ?? gold.file} ${gold.answer ?? ''}\n  got ${answer.kind} ${answer.confidence.toFixed(2)} ${quotes}`,
    );
  };
  try {
    const samples = readLines<SampleQuestion>('sample-questions');
    const answerable = samples.filter(({ file, files }) => file || files);
    figures['sample questions'] = { ...(await measureSamples(kiosque, answerable, failures)) };
    const silent: Record<string, number> = {};
    for (const kind of ['unanswerable', 'chat']) {
      const questions = samples.filter((question) => question.kind === kind);
      let kept = 0;
      for (const gold of questions) {
        const answer = await kiosque.ask(gold.question);
        if (answer.sentences.length === 0) kept++;
        else failures(gold, answer);
      }
      silent[kind] = (100 * kept) / (questions.length || 1);
    }
    figures['sample questions kept silent on'] = silent;
    for (const name of ['english-on-french', 'misspelt']) {
      figures[name] = {
        ...(await measureSamples(kiosque, readLines<SampleQuestion>(name), failures)),
      };
    }
    figures['dialogues'] = {
      ...(await measureDialogues(kiosque, readLines<SampleDialogue>('dialogues'), failures)),
    };
  } finally {
    await kiosque.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

if (options.feedback) {
  const { dataDir } = loadConfig(process.env);
  const feedback = readFeedback(dataDir);
  console.log(feedback ? feedbackReport(feedback) : `The bot has kept no votes in ${dataDir}.`);
  process.exit(0);
}
if (options.claims) {
  const { modelCacheDir } = loadConfig(process.env);
  const embedder = await loadEmbedder({ model: 'kiosque-fr-en', cacheDir: modelCacheDir });
  const { written, shown, leaked } = await reportClaims(embedder);
  console.log(
    `\ntrue claims in their own words: ${written.toFixed(1)} %, shown: ${shown.toFixed(1)} %`,
  );
  console.log(`false claims in their own words: ${leaked.toFixed(2)} %`);
  await embedder.close();
  process.exit(leaked <= 1 ? 0 : 1);
}
if (options.readers !== undefined) {
  if (!existsSync(path.join(options.readers, 'questions.jsonl')))
    program.error(`There is no questions.jsonl in ${options.readers}.`, { exitCode: 2 });
  const results = await measureReaders(options.readers);
  if (options.failures) console.log(`${readersFailures(results)}\n`);
  console.log(readersReport(results));
  process.exit(0);
}
if (options.dataset !== undefined) {
  if (!existsSync(options.dataset))
    program.error(`There is no file ${options.dataset}.`, { exitCode: 2 });
  await evaluateDataset(options.dataset);
}
await evaluateSamples();
const baseline = readBaseline();
if (options.json) console.log(JSON.stringify({ figures, peers }));
else console.log(figuresTable(figures, peers, baseline));
// A part of a dataset is no measure of the whole.
const comparable = options.limit === undefined ? figures : {};
if (options.update) writeBaseline(comparable);
else {
  const fallen = drops(comparable, baseline);
  for (const line of fallen) console.error(line);
  if (fallen.length > 0) process.exitCode = 1;
}
