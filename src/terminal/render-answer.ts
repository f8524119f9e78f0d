import type { Answer, AnswerSentence, Citation } from '../answering/answer.ts';
import { type ArticleDetails, placeOf } from '../articles/article.ts';
import { dateLabel } from '../i18n/format.ts';
import { messages } from '../i18n/messages.ts';
import { quote } from '../i18n/typography.ts';
import type { Language } from '../text/language.ts';
import { oneLine, printable } from './printable.ts';
import type { Colors } from './terminal.ts';

/**
 * What the reader is told, without the list of sources. The words around the quotes are in the
 * question's language.
 */
export function answerText(answer: Answer, colors: Colors): string {
  const texts = messages(answer.language).answer;
  const notes = answer.notes.map((note) => colors.dim(printable(note)));
  const sentences = answer.sentences.map((one) => sentenceLine(one, answer.language, colors));
  const lead = answer.lead === undefined ? [] : [printable(answer.lead)];
  switch (answer.kind) {
    case 'answered':
      return paragraphs(notes, [...lead, ...sentences]);
    case 'perhaps':
      return paragraphs(notes, [colors.yellow(`⚠ ${texts.perhaps}`), ...lead, ...sentences]);
    case 'abstained':
      return paragraphs(notes, [
        colors.yellow(`∅ ${texts.abstained}`),
        ...(answer.closest ? [texts.closest(closestLine(answer.closest, answer.language))] : []),
      ]);
    case 'chat':
      return notes.length > 0 ? answer.notes.map(printable).join('\n') : texts.chat;
  }
}

/** The answer, then its sources. */
export function renderAnswer(answer: Answer, colors: Colors): string {
  const sources = sourceLines(citationsOf(answer), answer.language, colors);
  const by =
    answer.writtenBy === undefined ? [] : [colors.dim(writtenBy(answer.writtenBy, answer))];
  return paragraphs([answerText(answer, colors)], sources, by);
}

function writtenBy(model: string, { language }: Answer): string {
  return messages(language).languageModel.writtenBy(oneLine(model));
}

/** `Title — Publisher, 21 novembre 2023`. */
export function sourceLine(article: ArticleDetails, language: Language): string {
  const publisher = article.publisher ? `${oneLine(article.publisher)}, ` : '';
  return `${oneLine(article.title)} — ${publisher}${dateLabel(article.published, language)}`;
}

function closestLine(closest: NonNullable<Answer['closest']>, language: Language): string {
  const { title, ...rest } = closest;
  const titled = { ...rest, title: quote(language, oneLine(title)) };
  return `${sourceLine(titled, language)} (${oneLine(closest.url ?? closest.file)})`;
}

function sentenceLine(
  { kind, text, label, citation, highlights }: AnswerSentence,
  language: Language,
  c: Colors,
): string {
  const sentence =
    kind === 'quoted' || text === undefined
      ? quote(language, highlighted(citation.quote, highlights, c))
      : printable(text);
  const before = label === undefined ? '' : `${printable(label)} `;
  return `${before}${sentence} ${c.cyan(`[${citation.n}]`)}`;
}

/** A text with its spans in bold. */
function highlighted(text: string, spans: AnswerSentence['highlights'], colors: Colors): string {
  let marked = '';
  let end = 0;
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    if (span.start < end) continue;
    marked += printable(text.slice(end, span.start));
    marked += colors.bold(printable(text.slice(span.start, span.end)));
    end = span.end;
  }
  return marked + printable(text.slice(end));
}

const citationsOf = ({ sentences }: Answer) => sentences.map(({ citation }) => citation);

/** One entry an article, with the markers of all its citations; nothing where there are none. */
export function sourceLines(
  cited: readonly Citation[],
  language: Language,
  colors: Colors,
): string[] {
  if (cited.length === 0) return [];
  const byArticle = new Map<string, Citation[]>();
  for (const citation of cited) {
    const known = byArticle.get(citation.articleId) ?? [];
    if (!known.some(({ n }) => n === citation.n)) {
      byArticle.set(citation.articleId, [...known, citation]);
    }
  }
  const lines = [colors.bold(messages(language).answer.sources)];
  for (const citations of byArticle.values()) {
    const { article, file } = citations[0] as Citation;
    const markers = citations.map(({ n }) => `[${n}]`).join(' ');
    const places = new Set(citations.flatMap(({ start }) => placeOf(article, start) ?? []));
    const source = [sourceLine(article, language), ...[...places].map(oneLine)].join(', ');
    lines.push(`${colors.cyan(markers)} ${source}`);
    lines.push(`    ${colors.dim(oneLine(article.url ?? file))}`);
  }
  return lines;
}

/** Groups of lines with an empty line between them. */
export function paragraphs(...groups: readonly string[][]): string {
  return groups
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}
