import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

/** A part of the page as a picture: a CSS selector, and where it goes. */
export interface Picture {
  readonly selector: string;
  readonly file: string;
}

const DENSITY = 1.5;

/**
 * Takes pictures of parts of a page with a Chromium of this machine, driven over a pipe.
 * @throws Error when there is no such browser or no such part.
 */
export async function takePictures(
  chromium: string,
  page: string,
  pictures: readonly Picture[],
): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'kiosque-chromium-'));
  const child = spawn(
    chromium,
    [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--hide-scrollbars'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ...[`--user-data-dir=${profile}`, '--remote-debugging-pipe'],
    ],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const gone = once(child, 'exit');
  try {
    await once(child, 'spawn');
    const browser = connect(child);
    const { targetId } = await browser('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await browser('Target.attachToTarget', { targetId, flatten: true });
    const tab = (method: string, params: object) => browser(method, params, sessionId as string);
    await tab('Page.navigate', { url: pathToFileURL(page).href });
    for (const { selector, file } of pictures) {
      const clip = { ...(await rectangle(tab, selector)), scale: DENSITY };
      const { data } = await tab('Page.captureScreenshot', { clip, captureBeyondViewport: true });
      writeFileSync(file, Buffer.from(data as string, 'base64'));
    }
    await browser('Browser.close', {});
    await gone;
  } finally {
    child.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

type Result = Readonly<Record<string, unknown>>;
type Send = (method: string, params: object, sessionId?: string) => Promise<Result>;

async function rectangle(tab: Send, selector: string): Promise<object> {
  const expression = `new Promise((done) => {
    const look = () => document.readyState === 'complete'
      ? done(JSON.stringify(document.querySelector(${JSON.stringify(selector)})?.getBoundingClientRect() ?? null))
      : setTimeout(look, 50);
    look();
  })`;
  const { result } = await tab('Runtime.evaluate', { expression, awaitPromise: true });
  const found = JSON.parse((result as { value: string }).value);
  if (!found) throw new Error(`nothing on the page is ${selector}`);
  const { x, y, width, height } = found;
  return { x, y, width, height };
}

/** Chromium's protocol: JSON, each message ended by a zero byte. */
function connect(child: ChildProcess): Send {
  const [toBrowser, fromBrowser] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const waiting = new Map<number, { resolve(value: Result): void; reject(error: Error): void }>();
  let received = '';
  let last = 0;
  fromBrowser.setEncoding('utf8');
  fromBrowser.on('data', (text: string) => {
    const parts = (received + text).split('\0');
    received = parts.pop() ?? '';
    for (const part of parts) {
      const { id, result, error } = JSON.parse(part);
      if (error) waiting.get(id)?.reject(new Error(error.message));
      else waiting.get(id)?.resolve(result);
    }
  });
  return (method, params, sessionId) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      toBrowser.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
}
