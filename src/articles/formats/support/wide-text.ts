/** So much of a text shows how wide its letters are. */
const HEAD_BYTES = 4096;
const FEWEST_BYTES = 16;
/** Of the letters, those that are one byte and a zero. */
const LEAST_NARROW = 0.8;

/**
 * The text of UTF-32 with its byte order mark, and of UTF-16 without one, as some programs save it: hardly a letter of French
 * or English has a first byte other than zero. Null where it is damaged; undefined where the bytes are neither.
 */
export function wideText(bytes: Uint8Array): string | null | undefined {
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
