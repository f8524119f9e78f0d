import type { Language } from '../text/language.ts';
import type { Aligned } from './aligned.ts';
import { namesIn, sameName } from './check-names.ts';
import type { ContentWord } from './content-words.ts';
import { type Claim, type Evidence, plain } from './evidence.ts';
import { reports } from './reported-speech.ts';

const PASSIVE =
  /\b(?:ete|etre|est|sont|etait|etaient|sera|seront|was|were|been|being|be|is|are) (?:pas |not |\S+ly |\S+ment )?$/;
const ARTICLE =
  /^ (?:a |au |aux |to )?(?:l[ae]s? |l'|un |une |the |an? |his |her |its |their |son |sa |ses |leurs? )?$/;
/** Who is asked, and who asks. */
const ASKS = /^(?:demand|reclam|exig|reproch|accus|ask|urg|blam|warn|invit|order)/;
/** Who it is stands in the sentence before. */
const SOMEONE = /\b(?:il|elle|ils|elles|he|she|they) (?:\S+ )?$/;
/** Of what somebody died. */
const DIED =
  /\b(?:died?|dies|dead|killed|morte?s?|meurt|meurent|decede\w*) (?:of|from|de|d'|du) ?(?:l[ae] |the )?(?!\d)(\w{3,})/;
const PREPOSITION: Readonly<Record<Language, RegExp>> = {
  fr: /(?:^|\s)(?:(a|au|aux)|(de|du|des)|(contre)|(pour)|(chez|avec)) (?:l[ae]s? |l')?$/,
  en: /(?:^|\s)(?:(to)|(from)|(against)|(for)|(with)) (?:the )?$/,
};
/** Which of its groups. */
const [TO, FROM] = [0, 1];
const COMPARES =
  /\b(?:plus|moins|davantage|autant|aussi \w+) (?:\w+ ){0,2}?qu(?:e\b|')|\b(?:more|less|fewer|higher|lower|better|worse|bigger|smaller|larger|faster|slower|earlier|later|as \w+) (?:\w+ )?than\b/;
const COMPARED =
  /\b(?:plus|moins|davantage|autant|superieur|inferieur|meilleur|pire|more|less|fewer|than|best|worst|above|below|record)|\b\w{3,}er\b/;

/** What happened before, and a day behind a comma. */
const OPENING_WITH_DAY =
  /^\s*((?:après|avant|depuis|lors|after|before|since|following|during)\b[^,]*), ((?:le |on )?[^,]*\d[^,]*), /iu;

/** A word that stood on the other side of another; a name behind another's preposition; a comparison that nobody made. */
export function checkTurns(
  claim: Claim,
  { support, passage }: Evidence,
  { words, proofWords, placeOf }: Aligned,
): string | null {
  const said = plain(claim.text);
  const given = plain(support);
  if (COMPARES.test(said) && !COMPARED.test(given)) return `compared: ${COMPARES.exec(said)?.[0]}`;

  const cause = DIED.exec(said)?.[1];
  if (cause && !given.includes(cause) && claim.language === passage.article.language)
    return `died of ${cause}`;

  const foreign = claim.language !== passage.article.language;
  const passive = (text: string, { start }: ContentWord): boolean =>
    PASSIVE.test(plain(text.slice(0, start)));
  const placed = words
    .map((word) => ({ word, place: placeOf(word) }))
    .filter(({ word, place }) => place >= 0 && !word.isLight);

  const leadOf = ({ start }: ContentWord): string => plain(support.slice(0, start));
  // "Le maire a demandé au ministère": who asks, the verb and who is asked, the other way round.
  for (const [i, { word: verb, place }] of placed.entries()) {
    const there = proofWords[place]!;
    if (!ASKS.test(plain(verb.word)) || passive(claim.text, verb) || passive(support, there))
      continue;
    if (/[,»”"] ?$/.test(support.slice(0, there.start))) continue;
    const before = placed.slice(0, i).findLast(({ word }) => !word.isName);
    const behind = placed.slice(i + 1).find(({ word }) => !word.isName);
    if (!before || before.place < place) continue;
    if (/[,;:]/.test(claim.text.slice(before.word.end, verb.start))) continue;
    const told = SOMEONE.test(leadOf(there)) || (behind !== undefined && behind.place < place);
    if (told) return `roles: ${before.word.word}, ${verb.word}`;
  }

  // "He was not joined by X": X does not go without him.
  for (const [i, { word: verb, place }] of foreign ? [] : placed.entries()) {
    const there = proofWords[place]!;
    const next = placed[i + 1];
    if (!next?.word.isName || next.place < place) continue;
    if (passive(claim.text, verb) || !passive(support, there)) continue;
    const between = plain(support.slice(there.end, proofWords[next.place]!.start));
    if (/^ (?:par|by|de|d'|du) /.test(between) && !/[,;.]/.test(between))
      return `roles: ${verb.word}, ${next.word.word}`;
  }

  // "His cousin paid him": in "he paid his cousin" the cousin stands behind the verb.
  for (const { word: verb, place } of foreign ? [] : placed) {
    const there = proofWords[place]!;
    if (verb.isName || reports(verb.word) || passive(claim.text, verb) || passive(support, there))
      continue;
    const behind = placed.find(({ word }) => word.start > verb.end);
    if (!behind || behind.place !== place - 1) continue;
    const subject = proofWords[place - 1]!;
    const beside = support.slice(subject.end, there.start) === ' ';
    const object = /^ (?:him|her|them|me|us|it|the|an?|his|their|[£$€\d])\b/i.test(
      support.slice(there.end),
    );
    if (!beside || !object || !ARTICLE.test(plain(claim.text.slice(verb.end, behind.word.start))))
      continue;
    return `roles: ${verb.word}, ${behind.word.word}`;
  }

  // What only a name has in it, as "Respiratory Findings", says nothing of a virus.
  for (const { word, place } of foreign ? [] : placed) {
    if (word.isName || !proofWords[place]!.isName) continue;
    const beside = [place - 1, place + 1].filter((at) => {
      const [a, b] = [proofWords[Math.min(at, place)], proofWords[Math.max(at, place)]];
      return a?.isName && b?.isName && /^[ -]$/.test(support.slice(a.end, b.start));
    });
    if (beside.length === 0 || beside.some((at) => placed.some((one) => one.place === at)))
      continue;
    return `part of a name: ${word.word}`;
  }

  // "Après le décès, le 3 mai, une enquête": the day may be that of the death.
  const [, opening, day] = OPENING_WITH_DAY.exec(support) ?? [];
  if (opening && day) {
    const at = claim.text.toLowerCase().indexOf(day.toLowerCase());
    const kept = placed.some(({ place }) => proofWords[place]!.start < opening.length);
    if (kept && at > 0 && !/,\s*$/.test(claim.text.slice(0, at)))
      return `day of something else: ${day}`;
  }

  // "Sold to Dunford" is not "sold to Welby", whatever else is told of Welby.
  const names = namesIn(claim.text, claim.language);
  const there = namesIn(support, passage.article.language);
  const kindAt = (text: string, start: number): number | undefined =>
    PREPOSITION[text === support ? passage.article.language : claim.language]
      .exec(plain(text.slice(0, start)))
      ?.slice(1)
      .findIndex((one) => one !== undefined);
  // "À Verlanges" is not "de Verlanges à Saint-Aubray".
  const left = names.find(
    (name) =>
      kindAt(claim.text, name.start) === FROM &&
      there.some(({ form, start }) => sameName(form, name.form) && kindAt(support, start) === TO) &&
      names.some(
        (other) =>
          kindAt(claim.text, other.start) === TO &&
          !there.some(({ form }) => sameName(form, other.form)),
      ),
  );
  if (left) return `from for to: ${left.form}`;
  for (const name of names) {
    const kind = kindAt(claim.text, name.start);
    if (kind === undefined) continue;
    const own = there.filter(({ form }) => sameName(form, name.form));
    if (own.some(({ start }) => kindAt(support, start) === kind)) continue;
    const instead = there.find(
      ({ start, form }) =>
        kindAt(support, start) === kind && !names.some((one) => sameName(one.form, form)),
    );
    if (instead) return `name in place of another: ${claim.text.slice(name.start, name.end)}`;
  }
  return null;
}
