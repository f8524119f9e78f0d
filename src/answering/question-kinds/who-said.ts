import { flatten } from '../../retrieval/char-grams.ts';
import { lettersOf } from '../../retrieval/chunk-text.ts';
import { personNames } from '../../text/person-names.ts';
import { quotations } from '../../text/quotations.ts';
import { withoutSpans } from '../../text/spans.ts';
import { type Quoted, quoted } from '../quoting.ts';
import { type WholeArticle, wholeArticle } from '../whole-article.ts';
import type { Composed, Question } from './question.ts';

const WHO_SAID =
  /\b(?:qui|who)\b.{0,20}\b(?:dit|disait|declare|affirme|ecrit|prononce|said|says|told|wrote|called)\b/;
/** A quotation in the question is looked for by its letters; a shorter one is no quotation. */
const FEWEST_LETTERS = 8;
const ARTICLES = 6;
const MAX_SPEECH_CHARS = 600;

/**
 * Who said what is quoted in the question: the sentence with it, from the one on that names who speaks.
 * @returns null where no article has it, undefined where that is not asked.
 */
export async function whoSaid(asked: Question): Promise<Composed | null | undefined> {
  const quotation = WHO_SAID.test(asked.folded) ? quotedInside(asked.question) : null;
  if (quotation === null) return undefined;
  const ids = [...new Set(asked.finding.ranked.map(({ article }) => article.id))];
  for (const id of ids.slice(0, ARTICLES)) {
    const article = await wholeArticle(asked.sources.corpus, id);
    const index = article ? placeOf(article, quotation) : -1;
    if (!article || index < 0) continue;
    const part = withSpeaker(article, index);
    return { kind: 'speaker', parts: [part], sure: true };
  }
  return null;
}

/** Which sentence has a quotation, or begins it where it has two; -1 for none. */
function placeOf({ sentences }: WholeArticle, quotation: string): number {
  const letters = sentences.map(({ text }) => lettersOf(flatten(text)));
  const whole = letters.findIndex((one) => one.includes(quotation));
  return whole >= 0
    ? whole
    : letters.findIndex((one, i) => (one + (letters[i + 1] ?? '')).includes(quotation));
}

/** A sentence with those before it in its paragraph, as far as the one that names a person outside of quotations. */
function withSpeaker(article: WholeArticle, index: number): Quoted {
  const { details, text, sentences } = article;
  const { end } = sentences[index]!;
  let from = index;
  while (from > 0 && !namesSomebody(sentences[from]!.text)) {
    const before = sentences[from - 1]!;
    if (text.slice(before.end, sentences[from]!.start).includes('\n')) break;
    if (end - before.start > MAX_SPEECH_CHARS) break;
    from--;
  }
  const named = namesSomebody(sentences[from]!.text);
  const next = sentences[index + 1];
  const goesOn = next && !text.slice(end, next.start).includes('\n');
  const start = sentences[named ? from : index]!.start;
  const stop = !named && goesOn ? next.end : end;
  const quote = text.slice(start, stop);
  return quoted(details, text, { start, end: stop }, { highlights: oneName(quote) });
}

const namesSomebody = (text: string): boolean =>
  personNames(withoutSpans(text, quotations(text))).length > 0;

/** The one person named; where there are several, none is sure. */
function oneName(quote: string) {
  const names = personNames(quote);
  return names.length === 1 ? names : [];
}

function quotedInside(question: string): string | null {
  const [span] = quotations(question);
  const letters = span ? lettersOf(flatten(question.slice(span.start, span.end))) : '';
  return letters.length >= FEWEST_LETTERS ? letters : null;
}
