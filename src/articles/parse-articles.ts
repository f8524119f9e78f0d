import type { Localized } from '../i18n/localized.ts';
import { detectLanguage, type Language } from '../text/language.ts';
import type { DateSource, PublicationDate } from '../text/partial-date.ts';
import { blankSpans, mergeSpans, type Span } from '../text/spans.ts';
import { type ArticlePart, type Mark, type ParsedArticle, partName } from './article.ts';
import type { DeclaredDetails } from './details/details.ts';
import { findLeftovers, type Outline, outlineOf } from './details/leftovers.ts';
import { authorIn, paperIn } from './details/over-title.ts';
import { derivePublished } from './details/publication-date.ts';
import { deriveTitle, unlabelled } from './details/title.ts';
import { isFeedEntry } from './feed-files.ts';
import type {
  ArticleFormat,
  Content,
  ContentPart,
  Declaration,
  Problem,
} from './formats/format.ts';
import { formatOf, formats } from './formats/index.ts';
import { asWritten, type Line } from './formats/lines.ts';
import { readYaml } from './formats/support/front-matter.ts';
import { articleText } from './texts/index.ts';

/** The clock is an argument, so that tests and archives can set it. */
export interface ParseOptions {
  readonly now: Date;
  /** All that are read unless told otherwise. */
  readonly formats?: readonly ArticleFormat[];
}

const UNKNOWN: Localized = articleText((texts) => texts.parseArticles.unknownFormat);
/** A shorter name may be a part of any other. */
const SHORTEST_PAPER = 5;
/** A text of so many characters shows its language. */
const TELLING = 80;

const NO_BYTES: Localized = articleText((texts) => texts.parseArticles.noBytes);
const EMPTY: Localized = articleText((texts) => texts.parseArticles.noText);
const NOTHING_OWN: Localized = articleText((texts) => texts.parseArticles.onlyFurniture);

/**
 * Makes the articles of a file's bytes, at least one. Each detail comes from the first source that has it: sidecar, what
 * the file declares, then what the text and the file's name tell. Never throws for what a file holds.
 * @param file relative to the articles folder; its extension says how to read it.
 * @param sidecar the text of `name.yml`, or null.
 */
export async function parseArticles(
  file: string,
  bytes: Uint8Array,
  sidecar: string | null,
  options: ParseOptions,
): Promise<readonly ParsedArticle[] | Problem> {
  const format = formatOf(file, options.formats ?? formats);
  if (format === null) return { problem: UNKNOWN };
  const content = await format.read(bytes, file);
  if ('problem' in content) return bytes.length === 0 ? { problem: NO_BYTES } : content;
  if (content.text.trim() === '') return { problem: EMPTY };
  const beside = sidecar === null ? { details: {}, warnings: [] } : readYaml(sidecar, 'sidecar', 1);
  const warnings = [...beside.warnings, ...(content.warnings ?? [])];
  const { parts = [] } = content;
  if (parts.length < 2) {
    const source = isFeedEntry(file) ? 'feed' : 'sidecar';
    const declared: Declaration[] = [[source, beside.details], ...(content.declared ?? [])];
    const article = articleOf(file, { ...content, declared, warnings }, file, options);
    return 'problem' in article ? article : [article];
  }
  const articles = parts.map((part, index) => {
    const name = partName(file, index + 1);
    const own = partOf({ ...content, warnings }, part, beside.details);
    const article = articleOf(name, own, '', options);
    if ('problem' in article) return null;
    return {
      ...article,
      part: { number: index + 1, of: parts.length, start: part.start } satisfies ArticlePart,
    };
  });
  const read = articles.filter((article) => article !== null);
  return read.length === 0 ? { problem: NOTHING_OWN } : read;
}

/** @param dated the name that may tell a date; empty where it tells that of the file, not of the article. */
function articleOf(
  file: string,
  content: Content,
  dated: string,
  { now }: ParseOptions,
): ParsedArticle | Problem {
  const { text, declared = [], heading = null, marks = [], warnings = [] } = content;
  const first = <K extends keyof DeclaredDetails>(key: K) =>
    declared.find(([, details]) => details[key] !== undefined)?.[1][key] ?? null;
  const language = languageOf(text, declared);
  const outline = outlineOf(text, language, content);
  const leftovers = mergeSpans(
    [...findLeftovers(text, outline), ...(content.leftovers ?? [])],
    text,
  );
  if (blankSpans(text, leftovers).trim() === '') return { problem: NOTHING_OWN };
  const updated = declaredDate(declared, 'updated');
  const published =
    declaredDate(declared, 'published') ??
    derivePublished({ file: dated, text, leftovers, outline, language, now }) ??
    updated;
  const beside = signed(outline, 'publisher', text);
  const paper = declared.some(([, { author }]) => author === beside) ? null : beside;
  const publisher = first('publisher') ?? paper ?? paperIn(linesOfItsOwn(outline));
  const author = authorOf(
    declared,
    () => signed(outline, 'author', text) ?? authorIn(linesOfItsOwn(outline), leftovers),
  );
  return {
    file,
    text,
    leftovers,
    title:
      first('title') ??
      (heading && unlabelled(heading)) ??
      deriveTitle(text, leftovers, file, [publisher, author]),
    publisher,
    author,
    url: first('url'),
    published,
    ...(updated && updated.value !== published?.value ? { updated } : {}),
    language,
    ...(marks.length > 0 ? { marks } : {}),
    ...(outline.teasers.parts.length > 0 ? { teasers: outline.teasers.parts } : {}),
    ...(warnings.length > 0 ? { warnings } : {}),
  };
}

