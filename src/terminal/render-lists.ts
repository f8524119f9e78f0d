import { usualExtensions } from '../articles/formats/index.ts';
import { duration, megabytes, milliseconds, moment, number } from '../i18n/format.ts';
import { foundLine } from '../i18n/found-line.ts';
import { messages } from '../i18n/messages.ts';
import type { ListedArticle, Status } from '../product/kiosque.ts';
import type { FoundPassage } from '../retrieval/passage.ts';
import type { Language } from '../text/language.ts';
import { type Snippet, snippetFrom } from '../text/snippet.ts';
import { oneLine, printable } from './printable.ts';
import { sourceLine } from './render-answer.ts';
import type { Colors } from './terminal.ts';

/** More would scroll away. */
const shownArticles = 50;
const PASSAGES_LISTED = 10;
/** About two lines. */
const SNIPPET_LENGTH = 150;

/** The passages that a search found. */
export function renderPassages(
  words: string,
  passages: readonly FoundPassage[],
  language: Language,
  colors: Colors,
): string {
  const texts = messages(language).search;
  if (passages.length === 0) return texts.none(oneLine(words));
  const listed = passages.slice(0, PASSAGES_LISTED);
  return [
    texts.found(listed.length, oneLine(words)),
    ...listed.flatMap(({ rank, article, chunk, hits = [], from = 0 }) => [
      '',
      `${rank}. ${colors.bold(sourceLine(article, language))}`,
      `   ${colors.dim(oneLine(`${article.id}:${chunk.start}`))}`,
      `   ${snippet(snippetFrom(chunk.text, from, hits, SNIPPET_LENGTH), colors)}`,
    ]),
  ].join('\n');
}

/** Two lines of a passage, around the words found. */
function snippet({ text: piece, marks }: Snippet, colors: Colors): string {
  let line = '';
  let end = 0;
  for (const mark of marks) {
    const word = printable(piece.slice(mark.start, mark.end));
    line += printable(piece.slice(end, mark.start));
    line += colors.isColorSupported ? colors.bold(word) : `»${word}«`;
    end = mark.end;
  }
  return line + printable(piece.slice(end));
}

/** A list of articles. */
export function renderArticles(
  filter: string | null,
  articles: readonly ListedArticle[],
  language: Language,
  colors: Colors,
): string {
  const texts = messages(language).articles;
  if (articles.length === 0)
    return filter === null ? texts.empty(usualExtensions()) : texts.none(oneLine(filter));
  const more = articles.length - shownArticles;
  return [
    foundLine(filter, articles, language),
    ...articles
      .slice(0, shownArticles)
      .flatMap((article) => [
        '',
        colors.bold(sourceLine(article, language)),
        `  ${colors.dim(oneLine([article.id, article.file, ...wayOf(article, language)].join(' · ')))}`,
      ]),
    ...(more > 0 ? ['', texts.more(more)] : []),
  ].join('\n');
}

function wayOf({ foundBy }: ListedArticle, language: Language): string[] {
  return foundBy === undefined ? [] : [messages(language).articles.ways[foundBy]];
}

/** How the index and the product are. */
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
