import type { CorpusReader } from '../corpus/corpus-reader.ts';
import type { StoredArticle } from '../corpus/stored-article.ts';
import { massShare, matchTerms } from '../retrieval/term-match.ts';
import { stemsOf } from '../text/index-stems.ts';
import { numbersIn } from '../text/numbers.ts';
import { type Correction, correctionOf, correctionsIn, mayCorrect } from './corrections.ts';
import type { Finding } from './find-answer.ts';
import { headingOf } from './headings.ts';
import { type Quoted, quoted } from './quoting.ts';
import { wholeArticle } from './whole-article.ts';

/** What the corrections say of the parts of an answer, in the articles found; they replace what they take back. */
export async function withCorrections(
  parts: readonly Quoted[],
  finding: Finding,
  corpus: CorpusReader,
  label: string,
): Promise<Quoted[]> {
  const corrections = await correctionsFor(parts, finding, corpus);
  if (corrections.length === 0) return [...parts];
  const corrected: Quoted[] = [];
  const add = (part: Quoted): void => {
    const known = corrected.some(
      (other) => other.article.id === part.article.id && other.start === part.start,
    );
    if (!known) corrected.push(part);
  };
  for (const part of parts) {
    const { language } = part.article;
    const { start, end } = part.sentence ?? { start: 0, end: part.quote.length };
    const text = part.quote.slice(start, end);
    const stems = stemsOf(text, language);
    const told = { start: part.start + start, end: part.start + end, text, stems };
    const own = corrections.find(
      ({ article, correction }) =>
        article.id === part.article.id &&
        correction.start <= told.start &&
        told.end <= correction.end,
    );
    if (own && part.statement === undefined) {
      // "We said 1938" misleads without "that was wrong".
      add({
        ...quoted(own.article, own.text, own.correction),
        ...(part.label !== undefined && { label: part.label }),
      });
      continue;
    }
    const around = await stemsAround(part.article, told.start, corpus);
    const found = corrections.find(
      ({ article, correction }) =>
        isLater(article, part.article) &&
        correctionOf(
          article.id === part.article.id ? told : { ...told, start: -1, end: -1 },
          language,
          [correction],
          article.id === part.article.id ? [] : article.titleStems,
          around,
        ) !== null,
    );
    if (!found || part.statement !== undefined) {
      add(part);
      continue;
    }
    // The date of what is taken back is not that of the article that takes it back.
    const isOwn = found.article.id === part.article.id;
    const instead = {
      ...quoted(found.article, found.text, found.correction),
      ...(part.label !== undefined && { label: isOwn ? part.label : label }),
    };
    if (answersInstead(finding, found.correction, told)) add(instead);
    else {
      add(part);
      add({ ...instead, label });
    }
  }
  return corrected;
}

/** What a place of an article speaks of: the stems of its heading, and of its paragraph before it. */
async function stemsAround(
  { id, language }: StoredArticle,
  place: number,
  corpus: CorpusReader,
): Promise<string[]> {
  const text = (await corpus.article(id))?.text ?? '';
  const paragraph = text.lastIndexOf('\n', place - 1) + 1;
  const before = text.slice(Math.max(paragraph, place - LOOKED_BACK), place);
  return stemsOf(`${headingOf(text, place)} ${before}`, language);
}

/** Of a longer paragraph the beginning is of something else. */
const LOOKED_BACK = 600;

/** An article takes back what it says itself, and what an older one says. */
export function isLater(article: StoredArticle, than: StoredArticle): boolean {
  if (article.id === than.id) return true;
  const [ours, theirs] = [article, than].map(({ published }) => published?.value ?? '');
  return ours !== '' && theirs !== '' && ours! >= theirs!;
}

/** It is the answer where a figure is asked for and the sentence has no other, or where it has as much of the question. */
function answersInstead(
  { query }: Finding,
  { stems }: Correction,
  told: { readonly text: string; readonly stems: readonly string[] },
): boolean {
  const share = (some: Iterable<string>): number => massShare(query, matchTerms(query, some).words);
  const figures = numbersIn(told.text, query.language).filter(({ weak }) => !weak).length;
  const asksForIt = query.kind === 'number' || query.kind === 'date';
  return (asksForIt && figures === 1) || share(stems) >= SAME_SUBJECT * share(told.stems);
}

const SAME_SUBJECT = 0.7;
/** Articles in whose corrections is looked beside those that are quoted. */
const OTHERS = 2;

interface OfArticle {
  readonly article: StoredArticle;
  readonly text: string;
  readonly correction: Correction;
}

async function correctionsFor(
  parts: readonly Quoted[],
  { ranked }: Finding,
  corpus: CorpusReader,
): Promise<OfArticle[]> {
  const quotedIds = parts.map(({ article }) => article.id);
  const others = ranked.map(({ article }) => article.id).filter((id) => !quotedIds.includes(id));
  const ids = new Set([...quotedIds, ...[...new Set(others)].slice(0, OTHERS)]);
  const found: OfArticle[] = [];
  for (const id of ids) {
    const article = await wholeArticle(corpus, id, mayCorrect);
    if (!article) continue;
    const { details, text } = article;
    for (const correction of correctionsIn(article))
      found.push({ article: details, text, correction });
  }
  return found;
}
