import { expect, it } from 'vitest';
import { csv } from '../../../src/articles/formats/csv.ts';
import { docx } from '../../../src/articles/formats/docx.ts';
import { epub } from '../../../src/articles/formats/epub.ts';
import type { ArticleFormat, Content } from '../../../src/articles/formats/format.ts';
import { jsonl } from '../../../src/articles/formats/jsonl.ts';
import { mail } from '../../../src/articles/formats/mail.ts';
import { mailbox } from '../../../src/articles/formats/mailbox.ts';
import { odt } from '../../../src/articles/formats/odt.ts';
import { rtf } from '../../../src/articles/formats/rtf.ts';
import { parseArticles } from '../../../src/articles/parse-articles.ts';
import { NOW } from '../parse.ts';
import { describeFormat } from './format-contract.ts';
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
} from './make-documents.ts';

const BODY =
  'La halle de Sarvane a rouvert samedi après deux ans de travaux, devant 400 habitants.';
const TABLE = `titre;date;texte;url\n"La halle rouvre";05/03/2024;"${BODY}";https://e.example/1\nLe pont;06/03/2024;"Le pont, lui, reste fermé jusqu'à l'été.";\n`;

describeFormat(docx, {
  good: { 'a document': [word(`<w:p>${run(BODY)}</w:p>`), BODY] },
  bad: { 'what is no archive': bytes('bonjour') },
});
describeFormat(odt, {
  good: { 'a document': [writer(`<text:p>${BODY}</text:p>`), BODY] },
  bad: { 'what is no archive': bytes('bonjour') },
});
describeFormat(rtf, {
  good: { 'a document': [bytes(`{\\rtf1\\ansi ${BODY.replace('é', "\\'e9")}\\par}`), BODY] },
  bad: { 'what is no RTF': bytes('bonjour'), 'a document without text': bytes('{\\rtf1}') },
});
describeFormat(epub, {
  good: { 'a book': [book([chapter('Un', BODY)]), BODY] },
  bad: { 'an archive without a book': archive({ 'a.xml': '<a/>' }) },
});
describeFormat(mail, {
  good: { 'a newsletter': [bytes(message('La halle', 5, BODY)), BODY] },
  bad: { 'an empty file': bytes('\n') },
});
describeFormat(mailbox, {
  good: { 'a mailbox': [bytes(`From a Tue Mar 5 2024\n${message('La halle', 5, BODY)}`), BODY] },
  bad: { 'a file without messages': bytes('bonjour') },
});
describeFormat(csv, {
  good: { 'a table': [bytes(TABLE), BODY] },
  bad: { 'a table without texts': bytes('a;b\n1;2\n') },
});
describeFormat(jsonl, {
  good: { lines: [bytes(`${JSON.stringify({ title: 'La halle', text: BODY })}\n`), BODY] },
  bad: { 'a list': bytes('[1]\n'), 'broken lines': bytes('{"text": "a"}\n{"text": \n') },
});

async function read(format: ArticleFormat, given: Uint8Array): Promise<Content> {
  const content = await format.read(given, `a${format.extensions[0]}`);
  if ('problem' in content) throw new Error(content.problem.en);
  return content;
}

const articlesOf = async (file: string, given: Uint8Array) => {
  const articles = await parseArticles(file, given, null, { now: NOW });
  if ('problem' in articles) throw new Error(articles.problem.en);
  return articles;
};

it('a French heading style is a heading; what is hidden or struck out is not read', async () => {
  const { text, heading } = await read(
    docx,
    word(
      styled('La halle rouvre', 'Titre1') +
        `<w:p>${run(BODY)}${run(' Secret.', '<w:vanish/>')}${run(' Faux.', '<w:strike/>')}${run(' Fin.')}</w:p>`,
    ),
  );
  expect(heading).toBe('La halle rouvre');
  expect(text).toBe(`La halle rouvre\n\n${BODY} Fin.`);
});

it('what was deleted from an OpenDocument text is not read; its author and date are', async () => {
  const given = writer(
    `<text:tracked-changes><text:p>Ancien.</text:p></text:tracked-changes><text:h text:outline-level="1">La halle</text:h><text:p>${BODY}<text:s/>Fin<text:line-break/>Suite</text:p>`,
  );
  const [article] = await articlesOf('a.odt', given);
  expect(article!.text).toBe(`La halle\n\n${BODY} Fin\nSuite`);
  expect(article).toMatchObject({
    title: 'La halle',
    author: 'Ana Rey',
    published: { value: '2024-03-05', source: 'properties' },
  });
});

it('a book is one article whose chapters are marks', async () => {
  const [article] = await articlesOf(
    'a.epub',
    book([chapter('Un', BODY), chapter('Deux', 'La suite.')]),
  );
  expect(article).toMatchObject({
    title: 'Les halles',
    author: 'Ana Rey',
    language: 'fr',
    published: { value: '2019-05', precision: 'month' },
    marks: [
      { offset: 0, label: 'Un' },
      { offset: article!.text.indexOf('Deux'), label: 'Deux' },
    ],
  });
});

it('an archive that says it is larger than memory is refused unread', async () => {
  const bomb = Buffer.from(word(`<w:p>${run(BODY)}</w:p>`));
  const entry = 'PK\x01\x02';
  let entries = 0;
  for (let at = bomb.indexOf(entry); at >= 0; at = bomb.indexOf(entry, at + 1)) {
    bomb.writeUInt32LE(101 * 1024 * 1024, at + 24);
    entries += 1;
  }
  expect(entries).toBe(6);
  expect(await docx.read(bomb, 'a.docx')).toHaveProperty(
    'problem.en',
    expect.stringMatching(/100 MB once unpacked/),
  );
});

it('each message of a mailbox and each row of a table is an article with its own date', async () => {
  const box = ['La halle', 'Le pont']
    .map(
      (subject, i) => `From x Tue Mar  5 08:00:00 2024\n${message(subject, 5 + i, `${BODY} ${i}`)}`,
    )
    .join('\n');
  expect(await articlesOf('lettres.mbox', bytes(box))).toMatchObject([
    {
      file: 'lettres.mbox#1',
      title: 'La halle',
      publisher: 'La Gazette',
      published: { value: '2024-03-05' },
    },
    { file: 'lettres.mbox#2', title: 'Le pont', published: { value: '2024-03-06' } },
  ]);
  expect(await articlesOf('base.csv', bytes(TABLE))).toMatchObject([
    {
      file: 'base.csv#1',
      title: 'La halle rouvre',
      url: 'https://e.example/1',
      published: { value: '2024-03-05' },
    },
    { file: 'base.csv#2', title: 'Le pont', url: null, published: { value: '2024-03-06' } },
  ]);
});

it('a page that a browser saved as a message has its address, and not the day of saving', async () => {
  const saved = [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://gazette.example/halle',
    'Subject: La halle rouvre',
    'Date: Fri, 1 Nov 2024 10:00:00 -0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary="b"',
    '',
    '--b',
    'Content-Type: text/html',
    'Content-Location: https://gazette.example/halle',
    '',
    `<html><head><title>La halle rouvre</title></head><body><article><p>${BODY}</p></article></body></html>`,
    '--b--',
    '',
  ].join('\r\n');
  const [article] = await articlesOf('a.mhtml', bytes(saved));
  expect(article).toMatchObject({ url: 'https://gazette.example/halle', published: null });
  expect(article!.text).toContain(BODY);
});
