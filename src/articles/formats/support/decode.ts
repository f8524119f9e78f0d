import type { Localized } from '../../../i18n/localized.ts';
import { articleText } from '../../texts/index.ts';
import { mendMisread, singleBytes, WINDOWS_1252 } from './mend.ts';

/** A file's text, or why there is none: what is wrong and what to do, in one line. */
export type Decoded =
  | { readonly text: string; readonly warnings: readonly Localized[] }
  | { readonly problem: Localized };

/** Where an HTML page may declare its encoding; browsers look no further either. */
const CHARSET_WINDOW = 2048;

const BINARY: Localized = articleText((texts) => texts.decode.notText);
const UNDECODABLE: Localized = articleText((texts) => texts.decode.unknownEncoding);
const DAMAGED: Localized = articleText((texts) => texts.decode.damagedUtf8);

const LOST: Localized = articleText((texts) => texts.decode.lostCharacters);

/**
 * The text of a file's bytes: UTF-8, UTF-16, UTF-32 with a byte order mark, the encoding an HTML page
 * declares, else Windows-1252. NFC, LF, and no control character but tab and line feed.
 * @param charset what came with the bytes says of them, such as a header; believed where they are not UTF-8.
 */
export function decode(bytes: Uint8Array, isHtml = false, charset: string | null = null): Decoded {
  const text = textOf(bytes, isHtml, charset);
  if (text === null) return { problem: looksBinary(bytes) ? BINARY : UNDECODABLE };
  if (typeof text !== 'string') return text;
  if (hasManyControls(text)) return { problem: BINARY };
  const clean = cleanText(mendMisread(text));
  return { text: clean, warnings: clean.includes('\ufffd') ? [LOST] : [] };
}

/** Letters and signs that are as they should be: most texts have no others, and each node of a page is a text. */
const CLEAN =
  /^[\t\n -~\u00a0-\u00ac\u00ae-\u017f\u2009\u2010-\u2015\u2018-\u2022\u2026\u202f\u20ac]*$/;

/**
 * NFC, LF, and a space for every control character that could act on a terminal. Signs that nobody sees and that cut words
 * go; an apostrophe that counts as a letter is one that doesn't.
 */
export function cleanText(text: string): string {
  if (CLEAN.test(text)) return text;
  return text
    .replace(/\r\n?|[\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\u02bc/g, '\u2019')
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .normalize('NFC');
}

function textOf(
  bytes: Uint8Array,
  isHtml: boolean,
  charset: string | null,
): string | { problem: Localized } | null {
  const wide = wideText(bytes);
  if (wide !== undefined) return wide;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return strictly('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return strictly('utf-16be', bytes);
  if (looksBinary(bytes)) return null;
  const utf8 = strictly('utf-8', bytes);
  if (utf8 !== null) return utf8;
  const declared = knownCharset(charset) ?? (isHtml ? declaredCharset(bytes) : null);
  if (declared !== null) return strictly(declared, bytes);
  if (isDamagedUtf8(bytes)) return { problem: DAMAGED };
  return singleBytes(bytes);
}

/** `TextDecoder` takes the byte order mark off. */
function strictly(encoding: string, bytes: Uint8Array): string | null {
  if (encoding === 'windows-1252') return windows1252(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Our own because `TextDecoder('windows-1252')` reads 0x80 to 0x9f as controls in Node 20. */
function windows1252(bytes: Uint8Array): string | null {
  let undefinedBytes = false;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (control) => {
      const character = WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? ' ';
      undefinedBytes ||= character === ' ';
      return character;
    });
  return undefinedBytes ? null : text;
}

/** The encoding's standard name when the page declares one that is known and can be meant. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, CHARSET_WINDOW)).toString('latin1');
  const label = /<meta[^>]{0,200}charset\s{0,5}=\s{0,5}["']?([\w:.-]{2,40})/i.exec(head)?.[1];
  return knownCharset(label ?? null);
}

/** The standard name of an encoding of single bytes or of the Far East; null for what cannot be meant. */
function knownCharset(label: string | null): string | null {
  if (label === null) return null;
  try {
    const { encoding } = new TextDecoder(label);
    // The bytes are not UTF-8, and a declaration that was readable here is not in UTF-16.
    return encoding.startsWith('utf-') ? null : encoding;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function looksBinary(bytes: Uint8Array): boolean {
  const signature = Buffer.from(bytes.subarray(0, 5)).toString('latin1');
  return bytes.includes(0) || signature.startsWith('%PDF-') || signature === '{\\rtf';
}

function hasManyControls(text: string): boolean {
  const sample = text.slice(0, 100_000);
  const controls = sample.match(/[^\P{Cc}\n\t\r\f]/gu)?.length ?? 0;
  return controls > 2 && controls * 100 > sample.length;
}

/** Many valid accented letters for each stretch of bad bytes: UTF-8 that broke, not another encoding. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  let letters = 0;
  let bad = 0;
  let before = '';
  for (const character of new TextDecoder().decode(bytes)) {
    if (character === '\ufffd') bad += before === character ? 0 : 1;
    else if (character.charCodeAt(0) > 0x7f) letters += 1;
    before = character;
  }
  return letters >= 4 * bad;
}

/** So much of a text shows how wide its letters are. */
const HEAD_BYTES = 4096;
const FEWEST_BYTES = 16;
/** Of the letters, those that are one byte and a zero. */
const LEAST_NARROW = 0.8;

/**
 * The text of UTF-32 with its byte order mark, and of UTF-16 without one, as some programs save it: hardly a letter of French
 * or English has a first byte other than zero. Null where it is damaged; undefined where the bytes are neither.
 */
function wideText(bytes: Uint8Array): string | null | undefined {
  const mark = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (mark === 'fffe0000' || mark === '0000feff') return utf32(bytes, mark === 'fffe0000');
  if (/^(?:fffe|feff)/.test(mark) || bytes.length % 2 === 1) return undefined;
  const head = bytes.subarray(0, HEAD_BYTES);
  if (head.length < FEWEST_BYTES) return undefined;
  const zeros = { even: 0, odd: 0 };
  for (const [i, byte] of head.entries()) {
    if (byte === 0) zeros[i % 2 === 0 ? 'even' : 'odd'] += 1;
  }
  const { even, odd } = zeros;
  if (Math.min(even, odd) > 0 || Math.max(even, odd) < (LEAST_NARROW * head.length) / 2) {
    return undefined;
  }
  try {
    const encoding = odd > 0 ? 'utf-16le' : 'utf-16be';
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Four bytes a letter, behind the mark. */
function utf32(bytes: Uint8Array, isLittle: boolean): string | null {
  if (bytes.length % 4 !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const letters: string[] = [];
  for (let at = 4; at < bytes.length; at += 4) {
    const code = view.getUint32(at, isLittle);
    if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return null;
    letters.push(String.fromCodePoint(code));
  }
  return letters.join('');
}
