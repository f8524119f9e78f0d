import type { Language } from '../text/language.ts';
import { plain } from './evidence.ts';
import { timesIn } from './times.ts';

/** The French conditional; "aurait", "seraient", "pourrait", "coûterait". */
const CONDITIONAL = /\b\w*(?:er|ir|dr|vr|aur|pourr|verr|mourr|courr)(?:ait|aient|ions|iez)\b/;
/** Imperfects that look like it. */
const IMPERFECTS =
  /^(?:tir|attir|retir|admir|respir|desir|entour|esper|oper|ger|liber|prepar|considera?r|chir)/;
export const MODALS =
  /\b(?:pourr(?:ait|aient)\b|risqu(?:e|ent) d|peut-etre|probable\w*|sans doute|presume\w*|apparemment|eventuel\w*|potentiel\w*|soupconn\w*|suppos\w*|could|might|may|reportedly|allegedly|alleged|probably|perhaps|possibly|likely|potential\w*|suspected)\b/;
/** What is planned or hoped for has not happened. */
export const INTENDED =
  /\b(?:sembl(?!ab)\w*|envisag\w*|esper(?:e|er|ent|ait)\b|(?<!comme )prevu\w*|prevoi\w*|attendu\w*|souhait\w*|(?<!as )expect\w*|plans? to|hop(?:es?|ed|ing) to|seem\w*|appear(?:s|ed)? to|consider(?:s|ed|ing)|wants? to|veut|veulent|song(?:e|ent) a|attend(?:ent)?\b|sur le point|about to|on the verge|(?<!(?:as|than) )planned|pens(?:e|ent) a|reflechi\w*|compt(?:e|ent) (?!\d)\w+(?:er|ir|re)\b|cherch(?:e|ent) a|tent(?:e|ent) d|essa[iy]\w*|tr(?:y|ies|ied|ying) to|aim(?:s|ed)? to|intend\w*|a condition|provided that|ask(?:s|ed)? (?:\w+ ){0,5}to\b|call(?:s|ed|ing)? for [^,;.]{1,60} to\b|urg(?:es?|ed) (?:\w+ ){0,5}to\b|demand\w* (?:a |au |aux )[^,;.]{1,40} d(?:e |')(?=\w+(?:er|ir|re)\b))\b/;

/** A text as the patterns read it, without the moments that it names: May is a month. */
export function untimed(text: string, language: Language): string {
  let rest = text;
  for (const { start, end, word } of timesIn(text, language)) {
    if (word === null) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  }
  return plain(rest);
}

/** In reported speech it may only be the tense: "said it would", "says it will". */
export function conditional(read: string): boolean {
  if (/\b(?:would|should)\b/.test(read)) return true;
  return read.split(/[^\w'-]+/).some((word) => CONDITIONAL.test(word) && !IMPERFECTS.test(word));
}

/** "Is expected to end" for "devrait se terminer", "pourront passer" for "may sit". */
export function isAsUnsure(said: string, proof: string): boolean {
  const rest = proof.replace(/\bdevr(?:ait|aient)\b/g, '');
  if (rest !== proof && /\b(?:is|are|was|were) (?:expected|likely) to\b/.test(said))
    return !MODALS.test(rest) && !conditional(rest);
  const sure = proof.replace(/\bmay\b/g, '');
  return (
    sure !== proof &&
    /\b(?:peut|peuvent|pourra|pourront)\b/.test(said) &&
    !MODALS.test(sure) &&
    !conditional(sure)
  );
}
