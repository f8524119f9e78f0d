import { BODY, bytes, casesOf, page, utf16 } from './article-case.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const NOT_TEXT = { skipped: /^is not a text file/ };
const DAMAGED = { skipped: /^is damaged UTF-8/ };
const UNKNOWN = { skipped: /^is in an encoding that could not be recognised/ };
const UNDECODED = { skipped: /^is (?:in an encoding|not a text file)/ };
const WHOLE = { has: [BODY], lacks: ['\ufffd', '\ufeff', /Ã|Â/] };
const ACCENTS = 'Été à Évry, déjà là où naît l’hôtel.';
/** A page in the encoding that it declares. */
const declared = (charset: string, letters: readonly number[]) =>
  bytes(`<meta charset="${charset}"><p>`, letters, ' Il neige encore sur la ville ce matin.</p>');

export const encodings = casesOf('encodings', [
  ['UTF-8', 'txt', BODY, WHOLE],
  ['UTF-8 with a mark', 'txt', `\ufeff${BODY}`, WHOLE],
  ['UTF-8 with two marks', 'txt', `\ufeff\ufeff${BODY}`, { has: [BODY] }],
  [
    'UTF-8 with a mark before front matter',
    'md',
    `\ufeff---\ntitle: Marque\n---\n${BODY}`,
    { title: 'Marque', has: [BODY] },
  ],
  ['Latin-1', 'txt', latin1(BODY), WHOLE],
  ['Latin-1 in Markdown', 'md', latin1(`# Titre été\n\n${BODY}`), { ...WHOLE, title: 'Titre été' }],
  ['Latin-1 in HTML that says nothing', 'html', latin1(page(`<p>${BODY}</p>`)), WHOLE],
  [
    'Latin-1 in HTML that says UTF-8',
    'html',
    latin1(page(`<p>${BODY}</p>`, '<meta charset="utf-8">')),
    WHOLE,
  ],
  [
    'Windows-1252 quotes and dashes',
    'txt',
    bytes('Il dit : ', 0x93, 'budget', 0x94, ' ', 0x97, ' 3 ', 0x80, '.'),
    { has: ['“budget” — 3 €'] },
  ],
  [
    'Windows-1252 with a byte it does not define',
    'txt',
    bytes('Un texte ', 0x81, ' et ', 0xe9),
    UNKNOWN,
  ],
  ['UTF-16, little end first', 'txt', utf16(BODY, 'le'), WHOLE],
  ['UTF-16, big end first', 'txt', utf16(BODY, 'be'), WHOLE],
  ['UTF-16 in HTML', 'html', utf16(page(`<p>${BODY}</p>`), 'le'), WHOLE],
  ['UTF-16 without a mark', 'txt', utf16(BODY, 'le', false), WHOLE],
  ['UTF-16 cut within a character', 'txt', utf16(BODY, 'le').subarray(0, -1), UNDECODED],
  ['UTF-16 with half a pair', 'txt', bytes(0xff, 0xfe, [0x41, 0], [0x00, 0xd8]), UNDECODED],
  ['UTF-16 that is only its mark', 'txt', bytes(0xff, 0xfe), { skipped: /^holds no text/ }],
  ['UTF-32', 'txt', bytes(0xff, 0xfe, [0, 0], [0x41, 0, 0, 0], [0xe9, 0, 0, 0]), { has: ['Aé'] }],
  ['UTF-8 cut within a character', 'txt', bytes(ACCENTS, 0xc3), DAMAGED],
  ['UTF-8 with one Latin-1 letter', 'txt', bytes(ACCENTS, 0xe9, ' fin'), DAMAGED],
  ['UTF-8 with half a pair', 'txt', bytes(ACCENTS, [0xed, 0xa0, 0x80]), DAMAGED],
  ['overlong UTF-8', 'txt', bytes(ACCENTS, ACCENTS, [0xc0, 0xaf]), DAMAGED],
  [
    'UTF-8 read as Latin-1 and saved again',
    'txt',
    Buffer.from(latin1(Buffer.from('été').toString('latin1')).toString('latin1')),
    { has: [/\S/] },
  ],
  ['a NUL in the middle', 'txt', `${BODY}\0${BODY}`, NOT_TEXT],
  ['only NULs', 'txt', new Uint8Array(1000), NOT_TEXT],
  ['a NUL at the end', 'html', `${page(`<p>${BODY}</p>`)}\0`, NOT_TEXT],
  ['a zip', 'txt', bytes('PK', [3, 4, 20, 0, 0, 0, 8, 0]), NOT_TEXT],
  ['a PDF', 'txt', `%PDF-1.7\n${BODY}`, NOT_TEXT],
  ['RTF', 'txt', `{\\rtf1 ${BODY}}`, NOT_TEXT],
  ['only control characters', 'txt', Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 27]), NOT_TEXT],
  [
    'some escape sequences',
    'txt',
    `${BODY.repeat(10)} \u001b[31mrouge\u001b[0m \u0007`,
    { has: ['rouge'], lacks: [/\p{Cc}/u] },
  ],
  ['C1 controls', 'txt', `${BODY} a\u009bb\u0090c`, { has: [BODY], lacks: [/\p{Cc}/u] }],
  [
    'carriage returns alone',
    'txt',
    `Titre de l’article\r\r${BODY}\rSuite.`,
    { has: [`${BODY}\nSuite.`], lacks: [/\r/] },
  ],
  [
    'Windows line ends',
    'md',
    `# Titre\r\n\r\n${BODY}\r\n`,
    { title: 'Titre', has: [BODY], lacks: [/\r/] },
  ],
  [
    'separators of Unicode',
    'txt',
    `${BODY}\u2028Suite\u2029fin\u0085bout`,
    { has: [`${BODY}\nSuite\nfin\nbout`] },
  ],
  ['letters and accents apart', 'txt', BODY.normalize('NFD'), WHOLE],
  [
    'KOI8-R that is declared',
    'html',
    declared('koi8-r', [0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4]),
    { has: ['Привет'] },
  ],
  [
    'Shift_JIS that is declared',
    'html',
    declared('shift_jis', [0x83, 0x65, 0x83, 0x58, 0x83, 0x67]),
    { has: ['テスト'] },
  ],
  [
    'an encoding that does not exist',
    'html',
    latin1(page(`<p>${BODY}</p>`, '<meta charset="klingon-8">')),
    WHOLE,
  ],
  [
    'UTF-7 that is declared',
    'html',
    page('<p>+ADw-script+AD4-alert(1) et un texte.</p>', '<meta charset="utf-7">'),
    { has: ['+ADw-script+AD4-alert(1)'] },
  ],
]);
