/**
 * `npm run preview`: the bot's main replies about the sample articles as a page that looks like Discord.
 *
 *     npm run preview -- [--out .kiosque/preview.html] [--pictures docs] [--chromium chromium]
 *
 * `--pictures` takes the README's pictures of that page, with a Chromium of this machine.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadConfig } from '../../src/config/config.ts';
import { openKiosque } from '../../src/product/open.ts';
import { previewPage } from './page.ts';
import { takePictures } from './pictures.ts';
import { previewMessages } from './scenes.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(repository, '.kiosque/preview.html') },
    pictures: { type: 'string' },
    chromium: { type: 'string', default: 'chromium' },
  },
});

const out = resolve(values.out);
const dataDir = mkdtempSync(join(tmpdir(), 'kiosque-preview-'));
// The sample articles, whatever is set here.
const config = loadConfig({ ARTICLES_DIR: join(repository, 'articles') }, {}, dataDir);
const { kiosque } = await openKiosque(config, { now: null, refresh: 'full' });
try {
  const messages = {
    fr: await previewMessages(kiosque, 'fr'),
    en: await previewMessages(kiosque, 'en'),
  };
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, previewPage(messages, new Date()));
} finally {
  await kiosque.close();
  rmSync(dataDir, { recursive: true });
}
console.log(out);

const { pictures } = values;
if (pictures !== undefined) {
  const files = ['answer', 'excerpt'].map((id) => ({
    selector: `#fr-${id} .desk`,
    file: join(resolve(pictures), `${id}.png`),
  }));
  await takePictures(values.chromium, out, files);
  for (const { file } of files) console.log(file);
}
