import { SMALL_NUMBERS } from '../text/numbers.ts';
import { foldStraight } from '../text/words.ts';
import { amountsIn } from './amounts-in-a-row.ts';
import type { Enumeration } from './enumeration.ts';
import { isNoAnswer } from './no-answer.ts';
import { programmes } from './programmes.ts';
import { ENDS, headingAbove, linesOfArticle, type TextLine } from './text-lines.ts';
import type { ArticleSentence, WholeArticle } from './whole-article.ts';

const LONGEST_ITEM = 240;
/** Lines before a list that say what it lists. */
const CONTEXT_LINES = 3;

/** The lines as a list, with what stands before the one at `at`; none of a single line, or of lines that are paragraphs. */
function listOf(
  lines: readonly TextLine[],
  at: number,
  items: readonly TextLine[],
): readonly Enumeration[] {
  if (items.length < 2 || items.some(({ text }) => text.length > 2 * LONGEST_ITEM)) return [];
  const before = lines.slice(Math.max(0, at - CONTEXT_LINES), at);
  return [
    {
      items: items.map((line) => ({ start: line.item ?? line.start, end: line.end })),
      count: items.length,
      context: [...headingAbove(lines, at - CONTEXT_LINES), ...before],
      form: 'lines',
      announced: before.some(({ text }) => smallNumber(foldStraight(text)) === items.length),
    },
  ];
}

