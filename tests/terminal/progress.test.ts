import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { progressDisplay } from '../../src/terminal/progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function stream(isTTY: boolean) {
  const output = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  return { output, text: () => String(output.read() ?? '') };
}

const shown = (text: string) => text.replace(/[\u00a0\u202f]/g, '~').split('\n');

it('writes a line now and then of what takes long, where nothing can be drawn', () => {
  const { output, text } = stream(false);
  const { onProgress, stop } = progressDisplay(output, 'fr');
  onProgress({ stage: 'model', done: 5e6, total: 1e7 });
  vi.advanceTimersByTime(1_100);
  for (let done = 0; done <= 1200; done += 100) {
    onProgress({ stage: 'embed', done, total: 1200 });
    vi.advanceTimersByTime(4_000);
  }
  stop();
  vi.advanceTimersByTime(60_000);
  expect(shown(text())).toEqual([
    'Modèle 50~%',
    'Calcul des vecteurs 0/1~200',
    'Calcul des vecteurs 200/1~200',
    'Calcul des vecteurs 500/1~200',
    'Calcul des vecteurs 700/1~200',
    'Calcul des vecteurs 1~000/1~200',
    'Calcul des vecteurs 1~200/1~200',
    '',
  ]);
});

it('says nothing of what takes less than a second, however many stages there are', () => {
  const { output, text } = stream(false);
  const { onProgress, stop } = progressDisplay(output, 'fr');
  for (const stage of ['model', 'read', 'embed', 'save'] as const) {
    for (let done = 0; done <= 14; done++) onProgress({ stage, done, total: 14 });
    vi.advanceTimersByTime(900);
  }
  stop();
  vi.advanceTimersByTime(60_000);
  expect(text()).toBe('');
});

it('tells how a stage stands when nothing more is heard of it', () => {
  const { output, text } = stream(false);
  const { onProgress, stop } = progressDisplay(output, 'en');
  onProgress({ stage: 'read', done: 0, total: 14 });
  onProgress({ stage: 'read', done: 13, total: 14 });
  vi.advanceTimersByTime(1_000);
  stop();
  expect(shown(text())).toEqual(['Reading the articles 13/14', '']);
});

it('draws a bar on a terminal', () => {
  const { output, text } = stream(true);
  const { onProgress, stop } = progressDisplay(Object.assign(output, { cursorTo() {} }), 'en');
  onProgress({ stage: 'read', done: 1, total: 2 });
  onProgress({ stage: 'read', done: 2, total: 2 });
  stop();
  expect(text()).toContain('Reading the articles');
});
