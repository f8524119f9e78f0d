import { strToU8, zipSync } from 'fflate';
import { pick, type Random, seeded } from '../../tools/bench/random.ts';
import {
  archive,
  book,
  bytes,
  chapter,
  message,
  run,
  styled,
  word,
  writer,
} from '../articles/formats/make-documents.ts';
import { makePdf } from '../articles/formats/make-pdf.ts';

export interface HostileFile {
  /** What was done, with the extension. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

const BODY =
  'La halle de Sarvane a rouvert samedi 5 mars 2024 après deux ans de travaux, devant 400 habitants.';
const many = (text: string, times: number) => text.repeat(times);

/** A whole file of each format, from which the damaged ones are made. */
const WHOLE: Readonly<Record<string, Uint8Array>> = {
  pdf: makePdf(
    [1, 2, 3].map((page) => [
      { x: 50, y: 800, text: `La Gazette de Sarvane, page ${page}`, size: 8 },
      ...Array.from({ length: 20 }, (_, i) => ({
        x: 50,
        y: 760 - 14 * i,
        text: BODY.slice(0, 80),
      })),
    ]),
    { info: { '/Title': '(La halle)' } },
  ),
  docx: word(styled('La halle', 'Titre1') + many(`<w:p>${run(BODY)}</w:p>`, 20)),
  odt: writer(many(`<text:p>${BODY}</text:p>`, 20)),
  rtf: bytes(
    `{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset0 Times;}}${many(`\\pard ${BODY.replace('è', "\\'e8")}\\par\n`, 20)}}`,
  ),
  epub: book([chapter('Un', many(BODY, 5)), chapter('Deux', many(BODY, 5))]),
  eml: bytes(message('La halle', 5, many(BODY, 5))),
  mhtml: bytes(
    `Snapshot-Content-Location: https://e.example/\r\n${message('La halle', 5, many(BODY, 5))}`,
  ),
  mbox: bytes(many(`From a Tue Mar 5 2024\n${message('La halle', 5, BODY)}\n\n`, 5)),
  csv: bytes(`titre;date;texte\n${many(`"La halle";05/03/2024;"${BODY}"\n`, 20)}`),
  jsonl: bytes(
    many(`${JSON.stringify({ title: 'La halle', date: '2024-03-05', text: BODY })}\n`, 20),
  ),
};

const CHANGES: Readonly<Record<string, (whole: Uint8Array, random: Random) => Uint8Array>> = {
  flipped: (whole, random) => {
    const changed = Uint8Array.from(whole);
    for (let i = 0; i < 1 + random() * 20; i += 1) {
      changed[Math.floor(random() * changed.length)]! ^= 1 << Math.floor(random() * 8);
    }
    return changed;
  },
  cut: (whole, random) => whole.slice(0, Math.floor(random() * whole.length)),
  holed: (whole, random) => {
    const at = Math.floor(random() * whole.length);
    const length = Math.floor((random() * whole.length) / 4);
    return Buffer.concat([whole.slice(0, at), whole.slice(at + length)]);
  },
  stuffed: (whole, random) => {
    const at = Math.floor(random() * whole.length);
    const stuff = Uint8Array.from({ length: 200 }, () => Math.floor(random() * 256));
    return Buffer.concat([whole.slice(0, at), stuff, whole.slice(at)]);
  },
  doubled: (whole, random) => {
    const at = Math.floor(random() * whole.length);
    return Buffer.concat([whole.slice(0, at), whole, whole.slice(at)]);
  },
  zeroed: (whole, random) => {
    const changed = Uint8Array.from(whole);
    const at = Math.floor(random() * changed.length);
    changed.fill(0, at, at + Math.floor(random() * 500));
    return changed;
  },
};

/** Damaged files, always the same for a seed. */
export function damagedFiles(count: number, seed: number): HostileFile[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, i) => {
    const [extension = '', whole] = pick(random, Object.entries(WHOLE));
    const [change = '', make] = pick(random, Object.entries(CHANGES));
    return { name: `${change}-${i}.${extension}`, bytes: make(whole, random) };
  });
}

