import { expect, it } from 'vitest';
import { parse } from '../parse.ts';

const read = async (body: string, head = '') => {
  const { text } = await parse('a.rtf', `{\\rtf1\\ansi\\ansicpg1252\\deff0${head} ${body}}`);
  return text;
};

it.each([
  ['paragraphs and lines', 'Un.\\par Deux,\\line trois.\\par', 'Un.\n\nDeux,\ntrois.'],
  ['bytes of its code page', "L'\\'e9t\\'e9 \\'ab chaud \\'bb.", 'L’été « chaud ».'],
  [
    'Unicode, with what stands for it',
    "Prix\\u160?: 9 \\u8364\\'80, \\u-10179?\\u-8704?, \\uc0\\u339 uvre",
    'Prix\u00a0: 9 €, 😀, œuvre',
  ],
  ['signs with names', '\\ldblquote Oui\\rdblquote  \\emdash  non\\~!', '“Oui” — non\u00a0!'],
  ['nothing hidden or struck out', 'Vu{\\v caché}, {\\deleted ancien }neuf.', 'Vu, neuf.'],
  [
    'nothing of headers and pictures',
    '{\\header Tête}Corps{\\*\\shppict{\\pict ffd8ff}}{\\*\\inconnu X}.',
    'Corps.',
  ],
  [
    'notes at its end',
    'Un{\\super\\chftn}{\\footnote {\\super\\chftn} Une\\par note.} peu.\\par Deux{\\footnote Autre.}.\\par',
    'Un peu.\n\nDeux.\n\n1. Une note.\n\n2. Autre.',
  ],
  ['nothing struck out', 'Vu{\\strike  faux}\\striked1  aussi\\striked0 .', 'Vu.'],
  [
    'a link by its words',
    '{\\field{\\*\\fldinst HYPERLINK "https://e.example"}{\\fldrslt le site}}.',
    'le site.',
  ],
  [
    'items with their numbers',
    '{\\listtext 1.\\tab}Un\\par{\\listtext 2.\\tab}Deux\\par{\\pntext\\bullet\\tab}Trois\\par',
    '1. Un\n\n2. Deux\n\n- Trois',
  ],
  [
    'rows with their heads',
    '\\trowd\\trhdr Rive\\cell Prix\\cell Jour\\cell\\row\\trowd gauche\\cell 9 \\u8364?\\cell lundi\\cell\\row Fin.\\par',
    'Rive\u00a0: gauche\u00a0; Prix\u00a0: 9 €\u00a0; Jour\u00a0: lundi\n\nFin.',
  ],
])('has %s', async (_, body, expected) => {
  const text = await read(body);
  expect(text.replaceAll("'", '’')).toBe(expected.replaceAll("'", '’'));
});

it('has each font’s bytes in its own code page', async () => {
  const fonts = '{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset238 Times CE;}}';
  expect(await read("\\f0 \\'e9t\\'e9 {\\f1 \\'9aest}", fonts)).toBe('été šest');
});

it('has the title of its properties where the text has it, its author and its day', async () => {
  const info =
    '{\\info{\\title La halle de Sarvane rouvre}{\\author Ana Rey}{\\creatim\\yr2024\\mo3\\dy5\\hr9}}';
  const article = await parse(
    'a.rtf',
    `{\\rtf1\\ansi${info}\\pard\\outlinelevel0 La halle de Sarvane rouvre\\par\\pard Elle a rouvert apr\\'e8s deux ans de travaux.\\par}`,
  );
  expect(article).toMatchObject({
    title: 'La halle de Sarvane rouvre',
    author: 'Ana Rey',
    published: { value: '2024-03-05' },
  });
});
