import { MONTHS } from '../../text/dates/names.ts';
import { stem } from '../../text/stems.ts';
import { QUESTION_STOPWORDS } from '../../text/stopwords.ts';
import { foldStraight, splitWords } from '../../text/words.ts';
import { measureCompared } from './measures.ts';

/** One of two things that a question compares. */
export interface Side {
  /** As the question writes it. */
  readonly name: string;
  /** Its own words, each with its stem in both languages; none that the other side has too. */
  readonly stems: readonly (readonly string[])[];
  /** Of a side that texts write in other words: "today", "planned". On folded text. */
  readonly words: RegExp | null;
}

const COMPARES =
  /\b(?:compar\w+|versus|vs|par rapport|difference|ecart|plus|moins|autant|aussi|le meme|la meme|lequel|laquelle|lesquels|lesquelles|which|more|less|fewer|than|as \w+ as|bigger|higher|cheaper|longer|older|larger|smaller|faster|taller|heavier|better|earlier|later|most|combien|how (?:many|much))\b/;

const YEAR = '(?:1[5-9]|20)\\d\\d';
const ANY_YEAR = new RegExp(`\\b${YEAR}\\b`);
const NOW =
  "aujourd'hui|maintenant|actuellement|cette annee|desormais|today|now|this year|nowadays";
const BEFORE =
  "l'an dernier|l'annee derniere|l'an passe|l'annee (?:d'avant|precedente)|la precedente edition|l'edition (?:d'avant|precedente)|last year|last(?= ?[?.!]|$)|the (?:year before|previous year)";
