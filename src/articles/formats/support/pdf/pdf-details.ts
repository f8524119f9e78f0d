import type { Content } from '../../format.ts';
import { plausibleDetails } from '../plausible-details.ts';
import type { LaidOut } from './lay-out.ts';

/** What of a PDF's metadata can be believed. */
export function pdfDetails(
  info: Readonly<Record<string, unknown>>,
  { text }: Pick<LaidOut, 'text'>,
): Pick<Content, 'declared'> {
  const value = (key: string): string | null => (typeof info[key] === 'string' ? info[key] : null);
  // `D:20240305093000+01'00'` is 5 March 2024.
  const created = /^D:(\d{4})(\d\d)(\d\d)/.exec(value('CreationDate') ?? '');
  const details = plausibleDetails(
    {
      title: value('Title'),
      author: value('Author'),
      created: created && `${created[1]}-${created[2]}-${created[3]}`,
    },
    text,
  );
  return { declared: [['properties', details]] };
}
