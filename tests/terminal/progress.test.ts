import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { progressDisplay } from '../../src/terminal/progress.ts';

function stream(isTTY: boolean) {
  const output = Object.assign(new PassThrough(), { isTTY, columns: 80 });
  return { output, text: () => String(output.read() ?? '') };
}

it('writes a line a stage, and one now and then, where nothing can be drawn', () => {
  const { output, text } = stream(false);
  let now = 0;
  const { onProgress, stop } = progressDisplay(output, 'fr', () => now);
  onProgress({ stage: 'model', done: 5e6, total: 1e7 });
  for (let done = 0; done <= 1200; done += 100) {
    onProgress({ stage: 'embed', done, total: 1200 });
    now += 4_000;
  }
  stop();
  expect(
    text()
      .replace(/[\u00a0\u202f]/g, '~')
      .split('\n'),
  ).toEqual([
    'Modèle 50~%',
    'Calcul des vecteurs 0/1~200',
    'Calcul des vecteurs 300/1~200',
    'Calcul des vecteurs 600/1~200',
    'Calcul des vecteurs 900/1~200',
    'Calcul des vecteurs 1~200/1~200',
    '',
  ]);
});

it('draws a bar on a terminal', () => {
  const { output, text } = stream(true);
  const { onProgress, stop } = progressDisplay(Object.assign(output, { cursorTo() {} }), 'en');
  onProgress({ stage: 'read', done: 1, total: 2 });
  onProgress({ stage: 'read', done: 2, total: 2 });
  stop();
  expect(text()).toContain('Reading the articles');
});
