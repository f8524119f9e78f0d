import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Embedder } from '../../embeddings/embedder.ts';
import { parseArticles } from '../../src/articles/parse-articles.ts';
import type { Language } from '../../src/text/language.ts';
import type { GivenPassage } from '../../src/verifying/evidence.ts';
import { type GateThresholds, gate, type Verdict } from '../../src/verifying/gate.ts';
import type { WrittenSentence } from '../../src/verifying/written-sentence.ts';
import { parseOutput } from '../../src/writing/parse-output.ts';

const SAMPLES = fileURLToPath(new URL('../../articles', import.meta.url));
const FIXTURES = fileURLToPath(new URL('../../tests/verifying/fixtures', import.meta.url));

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

/** No threshold is fitted on the last batches. */
export function isHeldOut({ batch }: GateCase): boolean {
  return batch >= 9;
}

/**
 * What a gate showed that had never met a batch, by batch: true sentences, false ones. No rule changes these. The first
 * batch was written beside the first gate, the fourteenth beside a later one; the fifth and the twelfth have no true
 * sentences.
 */
const FIRST_SIGHT: Readonly<
  Record<number, { readonly honest: number | null; readonly adversarial: number }>
> = {
  2: { honest: 35, adversarial: 5 },
  3: { honest: 30, adversarial: 7 },
  4: { honest: 18, adversarial: 4 },
  5: { honest: null, adversarial: 10 },
  6: { honest: 11, adversarial: 3 },
  7: { honest: 25, adversarial: 15 },
  8: { honest: 52, adversarial: 12 },
  9: { honest: 36, adversarial: 5 },
  10: { honest: 23, adversarial: 3 },
  11: { honest: 57, adversarial: 10 },
  12: { honest: null, adversarial: 23 },
  13: { honest: 43, adversarial: 1 },
  15: { honest: 62, adversarial: 5 },
  16: { honest: 33, adversarial: 6 },
};

/** The fixtures and the sample articles as passages, by name. */
export async function fixturePassages(): Promise<ReadonlyMap<string, GivenPassage>> {
  const files = [FIXTURES, SAMPLES].flatMap((folder) =>
    (readdirSync(folder, { recursive: true }) as string[]).map((file) => ({ folder, file })),
  );
  const passages = new Map<string, GivenPassage>();
  for (const { folder, file } of files.filter(({ file }) => /\.(?:md|txt|html)$/.test(file))) {
    const bytes = readFileSync(path.join(folder, file));
    const parsed = await parseArticles(file, bytes, null, {
      now: new Date('2026-06-01T12:00:00Z'),
    });
    if ('problem' in parsed) throw new Error(`${file} ${parsed.problem.en}`);
    const { text, leftovers: _leftovers, ...article } = parsed[0]!;
    const name = path.parse(file).name;
    passages.set(name, { articleId: name, file, article, start: 0, text });
  }
  return passages;
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

/** Prints how much of what is true and of what is not the gate shows: by kind, and by batch as it was at first sight. */
export async function reportGate(embedder: Embedder): Promise<{ honest: number; leaks: number }> {
  const passages = await fixturePassages();
  const all = { honest: [] as JudgedCase[], adversarial: [] as JudgedCase[] };
  for (const name of ['honest', 'adversarial'] as const) {
    const judged = all[name];
    for (const one of gateCases(name)) judged.push(await judge(one, passages, embedder));
    console.log(`\n${name}: sentences shown`);
    for (const kind of [...new Set(judged.map(({ asked }) => asked.kind))].sort()) {
      row(
        kind,
        judged.filter(({ asked }) => asked.kind === kind),
      );
    }
    for (const batch of [...new Set(judged.map(({ asked }) => asked.batch))]) {
      const cases = judged.filter(({ asked }) => asked.batch === batch);
      const first = FIRST_SIGHT[batch]?.[name] ?? null;
      row(`batch ${batch}`, cases, first === null ? '' : `${first} at first sight`);
    }
    row('all', judged);
  }
  const kept = shareOf(all.honest.filter(({ asked }) => keepsTheWords(asked)));
  const honest = shareOf(all.honest);
  const leaks = shownOf(all.adversarial);
  console.log(`\nshown of honest sentences: ${honest.toFixed(1)} %`);
  console.log(`shown of those that keep the passage's words: ${kept.toFixed(1)} %`);
  console.log(`shown of sentences that nothing proves: ${leaks}`);
  return { honest: kept, leaks };
}

function row(label: string, cases: readonly JudgedCase[], note = ''): void {
  const count = `(${shownOf(cases)} of ${cases.length})`.padStart(14);
  console.log(`  ${label.padEnd(28)}${shareOf(cases).toFixed(1).padStart(6)} %${count}  ${note}`);
}
