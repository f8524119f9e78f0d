import { setImmediate } from 'node:timers/promises';
import { stemsOf } from '../../text/index-stems.ts';
import type { Language } from '../../text/language.ts';
import { numbersIn, sameNumber } from '../../text/numbers.ts';
import type { Span } from '../../text/spans.ts';
import type { ScoredSentence } from '../choose-sentences.ts';
import { cite } from '../compose.ts';
import { sameWords } from '../copies.ts';
import { type Correction, correctionOf, correctionsIn } from '../corrections.ts';
import { type Quoted, quoted } from '../quoting.ts';
import { takenBackIn } from '../taken-back.ts';
import type { WholeArticle } from '../whole-article.ts';
import { isLater } from '../with-corrections.ts';
import { articleDate, eventDate } from './entry-date.ts';
import { changesWithin, type Figure, figuresIn } from './figures.ts';
import type { EntryDate } from './timeline.ts';
import type { ToldOnce } from './told-once.ts';

/** An entry before it has its number. */
export interface Draft {
  readonly part: Quoted;
  readonly date: EntryDate | null;
  /** What is said, relative to the quote, which may hold more. */
  readonly statement: Span;
  /** Of what is said, relative to it; those that were wrong left out. */
  readonly figures: readonly Figure[];
  readonly isSure: boolean;
  /** null for a correction, which may be several sentences. */
  readonly sentence: ScoredSentence | null;
  readonly correctedBy: Draft | null;
  /** Relative to the quote. */
  readonly struck: readonly Span[];
}

/** A correction in its article. */
export interface FoundCorrection {
  readonly part: Quoted;
  readonly correction: Correction;
}

/** Corrections that some articles make. */
export async function correctionsOf(articles: Iterable<WholeArticle>): Promise<FoundCorrection[]> {
  const found: FoundCorrection[] = [];
  for (const article of articles) {
    // Others have their turn between two articles.
    await setImmediate();
    for (const correction of correctionsIn(article)) {
      if (tellsChange(correction, article.details.language)) continue;
      found.push({ part: quoted(article.details, article.text, correction), correction });
    }
  }
  return found;
}

/** "232 millions, au lieu de 210 annoncés": no mistake is taken back, the sentence itself tells what its figure was before. */
function tellsChange({ text, isErratum }: Correction, language: Language): boolean {
  return !isErratum && changesWithin(text, figuresIn(text, language)).length > 0;
}

/** The tellings with the corrections that take some of them back; a telling within one of these gives way to it. */
export function draftsOf(
  tellings: readonly ToldOnce[],
  corrections: readonly FoundCorrection[],
): Draft[] {
  const isInside = ({ sentence }: ToldOnce, { part, correction }: FoundCorrection): boolean =>
    part.article.id === sentence.candidate.article.id &&
    correction.start <= sentence.start &&
    sentence.end <= correction.end;
  const told = tellings.filter((one) => !corrections.some((other) => isInside(one, other)));
  const asked = new Map(told.map((one) => [one, correctionFor(one, corrections)]));
  const wanted = corrections.filter(
    (one) =>
      [...asked.values()].includes(one) || tellings.some((telling) => isInside(telling, one)),
  );
  const made = new Map(
    wanted.map((one) => [
      one,
      correctionDraft(
        one,
        told.filter((telling) => asked.get(telling) === one),
      ),
    ]),
  );
  const drafts = told.map((one) => {
    const by = asked.get(one) ?? null;
    return toldDraft(one, quotedFrom(one, told), by, (by && made.get(by)) ?? null);
  });
  return [...drafts.filter(isWhole), ...made.values()];
}

/** A quotation that holds others stands for them. */
const isWhole = ({ part }: Draft, i: number, all: readonly Draft[]): boolean =>
  !all.some((one, j) => {
    const { article, start, end } = one.part;
    const holds = article.id === part.article.id && start <= part.start && part.end <= end;
    const isWider = end - start > part.end - part.start;
    return holds && (isWider || j < i);
  });

function correctionFor(
  { sentence }: ToldOnce,
  corrections: readonly FoundCorrection[],
): FoundCorrection | null {
  const { article } = sentence.candidate;
  const stems = stemsOf(sentence.text, article.language);
  return (
    corrections.find(({ part, correction }) => {
      // Places of another article are no places of this one.
      const isOwn = part.article.id === article.id;
      const place = isOwn ? sentence : { start: -1, end: -1 };
      const statement = { start: place.start, end: place.end, text: sentence.text, stems };
      return (
        isLater(part.article, article) &&
        correctionOf(statement, article.language, [correction]) !== null
      );
    }) ?? null
  );
}

/** The quotation of a telling; what is told already, by its article or a copy, is not repeated to make it understood. */
function quotedFrom({ sentence, finding }: ToldOnce, told: readonly ToldOnce[]): Quoted {
  const whole = cite(finding, [sentence], 0);
  const before = finding.sentences.find(
    ({ start, candidate }) =>
      start === whole.start &&
      start < sentence.start &&
      candidate.article.id === sentence.candidate.article.id,
  );
  const isTold = before && told.some((one) => sameWords(one.sentence, before));
  return isTold ? cite(finding, [before, sentence], 1) : whole;
}

function toldDraft(
  { sentence, copies, isSure }: ToldOnce,
  part: Quoted,
  by: FoundCorrection | null,
  correctedBy: Draft | null,
): Draft {
  const { article } = sentence.candidate;
  const statement = part.sentence ?? { start: 0, end: part.quote.length };
  const alsoIn = copies.map(({ id, file, title }) => ({ articleId: id, file, title }));
  const date = eventDate(sentence.text, article.published, article.language);
  const struck = by ? takenBackIn(sentence.text, article.language, by.correction) : [];
  return {
    part: { ...part, ...(alsoIn.length > 0 && { alsoIn }) },
    date: date ?? articleDate(article.published),
    statement: statement,
    figures: rightFigures(sentence.text, article.language, struck),
    isSure,
    sentence,
    correctedBy,
    struck: struck.map((span) => moved(span, statement.start)),
  };
}

function correctionDraft({ part, correction }: FoundCorrection, of: readonly ToldOnce[]): Draft {
  const { article, quote } = part;
  const wrong = of.flatMap(({ sentence: { text, candidate } }) => {
    const { language } = candidate.article;
    const spans = takenBackIn(text, language, correction);
    // They may be written in words there.
    return numbersIn(text, language).filter(({ start }) =>
      spans.some((one) => one.start === start),
    );
  });
  const figures = figuresIn(quote, article.language);
  return {
    part,
    date: articleDate(article.published),
    statement: { start: 0, end: quote.length },
    figures: figures.filter(({ number }) => !wrong.some((other) => sameNumber(other, number))),
    isSure: true,
    sentence: null,
    correctedBy: null,
    struck: [],
  };
}

function rightFigures(text: string, language: Language, struck: readonly Span[]): Figure[] {
  return figuresIn(text, language).filter(
    ({ number }) => !struck.some(({ start, end }) => start < number.end && number.start < end),
  );
}

const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
