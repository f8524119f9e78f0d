import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { parse, problem } from '../parse.ts';
import { run, word } from './make-documents.ts';

const FIRST = 'La passerelle de Morvelle rouvrira aux piétons le 4 mai, a annoncé la mairie.';
const SECOND = 'Le chantier a coûté 640 000 euros, payés pour moitié par le département.';

/** A document with one part in another format between two paragraphs. */
function withPart(name: string, part: string, before = run('Avant.')): Uint8Array {
  const chunk = '<w:altChunk r:id="rIdX"><w:altChunkPr><w:matchSrc/></w:altChunkPr></w:altChunk>';
  const files = unzipSync(word(`<w:p>${before}</w:p>${chunk}<w:p>${run('Après.')}</w:p>`));
  const relations = strFromU8(files['word/_rels/document.xml.rels']!).replace(
    '</Relationships>',
    `<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="/word/${name}"/></Relationships>`,
  );
  return zipSync({
    ...files,
    'word/_rels/document.xml.rels': strToU8(relations),
    [`word/${name}`]: strToU8(part),
  });
}

const html = `<html><head><title>x</title></head><body><h1>La passerelle rouvre</h1><p>${FIRST}</p><p>${SECOND}</p></body></html>`;
const mhtml = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nContent-Location: file:///C:/fake/document.html\r\n\r\n${Buffer.from(html).toString('base64')}\r\n--b--\r\n`;

it.each([
  ['afchunk.htm', html],
  ['afchunk.mht', mhtml],
])('a part of a Word document that is a page is read where it stands: %s', async (name, part) => {
  const { text } = await parse('a.docx', withPart(name, part));
  expect(text).toBe(`Avant.\n\nLa passerelle rouvre\n\n${FIRST}\n\n${SECOND}\n\nAprès.`);
});

it('a part of plain text is read as it is', async () => {
  const { text } = await parse('a.docm', withPart('a.txt', `${FIRST}\n${SECOND} a < b`));
  expect(text).toBe(`Avant.\n\n${FIRST}\n${SECOND} a < b\n\nAprès.`);
});

it('a part that is not there, or is nothing that is read, is left out', async () => {
  const rtf = withPart('a.rtf', '{\\rtf1 x}');
  expect((await parse('a.docx', rtf)).text).toBe('Avant.\n\nAprès.');
  expect(await problem('a.docx', withPart('b.htm', '<div>'.repeat(5_000)))).toBe('NO PROBLEM');
});
