/**
 * A bot without Discord, to be killed: it indexes a folder that changes all the time, saves and compacts, and keeps
 * answers, votes and settings, of which it tells as soon as they are kept.
 */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { loadConfig } from '../../src/config/config.ts';
import { memoryStore } from '../../src/memory/open-store.ts';
import { openKiosque } from '../../src/product/open.ts';
import { seeded } from '../../tools/bench/random.ts';
import { changeSomething } from './folder.ts';

const [directory = '', seed = '0', mode = 'refresh', kept = '0'] = process.argv.slice(2);
const random = seeded(Number(seed));
const config = loadConfig({ READER: 'off' }, {}, directory);
const tell = (message: unknown): void => void process.send?.(message);

const { memory: store } = await memoryStore(config).open();
void (async () => {
  for (let n = Number(kept) + 1; ; n++) {
    const answer = await store.answers.keep({
      parentId: null,
      guildId: 'g',
      channelId: `c${n}`,
      private: false,
      person: 'p',
      question: `Question ${n} ?`,
      understood: null,
      language: 'fr',
      kind: 'answered',
      citations: [],
    });
    await store.votes.cast(answer, 'p', 1);
    await store.guilds.change('g', { channels: [String(n)] });
    tell({ kept: n });
    await setTimeout(3);
  }
})();

const { kiosque, watch } = await openKiosque(config, {
  now: null,
  refresh: 'if-needed',
  onProgress: ({ stage }) => tell({ stage }),
});
tell({ stage: 'open' });
if (mode === 'watch') {
  watch({ changed: () => tell({ stage: 'changed' }), updated: () => {}, failed: console.error });
}
for (;;) {
  for (let i = 0; i < 6; i++) changeSomething(join(directory, 'articles'), random);
  if (mode === 'watch') await setTimeout(100);
  else await kiosque.refresh(({ stage }) => tell({ stage }));
}
