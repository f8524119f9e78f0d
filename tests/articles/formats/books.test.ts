import { describe, expect, it } from 'vitest';
import { parse, problem } from '../parse.ts';
import { archive } from './make-documents.ts';

interface Item {
  readonly href: string;
  readonly body: string;
  readonly properties?: string;
}

const page = (body: string): string =>
  `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>${body}</body></html>`;
const META = '<dc:title>Les halles</dc:title><dc:creator>Ana Rey</dc:creator>';

/** @param others of the archive; a table of contents among them is in its manifest. */
const epub = (
  items: readonly Item[],
  { meta = META, guide = '', others = {} as Readonly<Record<string, string>> } = {},
): Uint8Array => {
  const ncx = others['OEBPS/toc.ncx'] ? '<item id="ncx" href="toc.ncx"/>' : '';
  return archive({
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="OEBPS/b.opf"/></rootfiles></container>',
    'OEBPS/b.opf': `<package xmlns:dc="d" xmlns:opf="o"><metadata>${meta}</metadata><manifest>${ncx}${items
      .map(
        ({ href, properties = '' }, i) =>
          `<item id="i${i}" href="${href}" properties="${properties}"/>`,
      )
      .join(
        '',
      )}</manifest><spine>${items.map((_, i) => `<itemref idref="i${i}"/>`).join('')}</spine>${guide}</package>`,
    ...Object.fromEntries(items.map(({ href, body }) => [`OEBPS/${href}`, page(body)])),
    ...others,
  });
};

const STORY = 'La halle de Sarvane a rouvert après deux ans de travaux.';
const ONE: Item = { href: 'a.xhtml', body: `<h1>Un</h1><p>${STORY}</p>` };
const read = (items: readonly Item[], options = {}) => parse('a.epub', epub(items, options));

describe('a book is read', () => {
  it.each([
    ['without its navigation', { href: 'nav.xhtml', body: '<nav>Un</nav>', properties: 'nav' }, ''],
    [
      'without a page of contents that its guide names',
      { href: 'toc.xhtml', body: '<h1>Sommaire</h1><p><a href="a.xhtml">Un</a></p>' },
      '<guide><reference type="toc" href="toc.xhtml"/></guide>',
    ],
    ['without a cover', { href: 'c.xhtml', body: '<img src="c.jpg" alt="Couverture"/>' }, ''],
  ])('%s', async (_, item, guide) => {
    const { text, marks } = await read([item, ONE], { guide });
    expect(text).toBe(`Un\n\n${STORY}`);
    expect(marks).toEqual([{ offset: 0, label: 'Un' }]);
  });

  it.each([
    [
      'without marks of notes and ends of printed pages',
      '<p>La halle<a epub:type="noteref" href="#n">1</a> a 400 places<a href="#m"><sup>2</sup></a>.<span epub:type="pagebreak">12</span></p><aside epub:type="footnote" id="n"><p>Selon la mairie. <a href="#r">\u21a9\ufe0e</a></p></aside>',
      'La halle a 400 places.\n\nSelon la mairie.',
    ],
    [
      'without what is hidden',
      `<p>${STORY}</p><p hidden="">A</p><p style="display:none">B</p>`,
      STORY,
    ],
    [
      'behind elements that close themselves',
      `<a id="x"/><script src="x"/><p/><p>${STORY}</p>`,
      STORY,
    ],
  ])('%s', async (_, body, expected) => {
    expect((await read([{ href: 'a.xhtml', body }])).text).toBe(expected);
  });

  it('with chapters that are cut into several files, under one name', async () => {
    const rest = { href: 'a_2.xhtml', body: '<p>La suite.</p>' };
    const { marks } = await read([
      ONE,
      rest,
      { href: 'b.xhtml', body: '<h2>Deux</h2><p>Fin.</p>' },
    ]);
    expect(marks!.map(({ label }) => label)).toEqual(['Un', 'Deux']);
  });

  it('with the names that its table of contents gives to chapters', async () => {
    const ncx =
      '<ncx><navMap><navPoint><navLabel><text>Premier chapitre</text></navLabel><content src="a%20b.xhtml#x"/></navPoint></navMap></ncx>';
    const { marks } = await read([{ href: 'a b.xhtml', body: `<p>${STORY}</p>` }], {
      others: { 'OEBPS/toc.ncx': ncx },
    });
    expect(marks).toEqual([{ offset: 0, label: 'Premier chapitre' }]);
  });

  it('with all who wrote it, and the day on which it was published', async () => {
    const meta =
      '<dc:title>Les halles</dc:title><dc:creator opf:role="aut">Rey, Ana</dc:creator><dc:creator>Luc Bon</dc:creator><dc:creator opf:role="ill">Zoé</dc:creator><dc:date opf:event="modification">2024-01-01</dc:date><dc:date opf:event="publication">2019</dc:date>';
    expect(await read([ONE], { meta })).toMatchObject({
      author: 'Ana Rey, Luc Bon',
      published: { value: '2019' },
    });
    // What calibre writes where nobody knows.
    const unknown = `${META}<dc:date>0101-01-01T00:00:00+00:00</dc:date>`;
    expect((await read([ONE], { meta: unknown })).published).toBeNull();
  });

  it('though its fonts are encrypted; a protected chapter is named', async () => {
    const encryption = (uri: string) => ({
      others: {
        'META-INF/encryption.xml': `<encryption><CipherReference URI="${uri}"/></encryption>`,
      },
    });
    expect((await read([ONE], encryption('OEBPS/f.otf'))).text).toContain(STORY);
    const locked = epub([ONE], encryption('OEBPS/a.xhtml'));
    expect(await problem('a.epub', locked)).toMatch(/protected against copying/);
  });
});