const zip = (files: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync(files, { level: 6 });
const nested = (open: string, close: string, depth: number, inside = BODY): string =>
  many(open, depth) + inside + many(close, depth);

/** Made to take memory, time or the stack. They are made when they are wanted, for some are large. */
export const CONSTRUCTED: Readonly<Record<string, () => Uint8Array>> = {
  'bomb.docx': () => zip({ 'word/document.xml': new Uint8Array(200 * 1024 * 1024) }),
  'bomb.odt': () => zip({ 'content.xml': new Uint8Array(200 * 1024 * 1024) }),
  'bomb-within-limits.odt': () =>
    archive({ 'content.xml': `<o xmlns:text="t"><text:p>${many('a ', 20_000_000)}</text:p></o>` }),
  'bomb.epub': () =>
    zip({
      'META-INF/container.xml': strToU8('<rootfile full-path="b.opf"/>'),
      'b.opf': new Uint8Array(200 * 1024 * 1024),
    }),
  'ten-thousand-files.epub': () =>
    zip(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`f${i}`, new Uint8Array(1)]))),
  'many-chapters.epub': () =>
    book(Array.from({ length: 3_000 }, (_, i) => chapter(`Chapitre ${i}`, BODY))),
  'names-that-climb.docx': () =>
    archive({ '../../../etc/passwd': 'x', 'word/document.xml': '<a/>' }),
  'deep.docx': () =>
    word(
      nested('<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>', 20_000, `<w:p>${run(BODY)}</w:p>`),
    ),
  'deep.rtf': () => bytes(`{\\rtf1 ${many('{', 300_000)}${BODY}${many('}', 300_000)}}`),
  'many-bytes.rtf': () =>
    bytes(`{\\rtf1 {\\pict\\bin2000000000 ${BODY}}${many("\\'e9", 1_000_000)}}`),
  'deep.odt': () =>
    writer(nested('<text:section>', '</text:section>', 100_000, `<text:p>${BODY}</text:p>`)),
  'deep.epub': () => book([chapter('Un', nested('<div>', '</div>', 100_000))]),
  'entities.docx': () =>
    archive({
      'word/document.xml': `<!DOCTYPE d [<!ENTITY a "${many('x', 1000)}">${Array.from({ length: 10 }, (_, i) => `<!ENTITY ${'bcdefghijk'[i]} "${many(`&${'abcdefghij'[i]};`, 10)}">`).join('')}]><w:document xmlns:w="w"><w:p>&k;</w:p></w:document>`,
    }),
  'external.odt': () =>
    archive({
      'content.xml': `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><o xmlns:text="t"><text:p>&x;</text:p></o>`,
    }),
  'empty-archive.docx': () => archive({}),
  'not-an-archive.epub': () => bytes(BODY),
  'parts-in-parts.eml': () =>
    bytes(
      Array.from(
        { length: 5_000 },
        (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`,
      ).join('') + BODY,
    ),
  'a-million-headers.eml': () => bytes(`${many('X-A: b\r\n', 1_000_000)}\r\n${BODY}`),
  'one-long-header.eml': () =>
    bytes(`Subject: ${many('=?utf-8?q?=C3=A9?= ', 300_000)}\r\n\r\n${BODY}`),
  'base64-without-end.eml': () =>
    bytes(
      `Content-Transfer-Encoding: base64\r\nContent-Type: text/html\r\n\r\n${many('PGRpdj4', 1_000_000)}`,
    ),
  'deep-html.eml': () =>
    bytes(message('La halle', 5, nested('<table><tr><td>', '</td></tr></table>', 50_000))),
  'ten-thousand-messages.mbox': () =>
    bytes(many(`From a Tue Mar 5 2024\n${message('La halle', 5, BODY)}\n`, 10_000)),
  'from-lines-alone.mbox': () => bytes(many('\nFrom a\n', 500_000)),
  'open-quote.csv': () => bytes(`titre;texte\n"La halle;${many(`${BODY}\n`, 100_000)}`),
  'a-million-columns.csv': () =>
    bytes(`texte;${many('a;', 1_000_000)}\n${BODY};${many('b;', 1_000_000)}\n`),
  'many-rows.csv': () => bytes(`titre;texte\n${many(`La halle;${BODY}\n`, 60_000)}`),
  'quotes-alone.csv': () => bytes(`titre;texte\n${many('"', 2_000_000)}`),
  'deep.jsonl': () => bytes(`{"text": ${nested('[', ']', 500_000, '1')}}\n`),
  'proto.jsonl': () => bytes(`{"__proto__": {"text": "x"}, "constructor": 1, "text": "${BODY}"}\n`),
  'many-keys.jsonl': () =>
    bytes(
      `{${Array.from({ length: 300_000 }, (_, i) => `"k${i}":1`).join(',')},"text":"${BODY}"}\n`,
    ),
  'pages-in-a-circle.pdf': () =>
    bytes(
      '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
    ),
  'deep-arrays.pdf': () =>
    bytes(
      `%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /A ${nested('[', ']', 200_000, '1')} >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`,
    ),
  'a-million-operators.pdf': () =>
    makePdf([Array.from({ length: 200_000 }, (_, i) => ({ x: i % 500, y: i % 800, text: 'mot' }))]),
  'many-pages.pdf': () =>
    makePdf(Array.from({ length: 3_000 }, () => [{ x: 50, y: 700, text: BODY }])),
  'only-a-header.pdf': () => bytes('%PDF-1.7\n'),
};
