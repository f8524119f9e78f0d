import type { CorpusReader } from '../corpus/corpus-reader.ts';
import type { StoredArticle } from '../corpus/stored-article.ts';
import { massShare, matchTerms } from '../retrieval/term-match.ts';
import { stemsOf } from '../text/index-stems.ts';
import type { Language } from '../text/language.ts';
import { type FoundNumber, numbersIn, sameNumber } from '../text/numbers.ts';
import type { Span } from '../text/spans.ts';
import { foldStraight } from '../text/words.ts';
import type { Finding } from './find-answer.ts';
import { type Quoted, quoted } from './quoting.ts';
import { type WholeArticle, wholeArticle } from './whole-article.ts';

/** Where an article corrects itself, or another. */
export interface Correction extends Span {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
  readonly numbers: readonly FoundNumber[];
}

/** A paragraph under such a word corrects. */
const TITLE =
  /\b(?:rectificatif|rectification|erratum|errata|correction|corrections|corrigendum|mise au point|precision)\b/;
/** And one that says what was said before and that it was wrong. */
const WRONG =
  /\b(?:nous (?:avons ecrit|ecrivions|annoncions|indiquions)|we (?:said|wrote|reported|stated)|an earlier version|une (?:premiere|precedente) version|as first (?:stated|reported)|c'est une erreur|that was wrong|contrairement a ce que nous)\b/;
/** A sentence that says what is so instead of what was told. */
const INSTEAD =
  /\bet non(?: pas)?\b|, not \S+.{0,40}\bas (?:first|earlier|previously|originally)\b|\bcomme (?:indique|annonce|ecrit|on l'avait cru)\b/;
const MAX_CORRECTION_CHARS = 500;
/** Words that every correction has one of: a text is folded, which takes time, only where one stands in it. */
const HINT =
  /errat|rectif|corri|correct|pr[ée]cision|mise au point|avons [ée]crit|[ée]crivions|annoncions|indiquions|we (?:said|wrote|reported|stated)|version|as first|erreur|that was wrong|contrairement|et non|, not |comme /i;
/** A correction speaks of what a sentence says when they share so many content words beside the figure… */
const SHARED = 2;
/** …one where the figure is so large that hardly anything else is meant by it, and is no year. */
const LAST_YEAR = 2100;
/** No year is written so: "1 417". */
const GROUPED = /\d[\s.,]\d{3}(?!\d)/;

const isRare = ({ values, start, end }: FoundNumber, text: string): boolean =>
  values.some((value) => value > LAST_YEAR) || GROUPED.test(text.slice(start, end));

/** The paragraphs and sentences of an article that correct what was told before. */
export function correctionsIn({ text, sentences, details }: WholeArticle): Correction[] {
  const { language } = details;
  if (!HINT.test(text)) return [];
  const paragraphs: { start: number; end: number }[] = [];
  for (const [i, { start, end }] of sentences.entries()) {
    const last = paragraphs.at(-1);
    const gap = i === 0 ? '\n\n' : text.slice(sentences[i - 1]!.end, start);
    if (last && !gap.includes('\n\n')) last.end = end;
    else paragraphs.push({ start, end });
  }
  const found: Correction[] = [];
  const taken = new Set<number>();
  const take = ({ start, end }: Span): void => {
    if (taken.has(start) || end - start > MAX_CORRECTION_CHARS) return;
    taken.add(start);
    const part = text.slice(start, end);
    found.push({
      start,
      end,
      text: part,
      stems: new Set(stemsOf(part, language)),
      numbers: numbersIn(part, language).filter(({ weak }) => !weak),
    });
  };
  for (const [i, paragraph] of paragraphs.entries()) {
    if (!HINT.test(text.slice(paragraph.start, paragraph.end))) continue;
    const folded = foldStraight(text.slice(paragraph.start, paragraph.end));
    const isTitle = folded.length < 60 && TITLE.test(folded);
    if (isTitle && paragraphs[i + 1]) take(paragraphs[i + 1]!);
    else if (WRONG.test(folded) || (TITLE.test(folded.slice(0, 60)) && /\d/.test(folded)))
      take(paragraph);
  }
  for (const sentence of sentences) {
    const inside = found.some(({ start, end }) => start <= sentence.start && sentence.end <= end);
    if (!inside && HINT.test(sentence.text) && INSTEAD.test(foldStraight(sentence.text)))
      take(sentence);
  }
  return found;
}

/**
 * The correction that takes back what a sentence says: it has one of its figures, and another one instead, and speaks of
 * the same thing. Null where none does, and for the sentences of a correction themselves.
 */
export function correctionOf(
  sentence: Span & { readonly text: string; readonly stems: readonly string[] },
  language: Language,
  corrections: readonly Correction[],
): Correction | null {
  const numbers = numbersIn(sentence.text, language).filter(({ weak }) => !weak);
  return (
    corrections.find((correction) => {
      if (correction.start <= sentence.start && sentence.end <= correction.end) return false;
      const wrong = numbers.filter((one) =>
        correction.numbers.some((other) => sameNumber(one, other)),
      );
      const enough = wrong.some((number) => isRare(number, sentence.text)) ? 1 : SHARED;
      const right = correction.numbers.some(
        (other) => !numbers.some((one) => sameNumber(one, other)),
      );
      const shared = new Set(sentence.stems.filter((stem) => correction.stems.has(stem)));
      for (const { start, end } of numbers)
        for (const stem of stemsOf(sentence.text.slice(start, end), language)) shared.delete(stem);
      return wrong.length > 0 && right && shared.size >= enough;
    }) ?? null
  );
}

/** What the corrections say of the parts of an answer, in the articles found; they replace what they take back. */
export async function withCorrections(
  parts: readonly Quoted[],
  finding: Finding,
  corpus: CorpusReader,
  label: string,
): Promise<Quoted[]> {
  const corrections = await correctionsFor(parts, finding, corpus);
  if (corrections.length === 0) return [...parts];
  const shown: Quoted[] = [];
  const add = (part: Quoted): void => {
    const known = shown.some(
      (other) => other.article.id === part.article.id && other.start === part.start,
    );
    if (!known) shown.push(part);
  };
  for (const part of parts) {
    const { language } = part.article;
    const { start, end } = part.sentence ?? { start: 0, end: part.quote.length };
    const text = part.quote.slice(start, end);
    const stems = stemsOf(text, language);
    const told = { start: part.start + start, end: part.start + end, text, stems };
    const around = corrections.find(
      ({ article, correction }) =>
        article.id === part.article.id &&
        correction.start <= told.start &&
        told.end <= correction.end,
    );
    if (around && part.statement === undefined) {
      // "We said 1938" misleads without "that was wrong".
      add({
        ...quoted(around.article, around.text, around.correction),
        ...(part.label !== undefined && { label: part.label }),
      });
      continue;
    }
    const found = corrections.find(
      ({ article, correction }) =>
        isLater(article, part.article) &&
        correctionOf(
          article.id === part.article.id ? told : { ...told, start: -1, end: -1 },
          language,
          [correction],
        ) !== null,
    );
    if (!found || part.statement !== undefined) {
      add(part);
      continue;
    }
    const instead = quoted(found.article, found.text, found.correction);
    if (answersInstead(finding, found.correction, told)) add(instead);
    else {
      add(part);
      add({ ...instead, label });
    }
  }
  return shown;
}

/** An article takes back what it says itself, and what an older one says. */
function isLater(article: StoredArticle, than: StoredArticle): boolean {
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
    const article = await wholeArticle(corpus, id);
    if (!article) continue;
    const { details, text } = article;
    for (const correction of correctionsIn(article))
      found.push({ article: details, text, correction });
  }
  return found;
}
