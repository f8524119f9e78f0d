import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { between, pick, type Random, seeded, zipf } from './random.ts';
import {
  capital,
  contentWords,
  functionWords,
  MONTHS,
  personName,
  properName,
} from './vocabulary.ts';

/** An invented article and questions that its sentences answer. */
export interface GeneratedArticle {
  readonly file: string;
  readonly text: string;
  readonly questions: readonly string[];
}

export interface GenerateOptions {
  /**
   * A paragraph becomes one passage: it is too long to share a chunk and too short to be cut. So does the headline with
   * the date.
   */
  readonly passages: number;
  readonly seed: number;
}

/** As in the news: the names, figures and rarer words of a sentence, beside the words of any text. */
interface Topic {
  readonly word: (random: Random) => string;
  readonly names: readonly string[];
}

const PARAGRAPH = { least: 60, most: 140 };
const SENTENCE = { least: 8, most: 30 };
const ASKED = { least: 5, most: 9 };
const TOPIC_WORDS = 150;
const ARTICLES_PER_TOPIC = 4;
const FOLDER_SIZE = 500;
/** Shares of a text's words; the rest are content words of any text. */
const SHARE = { little: 0.5, topic: 0.2, name: 0.03, figure: 0.02 };
const QUESTIONS = ['Que dit-on de', 'Combien coûte', 'Quand a eu lieu', 'Qui a parlé de', 'Où est'];

/** Articles one after the other, the same for the same seed; none is kept, so there may be any number. */
export function* generateArticles({
  passages,
  seed,
}: GenerateOptions): IterableIterator<GeneratedArticle> {
  const random = seeded(seed);
  const words = contentWords(random);
  const common = zipf(words);
  const little = zipf(functionWords);
  let topic = newTopic(random, words);
  let made = 0;
  for (let i = 0; made < passages; i++) {
    if (i % ARTICLES_PER_TOPIC === 0) topic = newTopic(random, words);
    const count = Math.min(between(random, 4, 9), Math.max(1, passages - made - 1));
    made += count + 1;
    const word = (): string => {
      const share = random();
      if (share < SHARE.little) return little(random);
      if (share < SHARE.little + SHARE.topic) return topic.word(random);
      if (share < SHARE.little + SHARE.topic + SHARE.name) return pick(random, topic.names);
      if (share < 1 - SHARE.figure) return common(random);
      return figure(random);
    };
    const body = Array.from({ length: count }, () => paragraph(random, word));
    const headline = capital(Array.from({ length: 4 }, () => topic.word(random)).join(' '));
    const date = `${between(random, 1, 28)} ${pick(random, MONTHS)} ${between(random, 2019, 2024)}`;
    yield {
      file: path.join(`${Math.floor(i / FOLDER_SIZE)}`, `article-${i}.txt`),
      text: `${headline} à ${properName(random)}\n\nPublié le ${date}\n\n${body.join('\n\n')}\n`,
      questions: [1, 2].map(() => question(random, pick(random, body))),
    };
  }
}

/** Writes the articles to a folder as they are made. @returns their questions. */
export function writeArticles(folder: string, options: GenerateOptions): string[] {
  const questions: string[] = [];
  for (const { file, text, questions: asked } of generateArticles(options)) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
    questions.push(...asked);
  }
  return questions;
}

function newTopic(random: Random, words: readonly string[]): Topic {
  return {
    word: zipf(
      Array.from({ length: TOPIC_WORDS }, () => words[Math.floor(random() ** 3 * words.length)]!),
    ),
    names: Array.from({ length: 12 }, (_, i) =>
      i % 2 === 0 ? personName(random) : properName(random),
    ),
  };
}

function paragraph(random: Random, word: () => string): string {
  const wanted = between(random, PARAGRAPH.least, PARAGRAPH.most);
  const sentences: string[] = [];
  for (let words = 0; words < wanted; ) {
    const left = PARAGRAPH.most - words;
    const length = Math.min(between(random, SENTENCE.least, SENTENCE.most), left);
    sentences.push(sentence(random, word, length));
    words += length;
  }
  return sentences.join(' ');
}

function sentence(random: Random, word: () => string, length: number): string {
  const words = Array.from({ length }, word);
  const comma = between(random, 3, length - 3);
  if (length > 12) words[comma] += ',';
  return `${capital(words.join(' '))}.`;
}

function figure(random: Random): string {
  const kind = random();
  if (kind < 0.3) return `${between(random, 1, 28)} ${pick(random, MONTHS)}`;
  if (kind < 0.5) return `${between(random, 1, 99)},${between(random, 1, 9)} %`;
  if (kind < 0.7) return `${between(random, 2, 900)} 000 euros`;
  return `${between(random, 2, 2000)}`;
}

/**
 * Asks for what a sentence of the paragraph says, in some of its words as they stand there. A question of PIAF has 9.5
 * words on average, half of them function words, and so has this.
 */
function question(random: Random, text: string): string {
  const words = pick(random, text.split(/(?<=\.) /)).match(/\p{L}+/gu) ?? [];
  const length = between(random, ASKED.least, ASKED.most);
  const start = between(random, 0, Math.max(0, words.length - length));
  const asked = words.slice(start, start + length).join(' ');
  return `${pick(random, QUESTIONS)} ${asked} ?`;
}
