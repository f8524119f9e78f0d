import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { answerQuestion } from '../../src/answering/answer-question.ts';
import { openIndex } from './live.ts';
import { timed } from './statistics.ts';

const ROUNDS = 9;
/** Any but the first. */
const AT = 7;
const QUESTION = 'Combien de marches compte le phare de Trévignac ?';

/**
 * Milliseconds of each time that one article changes, from the word that it has to the answer that cites the change.
 * @throws where an answer does not have the change.
 */
export async function timeUpdates(folders: {
  readonly articlesDir: string;
  readonly dataDir: string;
}): Promise<number[]> {
  const index = await openIndex(folders);
  const names = readdirSync(folders.articlesDir, { recursive: true, encoding: 'utf8' });
  const name = names.filter((one) => one.endsWith('.txt')).sort()[AT]!;
  const file = path.join(folders.articlesDir, name);
  const before = readFileSync(file, 'utf8');
  let closing = false;
  const fail = (error: unknown): void => {
    // The save behind the last one is given up.
    if (!closing) throw error;
  };
  const times: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const steps = `${200 + round} marches`;
      writeFileSync(file, `${before}\nLe phare de Trévignac compte ${steps}.\n`);
      const { ms, result } = await timed(async () => {
        await index.indexer.update([name], fail);
        const scope = { within: null };
        return answerQuestion(QUESTION, scope, index.sources(), index.worker.embedder);
      });
      if (!result.sentences.some(({ citation }) => citation.quote.includes(steps))) {
        throw new Error(`the change is not in the answer: ${JSON.stringify(result.sentences)}`);
      }
      times.push(ms);
    }
  } finally {
    writeFileSync(file, before);
    await index.indexer.update([name], fail);
    closing = true;
    await index.close();
  }
  return times.slice(1);
}
