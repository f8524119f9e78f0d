import { fold } from '../../../../text/words.ts';
import type { Content } from '../../format.ts';
import { plausibleDetails } from '../plausible-details.ts';
import type { LaidOut } from './lay-out.ts';

/** What prints pages of the web: its day is that of the printing. */
const BROWSER = /chrom|mozilla|firefox|safari|\bedge?\b|opera|webkit|wkhtml|skia/i;

/** What of a PDF's metadata can be believed. */
export function pdfDetails(
  info: Readonly<Record<string, unknown>>,
  { text, heading }: Pick<LaidOut, 'text' | 'heading'>,
): Pick<Content, 'declared'> {
  const value = (key: string): string | null => (typeof info[key] === 'string' ? info[key] : null);
  // `D:20240305093000+01'00'` is 5 March 2024.
  const isPrinted = BROWSER.test(`${value('Creator')} ${value('Producer')}`);
  const created = isPrinted ? null : /^D:(\d{4})(\d\d)(\d\d)/.exec(value('CreationDate') ?? '');
  const { title, ...details } = plausibleDetails(
    {
      title: value('Title'),
      author: value('Author'),
      created: created && `${created[1]}-${created[2]}-${created[3]}`,
    },
    text,
  );
  // A page's title has its site's name too; what it shows in large type does not.
  const isShown = title !== undefined && heading !== null && isWithin(heading, title);
  return { declared: [['properties', isShown ? details : { ...details, title }]] };
}

const isWithin = (heading: string, title: string): boolean =>
  heading.includes(' ') && fold(title).includes(fold(heading));
