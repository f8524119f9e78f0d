/*
 * Text that went through a wrong hand: mended only where nothing else can be meant, for a text that merely looks odd is
 * the author's.
 */

/** Bytes 0x80 to 0x9f in Windows-1252; a space where it defines none. */
export const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
/** Bytes 0x80 to 0xff of DOS in Western Europe, with the signs that draw boxes as spaces. */
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»     ÁÂÀ©    ¢¥       ãÃ       ¤ðÐÊËÈıÍÎÏ    ¦Ì ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³² \u00a0';

/** Few signs would do by chance. */
const FEWEST = 2;

/** The bytes that a text was made of when it was read as Windows-1252, or null where it never was. */
function bytesOf(text: string): Buffer | null {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (code <= 0xff && character.length === 1) bytes.push(code);
    else {
      const place = WINDOWS_1252.indexOf(character);
      if (place === -1 || character === ' ') return null;
      bytes.push(0x80 + place);
    }
  }
  return Buffer.from(bytes);
}

const CONTINUED = `[\\u0080-\\u00bf${WINDOWS_1252.replace(/[ \]\\^-]/g, '')}]`;
/** A letter of several bytes, each read as one of its own: "Ã©" for "é". */
const MISREAD = new RegExp(
  `[\\u00c2-\\u00df]${CONTINUED}|[\\u00e0-\\u00ef]${CONTINUED}{2}|[\\u00f0-\\u00f4]${CONTINUED}{3}`,
  'g',
);

/** UTF-8 that was read as Windows-1252 and saved again, up to three times. */
export function mendMisread(text: string): string {
  let mended = text;
  for (let times = 0; times < 3; times += 1) {
    let count = 0;
    const next = mended.replace(MISREAD, (letters) => {
      const bytes = bytesOf(letters);
      const read = bytes?.toString('utf8');
      if (read === undefined || read.includes('\ufffd')) return letters;
      count += 1;
      return read;
    });
    if (count < FEWEST) return mended;
    // "à" is "Ã" with a space that does not break, which many programs make a common one.
    mended = next.replace(/Ã(?= )/g, 'à');
  }
  return mended;
}

/** Quoted-printable of UTF-8, as mail is sent: "=C3=A9". Null where the text is none. */
export function quotedPrintable(text: string): string | null {
  const pairs = text.match(/=(?:C[2-9A-F]|D[0-9A-F]|E[0-9A-F])=[89AB][0-9A-F]/g)?.length ?? 0;
  if (pairs < FEWEST) return null;
  const joined = text
    .replace(/=\?utf-8\?q\?([^?\n]*)\?=/gi, (_, words: string) => words.replaceAll('_', ' '))
    .replace(/=\n/g, '');
  return joined.replace(/(?:=[0-9A-F]{2})+/g, (codes) => {
    const read = Buffer.from(codes.replaceAll('=', ''), 'hex').toString('utf8');
    return read.includes('\ufffd') ? codes : read;
  });
}

/** Letters and signs that French and English texts have beside ASCII. */
const USUAL = /[éèêëàâäçîïôöùûüœæÉÈÊÀÂÇÎÔÙÛŒÆ«»’‘“”–—…€°\u00a0£©·•]/;
/** Letters stand beside letters; signs in the middle of a word are letters misread. */
const LETTERS = /[\p{L}]/u;

/**
 * Bytes of one letter each, by the encoding in which they make the most sense: Windows-1252, that of DOS or that of old
 * Macintoshes. Null where they make none.
 */
export function singleBytes(bytes: Uint8Array): string | null {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const windows = latin.replace(/[\u0080-\u009f]/g, (c) => WINDOWS_1252[c.charCodeAt(0) - 0x80]!);
  const isWindows = !/[\x81\x8d\x8f\x90\x9d]/.test(latin);
  const sense = isWindows ? senseOf(windows) : 0;
  if (sense < SENSIBLE) {
    const dos = latin.replace(/[\u0080-\u00ff]/g, (c) => CP850[c.charCodeAt(0) - 0x80] ?? ' ');
    const mac = new TextDecoder('macintosh').decode(bytes);
    const [best, text] = [[senseOf(dos), dos] as const, [senseOf(mac), mac] as const].reduce(
      (a, b) => (b[0] > a[0] ? b : a),
    );
    if (best >= SENSIBLE && highSigns(latin) >= 2 * FEWEST) return text;
  }
  return isWindows ? windows : null;
}

const SENSIBLE = 0.9;

const highSigns = (latin: string): number => latin.match(/[\u0080-\u00ff]/g)?.length ?? 0;

/** The share of the signs beyond ASCII that are usual, letters beside letters. */
function senseOf(text: string): number {
  let all = 0;
  let usual = 0;
  for (const { index, 0: sign } of text.matchAll(/[^\0-\x7f]/g)) {
    all += 1;
    if (!USUAL.test(sign)) continue;
    const isInWord = LETTERS.test(text[index - 1] ?? '') && /\p{Ll}/u.test(text[index + 1] ?? '');
    if (LETTERS.test(sign) || !isInWord || /[’‘]/.test(sign)) usual += 1;
  }
  return all === 0 ? 1 : usual / all;
}
