import { type ContentWord, contentWords } from './content-words.ts';
import { type Claim, type Evidence, plain } from './evidence.ts';
import { quotationsIn } from './quotations.ts';

type Means = (word: ContentWord, one: ContentWord) => boolean;

/** "Of the attack", "de la finale": what a noun is joined by that only says of what. */
const OF_THE =
  /\b(?:(?:of|exempt(?:ed)? from|excluded from|spared from) the |de (?:la |l')|du |des )$/;
const FOR_THE = /\b(?:for the |pour (?:la |le |l'))$/;
/** What something is for without being given to anyone. */
const EVENT =
  /^(?:finale?|match|game|concert|course|race|marathon|election|scrutin|festival|spectacle|show|ceremon(?:ie|y)|exposition|exhibition|inauguration|sommet|summit|tournoi|tournament)s?$/;
/** "A seven-year sentence", "une peine de sept ans": the noun only says what is measured. */
const MEASURED_BEFORE =
  /(?<![\w.,])[\w.,]{1,20}-(?:year|month|week|day|hour|minute|mile|kilometre|metre|page|point|seat|storey)s?(?:-old)? $/;
const MEASURED_BEHIND =
  /^ (?:de|d'|of) ?[\w.,]+ (?:ans?|annees?|mois|semaines?|jours?|heures?|years?|months?|weeks?|days?|hours?)\b/;
const WE = /\b(?:we|us|our|ours|nous|notre|nos)\b/;
/** What speaks of itself as "we". */
const COLLECTIVE =
  /^(?:company|firm|group|team|organi[sz]ation|entreprise|societe|groupe|equipe|organisation|compagnie)$/;
const IT = /\b(?:it|its|elle|il|son|sa|ses)\b/;
const THE = /\b(?:the |la |le |l')$/;
const POSSESSIVE = /\b(?:son|sa|ses|leurs?|his|her|its|their) $/;
const SEVERAL = /^(?:leurs?|their) $/;
const OWN =
  /\b(?:la sienne|le sien|l(?:a|e|es) leurs?|les sien(?:ne)?s|its own|his own|her own|their own)\b/;
/** Groups that have a head and a voice: "son président" after a sentence on the union. */
const GROUPS =
  /^(?:syndicat|association|club|societe|entreprise|groupe|parti|collectif|federation|hopital|musee|comite|conseil|agence|chambre|fondation|union|company|firm|party|charity|hospital|museum|council|committee|agency|chamber|foundation|federation|school|ecole|universite|university)s?$/;
/** Sentences before the support in which a possessive may find whom it means. */
const BACK = 4;

/** What the passage has already made its topic; `before` has the last sentences before the support, in order. */
export interface Topics {
  readonly title: readonly ContentWord[];
  readonly lede: readonly ContentWord[];
  readonly before: readonly (readonly ContentWord[])[];
  /** Of these, those of the paragraph of the support. */
  readonly beside: readonly (readonly ContentWord[])[];
}

export function topicsOf({ passage, opening, earlier, beside }: Evidence): Topics {
  const { language } = passage.article;
  const before = earlier.slice(-BACK).map((sentence) => contentWords(sentence, language));
  return {
    title: contentWords(passage.article.title, language),
    lede: contentWords(opening, language),
    before,
    beside: before.slice(Math.max(0, before.length - beside)),
  };
}

/**
 * Whether a word of the claim that the proof does not hold only names what the proof speaks of: the complement of a word
 * that it does hold, where the passage opens with it; whom "their" or "we" means there; what is measured.
 */
export function isTopic(
  word: ContentWord,
  claim: Claim,
  evidence: Evidence,
  topics: Topics,
  words: readonly ContentWord[],
  proofWords: readonly ContentWord[],
  means: Means,
): boolean {
  if (word.isName) return false;
  const said = plain(claim.text);
  const support = plain(evidence.support);
  const before = said.slice(0, word.start);
  const among = (some: readonly ContentWord[]): boolean =>
    some.some((one) => means(word, one) || isWithin(word, one));
  const openers = topics.beside.flatMap(([one]) => (one && !one.isLight ? [one] : []));
  const opens = [...topics.title, ...topics.lede];
  if (isThem(word, before, support)) {
    return among(topics.title) && !words.some((one) => one !== word && one.stem === word.stem);
  }
  const head = words.filter(({ end }) => end <= word.start).at(-1);
  const there = head && proofWords.find((one) => means(head, one));

  if (MEASURED_BEFORE.test(before) || MEASURED_BEHIND.test(said.slice(word.end)))
    return among(opens);
  if (OWN.test(support) && POSSESSIVE.test(before)) {
    const named = proofWords.filter(({ isName, start }) => isName && start > 0);
    return among(topics.title) && named.every((one) => words.some((other) => means(other, one)));
  }
  if (COLLECTIVE.test(plain(word.word)) && THE.test(before)) {
    const named = words.filter(({ isName, start }) => isName && start < word.start);
    const given = proofWords.filter(({ isName }) => isName);
    const only = new Set(given.map(({ stem }) => stem)).size === 1;
    const goesOn = words
      .filter(({ start, isLight }) => start > word.start && !isLight)
      .every(
        (one) => !proofWords.some((other) => means(one, other) && other.start < given[0]!.start),
      );
    const isIt = only && goesOn && IT.test(support) && named.some((one) => means(one, given[0]!));
    if (isIt || speaksOfUs(evidence.support)) return true;
  }
  if (isAge(word, said, support)) return true;
  if (head && there && isFuller(word, head, there, claim, evidence)) return true;
  if (
    !head ||
    !there ||
    !(OF_THE.test(before) || (FOR_THE.test(before) && EVENT.test(plain(word.word))))
  )
    return false;
  if (!/^ (?:\S+ ){0,2}(?:l')?$/.test(plain(claim.text.slice(head.end, word.start)))) return false;
  const owned = POSSESSIVE.exec(support.slice(0, there.start))?.[0];
  if (owned) return means(word, latestOwner(topics, SEVERAL.test(owned)) ?? NOBODY);
  const ownComplement = /^ (?:of|from|de|du|des|d')\b/.test(support.slice(there.end));
  return !ownComplement && among([...opens, ...openers]);
}

/** "Le syndicat des vignerons" for "le syndicat", where the passage calls it so, and no other one. */
function isFuller(
  word: ContentWord,
  head: ContentWord,
  there: ContentWord,
  claim: Claim,
  { support, passage }: Evidence,
): boolean {
  if (claim.language !== passage.article.language || head.word !== there.word) return false;
  const joint = plain(claim.text.slice(head.end, word.start));
  const given = plain(support);
  if (!DE.test(joint) || DE.test(given.slice(there.end))) return false;
  if (!DEFINITE.test(given.slice(0, there.start))) return false;
  const all = plain(`${passage.article.title}. ${passage.text}`).split(plain(head.word));
  const others = all.slice(1).filter((rest) => DE.test(rest));
  return others.length > 0 && others.every((rest) => rest.startsWith(joint + plain(word.word)));
}
const DE = /^ (?:de (?:la |l')?|du |des |d'|of (?:the )?)(?=\w|$)/;
const DEFINITE = /\b(?:du |au |des |aux |the |la |le |les |l')$/;

/** "Plus de 75 ans" for "over 75", "les années 1930" for "the 1930s". */
function isAge({ word, start, end }: ContentWord, said: string, support: string): boolean {
  const age = /(?<!\d)(\d{1,6}) $/.exec(said.slice(0, start))?.[1];
  const decade = /^ (\d{4})\b/.exec(said.slice(end))?.[1];
  if (age && /^(?:ans|years)$/.test(word))
    return new RegExp(`\\b(?:over|under|aged|age|below|above) ${age}\\b`).test(support);
  return Boolean(decade) && word === 'années' && support.includes(`${decade}s`);
}

/** "Because of the robots" for "because of them". */
function isThem({ word }: ContentWord, before: string, support: string): boolean {
  const joint = /\b(of|by|with|without|de|par|avec|sans) (?:the |l[ae]s? |l')$/.exec(before)?.[1];
  if (joint === undefined) return false;
  const them = /[sx]$/.test(word) ? 'them|eux|elles' : 'it|lui|elle';
  return new RegExp(`\\b${joint === 'de' ? "d['e] ?" : `${joint} `}(?:${them})\\b`).test(support);
}

const NOBODY: ContentWord = {
  stem: '',
  word: '',
  isName: false,
  isLight: true,
  start: 0,
  end: 0,
  keys: { fr: [], en: [] },
};

/** "Attaque" in "cyberattaque". */
const isWithin = (word: ContentWord, one: ContentWord): boolean =>
  word.word.length > 5 && one.word.endsWith(word.word);

const speaksOfUs = (support: string): boolean =>
  quotationsIn(support).some((words) => WE.test(plain(words)));

/** Whom "its" or "their" means: the last group, or the last noun that opens a sentence, of that number. */
export function latestOwner({ before }: Topics, several: boolean): ContentWord | null {
  const latest = before.toReversed();
  const ofNumber = (one: ContentWord): boolean => /[sx]$/.test(one.word) === several;
  const groups = latest.flatMap((some) => some.filter(({ word }) => GROUPS.test(plain(word))));
  const openers = latest.flatMap(([one]) => (one && !one.isLight ? [one] : []));
  return [...(several ? [] : groups), ...openers].find(ofNumber) ?? null;
}
