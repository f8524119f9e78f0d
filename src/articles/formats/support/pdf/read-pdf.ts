import { getDocumentProxy } from 'unpdf';
import type { Localized } from '../../../../i18n/localized.ts';
import { articleText } from '../../../texts/index.ts';
import type { Content, Problem } from '../../format.ts';
import { withParts } from '../with-parts.ts';
import { layOut } from './lay-out.ts';
import { linesOfPages, type PlacedText } from './lines.ts';
import { pdfDetails } from './pdf-details.ts';

const MOST_PAGES = 2_000;
/** Letters on an average page: a scan has none, or a stamp. */
const LEAST_LETTERS = 15;
/** In points: what is turned by more is a mark across the page, or the spine's. */
const TURNED = 0.1;
const LIGATURES = /[\ufb00-\ufb06]/gu;

const ENCRYPTED: Localized = articleText((texts) => texts.readPdf.protected);
const SCANNED: Localized = articleText((texts) => texts.readPdf.noText);
const DAMAGED: Localized = articleText((texts) => texts.readPdf.notPdf);
const TOO_LONG: Localized = articleText((texts) => texts.readPdf.tooLong);

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

/** The text of a PDF in reading order, with its pages as marks and running heads and page numbers as leftovers. */
export async function readPdf(bytes: Uint8Array): Promise<Content | Problem> {
  let document: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    document = await getDocumentProxy(Uint8Array.from(bytes), {
      verbosity: 0,
      isEvalSupported: false,
      disableFontFace: true,
    });
  } catch (error) {
    const { name } = error as Error;
    return { problem: name === 'PasswordException' ? ENCRYPTED : DAMAGED };
  }
  try {
    if (document.numPages > MOST_PAGES) return { problem: TOO_LONG };
    const placedPages: PlacedText[][] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      placedPages.push(items.flatMap((item) => ('str' in item ? placed(item) : [])));
      page.cleanup();
    }
    const pages = linesOfPages(placedPages);
    const letters = pages.flat().reduce((sum, { text }) => sum + text.length, 0);
    if (letters < LEAST_LETTERS * pages.length) return { problem: SCANNED };
    const { info } = await document.getMetadata().catch(() => ({ info: {} }));
    const { headings, ...laidOut } = layOut(pages);
    const details = pdfDetails(info as Record<string, unknown>, laidOut);
    return withParts({ ...laidOut, ...details }, headings);
  } finally {
    await document.destroy();
  }
}

/** @returns none for text that is turned, or has nothing to read. */
function placed({ str, transform, width }: TextItem): PlacedText[] {
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = transform;
  // A run of white space is as wide as its gap: lines are made by the gaps themselves.
  if (str.trim() === '' || Math.abs(b) > TURNED * Math.abs(a) + 0.001) return [];
  const text = str.replace(LIGATURES, (sign) => sign.normalize('NFKC'));
  return [{ text, x, y, width, size: Math.hypot(c, d) || Math.hypot(a, b) || 1 }];
}
