import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadReader } from '../../embeddings/reader/local-reader.ts';
import type { Config } from '../../src/config/config.ts';
import { createAnswerer } from '../../src/writing/answerer.ts';
import { shownText } from '../../src/writing/answers.ts';
import { createModelClient, type ModelClient } from '../../src/writing/client.ts';
import { parseOutput } from '../../src/writing/parse-output.ts';
import {
  indexedFolder,
  sampleArticles,
  sampleQuestions,
} from '../../tests/helpers/sample-library.ts';

/** Of the sample questions that an article answers, evenly spread. */
const QUESTIONS = 30;

/**
 * Asks a real language model about the sample articles, prints each sentence beside its proof to be read by eye, and counts
 * what became of what it wrote.
 */
export async function askModel({ languageModel, reader }: Config): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kiosque-play-'));
  const { sources, embedder } = await indexedFolder(sampleArticles, folder);
  const reading = reader ? await loadReader() : undefined;
  let output = '';
  const model = createModelClient(languageModel!);
  const client: ModelClient = {
    model: model.model,
    async *stream(request, signal) {
      output = '';
      for await (const piece of model.stream(request, signal)) {
        output += piece;
        yield piece;
      }
    },
  };
  const answerer = createAnswerer(languageModel!, { client });
  const scope = { within: null, now: new Date('2026-01-15T12:00:00') };
  const counts: Record<string, number> = {};
  const count = (what: string, by = 1): void => {
    counts[what] = (counts[what] ?? 0) + by;
  };
  const all = sampleQuestions().filter(({ file, files }) => file !== null || files);
  const asked = Array.from(
    { length: QUESTIONS },
    (_, i) => all[Math.floor((i * all.length) / QUESTIONS)]!,
  );
  // One language after the other: the rules of each are read once.
  asked.sort((a, b) => a.language.localeCompare(b.language));
  for (const { question } of asked) {
    output = '';
    const answer = await answerer.answer(
      question,
      scope,
      { ...sources, ...(reading && { reader: reading }) },
      embedder,
    );
    console.log(`\n${question}  (${(answer.ms / 1000).toFixed(1)} s)`);
    const wrote = parseOutput(output, true).sentences.length;
    count('sentences it wrote', wrote);
    if (answer.trouble) count(`questions: ${answer.trouble}`);
    const isOfModel =
      answer.sentences.every(({ kind }) => kind !== 'stated') && wrote > 0 && !answer.trouble;
    if (isOfModel) count('questions that it answered');
    for (const one of answer.sentences) {
      console.log(
        `  ${one.kind}: ${shownText(one)}${one.text ? `\n    « ${one.citation.quote} »` : ''}`,
      );
      if (isOfModel) count(`shown ${one.kind}`);
    }
    if (process.env['VERBOSE']) console.log(`  (${answer.trouble ?? ''} ${output})`);
  }
  console.log('');
  console.table(counts);
  await sources.corpus.close();
  await reading?.close();
  await embedder.close();
  rmSync(folder, { recursive: true, force: true });
}
