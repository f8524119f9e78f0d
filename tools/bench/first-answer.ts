import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { REPOSITORY, startAsk } from './product.ts';
import { timed } from './statistics.ts';

const QUESTION = "Combien d'otages doivent être libérés ?";

/** Seconds from the command to the end of its process, the index of the sample articles being made on the way. */
export async function secondsToFirstAnswer(): Promise<number> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'kiosque-bench-first-'));
  try {
    const articlesDir = path.join(REPOSITORY, 'articles');
    return await secondsToAnswer({ articlesDir, dataDir }, QUESTION);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Seconds from the command to the end of its process. */
export async function secondsToAnswer(
  { articlesDir, dataDir }: { readonly articlesDir: string; readonly dataDir: string },
  question: string,
): Promise<number> {
  const { ms } = await timed(async () => {
    const child = startAsk({ articlesDir, dataDir }, ['--', question]);
    let answer = '';
    child.stdout.on('data', (text) => {
      answer += text;
    });
    const [code] = await once(child, 'close');
    if ((code !== 0 && code !== 3) || answer === '') throw new Error(`ask ended with ${code}`);
  });
  return ms / 1000;
}
