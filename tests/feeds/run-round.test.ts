import type { LookupAllOptions } from 'node:dns';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ParsedArticle } from '../../src/articles/article.ts';
import { parseArticles } from '../../src/articles/parse-articles.ts';
import { feedFolder } from '../../src/feeds/entry-files.ts';
import type { FeedOptions, FeedRound } from '../../src/feeds/feed-options.ts';
import { HostTurns } from '../../src/feeds/host-turns.ts';
import { runRound } from '../../src/feeds/run-round.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { FeedServer, rss, type TestItem } from './feed-server.ts';

const HOUR = 3_600_000;
let server: FeedServer;
beforeAll(async () => {
  server = await FeedServer.start();
});
afterAll(() => server.close());

const items: TestItem[] = [
  { id: 'c', date: 'Wed, 06 Mar 2024 10:00:00 GMT' },
  { id: 'b', date: 'Tue, 05 Mar 2024 10:00:00 GMT' },
  { id: 'a', date: 'Mon, 04 Mar 2024 10:00:00 GMT' },
];

/** A feed of its own for each test, with the machine's clock and what is fetched from where. */
class Bench {
  readonly articlesDir = temporaryFolder();
  readonly dataDir = temporaryFolder();
  now = Date.parse('2024-03-06T12:00:00Z');
  timeoutMs = 2_000;
  allows: (address: string) => boolean = (address) => address === '127.0.0.1';
  lookup: unknown;
  readonly path = `/feed-${Math.random()}`;
  readonly address = server.at(this.path);

  async round(all = true, changes: Partial<FeedOptions> = {}): Promise<FeedRound> {
    const { articlesDir, dataDir, allows, timeoutMs } = this;
    const options = {
      feeds: [this.address],
      fullText: false,
      allowPrivate: false,
      everyMinutes: 60,
    };
    const reach = { allows, ...(this.lookup ? { lookup: this.lookup as never } : {}) };
    return runRound({ articlesDir, dataDir, ...options, ...changes }, all, {
      network: { reach, turns: new HostTurns(0), timeoutMs },
      now: () => this.now,
      random: () => 0,
    });
  }

  get folder(): string {
    return join(this.articlesDir, feedFolder(this.address));
  }

  files(extension = '.html'): string[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder)
      .filter((name) => name.endsWith(extension))
      .sort();
  }

  /** The article that a file is read as. */
  async article(name: string): Promise<ParsedArticle> {
    const file = join(this.folder, name);
    const sidecar = readFileSync(file.replace('.html', '.yml'), 'utf8');
    const articles = await parseArticles(name, readFileSync(file), sidecar, { now: new Date() });
    if ('problem' in articles) throw new Error(articles.problem.en);
    return articles[0]!;
  }

  lastAsked() {
    return server.asked.filter(({ path }) => path === this.path).at(-1)?.headers;
  }
}

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

