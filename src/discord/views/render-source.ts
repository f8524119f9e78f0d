import type { ArticleDetails } from '../../articles/article.ts';
import { dateLabel } from '../../i18n/format.ts';
import { quote } from '../../i18n/typography.ts';
import type { Language } from '../../text/language.ts';
import type { Span } from '../../text/spans.ts';
import { mergeSpans } from '../../text/spans.ts';
import { escapeLine, escapeText, linkOf, linksIn } from './escape.ts';
import { cutRendered } from './fit.ts';
import { TITLE_LENGTH } from './view.ts';

const TITLE_SHOWN = 120;
const PUBLISHER_SHOWN = 60;
/** For a name of which nothing can be seen. */
const UNSEEN = '…';

type Source = Pick<ArticleDetails, 'title' | 'publisher' | 'url' | 'published'> & {
  readonly file: string;
};

/** `Title — Publisher, 21 novembre 2023`, the title a link where there is one and it is wanted. */
export function sourceLine(article: Source, language: Language, linked = true): string {
  const title = cutRendered(titleOf(article), TITLE_SHOWN, escapeLine) || UNSEEN;
  // Discord makes no link of a text that holds an address itself.
  const url = !linked || /:\/\//.test(titleOf(article)) ? null : linkOf(article.url);
  return `${url ? `[${title}](${url})` : title} — ${publishedLine(article, language)}`;
}

/** `Publisher, 21 novembre 2023`; the date, or "sans date", always. */
function publishedLine(article: Source, language: Language): string {
  const date = dateLabel(article.published, language);
  const publisher = cutRendered(article.publisher ?? '', PUBLISHER_SHOWN, escapeLine);
  return publisher ? `${publisher}, ${date}` : date;
}

/** The title, or the file's name where there is none; unescaped. */
export function titleOf({ title, file }: Pick<Source, 'title' | 'file'>): string {
  return title.trim() || file;
}

/** A text with parts of it in bold, and parts struck out, escaped; addresses stay as they are. */
export function emphasised(
  text: string,
  spans: readonly Span[],
  struck: readonly Span[] = [],
): string {
  const links = linksIn(text);
  const bold = without(spans, links);
  let marked = '';
  let end = 0;
  for (const span of mergeSpans(without(struck, links), text)) {
    marked += emboldened(text.slice(end, span.start), moved(bold, end, span.start));
    marked += wrapped(text.slice(span.start, span.end), '~~');
    end = span.end;
  }
  return marked + emboldened(text.slice(end), moved(bold, end, text.length));
}

/** What is left of spans outside of others, which are sorted. */
function without(spans: readonly Span[], others: readonly Span[]): Span[] {
  return others.reduce<readonly Span[]>(
    (left, { start, end }) =>
      left.flatMap((span) =>
        [
          { start: span.start, end: Math.min(span.end, start) },
          { start: Math.max(span.start, end), end: span.end },
        ].filter((part) => part.start < part.end),
      ),
    spans,
  ) as Span[];
}

/** Spans within a part of a text, relative to that part. */
function moved(spans: readonly Span[], from: number, to: number): Span[] {
  return spans
    .map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) }))
    .filter(({ start, end }) => start < end)
    .map(({ start, end }) => ({ start: start - from, end: end - from }));
}

function emboldened(text: string, spans: readonly Span[]): string {
  let marked = '';
  let end = 0;
  for (const span of mergeSpans(spans, text)) {
    marked += escapeText(text.slice(end, span.start));
    marked += wrapped(text.slice(span.start, span.end), '**');
    end = span.end;
  }
  return marked + escapeText(text.slice(end));
}

/** A sentence in quotation marks with its highlights, at most `limit` long. @param struck parts struck out. */
export function quotedSentence(
  text: string,
  highlights: readonly Span[],
  language: Language,
  limit: number,
  struck: readonly Span[] = [],
): string {
  const render = (part: string) => {
    // What is cut ends in an ellipsis that is not the article's, which no highlight covers.
    const length = part === text ? part.length : part.length - 1;
    const inside = (spans: readonly Span[]) => moved(spans, 0, length);
    const marked = emphasised(part, inside(highlights), inside(struck));
    return quote(language, marked.replace(/\n+/g, ' '));
  };
  return cutRendered(text, limit, render);
}

/** Marks need a letter on their inner side, and two bold parts that touch are one. */
function wrapped(text: string, mark: '**' | '~~'): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  const escaped = escapeText(inner);
  return escaped === '' ? escapeText(text) : `${before}${mark}${escaped}${mark}${after}`;
}

/** An article's title as an embed takes it. */
export function embedTitle(article: Pick<Source, 'title' | 'file'>): string {
  return cutRendered(titleOf(article), TITLE_LENGTH, escapeLine) || UNSEEN;
}
