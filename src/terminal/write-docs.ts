import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { commands, messageCommands } from '../../commands/index.ts';
import { envExample, withGeneratedParts } from './docs.ts';

// Run by `npm run docs`; a test fails when its output is stale.
const listed = { commands, menu: messageCommands };
const root = new URL('../../', import.meta.url);
writeFileSync(new URL('.env.example', root), envExample());
for (const name of ['README.md', 'docs/LISEZMOI.md']) {
  const file = new URL(name, root);
  if (!existsSync(file)) continue;
  writeFileSync(file, withGeneratedParts(readFileSync(file, 'utf8'), listed));
}
