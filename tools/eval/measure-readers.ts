import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadConfig } from '../../src/config/config.ts';
import { openKiosque } from '../../src/product/open.ts';
import { answerJson } from '../../src/terminal/answer-json.ts';
import { type ReaderQuestion, type ReaderScore, scoreReader } from './score-reader.ts';

/** A question with what was answered and how that was scored. */
export interface ReaderResult extends ReaderScore {
  readonly gold: ReaderQuestion;
  readonly answer: ReturnType<typeof answerJson>;
  /** Why it came without the reader, where it should have been read. */
  readonly readingTrouble: string | undefined;
}

/** The clock of the handed set, unless its README names another (`--now YYYY-MM-DD`). */
const HANDED_CLOCK = '2025-10-01';

/**
 * Asks the questions of a readers' set (`articles/`, `questions.jsonl`, `README.md`) in their order, in one process.
 * @throws Error when the folder has no questions.
 */
export async function measureReaders(folder: string): Promise<ReaderResult[]> {
  const file = path.join(folder, 'questions.jsonl');
  if (!existsSync(file)) throw new Error(`There is no ${file}: give the folder of a readers' set.`);
  const questions = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as ReaderQuestion);
  const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');
  const clock = /--now (\d{4}-\d\d-\d\d)/.exec(readme)?.[1] ?? HANDED_CLOCK;
  const dataDir = mkdtempSync(path.join(tmpdir(), 'kiosque-readers-'));
  const config = loadConfig(
    { ...process.env, ARTICLES_DIR: path.join(folder, 'articles'), DATA_DIR: dataDir },
    {},
  );
  const now = new Date(`${clock}T12:00:00Z`);
  const { kiosque } = await openKiosque(config, { now, refresh: 'if-needed' });
  try {
    const results: ReaderResult[] = [];
    for (const gold of questions) {
      const { q, conversation } = gold;
      const reply = await kiosque.ask(q, conversation ? { conversation } : {});
      const answer = answerJson(reply);
      const { readingTrouble } = reply;
      results.push({ gold, answer, readingTrouble, ...scoreReader(gold, answer) });
    }
    return results;
  } finally {
    await kiosque.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Counts of the four verdicts among the results of one kind or language. */
function row(name: string, results: readonly ReaderResult[]): string {
  const count = (verdict: ReaderScore['verdict']): string =>
    String(results.filter((result) => result.verdict === verdict).length).padStart(8);
  return `${name.padEnd(12)}${String(results.length).padStart(5)}${count('right')}${count('wrong')}${count('warned')}${count('refused')}`;
}

const share = (part: readonly unknown[], whole: readonly unknown[]): string =>
  `${((100 * part.length) / (whole.length || 1)).toFixed(1)} % (${part.length} of ${whole.length})`;

/** Tables by kind and language, and the shares that the README says to follow. */
export function readersReport(results: readonly ReaderResult[]): string {
  const kinds = [...new Set(results.map(({ gold }) => gold.kind))];
  const head = `${'kind'.padEnd(12)}${'n'.padStart(5)}${'right'.padStart(8)}${'wrong'.padStart(8)}${'warned'.padStart(8)}${'refused'.padStart(8)}`;
  const lines = [
    head,
    ...kinds.map((kind) =>
      row(
        kind,
        results.filter(({ gold }) => gold.kind === kind),
      ),
    ),
  ];
  for (const language of ['fr', 'en'] as const) {
    const some = results.filter(({ gold }) => gold.lang === language);
    lines.push('', `${language}:`, ...figures(some));
  }
  lines.push('', 'all:', ...figures(results));
  const unread = results.flatMap(({ readingTrouble }) => readingTrouble ?? []);
  if (unread.length > 0)
    lines.push('', `${unread.length} answers came without the reader: ${unread[0]}`);
  return lines.join('\n');
}

function figures(results: readonly ReaderResult[]): string[] {
  const answerable = results.filter(({ gold }) => gold.expect === 'answer');
  const unwarned = results.filter(
    ({ answer, gold }) =>
      gold.expect !== 'chat' && answer.citations.length > 0 && !answer.answer.includes('⚠'),
  );
  const of = (kind: string) => results.filter(({ gold }) => gold.kind === kind);
  const refused = (some: readonly ReaderResult[]) => some.filter((one) => one.verdict === 'right');
  const cautious = of('near').filter(({ verdict }) => verdict !== 'wrong');
  const meanRecall = (kind: string): string => {
    const recalls = of(kind).flatMap(({ recall }) => (recall === null ? [] : [recall]));
    const mean = recalls.reduce((sum, recall) => sum + recall, 0) / (recalls.length || 1);
    return `${(100 * mean).toFixed(1)} %`;
  };
  const lengths = answerable
    .filter(({ answer }) => !answer.abstained)
    .map(({ answer }) => answer.answer.length)
    .sort((a, b) => a - b);
  return [
    `  right of the answerable           ${share(refused(answerable), answerable)}`,
    `  wrong of those without a warning  ${share(
      unwarned.filter(({ verdict }) => verdict !== 'right'),
      unwarned,
    )}`,
    `  near misses refused               ${share(refused(of('near')), of('near'))}`,
    `  near misses refused or warned     ${share(cautious, of('near'))}`,
    `  far ones refused                  ${share(refused(of('far')), of('far'))}`,
    `  mean recall of lists              ${meanRecall('list')}`,
    `  mean recall of summaries          ${meanRecall('summary')}`,
    `  median length of answers          ${lengths[Math.floor(lengths.length / 2)] ?? 0}`,
  ];
}

/** What went wrong, one question after the other, for those who mend it. */
export function readersFailures(results: readonly ReaderResult[]): string {
  return results
    .filter(({ verdict }) => verdict !== 'right')
    .map(({ gold, answer, verdict, recall }) => {
      const { id, q, lang: _lang, kind: _kind, conversation: _conversation, ...wanted } = gold;
      const part = recall === null ? '' : ` recall ${recall.toFixed(2)}`;
      return `✗ ${id} ${verdict}${part}: ${q}\n  wanted ${JSON.stringify(wanted)}\n  ${answer.answer.replaceAll('\n', '\n  ')}`;
    })
    .join('\n\n');
}
