import { dateWithSource } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import type { ArticleSummary, Excerpt } from '../product/kiosque.ts';
import type { Language } from '../text/language.ts';
import { oneLine, printable } from './printable.ts';
import type { Colors } from './terminal.ts';

/** A passage in its article, the cited sentence marked, and how to go on. */
export function renderExcerpt(
  n: number | null,
  excerpt: Excerpt,
  language: Language,
  colors: Colors,
): string {
  const texts = messages(language).excerpt;
  const hints = [
    ...(excerpt.previous === null ? [] : [`← ${texts.previous}`]),
    ...(excerpt.next === null ? [] : [`${texts.next} →`]),
  ];
  return [
    ...(n === null ? [] : [colors.cyan(texts.source(n))]),
    ...heading(excerpt.article, language, colors),
    '',
    markedPassage(excerpt, colors),
    ...(hints.length > 0 ? ['', colors.dim(hints.join('   '))] : []),
  ].join('\n');
}

/** An article's details and all of its passages. */
export function renderArticle(
  article: ArticleSummary,
  passages: readonly Excerpt['passage'][],
  language: Language,
  colors: Colors,
): string {
  const texts = messages(language).article;
  return [
    ...heading(article, language, colors),
    texts.id(oneLine(article.id)),
    `${texts.words(article.words)}, ${texts.passages(passages.length)}`,
    ...passages.flatMap(({ start, end, text }) => [
      '',
      colors.dim(`${start}–${end}`),
      printable(text),
    ]),
  ].join('\n');
}

function heading(article: ArticleSummary, language: Language, colors: Colors): string[] {
  const texts = messages(language).article;
  const publisher = article.publisher ? `${oneLine(article.publisher)}, ` : '';
  return [
    colors.bold(oneLine(article.title)),
    `${publisher}${dateWithSource(article.published, language)}`,
    ...(article.author ? [texts.author(oneLine(article.author))] : []),
    ...(article.url ? [oneLine(article.url)] : []),
    oneLine(article.file),
  ];
}

function markedPassage({ passage, cited }: Excerpt, colors: Colors): string {
  if (!cited) return printable(passage.text);
  const sentence = printable(passage.text.slice(cited.start, cited.end));
  return [
    printable(passage.text.slice(0, cited.start)),
    colors.isColorSupported ? colors.bold(sentence) : `»»${sentence}««`,
    printable(passage.text.slice(cited.end)),
  ].join('');
}
