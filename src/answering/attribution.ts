import { quotations } from '../text/quotations.ts';
import type { Span } from '../text/spans.ts';
import { withoutSpans } from '../text/spans.ts';
import { foldStraight } from '../text/words.ts';
import type { ScoredSentence } from './choose-sentences.ts';

/** A sentence that begins so speaks of someone or something named before it. */
const POINTS_BACK =
  /^(?:[«"“][\s\u00a0\u202f]*)?(?:il|elle|ils|elles|ce dernier|cette derniere|ces derniers|celui-ci|celle-ci|ceux-ci|cela|ca|c'est|ce|he|she|they|it|this|these|those|that)\b/;
/** Words by which speech is reported. */
const REPORTS =
  /\b(?:selon|d'apres|a (?:declare|dit|affirme|explique|ajoute|assure|souligne|precise|indique|annonce|confie|estime|repondu|raconte|promis|reconnu|insiste|note|lance)|ont (?:declare|dit|affirme|explique|assure)|declare|affirme|explique|estime|assure|souligne|precise|repond|raconte|ajoute|juge|dit|s'emporte|regrette|promet|se souvient|resume|se felicite|se rejouit|deplore|denonce|craint|redoute|s'inquiete|reconnait|insiste|previent|avertit|confie|soupire|plaisante|glisse|martele|said|says|told|according to|added|replied|argued|claimed|wrote|warned|asked|shouted|promised|insisted|admitted|explained|recalled|complained|joked|vowed|called (?:it|the|him|her|them))\b/;
const QUOTE_MARK = /[«"“”»]/;
/** Characters of a quotation with what it needs to be understood: more would hide the answer. */
const MAX_QUOTATION_CHARS = 600;

/** Whether a text has a word by which speech is reported. */
export const reportsSpeech = (text: string): boolean => REPORTS.test(foldStraight(text));

/** A long speech says who speaks once, at one of its ends. */
const LONGEST_SPEECH = 900;

/** What must be quoted with a sentence, in its article's text; see `contextIn`. */
export function contextOf({ candidate: { chunk }, i }: ScoredSentence): Span {
  const offset = chunk.start;
  const relative = chunk.sentences.map(({ start, end }) => ({
    start: start - offset,
    end: end - offset,
  }));
  const { start, end } = contextIn(chunk.text, relative, i);
  return { start: start + offset, end: end + offset };
}

/**
 * What must be quoted with a sentence of a text, so that the reader knows who speaks and of whom: the whole of a quotation
 * that it is a part of, and the sentence before where it opens with a pronoun, or is speech whose speaker is named there.
 * The sentence alone where it needs nothing, or where that would be too long.
 */
export function contextIn(text: string, sentences: readonly Span[], i: number): Span {
  const sentence = sentences[i]!;
  let first = i;
  let last = i;
  for (const { start, end } of quotations(text)) {
    if (end <= sentence.start || start >= sentence.end) continue;
    while (first > 0 && sentences[first]!.start > start) first--;
    while (last < sentences.length - 1 && sentences[last]!.end < end) last++;
  }
  const spoken = { start: sentences[first]!.start, end: sentences[last]!.end };
  const whole = spoken.end - spoken.start <= LONGEST_SPEECH ? spoken : sentence;
  if (whole === spoken && first < i) return whole;

  const previous = sentences[i - 1];
  if (!previous) return whole;
  const before = text.slice(previous.start, previous.end);
  const between = text.slice(previous.end, sentence.start);
  if (between.includes('\n') || whole.end - previous.start > MAX_QUOTATION_CHARS) return whole;
  const quotation = text.slice(whole.start, whole.end);
  const inside = quotations(quotation);
  const bare = inside[0]?.start === 0 && !reportsSpeech(withoutSpans(quotation, inside));
  const told = reportsSpeech(before) || QUOTE_MARK.test(before);
  const pointsBack = POINTS_BACK.test(foldStraight(text.slice(sentence.start, sentence.end)));
  return pointsBack || (bare && told) ? { start: previous.start, end: whole.end } : whole;
}