describe('entries', () => {
  it('become files with a sidecar, read as articles with their details', async () => {
    server.serve(
      bench.path,
      rss([
        {
          ...items[0]!,
          title: 'La crue de l’Orvaine',
          text: 'L’Orvaine a débordé à Port-Lamier.',
          link: '/crue',
        },
      ]),
    );
    expect(await bench.round()).toMatchObject({ feeds: 1, added: 1, changed: 0, problems: [] });
    const [file = ''] = bench.files();
    expect(file).toMatch(/^2024-03-06-la-crue-de-l-orvaine-[0-9a-f]{10}\.html$/);
    const article = await bench.article(file);
    expect(article).toMatchObject({
      title: 'La crue de l’Orvaine',
      publisher: 'Le Courrier de Valserre',
      url: 'https://courrier.example/crue',
      published: { value: '2024-03-06', precision: 'day', source: 'sidecar' },
    });
    expect(article.text).toContain('L’Orvaine a débordé à Port-Lamier.');
    const [{ start, end } = { start: 0, end: 0 }] = article.leftovers;
    expect(article.text.slice(start, end)).not.toContain('débordé');
  });

  it('are asked for by what the server gave the last time, and not written again', async () => {
    server.on(bench.path, (request, response) => {
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end();
      else
        response
          .writeHead(200, { etag: '"v1"', 'last-modified': 'Tue, 05 Mar 2024 10:00:00 GMT' })
          .end(rss(items));
    });
    expect(await bench.round()).toMatchObject({ added: 3 });
    expect(await bench.round()).toMatchObject({ added: 0, changed: 0, problems: [] });
    expect(bench.lastAsked()).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Tue, 05 Mar 2024 10:00:00 GMT',
    });
  });

  it('that change are written over, under the name they have', async () => {
    server.serve(bench.path, rss(items));
    await bench.round();
    const before = bench.files();
    server.serve(
      bench.path,
      rss([{ ...items[0]!, title: 'Un autre titre', text: 'Corrigé.' }, ...items.slice(1)]),
    );
    expect(await bench.round()).toMatchObject({ added: 0, changed: 1 });
    expect(bench.files()).toEqual(before);
    expect(
      await bench.article(before.find((name) => name.startsWith('2024-03-06'))!),
    ).toMatchObject({ title: 'Un autre titre' });
  });

  it('that slide off the end of the feed stay', async () => {
    server.serve(bench.path, rss(items));
    await bench.round();
    server.serve(bench.path, rss(items.slice(0, 2)));
    expect(await bench.round()).toMatchObject({ removed: 0 });
    expect(bench.files()).toHaveLength(3);
  });

  it('that vanish from the middle go when their pages are gone too, and only then', async () => {
    const linked = items.map((item) => ({
      ...item,
      link: server.at(`/page-${item.id}-${bench.path.slice(6)}`),
    }));
    server.serve(bench.path, rss(linked));
    await bench.round();
    server.serve(linked[1]!.link.replace(/^http:\/\/[^/]+/, ''), 'still there', {
      'content-type': 'text/html',
    });
    server.serve(bench.path, rss([linked[2]!]));
    expect(await bench.round()).toMatchObject({ removed: 1 });
    expect(bench.files().map((name) => name.slice(0, 10))).toEqual(['2024-03-04', '2024-03-05']);
    expect(bench.files('.yml')).toHaveLength(2);
  });

  it('that the feed says were deleted go', async () => {
    const entry =
      '<entry><id>tag:x</id><title>Un titre</title><updated>2024-03-05T10:00:00Z</updated><summary>Texte.</summary></entry>';
    const atom = (inside: string) =>
      `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>T</title>${inside}</feed>`;
    server.serve(bench.path, atom(entry));
    expect(await bench.round()).toMatchObject({ added: 1 });
    server.serve(bench.path, atom('<at:deleted-entry ref="tag:x" when="2024-03-06T10:00:00Z"/>'));
    expect(await bench.round()).toMatchObject({ removed: 1 });
    expect(bench.files()).toEqual([]);
  });

  it('whose file someone took away stay away, until all are cleared', async () => {
    server.serve(bench.path, rss(items));
    await bench.round();
    const [oldest = ''] = bench.files();
    rmSync(join(bench.folder, oldest));
    server.serve(bench.path, rss([...items.slice(0, 2), { ...items[2]!, text: 'Changé.' }]));
    expect(await bench.round()).toMatchObject({ added: 0, changed: 0 });
    expect(bench.files()).toHaveLength(2);
    rmSync(bench.folder, { recursive: true });
    expect(await bench.round()).toMatchObject({ added: 3 });
  });

  it('are known though what was kept of the feed is lost', async () => {
    server.serve(bench.path, rss(items));
    await bench.round();
    writeFileSync(join(bench.dataDir, 'feeds.json'), '{"broken');
    expect(await bench.round()).toMatchObject({ added: 0, changed: 0, removed: 0, problems: [] });
  });

  it('write nowhere but into the folder of their feed', async () => {
    server.serve(
      bench.path,
      rss([{ id: '../../x', title: '../../../etc/passwd', text: 'Texte.' }]),
    );
    await bench.round();
    expect(readdirSync(bench.articlesDir)).toEqual(['feeds']);
    expect(bench.files()).toHaveLength(1);
  });

  it('keep what their text holds of markup from acting when the file is opened', async () => {
    server.serve(bench.path, rss([{ id: 'x', text: '<script>alert(1)</script><p>Texte.</p>' }]));
    await bench.round();
    expect(readFileSync(join(bench.folder, bench.files()[0]!), 'utf8')).toContain(
      `Content-Security-Policy" content="default-src 'none'`,
    );
  });
});

