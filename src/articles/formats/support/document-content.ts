import { oneLine } from '../../details/details.ts';
import type { Content } from '../format.ts';
import { headingsIn } from './headings-in.ts';
import { textOfHtml } from './html-text.ts';
import { type Metadata, plausibleDetails } from './plausible-details.ts';
import { withParts } from './with-parts.ts';

/** What a word processor's document says, as HTML, with what its program wrote beside it. */
export function documentContent(html: string, metadata: Metadata): Content {
  const text = textOfHtml(html);
  const headings = headingsIn(html, text);
  const [title] = headings.filter(({ rank }) => rank >= FIRST_LEVEL);
  return withParts(
    {
      text,
      declared: [['properties', plausibleDetails(metadata, text)]],
      heading: title ? oneLine(text.slice(title.start, title.end)) : null,
    },
    headings,
  );
}

const FIRST_LEVEL = 6;
