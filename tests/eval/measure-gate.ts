import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Embedder } from '../../embeddings/embedder.ts';
import type { Language } from '../../src/articles/article.ts';
import { parseArticle } from '../../src/articles/parse-article.ts';
import type { GivenPassage } from '../../src/generating/evidence.ts';
import { type GateThresholds, gate, type Verdict } from '../../src/generating/gate.ts';
import { parseOutput, type WrittenSentence } from '../../src/generating/parse-output.ts';

const SAMPLES = fileURLToPath(new URL('../../articles', import.meta.url));
const FIXTURES = fileURLToPath(new URL('../generating/fixtures', import.meta.url));

/** A sentence, or a whole output, that a model may give of some articles. */
export interface GateCase {
  readonly id: string;
  /** Written together, and frozen before any gate saw them; counted from 1. */
  readonly batch: number;
  readonly kind: string;
  readonly language: Language;
  /** Names of the fixtures that the model was given, in order. */
  readonly articles: readonly string[];
  readonly sentence?: WrittenSentence;
  readonly output?: string;
}

export interface JudgedCase {
  readonly asked: GateCase;
  /** One for each sentence of the case. */
  readonly verdicts: readonly Verdict[];
}

export function gateCases(name: 'honest' | 'adversarial'): GateCase[] {
  const file = path.join(FIXTURES, `${name}.jsonl`);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/**
 * A third of the cases: no threshold is fitted on them, and no rule was made by looking at them, but for those of the last
 * batches (from a325 and h173 on, and a315) that failed when they were first seen.
 */
export function isHeldOut({ id }: GateCase): boolean {
  return Number(id.slice(1)) % 3 === 0;
}

/** The fixtures and the sample articles as passages, by name. */
export function fixturePassages(): ReadonlyMap<string, GivenPassage> {
  const files = [FIXTURES, SAMPLES].flatMap((folder) =>
    (readdirSync(folder, { recursive: true }) as string[]).map((file) => ({ folder, file })),
  );
  return new Map(
    files
      .filter(({ file }) => /\.(?:md|txt|html)$/.test(file))
      .map(({ folder, file }) => {
        const bytes = readFileSync(path.join(folder, file));
        const parsed = parseArticle(file, bytes, null, { now: new Date('2026-06-01T12:00:00Z') });
        if ('problem' in parsed) throw new Error(`${file} ${parsed.problem.en}`);
        const { text, leftovers: _leftovers, ...article } = parsed;
        const name = path.parse(file).name;
        return [name, { articleId: name, file, article, start: 0, text }];
      }),
  );
}

export async function judge(
  asked: GateCase,
  fixtures: ReadonlyMap<string, GivenPassage>,
  embedder: Embedder | null,
  thresholds?: GateThresholds,
): Promise<JudgedCase> {
  const given = asked.articles.map((name) => fixtures.get(name)!);
  const sentences = asked.sentence
    ? [asked.sentence]
    : parseOutput(asked.output ?? '', true).sentences;
  const verdicts: Verdict[] = [];
  for (const sentence of sentences) {
    verdicts.push(await gate(sentence, given, asked.language, 1, embedder, thresholds));
  }
  return { asked, verdicts };
}

export function shownOf(judged: readonly JudgedCase[]): number {
  return judged.filter(({ verdicts }) => verdicts.some(({ shown }) => shown !== null)).length;
}

/**
 * Of honest sentences those that keep the passage's words, as the model is told to: every content word of theirs is in the
 * supporting sentences, the headline or the sentence before. 95 in 100 must be shown. The others
 * say it in words of their own or in another language; what the gate cannot follow there is not shown.
 */
export function keepsTheWords({ kind }: GateCase): boolean {
  return kind === 'French' || kind === 'English';
}

/** The share shown, in percent. */
export function shareOf(judged: readonly JudgedCase[]): number {
  return judged.length === 0 ? 0 : (100 * shownOf(judged)) / judged.length;
}

/** Prints how much of what is true and of what is not the gate shows, by kind. */
export async function reportGate(embedder: Embedder): Promise<{ honest: number; leaks: number }> {
  const passages = fixturePassages();
  let honest = 0;
  let leaks = 0;
  for (const name of ['honest', 'adversarial'] as const) {
    const judged: JudgedCase[] = [];
    for (const one of gateCases(name)) judged.push(await judge(one, passages, embedder));
    if (name === 'honest') honest = shareOf(judged.filter(({ asked }) => keepsTheWords(asked)));
    else leaks = shownOf(judged);
    const row = (label: string, cases: readonly JudgedCase[]): string => {
      const held = cases.filter(({ asked }) => isHeldOut(asked));
      const tuned = cases.filter(({ asked }) => !isHeldOut(asked));
      const cell = (some: readonly JudgedCase[]): string =>
        `${shareOf(some).toFixed(1).padStart(8)} %${`(${shownOf(some)} of ${some.length})`.padStart(14)}`;
      return `  ${label.padEnd(26)}${cell(tuned)}${cell(held)}`;
    };
    const headings = 'tuned on'.padStart(14) + 'held out'.padStart(24);
    console.log(`\n${`${name}: sentences shown`.padEnd(26)}${headings}`);
    for (const kind of [...new Set(judged.map(({ asked }) => asked.kind))].sort()) {
      console.log(
        row(
          kind,
          judged.filter(({ asked }) => asked.kind === kind),
        ),
      );
    }
    console.log(row('all', judged));
  }
  console.log(`\nshown of honest sentences that keep the passage's words: ${honest.toFixed(1)} %`);
  console.log(`shown of sentences that nothing proves: ${leaks}`);
  return { honest, leaks };
}
