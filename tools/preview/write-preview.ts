/**
 * `npm run preview`: the bot's main replies about the sample articles as a page that looks like Discord.
 *
 *     npm run preview -- [--out .kiosque/preview.html] [--pictures docs] [--chromium chromium]
 *
 * `--pictures` takes the README's pictures of that page, with a Chromium of this machine, and records a session at the
 * terminal; a test fails when they are older than what they show.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { previewPage } from './page.ts';
import { PICTURE_DAY, PICTURES, pictureDigests, withSamples } from './picture-digests.ts';
import { takePictures } from './pictures.ts';
import { previewMessages } from './scenes.ts';
import { recordSession, SESSION_COLUMNS } from './session.ts';
import { terminalSvg } from './terminal-svg.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(repository, '.kiosque/preview.html') },
    pictures: { type: 'string' },
    chromium: { type: 'string', default: 'chromium' },
  },
});

const out = resolve(values.out);
const { pictures } = values;
const digests = await withSamples(async (kiosque) => {
  const messages = {
    fr: await previewMessages(kiosque, 'fr'),
    en: await previewMessages(kiosque, 'en'),
  };
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, previewPage(messages, PICTURE_DAY));
  if (pictures === undefined) return null;
  const session = terminalSvg(await recordSession(kiosque), SESSION_COLUMNS);
  writeFileSync(join(resolve(pictures), 'terminal.svg'), session);
  return `${JSON.stringify(pictureDigests(messages.fr), null, 2)}\n`;
});
console.log(out);

if (pictures !== undefined && digests !== null) {
  const files = PICTURES.map((id) => ({
    selector: `#fr-${id} .desk`,
    file: join(resolve(pictures), `${id}.png`),
  }));
  await takePictures(values.chromium, out, files);
  // Of what the pictures show: only once they do.
  writeFileSync(join(resolve(pictures), 'pictures.json'), digests);
  for (const { file } of files) console.log(file);
}