const TIME = `(?:(?:en|in) ${YEAR}|${YEAR}|${NOW}|${BEFORE})`;
const NOW_TOLD =
  /\b(?:aujourd'hui|maintenant|actuellement|cette annee|desormais|today|now|this year|nowadays)\b/;
const BEFORE_TOLD = new RegExp(`\\b(?:${BEFORE})\\b`);
const PLANNED_ASKED =
  /\b(?:que (?:ce qui (?:etait|avait ete) )?(?:prevue?s?|annoncee?s?|estimee?s?|budgete\w*)|than (?:was |were |had been |originally |first )*(?:planned|expected|budgeted|forecast|estimated|announced))\b/;
const PLANNED_TOLD =
  /\b(?:prevu\w*|prevoyait|estime\w*|devai(?:t|ent)|chiffre\w* a|budget\w*|annonce\w*|initiale?(?:ment)?|au depart|planned|expected|budgeted|forecast|estimated|costed|quoted|originally|was to|were to|at first)\b/;

const FOR = "pour|favorables?|d'accord|oui|for|in favou?r|yes";
const AGAINST = "contre|opposee?s?|defavorables?|pas d'accord|non|against|opposed|no";
/** "Pour et contre", "pour la fusion, et combien contre ?": what stands behind either is no "pour lutter contre la grippe". */
const FOR_AND_AGAINST = new RegExp(
  `\\b(?:${FOR})(?: ?[,/]| (?:et|ou|and|or)\\b).{0,25}?\\b(?:${AGAINST})\\b|\\b(?:${FOR}) .{2,40}(?:,|\\b(?:et|and)) .{0,25}?\\b(?:${AGAINST})(?= ?[?.!]|$)`,
);
/** It is asked how many are for something and how many against it. */
const COUNTS_THEM =
  /\b(?:combien|part|proportion|pourcentages?|nombre|voix|votes?|votaient|ont vote|how many|share|percentages?|number|voted|split)\b/;
const FOR_TOLD =
  /\b(?:favorables?|d'accord|approuv\w+|soutien(?:t|nent)|pour(?=[,;.)]| et | contre )|oui|in favou?r|for(?=[,;.)]| and | to )|support\w*|back(?:s|ed)?|approve[sd]?|yes)\b/;
const AGAINST_TOLD =
  /\b(?:opposee?s?|oppos(?:e|ent)|defavorables?|contre|pas d'accord|rejet\w+|non|against|opposed?|opposes|reject\w*|no)\b/;

/** "A ou B", "entre A et B", "compare A et B", "A que B": the two sides. */
const PAIRS: readonly RegExp[] = [
  new RegExp(
    `\\b(${TIME}) (?:et |and |ou |or |ou bien |que |qu'|than |(?:as )?compared (?:to|with) |par rapport a |contre |against |vs\\.? |versus |/ ?)(${TIME})(?!\\d)`,
  ),
  /\b(?:entre|between) (.{2,60}?) (?:et|and) (.{2,60}?)(?= (?:sur|pour|about|for|a propos)\b|[?.!]|$)/,
  /\bcompar\w+ (.{2,80}?) (?:et|and|with|avec|a|to) (.{2,60}?)(?= (?:sur|pour|about|for|a propos|concernant)\b|[?.!]|$)/,
  /(?:,|:|\bde|\bof|\bque|\bthan)? ?([^\s,:?!]{1,40}(?: [^\s,:?!]{1,40}){0,5}?) (?:ou|or|vs\.?|versus|par rapport a) ([^\s,:?!]{1,40}(?: [^\s,:?!]{1,40}){0,5}?) ?(?:[?.!]|$)/,
  /^(?:is|are|was|were|does|do|did|has|have) (.{2,60}?) (?:more|less|fewer|as|[a-z]{2,12}er)\b.{0,40} (?:than|as) (.{2,60}?)[?.!]/,
  /^(?:est-ce que )?((?:le|la|les|l'|un|une|ce|cette) ?.{2,50}?)(?:,)? [a-z']{1,12}-(?:t-)?(?:il|elle|ils|elles)\b.{0,60}\b(?:plus|moins|aussi|autant)\b.{0,40}? (?:que|qu') ?(.{2,60}?)[?.!]/,
  /^combien (?:de |d')?\w{0,20} ?(?:coutent|valent|pesent|mesurent|gagnent|comptent) (.{2,50}?) et (.{2,50}?)[?.!]/,
  /^how (?:much|many|long|tall|old|big) .{0,30}\b(?:are|do|did|were) (the .{2,40}?) and (the .{2,40}?)(?: cost| weigh| last)?[?.!]/,
];

/** The two sides that a question compares; null where it compares none. */
export function sidesOf(question: string): readonly [Side, Side] | null {
  const folded = foldStraight(question);
  // Folding keeps places but for rare letters: then no side can be named.
  if (folded.length !== question.length) return null;
  if (COUNTS_THEM.test(folded) && FOR_AND_AGAINST.test(folded)) {
    const side = (asked: string, words: RegExp): Side => {
      const [name = ''] = new RegExp(`\\b(?:${asked})\\b`).exec(folded) ?? [];
      return { name, stems: [], words };
    };
    return [side(FOR, FOR_TOLD), side(AGAINST, AGAINST_TOLD)];
  }
  const areYears = PAIRS[0]!.test(folded) && measureCompared(folded) !== null;
  if (!areYears && !COMPARES.test(folded)) return null;
  const planned = PLANNED_ASKED.exec(folded);
  if (planned) {
    const name = question.slice(planned.index, planned.index + planned[0].length);
    return [
      { name, stems: [], words: PLANNED_TOLD },
      { name: '', stems: [], words: null },
    ];
  }
  for (const pattern of PAIRS) {
    const match = pattern.exec(folded);
    if (!match?.[1] || !match[2]) continue;
    const names = [match[1], match[2]].map((side, i) => {
      const from =
        i === 0 ? match.index : folded.indexOf(match[1]!, match.index) + match[1]!.length;
      const at = folded.indexOf(side, from);
      return question.slice(at, at + side.length).trim();
    });
    const [first, second] = [withoutAsking(names[0]!), withoutAsking(names[1]!)];
    const sides = apart(withoutHead(first, second), second);
    if (sides) return sides;
  }
  return null;
}

const ASKS_FIRST =
  /^(?:et |and )?(?:combien|quel(?:le)?s?|qui|que|qu'est-ce|lequel|laquelle|est-ce|did|does|do|is|are|was|were|has|have|which|what|who|how)\b/;
const DETERMINER = /(?<=\s)(?:le |la |les |l'|un |une |des |the |a |an )/;

/** Without the words that ask before it: "la lampe" of "combien consomme la lampe". Empty where nothing else is sure. */
function withoutAsking(name: string): string {
  const folded = foldStraight(name);
  if (!ASKS_FIRST.test(folded)) return name;
  const at = DETERMINER.exec(folded)?.index ?? name.length;
  return name.slice(at);
}

/** "Le prix de A" beside "de B", "the cost of A" beside "B": what is compared of both. */
const HEAD =
  /^(?:(?:le|la|les|l'|un|une|the|a) ?)?(?:prix|cout|tarif|montant|nombre|duree|taille|surface|longueur|hauteur|poids|age|salaire|budget|score|resultat|price|cost|fare|amount|number|length|size|height|weight|age|salary|budget|result)s? (?:moyen |total |average )?(?=(?:de |du |des |d'|of |for ))/;
const COMPLEMENT = /^(?:de |du |des |d'|of )/;

/** The first side without the measure that the second one shares with it. */
function withoutHead(first: string, second: string): string {
  const folded = foldStraight(first);
  const head = HEAD.exec(folded);
  if (head && !HEAD.test(foldStraight(second))) return first.slice(head[0].length);
  if (!COMPLEMENT.test(foldStraight(second)) || COMPLEMENT.test(folded)) return first;
  const at = folded.search(/(?<= )(?:de |du |des |d'|of )/);
  return at < 0 ? first : first.slice(at);
}

/** Two sides by the words that each has for itself; null where one has none. */
function apart(first: string, second: string): readonly [Side, Side] | null {
  const [a, b] = [wordStems(first), wordStems(second)];
  const side = (name: string, own: Side['stems'], other: Side['stems']): Side => {
    const others = new Set(other.flat());
    return {
      name,
      stems: own.filter((word) => !word.some((one) => others.has(one))),
      words: wordsOf(foldStraight(name)),
    };
  };
  const sides = [side(first, a, b), side(second, b, a)] as const;
  return sides.some(({ stems, words }) => stems.length === 0 && words === null) ? null : sides;
}

function wordsOf(folded: string): RegExp | null {
  if (NOW_TOLD.test(folded)) return NOW_TOLD;
  return BEFORE_TOLD.test(folded) ? BEFORE_TOLD : null;
}

function wordStems(side: string): Side['stems'] {
  return splitWords(side)
    .filter(({ form }) => !QUESTION_STOPWORDS.fr.has(form) && !QUESTION_STOPWORDS.en.has(form))
    .map((word) => [stem(word, 'fr'), stem(word, 'en')]);
}

const MONTH_NAMES: ReadonlySet<string> = new Set(MONTHS);

const TIMES = new RegExp(`\\b(?:${TIME}|${MONTHS.join('|')})\\b`, 'g');

/** The words of both sides, folded, that no text on what is compared need have: "an", "dernier", "contre". */
export const wordsApart = (sides: readonly [Side, Side]): ReadonlySet<string> =>
  new Set(
    sides.flatMap((side) => {
      const folded = foldStraight(side.name);
      const times = areOpinions(sides) ? [folded] : (folded.match(TIMES) ?? []);
      return times.flatMap((words) => splitWords(words).map(({ form }) => form));
    }),
  );

/** Whether the sides are who is for something and who is against it. */
export const areOpinions = ([a]: readonly [Side, Side]): boolean => a.words === FOR_TOLD;

const isTime = ({ name, words }: Side): boolean =>
  words === NOW_TOLD ||
  words === BEFORE_TOLD ||
  ANY_YEAR.test(name) ||
  splitWords(foldStraight(name)).some(({ form }) => MONTH_NAMES.has(form));

/** Whether one side is a time and the other none: "la foire par rapport à l'an dernier". */
export const isWithItsTime = ([a, b]: readonly [Side, Side]): boolean => isTime(a) !== isTime(b);

/** The year of a side that is one, "2025", "cette année", "l'an dernier", as yyyy; null where it is none. */
function yearOf({ name, words }: Side, today: string): string | null {
  const year = ANY_YEAR.exec(name)?.[0];
  if (year !== undefined) return year;
  if (words === NOW_TOLD) return today.slice(0, 4);
  return null;
}

/** The years of two sides; "l'année d'avant" is the one before the other side's. Null where they are none, or the same. */
export function yearsOf(
  sides: readonly [Side, Side],
  today: string,
): readonly [string, string] | null {
  const named = sides.map((side) => yearOf(side, today));
  const known = Number(named.find((year) => year !== null) ?? today.slice(0, 4));
  const [a, b] = sides.map(({ words }, i) =>
    words === BEFORE_TOLD ? String(known - 1) : named[i],
  );
  return a && b && a !== b ? [a, b] : null;
}

/** Whether both sides are times: what is compared is neither, "la foire cette année et l'an dernier". */
export const areTimes = (sides: readonly [Side, Side]): boolean => sides.every(isTime);

/** How much a text speaks of a side: 0..1, null where the side is whatever the other is not. */
export function shareOfSide(
  { stems, words }: Side,
  text: string,
  textStems: ReadonlySet<string>,
): number | null {
  if (stems.length === 0 && words === null) return null;
  if (words?.test(foldStraight(text))) return 1;
  const found = stems.filter((word) => word.some((one) => textStems.has(one)));
  return stems.length === 0 ? 0 : found.length / stems.length;
}
