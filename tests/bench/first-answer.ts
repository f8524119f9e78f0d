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
    const { ms } = await timed(async () => {
      const articlesDir = path.join(REPOSITORY, 'articles');
      const child = startAsk({ articlesDir, dataDir }, ['--', QUESTION]);
      let answer = '';
      child.stdout.on('data', (text) => {
        answer += text;
      });
      const [code] = await once(child, 'close');
      if ((code !== 0 && code !== 3) || answer === '') throw new Error(`ask ended with ${code}`);
    });
    return ms / 1000;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
