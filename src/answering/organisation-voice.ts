import { setImmediate } from 'node:timers/promises';
import { stemsOf } from '../text/index-stems.ts';
import type { Language } from '../text/language.ts';
import { quotations } from '../text/quotations.ts';
import { withoutSpans } from '../text/spans.ts';
import { foldStraight, splitWords } from '../text/words.ts';
import { reportsSpeech } from './attribution.ts';
import type { WholeArticle } from './whole-article.ts';

/** What takes a position without words of its own: its subject speaks. */
const POSITION =
  /\b(?:(?:a |ont |avai(?:t|ent) )?(?:contest|demand|reclam|exig|denonc|critiqu|refus|rejet|propos|salu|accus|annonc|appel)(?:e|ent|le|lent|te|tent)|dement(?:ent)?|soutien(?:t|nent)|defend(?:ent)?|veu(?:t|lent)|crai(?:nt|gnent)|s'oppose(?:nt)?|demands?|demanded|den(?:y|ies|ied)|rejects?|rejected|refuses?|refused|criticises?|criticised|criticizes?|criticized|calls? (?:for|on)|called (?:for|on)|welcomes?|welcomed|supports?|supported|opposes?|opposed|proposes?|proposed|wants?|wanted|accuses?|accused|insists?|insisted)\b/;
/** "Sa déléguée", "their lawyer": of the one before. */
const ITS = /\b(?:sa|son|ses|leurs?|its|their)\b/;
/** Of a long article; then it is another's turn. */
const SENTENCES_PER_TURN = 200;

/**
 * Whether each sentence of an article has the words or the position of an organisation or an office: one that names it
 * where somebody speaks, and in the same paragraph what its own people say.
 * @param head the word that names it, folded: "syndicat", "cgt".
 */
export async function voiceOf(
  { text, sentences, details }: WholeArticle,
  head: string,
): Promise<boolean[]> {
  const { language } = details;
  const stems = stemsOf(head, language);
  const theirs: boolean[] = [];
  for (const [i, sentence] of sentences.entries()) {
    if (i % SENTENCES_PER_TURN === SENTENCES_PER_TURN - 1) await setImmediate();
    const isNew = i === 0 || text.slice(sentences[i - 1]!.end, sentence.start).includes('\n');
    const isNamed = sentence.stems.some((stem) => stems.includes(stem));
    const follows = !isNew && theirs[i - 1] === true;
    theirs.push((isNamed || follows) && speaks(sentence.text, stems, language, follows));
  }
  return theirs;
}

/**
 * Whether somebody of these stems speaks in a sentence, or takes a position.
 * @param follows whether the sentence before it in the paragraph is theirs.
 */
function speaks(
  text: string,
  stems: readonly string[],
  language: Language,
  follows: boolean,
): boolean {
  const outside = withoutSpans(text, quotations(text));
  const folded = foldStraight(outside);
  const reports = reportsSpeech(outside) || outside !== text;
  const at = placeOf(outside, stems, language);
  if (at < 0) return follows && reports && ITS.test(folded);
  return reports || (POSITION.exec(folded)?.index ?? -1) > at;
}

/** Where a text has a word of these stems; -1 where it has none. */
function placeOf(text: string, stems: readonly string[], language: Language): number {
  const word = splitWords(text).find(({ start, end }) =>
    stemsOf(text.slice(start, end), language).some((stem) => stems.includes(stem)),
  );
  return word?.start ?? -1;
}
