import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { envExample, withGeneratedParts } from '../../src/terminal/docs.ts';

const root = new URL('../../', import.meta.url);

it('.env.example is what `npm run docs` writes', () => {
  expect(readFileSync(new URL('.env.example', root), 'utf8')).toBe(envExample());
});

it.each(['README.md', 'docs/LISEZMOI.md'])('%s is what `npm run docs` writes', (name) => {
  const file = new URL(name, root);
  if (!existsSync(file)) return;
  const readme = readFileSync(file, 'utf8');
  expect(withGeneratedParts(readme, commands)).toBe(readme);
});

it('only what is between markers is written', () => {
  const readme =
    'a\n<!-- config -->\nstale\n<!-- /config -->\nb\n<!-- commands fr --><!-- /commands -->\n';
  const written = withGeneratedParts(readme, commands);
  expect(written).toMatch(
    /^a\n<!-- config -->\n\n\| Variable \| Default \|.*\n\n<!-- \/config -->\nb\n/s,
  );
  expect(written).toContain('| `/chercher <mots> [depuis:…] [jusque:…]` |');
  expect(written).not.toContain('stale');
  expect(withGeneratedParts(written, commands)).toBe(written);
  expect(withGeneratedParts('no markers', commands)).toBe('no markers');
});
