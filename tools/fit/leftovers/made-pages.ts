import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectLanguage, type Language } from '../../../src/text/language.ts';
import { splitSentences } from '../../../src/text/sentences.ts';
import { readPairs } from '../../train/embedder/pairs.ts';
import { Random } from '../../train/embedder/random.ts';

/** A line of a made page: the page's own, or the article's. */
export interface MadeLine {
  readonly text: string;
  readonly isLeftover: boolean;
  /** Hard lines are chosen to look like a page's. */
  readonly kind: 'headline' | 'paragraph' | 'short' | 'hard' | 'leftover';
}

/** Lines by where they are drawn from, each in both languages. */
export interface LineSources {
  readonly paragraphs: Readonly<Record<Language, readonly string[]>>;
  readonly shorts: Readonly<Record<Language, readonly string[]>>;
  /** Each with all that it may stand for. */
  readonly furniture: Readonly<Record<Language, readonly (readonly string[])[]>>;
}

const SHORT_SOURCES = ['tatoeba', 'ep_title', 'quiz_par', 'pud_par'];
const LONGEST_SHORT = 140;
/** Hard cases are few and weigh as much as the rest. */
const HARD_SHARE = 0.08;
const MOST_SHORTS = 12_000;
/** Appeals come in several sentences. */
const SEVERAL = 0.4;

const linesOfFile = (name: string): string[] =>
  readFileSync(join(import.meta.dirname, name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^[#[]/.test(line));

/** All that a phrase with `{a|b}` stands for; `\|` is a bar. */
function expanded(phrase: string): string[] {
  const choice = /\{([^{}]*)\}/.exec(phrase.replaceAll('\\|', '\u0000'));
  const masked = phrase.replaceAll('\\|', '\u0000');
  if (!choice) return [masked.replaceAll('\u0000', '|').replace(/\s+/g, ' ').trim()];
  return choice[1]!.split('|').flatMap((one) => expanded(masked.replace(choice[0], one)));
}

/**
 * @param paragraphs texts of articles, French; their sentences serve as short lines too.
 * @param pairs the folder of the embedder's training pairs.
 */
export function readSources(french: readonly string[], pairs: string): LineSources {
  const random = new Random(1, 'leftovers');
  const sources = readPairs(pairs, [...SHORT_SOURCES, 'europarl', 'quiz_en']);
  const shorts: Record<Language, string[]> = { fr: [], en: [] };
  const add = (text: string, language: Language): void => {
    if (text.length <= LONGEST_SHORT && text.length > 3) shorts[language].push(text);
  };
  for (const name of SHORT_SOURCES) {
    for (const pair of random.shuffle([...sources.get(name)!]).slice(0, MOST_SHORTS / 4)) {
      add(quoted(pair.anchor, pair.anchorLanguage), pair.anchorLanguage);
      if (name !== 'ep_title')
        add(quoted(pair.positive, pair.positiveLanguage), pair.positiveLanguage);
    }
  }
  for (const text of random.shuffle([...french]).slice(0, 600)) {
    for (const { start, end } of splitSentences(text, 0, text.length))
      add(text.slice(start, end), 'fr');
  }
  const english = sources.get('europarl')!.filter(({ anchorLanguage }) => anchorLanguage === 'en');
  const joined = Array.from({ length: Math.floor(english.length / 3) }, (_, i) =>
    english
      .slice(3 * i, 3 * i + 3)
      .map(({ anchor }) => anchor)
      .join(' '),
  );
  const phrases = linesOfFile('furniture.txt').map(expanded);
  const inLanguage = (wanted: Language) =>
    phrases.filter(([first = '']) => languageOfPhrase(first) === wanted);
  return {
    paragraphs: { fr: french, en: joined },
    shorts: { fr: random.shuffle(once(shorts.fr)), en: random.shuffle(once(shorts.en)) },
    furniture: { fr: inLanguage('fr'), en: inLanguage('en') },
  };
}

const SPOKEN =
  /(?<!\p{L})(?:je|j'|tu|toi|vous|nous|votre|notre|i|you|your|we|our|us|me|my)(?!\p{L})/iu;

/** As an article has what is said to somebody: quoted, or as a question of an interview. */
function quoted(text: string, language: Language): string {
  if (!SPOKEN.test(text) || text.endsWith('?')) return text;
  return language === 'fr' ? `« ${text} »` : `"${text}"`;
}

/** Debates of one name are one line. */
const once = (lines: readonly string[]): string[] => [...new Set(lines)];

/** Short and full of names, so that a French word or accent decides. */
const languageOfPhrase = (phrase: string): Language =>
  detectLanguage(phrase) === 'fr' || /[éèêàç]/i.test(phrase) ? 'fr' : 'en';

/** Every tenth, say: what a part of the sources gives to a fold, or all other parts. */
export function partOf(sources: LineSources, folds: number, wanted: (fold: number) => boolean) {
  const part = <T>(items: readonly T[]): T[] => items.filter((_, i) => wanted(i % folds));
  const both = <T>(lists: Readonly<Record<Language, readonly T[]>>) => ({
    fr: part(lists.fr),
    en: part(lists.en),
  });
  const hard = part(linesOfFile('body.txt'));
  return {
    paragraphs: both(sources.paragraphs),
    shorts: both(sources.shorts),
    furniture: both(sources.furniture),
    hard: {
      fr: hard.filter((line) => languageOfPhrase(line) === 'fr'),
      en: hard.filter((line) => languageOfPhrase(line) === 'en'),
    },
  };
}

export type SourcePart = ReturnType<typeof partOf>;

/** Pages of an article with lines of the page above, between and below its own. */
export function makePages(part: SourcePart, count: number, seed: number): MadeLine[][] {
  const random = new Random(seed, 'pages');
  const pick = <T>(items: readonly T[]): T => items[random.below(items.length)]!;
  return Array.from({ length: count }, (_, i) => {
    const language: Language = i % 2 === 0 ? 'fr' : 'en';
    const short = (): MadeLine =>
      random.next() < HARD_SHARE
        ? { text: pick(part.hard[language]), isLeftover: false, kind: 'hard' }
        : { text: pick(part.shorts[language]), isLeftover: false, kind: 'short' };
    const phrase = (): string => pick(pick(part.furniture[language]));
    const leftover = (): MadeLine => {
      const text = phrase();
      const isSentence = random.next() < SEVERAL && /[.!?]$/.test(text);
      return {
        text: isSentence ? `${text} ${phrase()}` : text,
        isLeftover: true,
        kind: 'leftover',
      };
    };
    const some = (most: number, make: () => MadeLine): MadeLine[] =>
      Array.from({ length: random.below(most + 1) }, make);
    const between = (): MadeLine[] => {
      const kind = random.next();
      if (kind < 0.35) return some(4, leftover);
      return kind < 0.8 ? some(4, short) : [];
    };
    const headline: MadeLine = {
      text: pick(part.shorts[language]),
      isLeftover: false,
      kind: 'headline',
    };
    const lines = [...(random.next() < 0.4 ? some(4, leftover) : []), headline, ...between()];
    const paragraphs = random.below(6);
    for (let at = 0; at < paragraphs; at += 1) {
      lines.push({ text: pick(part.paragraphs[language]), isLeftover: false, kind: 'paragraph' });
      lines.push(...between());
    }
    return [...lines, ...between()];
  });
}
