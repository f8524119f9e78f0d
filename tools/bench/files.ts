import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { readPdf } from '../../src/articles/formats/support/pdf/read-pdf.ts';
import { parseArticles } from '../../src/articles/parse-articles.ts';
import { column, makePdf } from '../../tests/articles/formats/make-pdf.ts';
import { repository } from '../../tests/helpers/sample-library.ts';
import { cpuTimed } from './cpu-time.ts';
import { pick, seeded } from './random.ts';
import type { Figure } from './report.ts';
import { median } from './statistics.ts';
import { functionWords } from './vocabulary.ts';

const ROUNDS = 5;
const PAGES = 300;
const LINES = 62;
const WORDS_IN_LINE = 12;
const HTML_PAGES = 500;
const NOW = new Date('2026-01-01');

/** A document of 300 pages, 1.3 million characters, with running heads and page numbers. */
function longPdf(): Uint8Array {
  const random = seeded(7);
  const line = (): string =>
    Array.from({ length: WORDS_IN_LINE }, () => pick(random, functionWords)).join(' ');
  return makePdf(
    Array.from({ length: PAGES }, (_, i) => [
      { x: 60, y: 820, text: `La Gazette - n° ${i}`, size: 8 },
      ...column(Array.from({ length: LINES }, line), { top: 790 }),
      { x: 290, y: 20, text: String(i + 1), size: 8 },
    ]),
  );
}

/** Reads a PDF's text as LangChain.js's PDFLoader does; null where the peers are not installed. */
function pdfLoader(): ((bytes: Uint8Array) => Promise<unknown>) | null {
  const installed = createRequire(path.join(repository, 'tools/bench/package.json'));
  let loader: { PDFLoader: new (blob: Blob) => { load(): Promise<unknown> } };
  try {
    installed.resolve('pdf-parse');
    loader = installed('@langchain/community/document_loaders/fs/pdf');
  } catch {
    return null;
  }
  return (bytes) => new loader.PDFLoader(new Blob([Uint8Array.from(bytes)])).load();
}

/**
 * What reading files takes of the processor, in one process and in turns: a long PDF beside LangChain.js's PDFLoader, and
 * pages of HTML, 500 in all.
 */
export async function measureFiles(add: (figure: Figure) => void): Promise<void> {
  const bytes = longPdf();
  const theirs = pdfLoader();
  const rounds: { own: number; theirs: number }[] = [];
  await readPdf(bytes);
  await theirs?.(bytes);
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({
      own: (await cpuTimed(() => readPdf(bytes))).ms,
      theirs: theirs ? (await cpuTimed(() => theirs(bytes))).ms : 0,
    });
  }
  const name = `a PDF of ${PAGES} pages`;
  add({ name, measured: median(rounds.map(({ own }) => own)), unit: 'ms' });
  if (theirs) {
    add({
      name: `${name}, LangChain.js's PDFLoader`,
      measured: median(rounds.map((round) => round.theirs)),
      unit: 'ms',
    });
    const ratios = rounds.map((round) => round.own / round.theirs);
    add({ name: 'PDF over PDFLoader', measured: median(ratios), unit: '×' });
    add({ name: `  least of ${ROUNDS} rounds`, measured: Math.min(...ratios), unit: '×' });
    add({ name: '  most', measured: Math.max(...ratios), unit: '×' });
  }
  await measurePages(add);
}

async function measurePages(add: (figure: Figure) => void): Promise<void> {
  const folder = path.join(repository, 'tools/eval/pages');
  const pages = readFileSync(path.join(folder, 'expected.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((row) => (JSON.parse(row) as { file: string }).file)
    .map((file) => ({ file, bytes: readFileSync(path.join(folder, file)) }));
  const readAll = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) {
      const { file, bytes } = pages[i % pages.length]!;
      await parseArticles(file, bytes, null, { now: NOW });
    }
  };
  await readAll(pages.length);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++)
    times.push((await cpuTimed(() => readAll(HTML_PAGES))).ms);
  add({ name: 'a page of HTML (5 kB)', measured: median(times) / HTML_PAGES, unit: 'ms' });
}