/** A person before the paper itself, which many pages declare as the author of what somebody signed. */
function authorOf(declared: readonly Declaration[], signature: () => string | null): string | null {
  const authors = declared.flatMap(([, { author }]) => author ?? []);
  const papers = declared.flatMap(([, { publisher }]) => publisher ?? []);
  const isPaper = (author: string) => papers.some((paper) => isSameName(author, paper));
  const person = authors
    .map((author) => papers.reduce(withoutPaper, author))
    .find((author) => !isPaper(author) && !DESK.test(author));
  return person ?? signature() ?? authors[0] ?? null;
}

/** Who signs for nobody, where a page names somebody elsewhere. */
const DESK =
  /^(?:(?:la |notre )?rédaction|(?:the )?(?:newsroom|editorial (?:team|staff)|staff(?: writers?| reporters?)?))(?!\p{L})/iu;

/** "Le Phare Ana Rey" signed for "Le Phare": some pages have both in one line. */
function withoutPaper(author: string, paper: string): string {
  const isBefore = author.toLowerCase().startsWith(`${paper.toLowerCase()} `);
  const rest = author.slice(paper.length).trim();
  return isBefore && /^\p{Lu}[\p{L}'’-]+ \p{Lu}/u.test(rest) ? rest : author;
}

const letters = (name: string): string => name.toLowerCase().replace(/[^\p{L}\d]/gu, '');

/** "Deutsche Welle (www.dw.com)" is "DW.com". */
function isSameName(one: string, other: string): boolean {
  const [a, b] = [letters(one), letters(other)];
  return a === b || (b.length >= SHORTEST_PAPER && a.includes(b));
}

/** Those that tell of no other article. */
function linesOfItsOwn({ lines, pageLines, teasers }: Outline): Line[] {
  const ofPage = new Set(pageLines);
  return lines.filter(
    (line) =>
      !ofPage.has(line) &&
      !teasers.blocks.some(({ start, end }) => line.start >= start && line.end <= end),
  );
}

/** What the line of a date says too, as it is written: of this article, not of those whose beginnings stand below it. */
function signed(
  { lines, teasers, datelines }: Outline,
  key: 'publisher' | 'author',
  text: string,
): string | null {
  for (const { date, [key]: part } of datelines) {
    const isOther = teasers.blocks.some(({ start, end }) => date.start >= start && date.end <= end);
    const line = lines.findLast(({ start }) => start <= date.start);
    if (part !== null && !isOther && line) return asWritten(part, line, text);
  }
  return null;
}

function declaredDate(
  declared: readonly Declaration[],
  key: 'published' | 'updated',
): PublicationDate | null {
  for (const [source, details] of declared) {
    const date = details[key];
    if (date) return { ...date, source };
  }
  return null;
}

const TOLD: ReadonlySet<DateSource> = new Set(['sidecar', 'feed', 'front matter']);

/** What people say of their file is believed; what a page says of itself only where its text is too short to tell. */
function languageOf(text: string, declared: readonly Declaration[]): Language {
  const declaration = declared.find(([, { language }]) => language !== undefined);
  const isTold = declaration !== undefined && TOLD.has(declaration[0]);
  if (declaration && (isTold || text.length < TELLING)) return declaration[1].language!;
  return detectLanguage(text);
}

/** One article of a file as if it were alone in it. What the file says of all is not its title, nor its date. */
function partOf(content: Content, part: ContentPart, sidecar: DeclaredDetails): Content {
  const { start, end } = part;
  const shared = (details: DeclaredDetails): DeclaredDetails => ({
    ...details,
    title: undefined,
    published: undefined,
  });
  // Who laid a paper out, or sends it, wrote none of its articles.
  const ofFile = (source: DateSource, details: DeclaredDetails): DeclaredDetails =>
    source === 'properties' || source === 'file'
      ? { ...shared(details), author: undefined }
      : shared(details);
  const within = (spans: readonly Span[] = []): Span[] =>
    spans
      .map((span) => ({
        start: Math.max(span.start, start) - start,
        end: Math.min(span.end, end) - start,
      }))
      .filter((span) => span.start < span.end);
  return {
    text: content.text.slice(start, end),
    heading: part.heading ?? null,
    declared: [
      ...(part.declared ?? []),
      ['sidecar', shared(sidecar)],
      ...(content.declared ?? []).map(
        ([source, details]) => [source, ofFile(source, details)] as const,
      ),
    ],
    leftovers: within(content.leftovers),
    teasers: within(content.teasers),
    marks: marksWithin(content.marks ?? [], part),
    ...(content.warnings ? { warnings: content.warnings } : {}),
  };
}

/** The marks of a part, and the one that it starts under. */
function marksWithin(marks: readonly Mark[], { start, end }: Span): Mark[] {
  const before = marks.findLast(({ offset }) => offset <= start);
  const inside = marks.filter(({ offset }) => offset > start && offset < end);
  return [...(before ? [{ ...before, offset: start }] : []), ...inside].map((mark) => ({
    ...mark,
    offset: mark.offset - start,
  }));
}
