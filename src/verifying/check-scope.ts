import { numbersIn, sameNumber } from '../text/numbers.ts';
import type { Aligned } from './aligned.ts';
import { type Claim, type Evidence, plain } from './evidence.ts';
import { timesIn } from './times.ts';

/** How far a statement goes: words that a claim may not add, in both languages. */
const ADDED: readonly RegExp[] = [
  /\b(?:tous|toutes|chaque(?! (?:an|annee|jour|mois|semaine|heure)\b)|entier|entiere|integralite|all|each(?! (?:year|day|month|week|hour)\b)|every(?! (?:year|day|month|week|hour)\b)|everyone|entire|whole)\b/,
  /\b(?:toujours|systematiquement|always)\b/,
  /\b(?:la plupart|majorite|surtout|principalement|most|mostly|mainly|majority)\b/,
  /\b(?:souvent|frequemment|regulierement|often|frequently|usually|regularly)\b/,
  /\b(?:seule?|seulement|uniquement|exclusivement|only|solely|alone)\b|\bn(?:e |')(?:(?!pas |jamais |plus )\S+ ){1,3}?qu(?:e\b|')/,
  /\b(?:a cause|en raison|parce qu\w*|grace a|faute de|because|(?<!(?:is|are) )due to|(?:is|are) due to (?=(?:the|an?|its|his|her|their) )|thanks to|caused by|(?:mostly|largely|mainly|partly) to)\b/,
  /\b(?:deja|already)\b/,
  /\b(?:malgre|despite|bien qu\w*|although)\b/,
  /\b(?:both|(?:tous|toutes|les|aux|des|ces|ses) deux|(?:the|its|his|her|their) two)\b/,
  /\b(?:completement|entierement|totalement|completely|entirely|fully|totally)\b/,
];
const CAUSE = ADDED[5]!;
/** "The storm left 3,000 homes without power": because of the storm. */
const CAUSES =
  /^ (?:\S+ ){0,2}?(?:(?:a|ont|has|have) )?(?:l(?:eft|eaves?)|kill\w*|destroy\w*|damag\w*|cut|forc\w*|flood\w*|block\w*|delay\w*|caus\w*|injur\w*|laiss\w*|priv\w*|tu(?:e|ee|ent)|detrui\w*|endommag\w*|coup\w*|bloqu\w*|retard\w*|provoqu\w*|entrain\w*|bless\w*|inond\w*)\b/;

/** Whether what the claim gives as the cause is the subject of what the support says it did. */
function isCausedBy(
  { text }: Claim,
  support: string,
  words: Aligned['words'],
  proofWords: Aligned['words'],
  means: Aligned['means'],
): boolean {
  const cause = CAUSE.exec(plain(text));
  const because = words.find(
    ({ start, isLight }) => cause && start >= cause.index + cause[0].length && !isLight,
  );
  const subject = proofWords.findIndex(({ isLight }) => !isLight);
  if (!because || subject < 0 || !means(because, proofWords[subject]!)) return false;
  return CAUSES.test(plain(support.slice(proofWords[subject]!.end)));
}

