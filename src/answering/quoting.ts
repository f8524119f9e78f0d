import type { StoredArticle } from '../corpus/stored-article.ts';
import type { Span } from '../text/spans.ts';
import type { AnswerSentence, Citation } from './answer.ts';

/** A part of an article that is to be shown, before it has its number. */
export interface Quoted extends Span {
  readonly article: StoredArticle;
  /** `article.text.slice(start, end)` */
  readonly quote: string;
  /** Relative to the quote. */
  readonly highlights?: readonly Span[];
  /** Stands before the quote: whose side, or of what day it is. */
  readonly label?: string;
  /** The sentence that answers, relative to the quote, which may hold more. */
  readonly sentence?: Span;
  readonly alsoIn?: NonNullable<Citation['alsoIn']>;
  /** Said instead of the quote, which proves it: what the article's details tell. */
  readonly statement?: string;
}

/** A part of an article's text, without the white space around it. */
export function quoted(
  article: StoredArticle,
  text: string,
  { start, end }: Span,
  more: Pick<Quoted, 'highlights' | 'label' | 'statement'> = {},
): Quoted {
  const raw = text.slice(start, end);
  const from = start + raw.length - raw.trimStart().length;
  const quote = raw.trim();
  return { article, start: from, end: from + quote.length, quote, ...more };
}

/** Of an item of a list. Before a figure it may be a minus sign, and a long dash opens speech. */
const BULLET = /^[-–•*·▪◦‣]\s+(?=[^\s\d])/u;
const NEXT_ITEM = /\n[ \t]*[-–•*·▪◦‣]\s/u;

/** Characters of a quote before what it says: the bullet of a single item. Of several items, all keep theirs. */
export function bulletLength(quote: string): number {
  return NEXT_ITEM.test(quote) ? 0 : (BULLET.exec(quote)?.[0].length ?? 0);
}

/** A sentence as it is quoted by itself. */
export function quoteOf({
  start,
  end,
  text,
}: Span & { readonly text: string }): Pick<Citation, 'start' | 'end' | 'quote'> {
  const length = bulletLength(text);
  return { start: start + length, end, quote: text.slice(length) };
}

/** A part from its own words on. */
function withoutBullet(part: Quoted): Quoted {
  const length = bulletLength(part.quote);
  if (length === 0) return part;
  const moved = ({ start, end }: Span): Span => ({
    start: Math.max(0, start - length),
    end: Math.max(0, end - length),
  });
  const { start, quote, highlights, sentence } = part;
  return {
    ...part,
    start: start + length,
    quote: quote.slice(length),
    ...(highlights && { highlights: highlights.map(moved) }),
    ...(sentence && { sentence: moved(sentence) }),
  };
}

/** Gives each part the number under which it is cited, in the order shown; the bullets of items are left out. */
export function numbered(parts: readonly Quoted[]): AnswerSentence[] {
  return parts.map(withoutBullet).map((part, i) => {
    const { start, end, quote, alsoIn, label, statement, sentence } = part;
    const { id, file, titleStems: _stems, words: _words, ...article } = part.article;
    const citation = { n: i + 1, articleId: id, file, article, start, end, quote };
    return {
      kind: statement === undefined ? 'quoted' : 'stated',
      citation: alsoIn === undefined ? citation : { ...citation, alsoIn },
      ...(label !== undefined && { label }),
      ...(statement !== undefined && { text: statement }),
      ...(sentence !== undefined && { sentence }),
      highlights: part.highlights ?? [],
    };
  });
}
