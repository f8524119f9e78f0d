import { cpSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { loadConfig } from '../../src/config/config.ts';
import { openKiosque } from '../../src/product/open.ts';
import type { BuiltFolder } from './built-folder.ts';
import { writeArticles } from './generate-articles.ts';

const ASK_EVERY_MS = 250;

/**
 * Milliseconds that 999 of 1,000 turns of the bot's event loop are not late by, while so many passages more are indexed
 * and questions answered.
 * @throws where there was no index to begin with: a bug.
 */
export async function delayWhileIndexing(
  folder: string,
  { articlesDir, dataDir, questions }: BuiltFolder,
  passages: number,
): Promise<number> {
  cpSync(articlesDir, path.join(folder, 'articles'), { recursive: true });
  cpSync(dataDir, path.join(folder, '.kiosque'), { recursive: true });
  writeArticles(path.join(folder, 'articles/new'), { passages, seed: 7 });
  const options = { now: null, refresh: 'behind' } as const;
  const { kiosque, behind } = await openKiosque(loadConfig({}, {}, folder), options);
  if (!behind) throw new Error('there was no index to come online with');
  let done = false;
  const indexed = behind.finally(() => {
    done = true;
  });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  for (let asked = 0; !done; asked++) {
    await kiosque.ask(questions[asked % questions.length]!);
    await setTimeout(ASK_EVERY_MS);
  }
  delay.disable();
  const { added } = await indexed;
  await kiosque.close();
  if (added === 0) throw new Error('nothing was indexed');
  return delay.percentile(99.9) / 1e6;
}
