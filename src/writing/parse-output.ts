import { z } from 'zod';

/** A sentence as the model wrote it, with the passage that it names and the words that it says it took from there. */
export interface WrittenSentence {
  readonly text: string;
  /** Counted from 1. */
  readonly passage: number;
  readonly quote: string;
}

export interface ParsedOutput {
  /** Those that are written out. */
  readonly sentences: readonly WrittenSentence[];
  /** Whether the model says that the passages do not answer. */
  readonly foundNothing: boolean;
}

/** What the structured form is asked to follow. */
export const OUTPUT_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['sentences'],
  properties: {
    sentences: {
      type: 'array',
      maxItems: 8,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['text', 'passage', 'quote'],
        properties: {
          text: { type: 'string' },
          passage: { type: 'integer' },
          quote: { type: 'string' },
        },
      },
    },
  },
} as const;

/** The plain form's word for "the passages do not answer". */
export const NOTHING = { fr: 'AUCUNE RÉPONSE', en: 'NO ANSWER' } as const;

const MOST_SENTENCES = 8;
/** Characters of a line that can be a sentence with its quote. */
const LONGEST = 2000;
const sentenceSchema = z.object({ text: z.string(), passage: z.number(), quote: z.string() });
const THOUGHT = /<(think|thinking|thought|reasoning)>[\s\S]*?(?:<\/\1>|$)/gi;
const JSON_START = /^\s*(?:```\w*\s*)?(?:\{|\[\s*(?:\{|\]))/;
/** `Sentence. [2] «words of the passage»` */
const LINE = /^(?:[-*•]\s+|\d+[.)]\s+)?([^[\]]*[^[\]\s])\s*\[(\d+)\]\s*[«“"](.+)[»”"][\s.]*$/;

/**
 * Reads what a model has written so far, in either form; thoughts are left out, and whatever follows neither form.
 * @param ended whether that is all: the last line of the plain form counts only then.
 */
export function parseOutput(written: string, ended: boolean): ParsedOutput {
  const unthought = written.replace(THOUGHT, '');
  // Some servers cut the opening tag off.
  const closing = /^[\s\S]*<\/(?:think|thinking|thought|reasoning)>/i.exec(unthought);
  const text = closing ? unthought.slice(closing[0].length) : unthought;
  return JSON_START.test(text) ? parseJson(text, ended) : parseLines(text, ended);
}

function parseJson(text: string, ended: boolean): ParsedOutput {
  const sentences: WrittenSentence[] = [];
  for (const object of innermostObjects(text)) {
    const sentence = sentenceOf(object);
    if (sentence) sentences.push(sentence);
  }
  const empty = /"sentences"\s*:\s*\[\s*\]/.test(text);
  return { sentences: sentences.slice(0, MOST_SENTENCES), foundNothing: ended && empty };
}

function sentenceOf(json: string): WrittenSentence | null {
  try {
    return sentenceSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null; // what is no JSON says nothing
  }
}

/** The texts between braces that hold no other braces, each once it is closed. */
function innermostObjects(text: string): string[] {
  const found: string[] = [];
  let open = -1;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (inString) {
      if (character === '\\') i++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{') open = i;
    else if (character === '}') {
      if (open >= 0) found.push(text.slice(open, i + 1));
      open = -1;
    }
  }
  return found;
}

function parseLines(text: string, ended: boolean): ParsedOutput {
  const lines = text.split('\n');
  const whole = ended ? lines : lines.slice(0, -1);
  const sentences = whole.flatMap((line) => {
    const [, said, passage, quote] = (line.length <= LONGEST && LINE.exec(line.trim())) || [];
    return said && passage && quote ? [{ text: said, passage: Number(passage), quote }] : [];
  });
  const nothing = whole.some((line) => /^\W*(?:aucune r[ée]ponse|no answer)\W*$/i.test(line));
  return {
    sentences: sentences.slice(0, MOST_SENTENCES),
    foundNothing: nothing && sentences.length === 0,
  };
}
