import { extname } from 'node:path/posix';
import { csv } from './csv.ts';
import { docx } from './docx.ts';
import { epub } from './epub.ts';
import type { ArticleFormat } from './format.ts';
import { html } from './html.ts';
import { jsonl } from './jsonl.ts';
import { mail } from './mail.ts';
import { mailbox } from './mailbox.ts';
import { markdown } from './markdown.ts';
import { odt } from './odt.ts';
import { pdf } from './pdf.ts';
import { rtf } from './rtf.ts';
import { text } from './text.ts';

/** Every format that is read. A new one is a file beside this one and a line here. */
export const formats: readonly ArticleFormat[] = [
  text,
  markdown,
  html,
  pdf,
  docx,
  odt,
  rtf,
  epub,
  mail,
  mailbox,
  csv,
  jsonl,
];

/** The format of a file by its extension, or null when it is none that is read. */
export function formatOf(
  file: string,
  among: readonly ArticleFormat[] = formats,
): ArticleFormat | null {
  const extension = extname(file).toLowerCase();
  return among.find(({ extensions }) => extensions.includes(extension)) ?? null;
}

/** The usual extension of each format, for people: `.txt`, `.md`… */
export function usualExtensions(): string[] {
  return formats.map(({ extensions: [usual] }) => usual);
}
