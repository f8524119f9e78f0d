import type { Language } from '../text/language.ts';
import type { PublicationDate } from '../text/partial-date.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Span } from '../text/spans.ts';
import type { GivenPassage } from './claim.ts';
import { type Units, unitsOf } from './units.ts';

/** The sentences of a passage that hold what is quoted of it. */
export interface Support {
  /** In the passage's text. */
  readonly span: Span;
  readonly text: string;
  readonly language: Language;
  readonly published: PublicationDate | null;
  readonly units: Units;
  /** The sentence before, in the same paragraph; empty for none. */
  before(): Units;
}

/** The sentences of a passage that hold a quotation, whole. */
export function supportOf({ text, article }: GivenPassage, quote: Span): Support {
  const { language, published } = article;
  const all = sentencesOf(text);
  const held = all.filter(({ start, end }) => start < quote.end && quote.start < end);
  const span = {
    start: Math.min(quote.start, ...held.map(({ start }) => start)),
    end: Math.max(quote.end, ...held.map(({ end }) => end)),
  };
  const words = text.slice(span.start, span.end);
  return {
    span,
    text: words,
    language,
    published,
    units: unitsOf(words, language),
    before: () => {
      const one = all.filter(({ end }) => end <= span.start).at(-1);
      if (!one || text.slice(one.end, span.start).includes('\n\n')) return [];
      return unitsOf(text.slice(one.start, one.end), language);
    },
  };
}