const isNumbered = ({ text }: TextLine): boolean => /^\(?\d/.test(text);

/** Of marked lines those that stand below a numbered one with another mark: a list inside a list, and where it begins. */
function listsWithin(block: readonly TextLine[]): [number, readonly TextLine[]][] {
  const found: [number, TextLine[]][] = [];
  for (const [i, line] of block.entries()) {
    if (isNumbered(line)) continue;
    if (i > 0 && isNumbered(block[i - 1]!)) found.push([i, [line]]);
    else found.at(-1)?.[1].push(line);
  }
  return found;
}

/** Lists: marked lines, or short lines of one paragraph that end no sentence. */
function lists(lines: readonly TextLine[]): Enumeration[] {
  const found: Enumeration[] = [];
  for (let i = 0; i < lines.length; ) {
    const marked = lines[i]!.item !== null;
    let end = i + 1;
    const goesOn = (line: TextLine | undefined): boolean =>
      line !== undefined &&
      (marked
        ? line.item !== null
        : line.item === null && !line.afterBlank && line.text.length <= LONGEST_ITEM);
    while (goesOn(lines[end])) end++;
    const block = lines.slice(i, end);
    const run = block.length > 1 ? block.filter(({ text }) => !isNoAnswer(text)) : [];
    // Between the lines of who wrote it and when, what is left is the name of the paper.
    const areItems = i > 0 && run.length === block.length;
    const whole = marked || (areItems && run.every(({ text }) => !ENDS.test(text)));
    if (whole) {
      const inner = marked ? listsWithin(block) : [];
      const inside = new Set(inner.flatMap(([, within]) => within));
      found.push(
        ...listOf(
          lines,
          i,
          run.filter((line) => !inside.has(line)),
        ),
      );
      for (const [from, within] of inner) found.push(...listOf(lines, i + from, within));
    }
    i = end;
  }
  return found;
}

const NUMBER = new RegExp(
  `(?<![\\w-])(?:(?<word>${Object.keys(SMALL_NUMBERS).join('|')})|(?<figure>[2-9]|1\\d))(?![\\w-])`,
);

/** The first small number that a folded text names, which is no part of another, as in "vingt-deux"; null for none. */
export function smallNumber(folded: string): number | null {
  const groups = NUMBER.exec(folded)?.groups;
  if (!groups) return null;
  return groups['word'] ? SMALL_NUMBERS[groups['word']]! : Number(groups['figure']);
}

/** Behind an ordinal, what else there is. */
const GOES_ON = /^(?:et|and) /;
const ORDINAL =
  /^(?:["«“ ]*)(?:(?:the|le|la|un|une) )?(?:first|second|third|fourth|fifth|sixth|last|premier|premiere|deuxieme|second|seconde|troisieme|quatrieme|cinquieme|sixieme|dernier|derniere|tout d'abord|d'abord|ensuite|puis|enfin|et enfin|d'une part|d'autre part|premierement|deuxiemement|troisiemement|firstly|secondly|thirdly|finally|lastly|then|next)\b|^[^,:]{3,25}, (?:d'abord|first)\b/;
const FEWEST = 2;
/** "Trois choses.", "Je propose trois choses." */
const ANNOUNCES =
  /\b(?:choses|raisons|points|mesures|conditions|propositions|pistes|gestes|etapes|idees|regles|conseils|objectifs|priorites|causes|facteurs|questions|moyens|solutions|things|reasons|ways|steps|measures|rules|tips|ideas|proposals|goals|priorities|factors|lessons)\b/;
const SHORT = 70;

/** Sentences that go on from an announcement: "There are three reasons. The first is… The second is…" */
function sequences(article: WholeArticle, lines: readonly TextLine[]): Enumeration[] {
  const { sentences } = article;
  const found: Enumeration[] = [];
  // Each sentence is looked at from many others.
  const allFolded = sentences.map(({ text }) => foldStraight(text));
  const isOrdinal = allFolded.map((text) => ORDINAL.test(text));
  for (let i = 0; i < sentences.length; i++) {
    const sentence = sentences[i]!;
    const folded = allFolded[i]!;
    const opens = isOrdinal[i]!;
    const number = opens ? null : smallNumber(folded);
    if (!opens && number === null) continue;
    const following = paragraphAfter(article, i);
    const ordinals = following.filter(
      (_, at) => isOrdinal[i + 1 + at] || GOES_ON.test(allFolded[i + 1 + at]!),
    );
    let items: readonly ArticleSentence[] = [];
    if (opens && (i === 0 || !isOrdinal[i - 1])) items = [sentence, ...ordinals];
    else if (number !== null && ordinals.length >= FEWEST) items = ordinals.slice(0, number);
    else if (number !== null && sentence.text.length <= SHORT && ANNOUNCES.test(folded))
      items = following.slice(0, number);
    if (items.length < FEWEST || (number !== null && items.length < number)) continue;
    const line = lines.findLastIndex(({ start }) => start <= sentence.start);
    const before = opens
      ? sentences.slice(Math.max(0, i - 2), i)
      : [...sentences.slice(Math.max(0, i - 1), i), sentence];
    found.push({
      items,
      count: items.length,
      context: [...headingAbove(lines, line), ...before],
      form: 'sequence',
      announced: number !== null,
    });
  }
  return found;
}

/** Of a paragraph without end no more is looked at: nobody counts so far. */
const MOST_FOLLOWING = 40;

/** The sentences behind one in its paragraph. */
function paragraphAfter({ text, sentences }: WholeArticle, index: number): ArticleSentence[] {
  const found: ArticleSentence[] = [];
  const end = Math.min(sentences.length, index + 1 + MOST_FOLLOWING);
  for (let i = index + 1; i < end; i++) {
    if (text.slice(sentences[i - 1]!.end, sentences[i]!.start).includes('\n')) break;
    found.push(sentences[i]!);
  }
  return found;
}

const NAME = "\\p{Lu}[\\p{L}’'-]{0,30}(?: \\p{Lu}[\\p{L}’'-]{0,30}){0,3}";
/** "Ferngate, Tolby and Weir Street". */
const NAMES = new RegExp(`(?:${NAME}, ){1,20}${NAME},? (?:et|and|ou|or) ${NAME}`, 'u');

/** What such a row has at least; told at once, where the whole of it is looked for from every word. */
const NAME_BEHIND = /, \p{Lu}/u;

/** Two may be a figure and the one before it. */
const FEWEST_AMOUNTS = 3;

const DETERMINER =
  "(?:(?:les?|la|une?|des|du|deux|trois|quatre|cinq|son|sa|ses|leurs?|the|an?|two|three|four|five|his|her|its|their|\\d[\\d,.]{0,8}) |l['’]|d['’])";
/** "Deux écoles, un lavoir et la halle": each with its article. */
const ROW = new RegExp(
  `(?<!\\p{L})${DETERMINER}[^,;:.!?]{1,40}, ${DETERMINER}[^,;:.!?]{1,40}?,? (?:et|and|ou|or) ${DETERMINER}`,
  'iu',
);
const BEHIND = new RegExp(`, ${DETERMINER}`, 'iu');
const IN_A_ROW = 3;

/** How many things a sentence names in a row: 0 where it names none so. */
function partsOf(text: string): number {
  const row = NAME_BEHIND.test(text) ? NAMES.exec(text)?.[0] : undefined;
  const names = row?.split(/, (?:(?:et|and|ou|or) )?| (?:et|and|ou|or) /).length ?? 0;
  const amounts = amountsIn(text);
  return Math.max(
    names,
    clausesOf(text),
    amounts >= FEWEST_AMOUNTS ? amounts : 0,
    BEHIND.test(text) && ROW.test(text) ? IN_A_ROW : 0,
  );
}

function clausesOf(text: string): number {
  const colon = text.indexOf(' : ') >= 0 ? text.indexOf(' : ') : text.indexOf(': ');
  const tail = colon > 0 ? text.slice(colon) : text;
  const semicolons = tail.split(/ ?; /).length;
  if (semicolons > 2) return semicolons;
  const commas = tail.split(/, (?!qui\b|que\b|dont\b|où\b|who\b|which\b|where\b)/).length;
  const joined = /(?:,| )(?: ?(?:et|and|ou|or)) \S/.test(tail);
  // "La réouverture du foyer, fermé depuis 2023" names one thing.
  if (colon > 0 && (joined ? commas + 1 : commas - 1) >= 2)
    return commas + (joined && !/, (?:et|and) /.test(tail) ? 1 : 0);
  return commas >= 3 && joined ? commas + (/, (?:et|and|ou|or) /.test(tail) ? 0 : 1) : 0;
}

/** Sentences that name several things in a row. */
function inSentences({ sentences }: WholeArticle, lines: readonly TextLine[]): Enumeration[] {
  return sentences.flatMap((sentence, i) => {
    const count = partsOf(sentence.text);
    if (count < FEWEST) return [];
    const line = lines.findLastIndex(({ start }) => start <= sentence.start);
    const context = [...headingAbove(lines, line), ...sentences.slice(Math.max(0, i - 2), i)];
    return [{ items: [sentence], count, context, form: 'sentence' as const, announced: false }];
  });
}

/** All that an article enumerates; its caller may do something else between one look at a long article and the next. */
export function* enumerationsOf(article: WholeArticle): Generator<readonly Enumeration[]> {
  const lines = linesOfArticle(article);
  yield lists(lines);
  yield sequences(article, lines);
  yield programmes(article);
  yield inSentences(article, lines);
}
