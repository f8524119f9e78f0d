import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isFromDiscord, readFiles } from '../../src/discord/interactions/attachments.ts';
import { makePdf } from '../articles/formats/make-pdf.ts';
import { fakeKiosque } from '../commands/fake-kiosque.ts';
import { testBot, words } from './test-bot.ts';

const check = 'Check against the articles';
const claim = '15 communes ont été inondées';
const bytes = (text: string) => new TextEncoder().encode(text);
const pdf = makePdf([[{ x: 50, y: 700, text: claim }]]);

const DISCORD = 'https://discord.com/api';

it.each([
  ['https://cdn.discordapp.com/attachments/1/2/a.txt?ex=1', DISCORD, true],
  ['https://media.discordapp.net/attachments/1/2/a.txt', DISCORD, true],
  ['http://cdn.discordapp.com/attachments/1/2/a.txt', DISCORD, false],
  ['https://cdn.discordapp.com:8443/a.txt', DISCORD, false],
  ['https://user@cdn.discordapp.com/a.txt', DISCORD, false],
  ['https://cdn.discordapp.com.evil.example/a.txt', DISCORD, false],
  ['https://discord.com/a.txt', DISCORD, false],
  ['https://127.0.0.1/a.txt', DISCORD, false],
  ['file:///etc/passwd', DISCORD, false],
  ['a.txt', DISCORD, false],
  ['http://127.0.0.1:80/attachments/a.txt', 'http://127.0.0.1:80/api', true],
  ['http://127.0.0.1:81/attachments/a.txt', 'http://127.0.0.1:80/api', false],
])('%s is from Discord at %s: %s', (address, apiBase, expected) => {
  expect(isFromDiscord(address, apiBase)).toBe(expected);
});

describe('a check reads', () => {
  async function checking(
    ...files: { name: string; bytes: Uint8Array; url?: string; size?: number }[]
  ) {
    const { kiosque, asked } = fakeKiosque();
    const bot = await testBot({ kiosque });
    const { discord } = bot;
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const post = discord.post(discord.user('Bob'), general, '', { files });
    const shown = words(await discord.contextMenu(ada, post, check));
    return { shown, asked, discord };
  }

  it.each([
    ['propos.txt', bytes(claim)],
    ['propos.md', bytes(`**15 communes** ont été inondées`)],
    ['propos.PDF', pdf],
  ])('%s', async (name, file) => {
    const { shown, asked } = await checking({ name, bytes: file });
    expect(asked[0]?.question).toBe(claim);
    expect(shown).toMatch(/15 communes, les articles disent Douze/);
  });

  it('the beginning of a long one, and says so', async () => {
    const { shown } = await checking({ name: 'a.txt', bytes: bytes(`${claim}. `.repeat(100)) });
    expect(shown).toContain('Le début seulement a été vérifié.');
  });

  it('none that is too large, whatever it says, nor damaged, nor kept elsewhere', async () => {
    let others = 0;
    const other = createServer((_request, response) => {
      others += 1;
      response.end(claim);
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}/a.txt`;
    const large = bytes('a'.repeat(300_000));
    const { shown, asked, discord } = await checking(
      { name: 'large.txt', bytes: large, size: 10 },
      { name: 'broken.pdf', bytes: bytes('%PDF-1.7 and nothing else') },
      { name: 'elsewhere.txt', bytes: bytes(claim), url: elsewhere },
    );
    expect(shown).toContain('large.txt n’a pas été lu : il est trop grand');
    expect(shown).toContain('broken.pdf n’a pas pu être lu');
    expect(shown).toContain('elsewhere.txt n’a pas pu être lu');
    expect(asked).toEqual([]);
    expect(others).toBe(0);
    const read = discord.requests.filter(({ path }) => path.startsWith('/attachments/'));
    expect(read).toHaveLength(2);
  });

  it('nothing of one that is said to be too large', async () => {
    const { shown, discord } = await checking({ name: 'a.pdf', bytes: pdf, size: 9_000_000 });
    expect(shown).toContain('a.pdf n’a pas été lu');
    expect(discord.requests.filter(({ path }) => path.startsWith('/attachments/'))).toEqual([]);
  });

  it('no pictures', async () => {
    const { shown } = await checking({ name: 'a.png', bytes: bytes('PNG') });
    expect(shown).toContain('les fichiers .txt, .md et .pdf');
  });

  it('the file of a message that asks for it, or says nothing else', async () => {
    const { kiosque, asked } = fakeKiosque();
    const { discord } = await testBot({ kiosque });
    const ada = discord.user('Ada', { locale: 'fr' });
    const general = discord.channel('general');
    const files = [{ name: 'propos.txt', bytes: bytes(claim) }];
    for (const text of ['vérifie ça', '']) {
      const said = await discord.say(ada, general, text, { mention: true, files });
      expect(words(said)).toMatch(/15 communes, les articles disent Douze/);
    }
    expect(asked.map(({ question }) => question)).toEqual([claim, claim]);
    await discord.say(ada, general, 'Combien de communes ?', { mention: true, files });
    expect(asked.at(-1)?.question).toBe('Combien de communes ?');
  });

  it('three files at most', async () => {
    const files = ['a', 'b', 'c', 'd'].map((name) => ({
      ...{ name: `${name}.txt`, size: 1, url: 'https://evil.example/' },
    }));
    expect((await readFiles(files, DISCORD)).unread.map(({ name }) => name)).toEqual([
      'a.txt',
      'b.txt',
      'c.txt',
    ]);
  });
});
