import { usualExtensions } from '../articles/formats/index.ts';
import { duration, megabytes, milliseconds, moment, number } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import type { ArticleSummary, Status } from '../product/kiosque.ts';
import type { Passage } from '../retrieval/passage.ts';
import type { Language } from '../text/language.ts';
import { oneLine, printable } from './printable.ts';
import { sourceLine } from './render-answer.ts';
import type { Colors } from './terminal.ts';

/** More would scroll away. */
const shownArticles = 50;
const PASSAGES_LISTED = 10;

export function renderPassages(
  words: string,
  passages: readonly Passage[],
  language: Language,
  colors: Colors,
): string {
  const texts = messages(language).search;
  if (passages.length === 0) return texts.none(oneLine(words));
  const listed = passages.slice(0, PASSAGES_LISTED);
  return [
    texts.found(listed.length, oneLine(words)),
    ...listed.flatMap(({ rank, article, chunk }) => [
      '',
      `${rank}. ${colors.bold(sourceLine(article, language))}`,
      `   ${colors.dim(oneLine(`${article.id}:${chunk.start}`))}`,
      printable(chunk.text),
    ]),
  ].join('\n');
}

export function renderArticles(
  filter: string | null,
  articles: readonly ArticleSummary[],
  language: Language,
  colors: Colors,
): string {
  const texts = messages(language).articles;
  if (articles.length === 0)
    return filter === null ? texts.empty(usualExtensions()) : texts.none(oneLine(filter));
  const more = articles.length - shownArticles;
  return [
    texts.count(articles.length),
    ...articles
      .slice(0, shownArticles)
      .flatMap((article) => [
        '',
        colors.bold(sourceLine(article, language)),
        `  ${colors.dim(oneLine(`${article.id} · ${article.file}`))}`,
      ]),
    ...(more > 0 ? ['', texts.more(more)] : []),
  ].join('\n');
}

export function renderStatus(status: Status, language: Language, colors: Colors): string {
  const { status: texts, languageModel: model } = messages(language);
  const { indexedAt, medianAnswerMs, languageModel } = status;
  const rows: [string, string][] = [
    [texts.articles, number(status.articles, language)],
    [texts.chunks, number(status.chunks, language)],
    [texts.sentences, number(status.sentences, language)],
    [texts.embedder, oneLine(status.embedder)],
    [texts.indexed, indexedAt === null ? texts.never : moment(indexedAt, language)],
    [texts.uptime, duration(Math.floor(status.uptimeSeconds), language)],
    [texts.memory, megabytes(status.memoryBytes, language)],
    [
      texts.median,
      medianAnswerMs === null ? texts.noAnswer : milliseconds(medianAnswerMs, language),
    ],
  ];
  if (languageModel) {
    const name = oneLine(languageModel.model);
    rows.push([model.label, `${name} (${model.state(languageModel.answers)})`]);
  }
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${colors.dim(label.padEnd(width))}  ${value}`).join('\n');
}
