import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { withTranscript } from '../../tools/docs/transcript.ts';
import { PICTURES, pictureDigests, withSamples } from '../../tools/preview/picture-digests.ts';
import { previewMessages } from '../../tools/preview/scenes.ts';
import { recordSession, SESSION_COLUMNS } from '../../tools/preview/session.ts';
import { terminalSvg } from '../../tools/preview/terminal-svg.ts';

const docs = new URL('../../docs/', import.meta.url);
const TRANSCRIPTS = ['../README.md', 'LISEZMOI.md'];
const AGAIN = 'take them again: npm run preview -- --pictures docs';

describe('the pictures of the README', () => {
  let digests: Record<string, string>;
  let session: string;
  const stale: string[] = [];
  beforeAll(async () => {
    await withSamples(async (kiosque) => {
      digests = pictureDigests(await previewMessages(kiosque, 'fr'));
      session = terminalSvg(await recordSession(kiosque), SESSION_COLUMNS);
      for (const name of TRANSCRIPTS) {
        const page = readFileSync(new URL(name, docs), 'utf8');
        expect(page).toContain('<!-- transcript -->');
        if ((await withTranscript(page, kiosque)) !== page) stale.push(name);
      }
    });
  }, 300_000);

  it.each(PICTURES)('%s shows what the bot says today', (id) => {
    const taken = JSON.parse(readFileSync(new URL('pictures.json', docs), 'utf8'));
    expect(taken[id], AGAIN).toBe(digests[id]);
  });

  it('the transcripts are what is answered today', () => {
    expect(stale, 'write them again: npm run docs').toEqual([]);
  });

  it('the session shows what the terminal prints today', () => {
    expect(session === readFileSync(new URL('terminal.svg', docs), 'utf8'), AGAIN).toBe(true);
  });
});

it('a terminal’s colours are those of its picture', () => {
  const svg = terminalSvg(
    '\u001b[36m1 › \u001b[39mA < B\n\u001b[1mC\u001b[22m\u001b[2m d\u001b[22m',
    20,
  );
  expect(svg).toContain('<tspan x="16.0" fill="#56b6c2">1 › </tspan>');
  expect(svg).toContain('<tspan x="49.6">A &lt; B</tspan>');
  expect(svg).toContain('font-weight="bold">C</tspan>');
  expect(svg).toContain('opacity="0.6"> d</tspan>');
});