/** And words that it may not drop from what it tells: without them it says more. */
const DROPPED: readonly RegExp[] = [
  /\b(?:certain(?:e|s|es)?|quelques|une partie|some(?! [€$£]?\d))\b/,
  /\b(?:parfois|sometimes|occasionally|rarement|rarely)\b/,
  /\b(?:presque|quasi\w*|almost|nearly|pres de)\b/,
];
const NEARLY = DROPPED[2]!;
const ABOUT = /\b(?:environ|quelque|about|around|approximately|roughly) (?=[€$£]?\d)/;
/** To whom alone something applies. */
const RESTRICTION =
  /^[^\p{L}\d]*(?:(?:%|pour ?cent|per ?cent|euros?|dollars?|pounds?|livres?) )?(?:pour|aux|chez|parmi|sauf|hors|for|to|among|except) (?!\w+(?:er|ir|re)\b)([^,;:.!?()«»“”"]*)/u;
/** "Mostly to a disease and, later, to anchors": nor from between two things that it tells. */
const MOSTLY = /\b(?:la plupart|majorite|surtout|principalement|most|mostly|mainly|majority)\b/;
const ALL_OF_THEM =
  /(?<!\b(?:one|some|most|many|un|une|plusieurs|certains|certaines) (?:of )?)\b(?:les|des|the) $/;
const BOUND =
  /^ (?:above|over|under|below|(?:of |with )?(?:more|less|fewer) than|(?:de |d'au )?(?:plus|moins) de) [€$£]?/;
/** How long, where the claim says from when to when. */
const DURATION = /^(?:\S+ )?(?:ans?|annees?|mois|semaines?|jours?|years?|months?|weeks?|days?)$/;
const YEARS = /\b(?:19|20)\d\d\b.*\b(?:19|20)\d\d\b/;
/** Nor from the sentences that it rests on. */
const CONDITIONS = /\b(?:si|sauf|a moins|a condition|if|unless|except|provided)\b(?! tot| bien)/;

/** Statements that the claim makes wider, puts off to the future or joins by a reason, where the support does not. */
export function checkScope(
  claim: Claim,
  { support, clause, stretch, passage }: Evidence,
  { words, proofWords, placesOf, means }: Aligned,
): string | null {
  const { language } = passage.article;
  const said = plain(claim.text);
  const given = plain(support);
  const proof = plain(clause);
  const limited = /\b(?:until|pas avant)\b/.test(given) && ADDED[4]!.test(said);
  const added = ADDED.find((one) => one.test(said) && !one.test(given) && !limited);
  const caused = added === CAUSE && isCausedBy(claim, support, words, proofWords, means);
  const colon = / ?: /.test(support) && added === ADDED[5];
  if (added && !colon && !caused) return `added: ${added.exec(said)?.[0]}`;
  const isDated = timesIn(claim.text, claim.language).length > 0 || YEARS.test(claim.text);
  const strong = numbersIn(claim.text, claim.language).filter(({ weak }) => !weak);
  // "Contracts above $50,000" are not all contracts.
  const unbound = words.find((word) => {
    const [place, ...more] = placesOf(word);
    if (place === undefined || more.length > 0 || word.isLight) return false;
    const after = support.slice(proofWords[place]!.end);
    const bound = BOUND.exec(plain(after))?.[0];
    const [limit] = bound === undefined ? [] : numbersIn(after.slice(bound.length - 1), language);
    return limit !== undefined && limit.start < 4 && !strong.some((one) => sameNumber(one, limit));
  });
  // "L'abattage de six loups" is not that of wolves.
  const uncounted = words.find((word) => {
    const [place, ...more] = placesOf(word);
    if (place === undefined || more.length > 0 || word.isLight) return false;
    if (!ALL_OF_THEM.test(plain(claim.text.slice(0, word.start)))) return false;
    const count = numbersIn(support, language).find(
      ({ end, weak, unit }) => !weak && !unit && proofWords[place]!.start === end + 1,
    );
    if (!count || strong.some((one) => sameNumber(one, count))) return false;
    return !/\b(?:les|ces|ses|leurs|the|its|their|his|her|these|those) $/.test(
      plain(support.slice(0, count.start)),
    );
  });
  if (uncounted) return `how many ${uncounted.word}`;
  if (unbound) return `without its limit: ${unbound.word}`;
  const condition = CONDITIONS.exec(given);
  if (condition && !CONDITIONS.test(said)) return `dropped: ${condition[0]}`;
  // What the claim ends with, and its numbers, may be told of some only: "gratuit pour les moins de 26 ans".
  const last = words.at(-1);
  const ends = (last ? placesOf(last) : []).map((at) => proofWords[at]!.end);
  const numbers = numbersIn(support, language).filter((one) =>
    strong.some((other) => sameNumber(one, other)),
  );
  for (const end of [...(ends.length === 1 ? ends : []), ...numbers.map((one) => one.end)]) {
    const whom = RESTRICTION.exec(plain(support.slice(end)))?.[1];
    if (whom === undefined || (DURATION.test(whom) && isDated)) continue;
    const [from, to] = [end, end + support.slice(end).indexOf(whom) + whom.length];
    const within = proofWords.filter(
      ({ start, isLight }) => from <= start && start < to && !isLight,
    );
    // "For the incumbent, Mark Draper": the name says who that is.
    const named = /^, (?:\p{Lu}\S+ ?)+/u.exec(support.slice(to))?.[0].length ?? 0;
    const held = proofWords.filter(({ start }) => from <= start && start < to + named);
    const told = held.some((one) => !one.isLight && words.some((word) => means(word, one)));
    const counted = numbersIn(support.slice(from, to), language).some((one) =>
      strong.some((other) => sameNumber(one, other)),
    );
    if (within.length > 0 && !told && !counted) return `for ${whom} only`;
  }
  if (MOSTLY.test(plain(stretch)) && !MOSTLY.test(said)) return 'dropped: mostly';
  // "Une partie des riverains s'oppose": a group of residents is none of all residents.
  const ofSome = (one: RegExp): boolean => {
    const found = one.exec(proof)?.[0] ?? '';
    const whom = proofWords.find(({ start }) => start >= given.indexOf(found) + found.length);
    return words.some(
      (word) =>
        found === 'une partie' &&
        whom !== undefined &&
        means(word, whom) &&
        /\bune? \S+ (?:de |d')$/.test(said.slice(0, word.start)),
    );
  };
  const dropped = DROPPED.find(
    (one) =>
      one.test(proof) && !one.test(said) && !ofSome(one) && !(one === NEARLY && ABOUT.test(said)),
  );
  return dropped ? `dropped: ${dropped.exec(proof)?.[0]}` : null;
}
