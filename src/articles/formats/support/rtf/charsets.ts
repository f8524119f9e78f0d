import { isUtf8 } from 'node:buffer';

/** A name that `TextDecoder` knows. */
export type Charset = string;

const CODE_PAGES: Readonly<Record<number, Charset>> = {
  ...{
    866: 'ibm866',
    874: 'windows-874',
    932: 'shift_jis',
    936: 'gbk',
    949: 'euc-kr',
    950: 'big5',
  },
  ...{ 1361: 'euc-kr', 10000: 'macintosh', 10007: 'x-mac-cyrillic', 65001: 'utf-8' },
};
/** By the numbers that fonts have in RTF 1.9.1, "Font Table". */
const OF_FONTS: Readonly<Record<number, number>> = {
  ...{ 77: 10000, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254 },
  ...{ 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250 },
};

/** The charset of a code page; that of Western Europe where there is none. */
export function codePageOf(number: number | undefined): Charset {
  if (number === undefined) return 'windows-1252';
  if (number >= 1250 && number <= 1258) return `windows-${number}`;
  return CODE_PAGES[number] ?? 'windows-1252';
}

/** The charset that a font's number means; null for that of the document. */
export function charsetOf(number: number | undefined): Charset | null {
  const page = OF_FONTS[number ?? 0];
  return page === undefined ? null : codePageOf(page);
}

const decoders = new Map<Charset, InstanceType<typeof TextDecoder>>();

/** Some programs write UTF-8 whatever they declare: what is valid as that, beyond ASCII, is nothing else. */
export function textOfBytes(bytes: Buffer, charset: Charset): string {
  if (charset === 'windows-1252' && bytes.some((byte) => byte > 0x7f) && isUtf8(bytes))
    return bytes.toString('utf8');
  const decoder = decoders.get(charset) ?? new TextDecoder(charset);
  decoders.set(charset, decoder);
  return decoder.decode(bytes);
}
