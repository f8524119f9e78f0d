import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { drawPng } from '../../src/pictures/draw-png.ts';
import { timelineSvg } from '../../src/pictures/timeline-svg.ts';
import { timeline } from '../commands/fake-kiosque.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** It is compiled and loaded at first. */
const SLOW = 60_000;

const widthOf = (png: Uint8Array): number => Buffer.from(png).readUInt32BE(16);
const heightOf = (png: Uint8Array): number => Buffer.from(png).readUInt32BE(20);

it(
  'draws a timeline beside the event loop, twice as large, the same each time',
  async () => {
    const svg = timelineSvg(timeline());
    let longest = 0;
    let before = performance.now();
    const looking = setInterval(() => {
      longest = Math.max(longest, performance.now() - before);
      before = performance.now();
    }, 5);
    const png = await drawPng(svg, SLOW);
    const again = await drawPng(svg, SLOW);
    clearInterval(looking);
    expect([...png.slice(0, 8)]).toEqual(SIGNATURE);
    expect(widthOf(png)).toBe(1600);
    const height = Number(/height="(\d+)"/.exec(svg)?.[1]);
    expect(heightOf(png)).toBe(2 * height);
    const digest = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');
    expect(digest(again)).toBe(digest(png));
    // On a busy machine the thread takes the same processor; this one only waits.
    expect(longest).toBeLessThan(1_000);
  },
  SLOW,
);

it(
  'draws letters, not boxes, without any font of the machine',
  async () => {
    const text = (content: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" font-family="DejaVu Sans"><text x="4" y="30" font-size="30">${content}</text></svg>`;
    const pixels = async (content: string) => rawOf(await drawPng(text(content), SLOW));
    const missing = await pixels('\ue123');
    for (const letter of ['é', 'œ', '→', 'ğ', 'ß', '€']) {
      const drawn = await pixels(letter);
      expect(
        drawn.some((byte) => byte !== 0),
        letter,
      ).toBe(true);
      expect(drawn.equals(missing), letter).toBe(false);
    }
  },
  SLOW,
);

it(
  'says what it cannot draw, and draws the next one',
  async () => {
    await expect(drawPng('<svg', SLOW)).rejects.toThrow();
    expect(widthOf(await drawPng(timelineSvg(timeline()), SLOW))).toBe(1600);
    await expect(drawPng(timelineSvg(timeline()), 1)).rejects.toThrow('took more than 1 ms');
  },
  SLOW,
);

/** The filtered rows of a PNG: all zero where nothing is drawn. */
function rawOf(png: Uint8Array): Buffer {
  const bytes = Buffer.from(png);
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return inflateSync(Buffer.concat(parts));
}
