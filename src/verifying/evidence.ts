import type { ArticleDetails } from '../articles/article.ts';
import type { Language } from '../text/language.ts';
import { splitSentences } from '../text/sentences.ts';
import type { Span } from '../text/spans.ts';
import { foldStraight } from '../text/words.ts';

/** A passage as the model was given it. */
export interface GivenPassage {
  readonly articleId: string;
  readonly file: string;
  readonly article: ArticleDetails;
  /** Of the text, in the article's. */
  readonly start: number;
  readonly text: string;
}

/** What a sentence of the model says, in which language it is to say it. */
export interface Claim {
  readonly text: string;
  readonly language: Language;
}

/** What proves a claim: the words quoted, and what stands around them in the passage. */
export interface Evidence {
  readonly passage: GivenPassage;
  /** The words quoted, in the passage's text. */
  readonly quote: Span;
  /** The whole sentences that hold the quote. */
  readonly support: string;
  /** The quote with the rest of the clauses that it begins and ends in; for the checks, the parts that the claim tells. */
  readonly clause: string;
  /** From the first words of the support that the claim tells to the last. */
  readonly stretch: string;
  /** The parts of the support that the words of the claim come from, whatever its numbers. */
  readonly core: string;
  /** The sentence before, in the same paragraph, or the two before where that one points back; empty for none. */
  readonly lead: string;
  /** Sentences of the passage before the support, in order; and the one that opens the article, where it is given. */
  readonly earlier: readonly string[];
  /** Of these, how many last ones stand in its paragraph. */
  readonly beside: number;
  readonly opening: string;
  /** Whether the support speaks of someone named before it. */
  readonly pointsBack: boolean;
}

/** Lower case, no accents, straight apostrophes: what the patterns read. */
export const plain = foldStraight;

const POINTER =
  /\b(?:il|elle|ils|elles|lui|leur|leurs|celui-ci|celle-ci|ce dernier|cette derniere|son|sa|ses|ce|cet|cette|ces|he|she|they|it|him|her|his|hers|its|their|them|this|that|these|those|la riviere|le groupe|la ville|la societe|l'entreprise|la compagnie|l'association|le club|the (?:company|town|ship|city|group|firm|airline|club|charity|union|museum|school))\b/;
const POINTER_FIRST =
  /^\W*(?:il|elle|ils|elles|he|she|they|it|his|her|its|their|son|sa|ses|leurs?)\b/;
const CLAUSE_END = /[,;:.!?()«»“”"]|\s[–—-]\s/;

export function evidenceFor(passage: GivenPassage, quote: Span): Evidence {
  const { text } = passage;
  const sentences = splitSentences(text);
  const held = sentences.filter(({ start, end }) => start < quote.end && quote.start < end);
  const from = Math.min(quote.start, ...held.map(({ start }) => start));
  const to = Math.max(quote.end, ...held.map(({ end }) => end));
  const earlierOnes = sentences.filter(({ end }) => end <= from);
  const before = earlierOnes.at(-1);
  const support = text.slice(from, to);
  let start = quote.start;
  while (start > from && !CLAUSE_END.test(text.slice(start - 1, start + 1))) start--;
  let end = quote.end;
  while (end < to && !CLAUSE_END.test(text.slice(end, end + 2))) end++;
  const paragraph = before && !text.slice(before.end, from).includes('\n\n');
  // A sentence that points back itself does not name anyone.
  const earlier = earlierOnes.at(-2);
  const pointing = before && POINTER_FIRST.test(plain(text.slice(before.start, before.end)));
  const joined = before && earlier && !text.slice(earlier.end, before.start).includes('\n\n');
  const further = pointing && joined ? earlier : null;
  return {
    passage,
    quote,
    support,
    clause: text.slice(start, end),
    stretch: text.slice(start, end),
    core: support,
    lead: paragraph ? text.slice(further ? further.start : before.start, before.end) : '',
    beside: earlierOnes.filter(({ end: to }) => !text.slice(to, from).includes('\n\n')).length,
    earlier: earlierOnes.map(({ start: at, end: to }) => text.slice(at, to)),
    opening:
      passage.start === 0 && earlierOnes[0]
        ? text.slice(earlierOnes[0].start, earlierOnes[0].end)
        : '',
    pointsBack: POINTER.test(plain(support)),
  };
}

/** What else may hold words that only say what the support is about. */
export function surroundings({ passage, lead }: Evidence): string {
  return `${passage.article.title}. ${lead}`;
}

/** What else may name what the support speaks of: the headline, and the sentence that it points back to. */
export function background({ passage, lead, pointsBack }: Evidence): string {
  return `${passage.article.title}. ${pointsBack ? lead : ''}`;
}
