import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Config, loadConfig } from '../src/config/config.ts';
import type { IndexSummary } from '../src/indexing/progress.ts';
import type { Kiosque } from '../src/product/kiosque.ts';
import { openKiosque } from '../src/product/open.ts';
import { watchBlocks } from './discord/block-monitor.ts';
import { sampleArticles } from './helpers/sample-library.ts';
import { temporaryFolder } from './helpers/temporary-folder.ts';
import { until } from './helpers/until.ts';

const root = temporaryFolder();
const articles = join(root, 'articles');
/** Where others are at work too, this has its share of the machine. */
const withinMs = () => 2_000 * Math.max(1, loadavg()[0]! / availableParallelism());

let config: Config;
let kiosque: Kiosque;
const updates: IndexSummary[] = [];
const failures: unknown[] = [];
let changes = 0;
beforeAll(async () => {
  cpSync(sampleArticles, articles, { recursive: true });
  // It is asked without a pause until the answer is there: the reader would take both cores from what is measured.
  config = loadConfig({ READER: 'off' }, {}, root);
  const opened = await openKiosque(config, { now: null, refresh: 'if-needed' });
  kiosque = opened.kiosque;
  opened.watch({
    changed: () => changes++,
    updated: (summary) => updates.push(summary),
    failed: (error) => failures.push(error),
  });
  // The folder is watched once a change has been seen.
  writeFileSync(join(articles, 'first.txt'), 'Le premier\n\nVoici le premier changement.\n');
  await until(async () => (await kiosque.article('first.txt')) !== null, 'the first change');
  rmSync(join(articles, 'first.txt'));
  await until(async () => (await kiosque.article('first.txt')) === null, 'the second change');
});
afterAll(async () => {
  await kiosque.close();
  expect(failures).toEqual([]);
});

const write = (file: string, text: string): void => {
  mkdirSync(join(articles, file, '..'), { recursive: true });
  writeFileSync(join(articles, file), text);
};

/** Asks until the answer cites a sentence. @returns how long that took, in milliseconds. */
async function untilCited(question: string, quote: string): Promise<number> {
  const started = performance.now();
  await until(async () => {
    const { sentences } = await kiosque.ask(question);
    return sentences.some(({ citation }) => citation.quote.includes(quote));
  }, quote);
  return performance.now() - started;
}

describe('a folder that is watched', () => {
  it('has new, changed, moved and removed files in the answers within two seconds', async () => {
    const question = 'Combien de marches compte le phare de Trévignac ?';
    const text = (steps: number) =>
      `Le phare de Trévignac\n\nLe phare de Trévignac compte ${steps} marches.\n`;
    write('phares/phare.txt', text(212));
    const added = await untilCited(question, '212 marches');
    const { id } = (await kiosque.article('phares/phare.txt'))!;
    const { articles: total } = await kiosque.status();
    expect((await kiosque.articles('Trévignac')).map((article) => article.id)).toEqual([id]);
    write('phares/phare.txt', text(307));
    const changed = await untilCited(question, '307 marches');
    const cited = (await kiosque.ask(question)).sentences[0]!.citation;
    const moving = performance.now();
    renameSync(join(articles, 'phares/phare.txt'), join(articles, 'tour.txt'));
    await until(async () => (await kiosque.article('tour.txt')) !== null, 'the new name');
    const moved = performance.now() - moving;
    expect((await kiosque.article('tour.txt'))?.id).toBe(id);
    const excerpt = (await kiosque.excerpt(id, cited.start, cited.end))!;
    expect(excerpt.passage.text.slice(excerpt.cited!.start, excerpt.cited!.end)).toBe(cited.quote);
    const removing = performance.now();
    rmSync(join(articles, 'tour.txt'));
    await until(async () => (await kiosque.article(id)) === null, 'the removal');
    const removed = performance.now() - removing;
    expect((await kiosque.status()).articles).toBe(total - 1);
    const times = { added, changed, moved, removed };
    for (const ms of Object.values(times))
      expect(ms, JSON.stringify(times)).toBeLessThan(withinMs());
    expect(changes).toBeGreaterThanOrEqual(4);
    expect(updates.at(-1)).toMatchObject({ removed: 1, skipped: [] });
  });

  it('takes a file of a megabyte in without a pause in its answers', async () => {
    const filler = Array.from(
      { length: 8_000 },
      (_, i) =>
        `Le conseil du ${i} a parlé de la voirie, du budget et des écoles de la commune ${i}.`,
    );
    const text = `Compte rendu\n\n${filler.join(' ').slice(0, 1_000_000)}\n\nLe glockenspiel de Brézolles pèse 4 tonnes.\n`;
    const stop = watchBlocks();
    write('long.txt', text);
    const ms = await untilCited('Combien pèse le glockenspiel de Brézolles ?', '4 tonnes');
    const { work } = stop();
    expect(work).toBeLessThan(50);
    // Two seconds are for articles as they are written. A megabyte takes 2.1 to 2.3 s where this was last measured.
    expect(ms).toBeLessThan(1.5 * withinMs());
  });

  it.each([
    'Quels sont les thèmes dont le conseil a parlé ?',
    'Résume l’article sur le conseil.',
    'Que dit le conseil sur la commune 45 ?',
    'Quoi de neuf sur le conseil ?',
    'Compare le conseil et le glockenspiel.',
    'Le glockenspiel pèse-t-il 4 tonnes ?',
    'Qu’est-ce qui a changé pour le conseil ?',
  ])('looks through a long article without a pause: %s', async (question) => {
    // What has been compiled once is quicker; a bot answers more than one question.
    await kiosque.ask('Que dit-on de la voirie ? Résume l’article sur la mairie.');
    const stop = watchBlocks();
    await kiosque.ask(question);
    expect(stop().work).toBeLessThan(50);
  });
});
