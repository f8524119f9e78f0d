import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { loadConfig } from '../../src/config/config.ts';
import { openKiosque } from '../../src/product/open.ts';
import { generateArticles, writeArticles } from './generate-articles.ts';
import { between, pick, seeded } from './random.ts';
import type { Figure } from './report.ts';
import { timed } from './statistics.ts';

const ARTICLES = { passages: 750, seed: 20261130 };
const SUBJECTS = 1_000;
const AT_ONCE = 100;
const NEW = 100;
/** Articles that have a word of a subject: those of one topic, and some more. */
const FEW = 5;

/** 1,000 subscriptions compared with 100 new articles, with the reader: seconds, and matches of each subject. */
export async function measureSubscriptions(
  folder: string,
  add: (figure: Figure) => void,
): Promise<void> {
  writeArticles(path.join(folder, 'articles'), ARTICLES);
  const { kiosque } = await openKiosque(loadConfig(process.env, {}, folder), {
    now: null,
    refresh: 'behind',
  });
  const ids = (await kiosque.articles()).map(({ id }) => id).slice(0, NEW);
  const subjects = subjectsOf(SUBJECTS).map((text) => ({
    text,
    reader: { language: 'fr', chosen: true } as const,
  }));
  // The reader is there, and what is read at first is read.
  await kiosque.match(subjects.slice(0, 2), ids, 'Europe/Paris');
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const before = process.cpuUsage();
  let matches = 0;
  const { ms } = await timed(async () => {
    for (let i = 0; i < SUBJECTS; i += AT_ONCE) {
      const found = await kiosque.match(subjects.slice(i, i + AT_ONCE), ids, 'Europe/Paris');
      matches += found.reduce((sum, one) => sum + one.length, 0);
    }
  });
  const { user, system } = process.cpuUsage(before);
  delay.disable();
  await kiosque.close();
  const name = `${SUBJECTS} subscriptions, ${ids.length} new articles`;
  add({ name, measured: ms / 1000, unit: 's', limit: 10 });
  add({ name: `${name}: processor of the bot`, measured: (user + system) / 1e6, unit: 's' });
  add({ name: `${name}: matches of one`, measured: matches / SUBJECTS, unit: '' });
  add({ name: `${name}: longest stand-still`, measured: delay.max / 1e6, unit: 'ms', limit: 50 });
}

/** Each some words of an article that few others have, as somebody who follows what is told would write them. */
function subjectsOf(count: number): string[] {
  const random = seeded(7);
  const texts = [...generateArticles(ARTICLES)].slice(0, NEW).map(({ text }) => text);
  const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const articles = new Map<string, number>();
  for (const word of texts.flatMap((text) => [...new Set(wordsOf(text))])) {
    articles.set(word, (articles.get(word) ?? 0) + 1);
  }
  const isRare = (word: string): boolean => articles.get(word)! <= FEW;
  return Array.from({ length: count }, () => {
    const rare = wordsOf(pick(random, texts)).filter(isRare);
    const from = between(random, 0, rare.length - 3);
    return rare.slice(from, from + between(random, 2, 3)).join(' ');
  });
}