describe('the pages of entries', () => {
  const long = (words: string) => `<p>${`${words} est un mot de la page entière. `.repeat(20)}</p>`;
  const page = (words: string) =>
    `<html><head><meta charset="iso-8859-1"><title>Page</title></head><body><nav><a href="/">Accueil</a></nav><article><h1>Titre a</h1>${long(words)}</article></body></html>`;

  it('are read where the feed has the beginning only', async () => {
    const path = `/page${bench.path.slice(5)}`;
    server.serve(bench.path, rss([{ id: 'a', text: 'Un début…', link: server.at(path) }]));
    server.serve(path, Buffer.from(page('Été'), 'latin1'), {
      'content-type': 'text/html; charset=iso-8859-1',
    });
    await bench.round(true, { fullText: true });
    const { text } = await bench.article(bench.files()[0]!);
    expect(text).toContain('Été est un mot de la page entière.');
    expect(text).not.toContain('Un début');
    const asked = server.asked.length;
    await bench.round(true, { fullText: true });
    expect(server.asked.length - asked).toBe(1);
  });

  it('are not asked for where the feed has the whole text, nor unless they are wanted', async () => {
    const path = `/page${bench.path.slice(5)}`;
    server.serve(path, page('Mot'), { 'content-type': 'text/html' });
    server.serve(
      bench.path,
      rss([{ id: 'a', text: long('Feed').repeat(2), link: server.at(path) }]),
    );
    await bench.round(true, { fullText: true });
    server.serve(bench.path, rss([{ id: 'b', text: 'Un début…', link: server.at(path) }]));
    await bench.round();
    expect(server.asked.some((one) => one.path === path)).toBe(false);
  });

  it('are asked for three times in vain, and the beginning serves', async () => {
    const path = `/page${bench.path.slice(5)}`;
    server.on(path, (_request, response) => response.writeHead(500).end());
    server.serve(bench.path, rss([{ id: 'a', text: 'Un début qui sert.', link: server.at(path) }]));
    for (let i = 0; i < 5; i += 1) await bench.round(true, { fullText: true });
    expect(server.asked.filter((one) => one.path === path)).toHaveLength(3);
    expect((await bench.article(bench.files()[0]!)).text).toContain('Un début qui sert.');
  });
});

