import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadConfig } from '../../src/config/config.ts';
import type { Kiosque } from '../../src/product/kiosque.ts';
import { openKiosque } from '../../src/product/open.ts';
import { messageHtml } from './message-html.ts';
import { BOT_ID, type PreviewMessage, type SceneId } from './scenes.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
/** Every picture is of that day. */
export const PICTURE_DAY = new Date('2025-06-02T12:00:00Z');

/** The scenes that the README has pictures of. */
export const PICTURES = ['answer', 'excerpt', 'timeline'] as const satisfies readonly SceneId[];

/** Does some work with the product over the sample articles, whatever is set on this machine. */
export async function withSamples<T>(work: (kiosque: Kiosque) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kiosque-preview-'));
  const config = loadConfig({ ARTICLES_DIR: join(repository, 'articles') }, {}, dataDir);
  const { kiosque } = await openKiosque(config, { now: PICTURE_DAY, refresh: 'full' });
  try {
    return await work(kiosque);
  } finally {
    await kiosque.close();
    rmSync(dataDir, { recursive: true });
  }
}

/** What each picture shows, as a digest: a picture is true as long as its scene has that one. */
export function pictureDigests(messages: readonly PreviewMessage[]): Record<string, string> {
  const names = { language: 'fr', mentions: { [BOT_ID]: '@Kiosque' }, now: PICTURE_DAY } as const;
  return Object.fromEntries(
    PICTURES.map((id) => {
      const message = messages.find((one) => one.id === id);
      const html = message ? messageHtml(message, names) : '';
      return [id, createHash('sha256').update(html).digest('hex').slice(0, 16)];
    }),
  );
}
