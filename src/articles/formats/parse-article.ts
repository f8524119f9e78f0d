import { extname } from 'node:path/posix';
import type { Localized } from '../../i18n/localized.ts';
import { en, fr } from '../../i18n/typography.ts';
import { detectLanguage } from '../../text/language.ts';
import type { DateSource, PublicationDate } from '../../text/partial-date.ts';
import { blankSpans } from '../../text/spans.ts';
import type { ParsedArticle } from '../article.ts';
import { type DeclaredDetails, oneLine } from '../details/details.ts';
import { findLeftovers, outlineOf } from '../details/leftovers.ts';
import { derivePublished } from '../details/publication-date.ts';
import { deriveTitle } from '../details/title.ts';
import { cleanText, decode } from './decode.ts';
import { readYaml, splitFrontMatter } from './front-matter.ts';
import { readHtmlPage } from './html-page.ts';
import { textOfMarkdown } from './plain-text.ts';

/** The clock is an argument, so that tests and archives can set it. */
export interface ParseOptions {
  readonly now: Date;
}

/** What is wrong with a file and what to do, in one line. */
export interface Problem {
  readonly problem: Localized;
}

/** A file's text before its details are settled, with what it says of itself: the strongest source first. */
interface Content {
  readonly text: string;
  readonly heading: string | null;
  readonly declared: readonly (readonly [DateSource, DeclaredDetails])[];
}

const EMPTY: Localized = {
  fr: fr`ne contient aucun texte. Ajoutez-en ou supprimez-le.`,
  en: en`holds no text. Add some or delete it.`,
};
const NOTHING_OWN: Localized = {
  fr: fr`ne contient que des menus et des liens. Enregistrez l'article lui-même, ou supprimez-le.`,
  en: en`holds nothing but menus and links. Save the article itself, or delete it.`,
};

/**
 * Makes an article of a file's bytes. Each detail comes from the first source that has it: sidecar, front matter,
 * JSON-LD, meta, then what the text and the file's name tell. Never throws for what a file holds.
 * @param file relative to the articles folder; its extension says how to read it.
 * @param sidecar the text of `name.yml`, or null.
 */
export function parseArticle(
  file: string,
  bytes: Uint8Array,
  sidecar: string | null,
  { now }: ParseOptions,
): ParsedArticle | Problem {
  const content = contentOf(file, bytes);
  if ('problem' in content) return content;
  const { text } = content;
  if (text.trim() === '') return { problem: EMPTY };
  const beside = sidecar === null ? { details: {} } : readYaml(sidecar, 'sidecar', 1);
  if ('problem' in beside) return beside;
  const declared = [['sidecar', beside.details] as const, ...content.declared];
  const first = <K extends keyof DeclaredDetails>(key: K) =>
    declared.find(([, details]) => details[key] !== undefined)?.[1][key] ?? null;

  const language = first('language') ?? detectLanguage(text);
  const outline = outlineOf(text, language);
  const leftovers = findLeftovers(text, outline);
  if (blankSpans(text, leftovers).trim() === '') return { problem: NOTHING_OWN };
  return {
    file,
    text,
    leftovers,
    title: first('title') ?? content.heading ?? deriveTitle(text, leftovers, file),
    publisher: first('publisher'),
    author: first('author'),
    url: first('url'),
    published:
      declaredDate(declared) ?? derivePublished({ file, text, leftovers, outline, language, now }),
    language,
  };
}

function declaredDate(declared: Content['declared']): PublicationDate | null {
  for (const [source, { published }] of declared) if (published) return { ...published, source };
  return null;
}

function contentOf(file: string, bytes: Uint8Array): Content | Problem {
  const extension = extname(file).toLowerCase();
  const isHtml = extension === '.html' || extension === '.htm';
  const decoded = decode(bytes, isHtml);
  if ('problem' in decoded) return decoded;
  if (isHtml) {
    const page = readHtmlPage(decoded.text);
    if ('problem' in page) return page;
    return {
      text: tidy(page.text),
      heading: page.heading,
      declared: [
        ['json-ld', page.jsonLd],
        ['meta', page.meta],
      ],
    };
  }
  const split = splitFrontMatter(decoded.text);
  if ('problem' in split) return split;
  const front = split.yaml === null ? { details: {} } : readYaml(split.yaml, 'front', 2);
  if ('problem' in front) return front;
  const declared = [['front matter', front.details]] as const;
  if (extension !== '.md') return { text: split.body, heading: null, declared };
  const { text, heading } = textOfMarkdown(split.body);
  return { text: tidy(text), heading: oneLine(heading ?? ''), declared };
}

/** What came out of markup: at most one blank line between blocks, none around, NFC after entities were decoded. */
function tidy(text: string): string {
  const lines = cleanText(text)
    .split('\n')
    .map((line) => line.trimEnd());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
