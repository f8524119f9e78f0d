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
const shownPassages = 10;

export function renderPassages(
  words: string,
  passages: readonly Passage[],
  language: Language,
  colors: Colors,
): string {
  const said = messages(language).search;
  if (passages.length === 0) return said.none(oneLine(words));
  const shown = passages.slice(0, shownPassages);
  return [
    said.found(shown.length, oneLine(words)),
    ...shown.flatMap(({ rank, article, chunk }) => [
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
  const said = messages(language).articles;
  if (articles.length === 0) return filter === null ? said.empty : said.none(oneLine(filter));
  const more = articles.length - shownArticles;
  return [
    said.count(articles.length),
    ...articles
      .slice(0, shownArticles)
      .flatMap((article) => [
        '',
        colors.bold(sourceLine(article, language)),
        `  ${colors.dim(oneLine(`${article.id} · ${article.file}`))}`,
      ]),
    ...(more > 0 ? ['', said.more(more)] : []),
  ].join('\n');
}

export function renderStatus(status: Status, language: Language, colors: Colors): string {
  const { status: said, languageModel: model } = messages(language);
  const { indexedAt, medianAnswerMs, languageModel } = status;
  const rows: [string, string][] = [
    [said.articles, number(status.articles, language)],
    [said.chunks, number(status.chunks, language)],
    [said.sentences, number(status.sentences, language)],
    [said.embedder, oneLine(status.embedder)],
    [said.indexed, indexedAt === null ? said.never : moment(indexedAt, language)],
    [said.uptime, duration(Math.floor(status.uptimeSeconds), language)],
    [said.memory, megabytes(status.memoryBytes, language)],
    [said.median, medianAnswerMs === null ? said.noAnswer : milliseconds(medianAnswerMs, language)],
  ];
  if (languageModel) {
    const name = oneLine(languageModel.model);
    rows.push([model.label, `${name} (${model.state(languageModel.answers)})`]);
  }
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `${colors.dim(label.padEnd(width))}  ${value}`).join('\n');
}
