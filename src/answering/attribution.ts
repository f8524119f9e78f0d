import type { Span } from '../text/spans.ts';
import { withoutSpans } from '../text/spans.ts';
import { foldStraight } from '../text/words.ts';
import type { ScoredSentence } from './choose-sentences.ts';

/** A sentence that begins so speaks of someone or something named before it. */
const POINTS_BACK =
  /^(?:[«"“][\s\u00a0\u202f]*)?(?:il|elle|ils|elles|ce dernier|cette derniere|ces derniers|celui-ci|celle-ci|ceux-ci|cela|ca|c'est|ce|he|she|they|it|this|these|those|that)\b/;
/** Words by which speech is reported. */
const REPORTS =
  /\b(?:selon|d'apres|a (?:declare|dit|affirme|explique|ajoute|assure|souligne|precise|indique|annonce|confie|estime|repondu|raconte|promis|reconnu|insiste|note|lance)|ont (?:declare|dit|affirme|explique|assure)|declare|affirme|explique|estime|assure|souligne|precise|repond|raconte|ajoute|juge|dit|s'emporte|regrette|promet|se souvient|resume|said|says|told|according to|added|replied|argued|claimed|wrote|warned|asked)\b/;
const QUOTE_MARK = /[«"“”»]/;
/** Characters of a quotation with what it needs to be understood: more would hide the answer. */
const LONGEST = 600;

const reports = (text: string): boolean => REPORTS.test(foldStraight(text));

/** A long speech says who speaks once, at one of its ends. */
const LONGEST_SPEECH = 900;

const MARKS = /[«»“”"\n]/g;

/** A straight mark opens where it stands before a word, not behind one: a chunk may begin inside a quotation. */
function opens(text: string, at: number): boolean {
  return text[at] !== '"' || !/[^\s('’]/.test(text[at - 1] ?? '');
}

/** Where somebody is quoted: from one mark to the other, in one paragraph. One that is never closed is none. */
export function quotations(text: string): Span[] {
  const spans: Span[] = [];
  let open: { start: number; close: string } | null = null;
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    if (mark === '\n') open = null;
    else if (open && mark === open.close) {
      spans.push({ start: open.start, end: index + 1 });
      open = null;
    } else if (!open && mark !== '»' && mark !== '”' && opens(text, index)) {
      open = { start: index, close: mark === '«' ? '»' : mark === '“' ? '”' : '"' };
    }
  }
  return spans;
}

/**
 * What must be quoted with a sentence, in its article's text, so that the reader knows who speaks and of whom: the
 * whole of a quotation that it is a part of, and the sentence before where it opens with a pronoun, or is speech whose
 * speaker is named there. The sentence alone where it needs nothing, or where that would be too long.
 */
export function contextOf({ candidate: { chunk }, i, start, end, text }: ScoredSentence): Span {
  const offset = chunk.start;
  const { sentences } = chunk;
  let first = i;
  let last = i;
  for (const quotation of quotations(chunk.text)) {
    const from = quotation.start + offset;
    const to = quotation.end + offset;
    if (to <= start || from >= end) continue;
    while (first > 0 && sentences[first]!.start > from) first--;
    while (last < sentences.length - 1 && sentences[last]!.end < to) last++;
  }
  const spoken = { start: sentences[first]!.start, end: sentences[last]!.end };
  const whole = spoken.end - spoken.start <= LONGEST_SPEECH ? spoken : { start, end };
  if (whole === spoken && first < i) return whole;

  const previous = sentences[i - 1];
  if (!previous) return whole;
  const before = chunk.text.slice(previous.start - offset, previous.end - offset);
  const between = chunk.text.slice(previous.end - offset, start - offset);
  if (between.includes('\n') || whole.end - previous.start > LONGEST) return whole;
  const shown = chunk.text.slice(whole.start - offset, whole.end - offset);
  const inside = quotations(shown);
  const bare = inside[0]?.start === 0 && !reports(withoutSpans(shown, inside));
  const told = reports(before) || QUOTE_MARK.test(before);
  const needed = POINTS_BACK.test(foldStraight(text)) || (bare && told);
  return needed ? { start: previous.start, end: whole.end } : whole;
}
