import { STOPWORDS } from '../../text/stopwords.ts';
import { splitWords, type Word } from '../../text/words.ts';
import { isCapitalLabel, type Line, lineKey } from '../formats/lines.ts';
import { type PageWord, pageWordOf, pageWordsIn, withCompounds } from './page-words.ts';

/** Longer lines are paragraphs, and no part of a page around an article. */
const LONGEST_JUDGED = 300;
/** A line from so many characters on is prose for its neighbours. */
const PROSE = 120;
/** Odds of all the words of a headline and a lead: an article about papers and accounts has so many. */
const ABOUT_PAGES = 12;
/** The first paragraph tells what an article is about. */
const LEAD = 80;

const ADDRESS = /^(?:vous|votre|vos|you|your|yours)$/;
const PAPER = /^(?:nous|notre|nos|we|our|us)$/;
/** "Inscrivez-vous", "Cliquez"; not "Chez" nor "Assez". */
const IMPERATIVE = /^\p{L}{3,}ez(?:-(?:vous|nous|le|la|les))?(?!\p{L})/u;
const ORDER =
  /^(?:follow|share|subscribe|sign up|sign in|log in|get|read|join|donate|download|support|save|send|listen|watch|tell|add|choose|become|manage|enter|check|see|browse|add|install|register|receive|turn on|enable|try|buy|gift|help|enjoy|explore|discover|click|tap|vote|write|email|contact|stay|never miss|start|upgrade|unlock) /i;
