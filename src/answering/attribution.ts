import { fold } from '../text/words.ts';
import type { ScoredSentence } from './choose-sentences.ts';

/** A sentence that begins so speaks of someone or something named before it. */
const POINTS_BACK =
  /^(?:[«"“][\s {2}]*)?(?:il|elle|ils|elles|ce dernier|cette derniere|ces derniers|celui-ci|celle-ci|ceux-ci|cela|ca|c'est|ce|he|she|they|it|this|these|those|that)\b/;
/** Words by which speech is reported. */
const REPORTS =
  /\b(?:selon|d'apres|a (?:declare|dit|affirme|explique|ajoute|assure|souligne|precise|indique|annonce|confie|estime|repondu|raconte|promis|reconnu|insiste|note)|ont (?:declare|dit|affirme|explique|assure)|declare|affirme|explique|estime|assure|souligne|precise|repond|raconte|ajoute|juge|dit|said|says|told|according to|added|replied|argued|claimed|wrote|warned|asked)\b/;
const QUOTE_MARK = /[«"“”»]/;
const OPENS_QUOTE = /^[\s {2}]*[«"“—–]/;

/** Sentences that are one quotation without a word on who speaks. */
function isBareQuotation(text: string): boolean {
  return OPENS_QUOTE.test(text) && !REPORTS.test(fold(text).replaceAll('’', "'"));
}

/** A quotation that began in a sentence before: its closing mark comes first, or it has none. */
function continuesQuotation(before: string, text: string): boolean {
  const opened =
    before.lastIndexOf('«') > before.lastIndexOf('»') ||
    before.lastIndexOf('“') > before.lastIndexOf('”');
  return opened && !OPENS_QUOTE.test(text);
}

/**
 * Where a quotation of this sentence must begin so that the reader knows who speaks and of whom: one sentence earlier
 * when this one opens with a pronoun, or is speech whose speaker stands in the sentence before. Null when it stands alone.
 */
export function leadOf({ candidate, i, text }: ScoredSentence): number | null {
  const { chunk } = candidate;
  const previous = chunk.sentences[i - 1];
  if (!previous) return null;
  const before = chunk.text.slice(previous.start - chunk.start, previous.end - chunk.start);
  const between = chunk.text.slice(
    previous.end - chunk.start,
    chunk.sentences[i]!.start - chunk.start,
  );
  if (between.includes('\n') || before.length + text.length > LONGEST) return null;
  const reported = REPORTS.test(fold(before).replaceAll('’', "'")) || QUOTE_MARK.test(before);
  const needed =
    POINTS_BACK.test(fold(text).replaceAll('’', "'")) ||
    continuesQuotation(before, text) ||
    (isBareQuotation(text) && reported);
  return needed ? previous.start : null;
}

/** Characters of a quotation and the sentence before it: more would hide the answer. */
const LONGEST = 600;