describe('a server that misbehaves', () => {
  const problem = async (changes: Partial<FeedOptions> = {}) => {
    const { problems } = await bench.round(true, changes);
    expect(problems.map(({ feed }) => feed)).toEqual([bench.address]);
    return problems[0]!.problem.en;
  };

  it('is left alone for as long as it asks, whoever wants the feed', async () => {
    server.on(bench.path, (_request, response) =>
      response.writeHead(429, { 'retry-after': '7200' }).end(),
    );
    expect(await problem()).toContain('429');
    const asked = server.asked.length;
    bench.now += HOUR;
    expect((await bench.round(true)).problems).toHaveLength(1);
    expect(server.asked.length).toBe(asked);
    server.serve(bench.path, rss(items));
    bench.now += HOUR + 1;
    expect(await bench.round(false)).toMatchObject({ added: 3, problems: [] });
  });

  it('is asked again when the feed is due, not before', async () => {
    server.serve(bench.path, rss(items), { 'cache-control': 'max-age=10800' });
    expect((await bench.round(false)).nextAt).toBe(bench.now + 3 * HOUR);
    const asked = server.asked.length;
    bench.now += 2 * HOUR;
    await bench.round(false);
    expect(server.asked.length).toBe(asked);
    bench.now += HOUR;
    await bench.round(false);
    expect(server.asked.length).toBe(asked + 1);
  });

  it('that fails is asked less and less often', async () => {
    server.on(bench.path, (_request, response) => response.writeHead(503).end());
    const first = await bench.round();
    const second = await bench.round();
    expect([first.nextAt! - bench.now, second.nextAt! - bench.now]).toEqual([2 * HOUR, 4 * HOUR]);
  });

  it('that never answers, or never ends, is given up in time', async () => {
    bench.timeoutMs = 200;
    server.on(bench.path, () => {});
    expect(await problem()).toContain('in time');
    server.on(bench.path, (_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('<rss>'), 20);
      response.on('close', () => clearInterval(timer));
    });
    expect(await problem()).toContain('in time');
  });

  it('that sends too much, packed or not, is cut off', async () => {
    server.serve(bench.path, Buffer.alloc(6 * 1024 * 1024, 32));
    expect(await problem()).toContain('larger than 5 MB');
    server.serve(bench.path, gzipSync(Buffer.alloc(200 * 1024 * 1024)), {
      'content-encoding': 'gzip',
    });
    expect(await problem()).toContain('larger than 5 MB');
  });

  it('may pack what it sends', async () => {
    server.serve(bench.path, gzipSync(rss(items)), { 'content-encoding': 'gzip' });
    expect(await bench.round()).toMatchObject({ added: 3 });
  });

  it('that packs badly, breaks off, sends a page or has no feed any more is named', async () => {
    server.serve(bench.path, 'not packed', { 'content-encoding': 'gzip' });
    expect(await problem()).toContain('could not be fetched');
    server.on(bench.path, (_request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('<rss>');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await problem()).toContain('could not be fetched');
    server.serve(bench.path, '<html><body>Bonjour</body></html>');
    expect(await problem()).toContain('is no feed');
    server.remove(bench.path);
    expect(await problem()).toContain('is gone');
  });

  it('keeps the entries that were read before', async () => {
    server.serve(bench.path, rss(items));
    await bench.round();
    server.serve(bench.path, 'nonsense');
    await bench.round();
    expect(bench.files()).toHaveLength(3);
  });

  it('keeps nobody from the other feeds', async () => {
    server.serve('/other', rss(items));
    const feeds = [
      bench.address,
      server.at('/other'),
      'http://127.0.0.1:1/',
      'http://nowhere.invalid/',
    ];
    server.serve(bench.path, 'nonsense');
    const round = await bench.round(true, { feeds });
    expect(round).toMatchObject({ feeds: 4, added: 3 });
    expect(round.problems.map(({ feed }) => feed).sort()).toEqual(
      [feeds[0], feeds[2], feeds[3]].sort(),
    );
  });
});

it('takes what is nested without end for what it is, and goes on', async () => {
  const deep = '<div>'.repeat(100_000);
  server.serve(
    bench.path,
    rss([
      { id: 'deep', title: deep, text: `${deep}Texte.`, link: server.at('/none') },
      { id: 'good', text: 'Un début.' },
    ]),
  );
  expect(await bench.round(true, { fullText: true })).toMatchObject({ added: 2, problems: [] });
});

