import { readFileSync, writeFileSync } from 'node:fs';
import { commands, messageCommands } from '../../commands/index.ts';
import { withSamples } from '../preview/picture-digests.ts';
import { envExample, withGeneratedParts } from './generated-parts.ts';
import { jsonSchemas } from './json-schemas.ts';
import { pages } from './pages.ts';
import { withTranscript } from './transcript.ts';

// Run by `npm run docs`; a test fails when its output is stale.
const listed = { commands, menu: messageCommands };
const root = new URL('../../', import.meta.url);
writeFileSync(new URL('.env.example', root), envExample());
for (const [name, schema] of Object.entries(jsonSchemas)) {
  writeFileSync(new URL(name, root), `${JSON.stringify(schema(), null, 2)}\n`);
}
await withSamples(async (kiosque) => {
  for (const name of pages()) {
    const file = new URL(name, root);
    const page = withGeneratedParts(readFileSync(file, 'utf8'), listed);
    writeFileSync(file, await withTranscript(page, kiosque));
  }
});
