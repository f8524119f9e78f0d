import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Embedder } from '../../embeddings/embedder.ts';
import { parseArticles } from '../../src/articles/parse-articles.ts';
import { median } from '../../src/median.ts';
import type { Language } from '../../src/text/language.ts';
import type { GivenPassage, Verdict, Verifier } from '../../src/verifying/claim.ts';
import { createVerifier } from '../../src/verifying/verifier.ts';
import { parseOutput, type WrittenSentence } from '../../src/writing/parse-output.ts';

const SAMPLES = fileURLToPath(new URL('../../articles', import.meta.url));
const FIXTURES = fileURLToPath(new URL('../../tests/verifying/fixtures', import.meta.url));

/** A sentence, or a whole output, that a model may give of some articles. */
export interface ClaimCase {
  readonly id: string;
  /** Written together, and frozen before any verifier saw them; counted from 1. */
  readonly batch: number;
  readonly kind: string;
  readonly language: Language;
  /** Names of the fixtures that the model was given, in order. */
  readonly articles: readonly string[];
  /** What was asked; absent where a batch was written without. */
  readonly question?: string;
  readonly sentence?: WrittenSentence;
  readonly output?: string;
}

export interface JudgedCase {
  readonly asked: ClaimCase;
  /** One for each sentence of the case. */
  readonly verdicts: readonly Verdict[];
  /** What the slowest of them took. */
  readonly ms: number;
}

export function claimCases(name: 'honest' | 'adversarial'): ClaimCase[] {
  const file = path.join(FIXTURES, `${name}.jsonl`);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/**
 * What the verifier showed of a batch that it had never met: false claims in their own words, true ones in their own words
 * and as their quotation. No later rule changes these. Batches 1 to 16 were written for the gate before it, which has seen
 * them.
 */
const FIRST_SIGHT: Readonly<
  Record<number, { readonly leaked: number; readonly written: number; readonly quoted: number }>
> = {
  17: { leaked: 0, written: 7, quoted: 59 },
  18: { leaked: 0, written: 14, quoted: 59 },
  19: { leaked: 0, written: 11, quoted: 60 },
  20: { leaked: 0, written: 9, quoted: 70 },
  21: { leaked: 2, written: 24, quoted: 52 },
  22: { leaked: 0, written: 18, quoted: 61 },
  23: { leaked: 0, written: 21, quoted: 55 },
  // Of 40 true ones; no false ones were written.
  24: { leaked: 0, written: 13, quoted: 26 },
  // Written blind: their author had seen no rule.
  25: { leaked: 0, written: 8, quoted: 72 },
  26: { leaked: 1, written: 6, quoted: 74 },
};

/** The fixtures and the sample articles as passages, by name. @throws where one of them is no article. */
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

/** Judges the sentences of a case. A case without a question is its own. */
export async function judge(
  asked: ClaimCase,
  fixtures: ReadonlyMap<string, GivenPassage>,
  verifier: Verifier,
): Promise<JudgedCase> {
  const given = asked.articles.map((name) => fixtures.get(name)!);
  const sentences = asked.sentence
    ? [asked.sentence]
    : parseOutput(asked.output ?? '', true).sentences;
  const verdicts: Verdict[] = [];
  let ms = 0;
  for (const { text, passage, quote } of sentences) {
    const proof = { passage: given[passage - 1] ?? null, quote };
    const startedAt = performance.now();
    verdicts.push(
      await verifier.verify({ text, language: asked.language }, proof, asked.question ?? text),
    );
    ms = Math.max(ms, performance.now() - startedAt);
  }
  return { asked, verdicts, ms };
}

/** The median time of a sentence, in milliseconds. */
export function medianMs(judged: readonly JudgedCase[]): number {
  return median(judged.map(({ ms }) => ms)) ?? 0;
}

/** How many cases have a sentence with such a verdict. */
export function countOf(judged: readonly JudgedCase[], kind: Verdict['kind']): number {
  return judged.filter(({ verdicts }) => verdicts.some((one) => one.kind === kind)).length;
}

const NAMES = ['honest', 'adversarial'] as const;

/** Prints what the verifier shows of true and of false claims: by kind, and by batch as it was at first sight. */
export async function reportClaims(
  embedder: Embedder,
): Promise<{ readonly written: number; readonly shown: number; readonly leaked: number }> {
  const passages = await fixturePassages();
  const verifier = createVerifier(embedder);
  const all = { honest: [] as JudgedCase[], adversarial: [] as JudgedCase[] };
  for (const name of NAMES) {
    const judged = all[name];
    for (const one of claimCases(name)) judged.push(await judge(one, passages, verifier));
    console.log(`\n${name}: in their own words, as their quotation`);
    for (const kind of [...new Set(judged.map(({ asked }) => asked.kind))].sort()) {
      row(
        kind,
        judged.filter(({ asked }) => asked.kind === kind),
      );
    }
    for (const batch of new Set(judged.map(({ asked }) => asked.batch))) {
      const cases = judged.filter(({ asked }) => asked.batch === batch);
      const first = FIRST_SIGHT[batch];
      const note =
        first && (name === 'honest' ? `${first.written}, ${first.quoted}` : first.leaked);
      row(`batch ${batch}`, cases, note === undefined ? '' : `${note} at first sight`);
    }
    row('all', judged, `${medianMs(judged).toFixed(2)} ms a sentence at the median`);
  }
  const share = (count: number, of: number): number => (100 * count) / of;
  const written = countOf(all.honest, 'written');
  const quoted = countOf(all.honest, 'quoted');
  return {
    written: share(written, all.honest.length),
    shown: share(written + quoted, all.honest.length),
    leaked: share(countOf(all.adversarial, 'written'), all.adversarial.length),
  };
}

function row(label: string, cases: readonly JudgedCase[], note = ''): void {
  const counts = (['written', 'quoted'] as const).map((kind) =>
    String(countOf(cases, kind)).padStart(6),
  );
  console.log(
    `  ${label.padEnd(28)}${counts.join('')} of ${String(cases.length).padStart(5)}  ${note}`,
  );
}
