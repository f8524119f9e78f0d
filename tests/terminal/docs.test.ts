import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { commands, messageCommands } from '../../commands/index.ts';
import { envExample, withGeneratedParts } from '../../src/terminal/docs.ts';

const listed = { commands, menu: messageCommands };
const root = new URL('../../', import.meta.url);

it('.env.example is what `npm run docs` writes', () => {
  expect(readFileSync(new URL('.env.example', root), 'utf8')).toBe(envExample());
});

it.each(['README.md', 'docs/LISEZMOI.md'])('%s is what `npm run docs` writes', (name) => {
  const file = new URL(name, root);
  if (!existsSync(file)) return;
  const readme = readFileSync(file, 'utf8');
  expect(withGeneratedParts(readme, listed)).toBe(readme);
});

it('only what is between markers is written', () => {
  const readme =
    'a\n<!-- config -->\nstale\n<!-- /config -->\nb\n<!-- commands fr --><!-- /commands -->\n';
  const written = withGeneratedParts(readme, listed);
  expect(written).toMatch(
    /^a\n<!-- config -->\n\n\| Variable \| Default \|.*\n\n<!-- \/config -->\nb\n/s,
  );
  expect(written).toContain('| `/chercher <mots> [depuis:…] [jusque:…]` |');
  expect(written).not.toContain('stale');
  expect(withGeneratedParts(written, listed)).toBe(written);
  expect(withGeneratedParts('no markers', listed)).toBe('no markers');
});

it('tells the commands of the terminal and those of Discord apart', () => {
  const terminal = withGeneratedParts('<!-- commands --><!-- /commands -->', listed);
  const discord = withGeneratedParts('<!-- discord fr --><!-- /discord -->', listed);
  expect(terminal).not.toContain('/forget');
  expect(discord).toContain(
    '| `/demander question:… [article:…] [depuis:…] [jusque:…] [privé:…]` |',
  );
  expect(discord).toMatch(/\| `\/réindexer` \| .* \| qui gère le serveur \|/);
  for (const { names } of [...commands, ...messageCommands]) expect(discord).toContain(names.fr);
});
