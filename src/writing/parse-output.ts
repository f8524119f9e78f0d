import * as z from 'zod';

/** A sentence as the model wrote it, with the passage that it names and the words that it says it took from there. */
export interface WrittenSentence {
  readonly text: string;
  /** Counted from 1. */
  readonly passage: number;
  readonly quote: string;
}

/** What a language model has written so far. */
interface ParsedOutput {
  /** Those that are written out. */
  readonly sentences: readonly WrittenSentence[];
  /** Whether the model says that the passages do not answer. */
  readonly foundNothing: boolean;
}

const MOST_SENTENCES = 8;
const asked = z.object({ text: z.string(), passage: z.int().min(1).max(99), quote: z.string() });
/** What the structured form is asked to follow. */
export const OUTPUT_SCHEMA = z.toJSONSchema(
  z.object({ sentences: z.array(asked).max(MOST_SENTENCES) }),
);
/** Characters of a line that can be a sentence with its quote. */
const MAX_LINE_CHARS = 2000;
/** 2, "2", "passage 2", "[2]". */
const passageNumber = z.preprocess(
  (value) => (typeof value === 'string' ? Number(/\d+/.exec(value)?.[0]) : value),
  z.number(),
);
const sentenceSchema = z.object({ text: z.string(), passage: passageNumber, quote: z.string() });
/** What some servers make of an answer: a call whose arguments are JSON in a string. */
const callSchema = z.object({ arguments: z.string() });
const THOUGHT = /<(think|thinking|thought|reasoning)>[\s\S]*?(?:<\/\1>|$)/gi;
/** An object that holds the fields asked for, wherever it begins: some models talk first. */
const JSON_START =
  /\{\s*"(?:sentences|text|passage|quote|name|arguments|answer)"\s*:|^\s*(?:```\w*\s*)?\[\s*(?:\{|\])/;
const EMPHASIS = /\*\*|__|`|^[ \t]*#+[ \t]*/gm;
/** A quotation in a block of its own goes with the sentence before. */
const BLOCK = /(?<!\s)[^\S\n]*\n\s*>\s*/g;
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
  if (JSON_START.test(text)) return parseJson(text, ended);
  return parseLines(text.replace(BLOCK, ' ').replace(EMPHASIS, ''), ended);
}

function parseJson(text: string, ended: boolean): ParsedOutput {
  const sentences = innermostObjects(text).flatMap((object) => sentencesOf(object));
  const empty = /"sentences"\s*:\s*\[\s*\]/.test(text);
  return { sentences: sentences.slice(0, MOST_SENTENCES), foundNothing: ended && empty };
}

function sentencesOf(json: string): readonly WrittenSentence[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return []; // what is no JSON says nothing
  }
  const call = callSchema.safeParse(value).data;
  if (call) return parseJson(call.arguments, true).sentences;
  const sentence = sentenceSchema.safeParse(value).data;
  return sentence ? [sentence] : [];
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
    const [, claim, passage, quote] =
      (line.length <= MAX_LINE_CHARS && LINE.exec(line.trim())) || [];
    return claim && passage && quote ? [{ text: claim, passage: Number(passage), quote }] : [];
  });
  const nothing = whole.some((line) => /^\W*(?:aucune r[ée]ponse|no answer)\W*$/i.test(line));
  const foundNothing = nothing && sentences.length === 0;
  return { sentences: sentences.slice(0, MOST_SENTENCES), foundNothing };
}
