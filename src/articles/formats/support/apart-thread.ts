/** The thread that runs the parsers of binary formats; see apart.ts. */
import { parentPort } from 'node:worker_threads';
import type { Content, Problem } from '../format.ts';
import type { FromReader, ReaderName, ToReader } from './apart.ts';

type Read = (bytes: Uint8Array, name: string) => Promise<Content | Problem>;

/** Each parser is loaded when its first file comes. */
const readers: Readonly<Record<ReaderName, () => Promise<Read>>> = {
  pdf: async () => (await import('./pdf/read-pdf.ts')).readPdf,
  docx: async () => (await import('./docx/read-docx.ts')).readDocx,
  odt: async () => (await import('./odt/read-odt.ts')).readOdt,
  rtf: async () => (await import('./rtf/read-rtf.ts')).readRtf,
  epub: async () => (await import('./epub/read-epub.ts')).readEpub,
  mail: async () => (await import('./mail/read-mail.ts')).readMail,
  mailbox: async () => (await import('./mail/read-mailbox.ts')).readMailbox,
};

const port = parentPort!;
port.on('message', async ({ reader, bytes, name }: ToReader) => {
  let answer: FromReader;
  try {
    const read = await readers[reader]();
    answer = { read: await read(bytes, name) };
  } catch (error) {
    // A parser's own words are about bytes; the file is named with a remedy by who asked.
    answer = { failed: String(error) };
  }
  port.postMessage(answer);
});
