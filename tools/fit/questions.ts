import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '../../src/text/language.ts';

/** A question with its kind and the words in it that name what it is about. */
export interface KindQuestion {
  readonly q: string;
  readonly lang: Language;
  readonly kind: string;
  readonly topic: readonly string[];
}

const FOLDER = fileURLToPath(new URL('questions', import.meta.url));

/** The questions beside this file, in the order of their files. */
export function kindQuestions(): KindQuestion[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(join(FOLDER, name), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as KindQuestion);
}
