import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Feed, type FeedEntry, parseFeed } from '../../src/feeds/parse-feed.ts';

const ADDRESS = 'https://courrier.example/flux/rss.xml';
const DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"';

function feedIn(text: string, bytes = new TextEncoder().encode(text), contentType = ''): Feed {
  const feed = parseFeed(bytes, contentType, ADDRESS);
  if ('problem' in feed) throw new Error(feed.problem.en);
  return feed;
}

const first = (text: string): FeedEntry => feedIn(text).entries[0]!;

describe('RSS 2.0', () => {
  const feed = feedIn(
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" ${DC}><channel><title>Le Courrier &amp; Cie</title><link>https://courrier.example/</link><ttl>90</ttl>
     <item><guid isPermaLink="false">00123</guid><title><![CDATA[L'&eacute;t&eacute; <b>arrive</b>]]></title><link>/a/1</link><pubDate>mar, 05 mars 2024 23:30:00 +0100</pubDate><dc:creator>Ana Rey</dc:creator><description>Court</description><content:encoded><![CDATA[<p>Le texte <em>entier</em>.</p>]]></content:encoded></item>
     <item><guid>https://courrier.example/b</guid><title>1e3 &lt; 2e3</title><author>a@b.example (Luc Mer)</author><description>Une ligne & une autre

et un paragraphe.</description></item>
     <item><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate></item></channel></rss>`,
  );

  it('has its title, its entries and the minutes it asks for', () => {
    expect(feed).toMatchObject({ title: 'Le Courrier & Cie', minutes: 90, deleted: [] });
    expect(feed.entries).toHaveLength(2);
  });

  it('reads an entry: markup in its title, its author, the longer text, a relative link', () => {
    expect(feed.entries[0]).toMatchObject({
      title: "L'été arrive",
      author: 'Ana Rey',
      published: 'mar, 05 mars 2024 23:30:00 +0100',
      url: 'https://courrier.example/a/1',
      html: '<p>Le texte <em>entier</em>.</p>',
    });
  });

  it('takes a guid for the address, a title as it is written, and plain text in its paragraphs', () => {
    expect(feed.entries[1]).toMatchObject({
      title: '1e3 < 2e3',
      author: 'Luc Mer',
      url: 'https://courrier.example/b',
      html: '<p>Une ligne &amp; une autre</p>\n<p>et un paragraphe.</p>',
    });
  });
});

it('reads RSS 1.0', () => {
  const entry = first(
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${DC}><channel rdf:about="x"><title>R</title><link>https://r.example</link></channel><item rdf:about="https://r.example/1"><title>Un</title><link>https://r.example/1</link><description>Texte</description><dc:date>2024-03-05</dc:date><dc:creator>B. Or</dc:creator></item></rdf:RDF>`,
  );
  expect(entry).toMatchObject({
    title: 'Un',
    author: 'B. Or',
    published: '2024-03-05',
    url: 'https://r.example/1',
  });
});

describe('Atom', () => {
  const feed = feedIn(
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:base="https://x.example/b/"><title type="html">T &amp;amp; U</title><author><name>La rédaction</name></author>
     <entry xml:base="c/"><id>tag:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Un <b>mot</b> gras</div></title><link rel="self" href="self"/><link href="d.html"/><author><name>A</name></author><author><name>B</name></author><updated>2024-03-06T10:00:00Z</updated><published>2024-03-04T10:00:00Z</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Un <b>mot</b> gras, puis <i>un autre</i> mot.</p></div></content></entry>
     <entry><id>tag:2</id><title>2 &lt; 3</title><updated>2024-03-01T10:00:00Z</updated><summary>Si 1 &lt; 2.</summary></entry>
     <at:deleted-entry ref="tag:3" when="2024-03-02T10:00:00Z"/></feed>`,
  );

  it('reads entries with their own bases and authors, else those of the feed', () => {
    expect(feed.entries[0]).toMatchObject({
      title: 'Un mot gras',
      author: 'A, B',
      published: '2024-03-04T10:00:00Z',
      updated: '2024-03-06T10:00:00Z',
      url: 'https://x.example/b/c/d.html',
      html: '<p>Un <b>mot</b> gras, puis <i>un autre</i> mot.</p>',
    });
    expect(feed.entries[1]).toMatchObject({
      title: '2 < 3',
      author: 'La rédaction',
      html: 'Si 1 &lt; 2.',
    });
  });

  it('knows what the feed says was deleted', () => {
    const again = feedIn(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><id>tag:3</id><title>x</title></entry></feed>`,
    );
    expect(feed.deleted).toEqual([again.entries[0]!.key]);
  });
});

it('reads JSON Feed', () => {
  const entry = first(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'J',
      items: [
        {
          id: '1',
          url: 'https://j.example/1',
          title: 'a < b',
          content_text: 'x < y',
          date_published: '2024-03-05T10:00:00Z',
          authors: [{ name: 'Z' }],
        },
      ],
    }),
  );
  expect(entry).toMatchObject({
    title: 'a < b',
    author: 'Z',
    html: 'x &lt; y',
    url: 'https://j.example/1',
  });
});

describe('encodings', () => {
  const text =
    '<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel><title>Été à Orvaine</title><item><title>Ça</title></item></channel></rss>';
  const latin = Buffer.from(text, 'latin1');

  it('believes the XML, whatever the server says', () => {
    expect(feedIn('', latin, 'text/xml; charset=utf-8').title).toBe('Été à Orvaine');
  });

  it('sees UTF-8 that is declared as something else', () => {
    expect(feedIn(text, undefined, 'text/xml; charset=iso-8859-1').title).toBe('Été à Orvaine');
  });

  it('sees bytes that are declared as UTF-8 and are none', () => {
    const wrong = Buffer.from(text.replace('ISO-8859-1', 'UTF-8'), 'latin1');
    expect(feedIn('', wrong).title).toBe('Été à Orvaine');
  });

  it('believes the server where the XML says nothing', () => {
    const cyrillic = Buffer.from(
      '3c7273732076657273696f6e3d22322e30223e3c6368616e6e656c3e3c7469746c653ecfd0c8c23c2f7469746c653e3c2f6368616e6e656c3e3c2f7273733e',
      'hex',
    );
    expect(feedIn('', cyrillic, 'text/xml; charset=windows-1251').title).toBe('ПРИВ');
  });
});

it.each([
  '',
  '<html><body>Une page</body></html>',
  '<rss><channel><title>t</title><item><titl',
  '{"a":1}',
  'null',
  '\0\0',
])('names what is no feed: %s', (text) =>
  expect(parseFeed(new TextEncoder().encode(text), 'text/html', ADDRESS)).toHaveProperty('problem'),
);

it('reads or names whatever bytes there are', () => {
  const whole = Buffer.from(
    `<rss version="2.0"><channel><title>T</title><item><guid>1</guid><title>Un &amp; deux</title><description><![CDATA[<p>Texte.</p>]]></description></item></channel></rss>`,
  );
  const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 });
  fc.assert(
    fc.property(changes, fc.nat(whole.length), (flips, length) => {
      const bytes = Buffer.from(whole);
      for (const [at, byte] of flips) bytes[at] = byte;
      const feed = parseFeed(bytes.subarray(0, length), 'text/xml', ADDRESS);
      return 'problem' in feed || feed.entries.every(({ key }) => /^[0-9a-f]{10}$/.test(key));
    }),
  );
});