const INFINITIVE = /^(?:s'|se )?\p{L}{2,}[ei]r(?!\p{L})/iu;
const VERB =
  /^(?:est|sont|était|étaient|a|ont|avait|avaient|sera|seront|serait|fut|furent|va|vont|peut|peuvent|doit|doivent|fait|font|dit|disent|is|are|was|were|has|have|had|will|would|can|could|says|said|told|\p{L}{2,}(?:ait|aient|èrent|eront|iront|erait|ed))$/u;
const SEPARATOR = /(?:^|\s)[|•·»›>→/×–—+](?=\s|$)/g;
const SENTENCE_END = /[.!…](?:\s?[»"”)\]])?$/;
/** What somebody says is the article's. */
const QUOTES = /[«»“”"]/;
/** A name in an order to readers: "Recevez notre infolettre « Le fil »". */
const NAME = /[«“"]\s?(\p{Lu}[^«»“”".!?]{0,40})\s?[»”"]/gu;
const ITEM = /^(?:[-–—•*·▪]|\d{1,2}[.)])\s/;

/** What a line is judged by, in the order of its row. */
export const LINE_FEATURES = [
  ...['odds', 'oddsOver4', 'oddsOver8', 'mean', 'highest', 'lowest', 'bare', 'bareOdds'],
  ...['own', 'ownNone', 'ownOne', 'ownTwo', 'words', 'wordsOver4', 'wordsOver8', 'wordsOver16'],
  ...['classes', 'first', 'address', 'paper', 'imperative', 'infinitive', 'verb', 'rights'],
  ...[
    'addressOdds',
    'questionOdds',
    'questionBare',
    'heads',
    'headOdds',
    'headList',
    'namedOdds',
    'credits',
  ],
  ...['sentence', 'question', 'separators', 'capitals', 'label', 'figures', 'item'],
  ...['above', 'below', 'shortBeside', 'oddsBeside', 'again'],
] as const;

type Own = Record<(typeof LINE_FEATURES)[number], number>;

/** How much more often pages than articles have a word of the list: the logarithm of the ratio, by the word's name. */
export type WordOdds = Readonly<Record<string, number>>;

/**
 * The features of each line that may be a part of its page: length, typography, verbs, words by their class, and what
 * stands beside it. Null for paragraphs, for quotations, and for lines without any word that pages use of themselves.
 * @param lines all lines of a text, from its top.
 */
export function lineFeatures(lines: readonly Line[], odds: WordOdds): (Float64Array | null)[] {
  const lead = lines.find(({ text }) => text.length >= LEAD && SENTENCE_END.test(text));
  const headline = headlineOver(lead, lines);
  const subject = pageWordsIn(`${headline?.text ?? ''} ${lead?.text.slice(0, 400) ?? ''}`);
  // An article about papers and their readers speaks as its page does.
  const isAboutPages =
    [...subject].reduce((sum, name) => sum + Math.max(0, odds[name] ?? 0), 0) >= ABOUT_PAGES;
  const own = lines.map(({ text }, i) => {
    if (text.length > LONGEST_JUDGED || quotesSomebody(text)) return null;
    if (isAboutPages && (lines[i] === headline || SENTENCE_END.test(text))) return null;
    return ownFeatures(text, i === 0 || lines[i] === lead ? NOTHING : subject, odds);
  });
  const keys = lines.map(({ text }, i) => (own[i] ? lineKey(text) : null));
  const counts = new Map<string | null, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const firstProse = lines.findIndex(({ text }) => text.length >= PROSE);
  const lastProse = lines.findLastIndex(({ text }) => text.length >= PROSE);
  return own.map((features, i) => {
    if (features === null) return null;
    const beside = [i - 2, i - 1, i + 1, i + 2].filter((at) => at >= 0 && at < lines.length);
    const others = beside.map((at) => Math.max(0, own[at]?.odds ?? 0)).sort((a, b) => b - a);
    features.above = firstProse !== -1 && i < firstProse ? 1 : 0;
    features.below = lastProse !== -1 && i > lastProse ? 1 : 0;
    features.shortBeside = beside.filter((at) => lines[at]!.text.length < PROSE).length / 4;
    features.oddsBeside = ((others[0] ?? 0) + (others[1] ?? 0)) / 2;
    features.again = counts.get(keys[i]!)! > 1 ? 1 : 0;
    const row = new Float64Array(LINE_FEATURES.length);
    for (let at = 0; at < row.length; at += 1) row[at] = features[LINE_FEATURES[at]!];
    return row;
  });
}

const NOTHING: ReadonlySet<string> = new Set();

/** The first line that shares a word of its own with the lead, as no menu over a headline does; else the first. */
function headlineOver(lead: Line | undefined, lines: readonly Line[]): Line | undefined {
  const told = new Set(lead ? ownWords(lead.text) : []);
  return lines.find(({ text }) => ownWords(text).some((word) => told.has(word))) ?? lines[0];
}

const ownWords = (text: string): string[] =>
  splitWords(text)
    .filter((word) => !isEmpty(word.form) && pageWordOf(word) === null)
    .map(({ form }) => form);

function ownFeatures(line: string, subject: ReadonlySet<string>, odds: WordOdds): Own | null {
  const text = withCompounds(line);
  const words = splitWords(text);
  const listed = words.map(pageWordOf);
  const isOwn = listed.map((word) => word !== null && !subject.has(word.name));
  const rights = RIGHTS.test(text) ? 1 : 0;
  if (!isOwn.includes(true) && rights === 0) return null;
  const content = words.filter(({ form }, i) => listed[i] || !isEmpty(form)).length;
  const worth = listed
    .flatMap((word, i) => (word && isOwn[i] ? (odds[word.name] ?? 0) : []))
    .sort((a, b) => b - a);
  const shape = typographyOf(text, words);
  const sum = Math.min(
    MOST_ODDS,
    worth.reduce((total, one) => total + one, 0),
  );
  const heads = headLength(text, words);
  const isHead = (word: PageWord | null, i: number): boolean =>
    word !== null || isEmpty(words[i]!.form);
  // "Lettre d'information de la Gazette": of a paper, by its name.
  const name = NAMED.exec(text)?.index ?? 0;
  const isNamed =
    name > 0 && words.every((word, i) => word.start >= name || isHead(listed[i] ?? null, i));
  // What stands behind the colon of a list of keywords is its article's, and tells nothing.
  const isHeaded = heads > 0 && listed.slice(0, heads).every(isHead) ? 1 : 0;
  const own = isHeaded || isNamed ? 0 : content - worth.length;
  const isPlain = shape.sentence + shape.question + shape.item === 0;
  const bare = worth.length > 0 && own === 0 && isPlain && !isNamed ? 1 : 0;
  const has = (pattern: RegExp): number => (words.some(({ form }) => pattern.test(form)) ? 1 : 0);
  const address = has(ADDRESS);
  const paper = has(PAPER);
  const classes = new Set(listed.flatMap((word, i) => (word && isOwn[i] ? word.classes : [])));
  return {
    // One by one: an object that grows out of spread ones takes several times as long.
    imperative: shape.imperative,
    infinitive: shape.infinitive,
    verb: shape.verb,
    sentence: shape.sentence,
    question: shape.question,
    separators: shape.separators,
    label: shape.label,
    figures: shape.figures,
    item: shape.item,
    capitals: isHeaded ? 0 : shape.capitals,
    // What the lines beside it tell comes later.
    above: 0,
    below: 0,
    shortBeside: 0,
    oddsBeside: 0,
    again: 0,
    odds: sum,
    highest: worth[0] ?? 0,
    lowest: worth.at(-1) ?? 0,
    bare,
    bareOdds: bare * sum,
    oddsOver4: Math.max(0, sum - 4),
    oddsOver8: Math.max(0, sum - 8),
    mean: sum / Math.max(1, worth.length + own),
    own: Math.min(MOST_OWN, own),
    ownNone: own === 0 ? 1 : 0,
    ownOne: own === 1 ? 1 : 0,
    ownTwo: own === 2 ? 1 : 0,
    words: Math.min(30, words.length),
    wordsOver4: Math.max(0, Math.min(30, words.length) - 4),
    wordsOver8: Math.max(0, Math.min(30, words.length) - 8),
    wordsOver16: Math.max(0, Math.min(30, words.length) - 16),
    classes: classes.size / 4,
    first: isOwn[0] ? 1 : 0,
    address,
    paper,
    rights,
    addressOdds: sum * Math.max(address, paper),
    questionOdds: sum * shape.question,
    questionBare: own === 0 ? shape.question : 0,
    heads: isHeaded,
    headOdds: isHeaded * sum,
    headList:
      isHeaded * (shape.verb + shape.sentence + shape.figures === 0 && text.includes(', ') ? 1 : 0),
    namedOdds: isNamed ? sum : 0,
    credits:
      isOwn[0] &&
      words[0]?.start === 0 &&
      listed[0]?.classes.includes('credit') &&
      shape.capitals > 0
        ? 1
        : 0,
  };
}

/** More says no more. */
const MOST_ODDS = 15;
const MOST_OWN = 12;
/** Whose it is, at the end. */
const NAMED =
  / (?:de|du|des|d'|of|from|by)(?: la| le| les| l'| the)? ?(?:l')?\p{Lu}[\p{L}'-]{1,20}(?: \p{Lu}[\p{L}'-]{1,20}){0,3}$/u;
const MOST_HEAD_WORDS = 4;

/** How many words stand before a colon that heads the rest: "Mots-clés : budget, ville"; 0 where there is none. */
function headLength(text: string, words: readonly Word[]): number {
  const colon = text.search(/ ?: /);
  if (colon < 0) return 0;
  const count = words.filter(({ end }) => end <= colon).length;
  return count <= MOST_HEAD_WORDS ? count : 0;
}

function quotesSomebody(text: string): boolean {
  if (!QUOTES.test(text)) return false;
  const isOrder = IMPERATIVE.test(text) || ORDER.test(text);
  return (
    !isOrder ||
    QUOTES.test(text.replace(NAME, (quoted, name: string) => (hasVerb(name) ? quoted : '')))
  );
}

/** Whether a line has a verb of those that tell most often. */
export const hasVerb = (text: string): boolean =>
  splitWords(text).some(({ accented }) => VERB.test(accented));

/** "©", "Copyright" first, or a year behind "(c)". */
const RIGHTS = /(?:^|\s)(?:©|\(c\) ?\d{4})|^copyright(?!\p{L})/iu;

const isEmpty = (form: string): boolean =>
  /^\d/.test(form) || STOPWORDS.fr.has(form) || STOPWORDS.en.has(form);

function typographyOf(text: string, words: readonly Word[]) {
  const all = Math.max(1, words.length);
  const isOne = (is: boolean): number => (is ? 1 : 0);
  // Networks have capitals too.
  const capitals = words.filter(
    (word, i) => i > 0 && !pageWordOf(word) && /\p{Lu}/u.test(text[word.start] ?? ''),
  );
  return {
    imperative: isOne(IMPERATIVE.test(text) || ORDER.test(text)),
    infinitive: isOne(INFINITIVE.test(text)),
    verb: isOne(words.some(({ accented }) => VERB.test(accented))),
    sentence: isOne(SENTENCE_END.test(text)),
    question: isOne(/\?(?:\s?[»"”])?$/.test(text)),
    separators: (text.match(SEPARATOR)?.length ?? 0) / all,
    capitals: capitals.length / all,
    label: isOne(isCapitalLabel(text)),
    figures: words.filter(({ form }) => /^\d/.test(form)).length / all,
    item: isOne(ITEM.test(text)),
  };
}