describe('addresses', () => {
  const refused = async (address: string) =>
    (await bench.round(true, { feeds: [address] })).problems[0]?.problem.en ?? '';

  it('are followed where they lead, five times', async () => {
    server.serve(`${bench.path}-2`, rss(items));
    server.on(bench.path, (_request, response) =>
      response.writeHead(301, { location: `${bench.path}-2` }).end(),
    );
    expect(await bench.round()).toMatchObject({ added: 3 });
    server.on(bench.path, (_request, response) =>
      response.writeHead(302, { location: bench.path }).end(),
    );
    expect((await bench.round()).problems[0]?.problem.en).toContain('without end');
  });

  it('of private networks are refused, as a number, behind a redirect or behind a name', async () => {
    server.serve(bench.path, rss(items));
    const elsewhere = server.at(bench.path, '127.0.0.2');
    expect(await refused(elsewhere)).toContain('FEEDS_PRIVATE');
    server.on('/lead', (_request, response) =>
      response.writeHead(302, { location: elsewhere }).end(),
    );
    expect(await refused(server.at('/lead'))).toContain('FEEDS_PRIVATE');
    bench.lookup = (
      _name: string,
      _options: LookupAllOptions,
      callback: (error: null, found: object[]) => void,
    ) =>
      callback(null, [
        { address: '127.0.0.1', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ]);
    expect(await refused(server.at(bench.path, 'feeds.example'))).toContain('FEEDS_PRIVATE');
  });

  it('are checked where the connection is made: a name that changes its mind gains nothing', async () => {
    server.on('/turn', (_request, response) =>
      response.writeHead(302, { location: bench.path }).end(),
    );
    server.serve(bench.path, rss(items));
    const answers = ['127.0.0.1', '127.0.0.2'];
    bench.lookup = (
      _name: string,
      _options: LookupAllOptions,
      callback: (error: null, found: object[]) => void,
    ) => callback(null, [{ address: answers.shift(), family: 4 }]);
    expect(await refused(server.at('/turn', 'rebind.example'))).toContain('FEEDS_PRIVATE');
    expect(answers).toEqual([]);
  });

  it('of loopback are refused as the program runs, and taken where that is allowed', async () => {
    server.serve(bench.path, rss(items));
    const { articlesDir, dataDir } = bench;
    const options = {
      articlesDir,
      dataDir,
      feeds: [bench.address],
      fullText: false,
      everyMinutes: 60,
    };
    const closed = await runRound({ ...options, allowPrivate: false }, true);
    expect(closed.problems[0]?.problem.en).toContain('FEEDS_PRIVATE');
    expect(await runRound({ ...options, allowPrivate: true }, true)).toMatchObject({ added: 3 });
  });

  it.each(['file:///etc/passwd', 'ftp://x.example/', 'http://u:p@x.example/', 'nonsense'])(
    'such as %s are refused',
    async (address) => expect(await refused(address)).toContain('no http or https address'),
  );
});

it('names a feed whose entries cannot be written', async () => {
  server.serve(bench.path, rss(items));
  writeFileSync(join(bench.articlesDir, 'feeds'), 'a file in the way');
  const { problems } = await bench.round();
  expect(problems[0]?.problem.en).toMatch(/articles folder \((?:ENOTDIR|EEXIST)\)/);
});

describe('lists of feeds', () => {
  it('are read from OPML in the folder; what is no OPML is named', async () => {
    server.serve(bench.path, rss(items));
    writeFileSync(
      join(bench.articlesDir, 'feeds.opml'),
      `<opml version="2.0"><body><outline text="Presse"><outline text="A" xmlUrl="${bench.address}"/></outline></body></opml>`,
    );
    writeFileSync(join(bench.articlesDir, 'cassé.opml'), 'nonsense');
    const round = await bench.round(true, { feeds: [] });
    expect(round).toMatchObject({ feeds: 1, added: 3 });
    expect(round.problems).toMatchObject([{ feed: 'cassé.opml' }]);
    expect(await bench.round(true, { feeds: null })).toMatchObject({ feeds: 0, nextAt: null });
  });
});
