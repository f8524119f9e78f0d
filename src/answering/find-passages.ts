import type { Embedder } from '../../embeddings/embedder.ts';
import type { StemNeighbour } from '../corpus/stem-neighbour.ts';
import { matchedWords } from '../retrieval/matched-words.ts';
import type { FoundPassage } from '../retrieval/passage.ts';
import { readQuestion } from '../retrieval/query.ts';
import { type RankedCandidate, retrieve, type Sources } from '../retrieval/retrieve.ts';
import type { FindNeighbours } from '../retrieval/soft-matching.ts';
import { dayIn, localTimeZone } from '../text/dates/calendar.ts';
import { detectLanguage } from '../text/language.ts';
import type { Span } from '../text/spans.ts';
import { splitWords } from '../text/words.ts';
import type { QuestionContext } from './answer-question.ts';
import { isHeadingText, isHeadlineAlone } from './choose-sentences.ts';
import { toPassage } from './compose.ts';
import { raised } from './raise-by-time.ts';
import { timeScope } from './time-scope.ts';

/** Cosine of a passage that is about the words without having them. */
const NEAR_IN_MEANING = 0.4;

/**
 * Cosine from which a word is found where another one stands. Less than that helps to rank what answers; but a word that the
 * model has to spell out, such as a slip of the keys, is as near as 0.6 to names with the same rare letters.
 */
const STANDS_FOR = 0.7;

/** What a search found. */
export interface SearchResult {
  readonly passages: readonly FoundPassage[];
  /** How dates were understood, those of the words and those beside them, for the reader. */
  readonly notes: readonly string[];
}

/**
 * The passages that speak of some words, ranked as for an answer, with the places of the words. The headline in a passage
 * is no part of it, unless the article is hardly more: to have the words there only is not to have them.
 */
export async function findPassages(
  words: string,
  scope: QuestionContext,
  sources: Sources,
  embedder: Embedder | null,
): Promise<SearchResult> {
  const language = detectLanguage(words, scope.reader?.language);
  const noteLanguage = scope.reader?.language ?? language;
  const today = dayIn(scope.now ?? new Date(), scope.timeZone ?? localTimeZone());
  const time = await timeScope(words, language, today, sources.corpus, scope, noteLanguage);
  const { within, undatedLast, toldTimes } = time;
  const wanted = time.question.trim() || words;
  const query = await readQuestion(wanted, sources, embedder);
  const sought = await readQuestion(wanted, { ...sources, neighbours: nearest(sources) }, null);
  const found = await retrieve(query, sources, within);
  const ranked = await raised(found, { undatedLast, toldTimes }, new Set());
  const passages = ranked
    .flatMap((candidate): Found[] => {
      const { article, chunk } = candidate;
      const headline = isHeadlineAlone(article)
        ? null
        : (headlineIn(chunk.text, article.title) ?? ownHeadline(candidate));
      const from = headline ? bodyStart(chunk.text, headline) : 0;
      if (from === chunk.text.length) return [];
      const hits = matchedWords(sought, chunk.text, article.language).filter(
        (word) => !headline || word.end <= headline.start || word.start >= headline.end,
      );
      const isFound = hits.length > 0 || candidate.features.dense > NEAR_IN_MEANING;
      return isFound ? [{ candidate, hits: joined(hits, chunk.text), from }] : [];
    })
    .map(({ candidate, hits, from }, i) => ({ ...toPassage(candidate, i), hits, from }));
  return { passages, notes: [...time.notes, ...(passages.length > 0 ? [] : time.plainNotes)] };
}

/** The neighbours of words that may stand for them. */
function nearest({ neighbours }: Sources): FindNeighbours | undefined {
  if (!neighbours) return undefined;
  return async (words) => {
    const near = ({ score }: StemNeighbour): boolean => score >= STANDS_FOR;
    return new Map([...(await neighbours(words))].map(([word, all]) => [word, all.filter(near)]));
  };
}

interface Found extends Required<Pick<FoundPassage, 'hits' | 'from'>> {
  readonly candidate: RankedCandidate;
}

/** A shorter headline may be the words of any sentence. */
const OWN_WORDS = 4;

/**
 * Where a text repeats the headline, whatever the signs between its words are there; null where it does not. Of a few words,
 * it must have its line for itself: the article "Crue" has hits of "crue".
 */
function headlineIn(text: string, title: string): Span | null {
  const wanted = splitWords(title).map(({ form }) => form);
  if (wanted.length === 0) return null;
  const words = splitWords(text);
  const isAlone = (first: number, last: number): boolean => {
    const [before, after] = [words[first - 1]?.end ?? 0, words[last + 1]?.start ?? text.length];
    const opens = first === 0 || text.slice(before, words[first]!.start).includes('\n');
    const isLast = last === words.length - 1;
    return opens && (isLast || text.slice(words[last]!.end, after).includes('\n'));
  };
  const at = words.findIndex(
    (_, from) =>
      wanted.every((form, i) => words[from + i]?.form === form) &&
      (wanted.length >= OWN_WORDS || isAlone(from, from + wanted.length - 1)),
  );
  const [first, last] = [words[at], words[at + wanted.length - 1]];
  return first && last ? { start: first.start, end: last.end } : null;
}

/** The headline that an article opens with where it was given another title, as in a sidecar or by who made a PDF. */
function ownHeadline({ article, chunk: { start, text } }: RankedCandidate): Span | null {
  const [line = ''] = text.split('\n', 1);
  const opens = start === 0 && /^\s*$|^\n\s*\n/.test(text.slice(line.length));
  const isAlone = isHeadlineAlone({ ...article, title: line });
  return opens && isHeadingText(line.trim()) && !isAlone ? { start: 0, end: line.length } : null;
}

/** Where the text behind a headline that opens it starts; 0 where something stands before it. */
function bodyStart(text: string, { start, end }: Span): number {
  if (/[\p{L}\p{N}]/u.test(text.slice(0, start))) return 0;
  return end + /^[\s.!?…»”"’)]*/.exec(text.slice(end))![0].length;
}

/** The words of "Saint-Aubry" are one place. */
function joined(words: readonly Span[], text: string): Span[] {
  const places: Span[] = [];
  for (const word of words) {
    const before = places.at(-1);
    if (before && /^[-‑]$/.test(text.slice(before.end, word.start))) {
      places[places.length - 1] = { start: before.start, end: word.end };
    } else places.push(word);
  }
  return places;
}
