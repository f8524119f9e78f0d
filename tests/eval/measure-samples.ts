import { readFileSync } from 'node:fs';
import type { Answer } from '../../src/answering/answer.ts';
import type { Kiosque } from '../../src/kiosque.ts';

/** One question of a set over the sample articles. `file` null: the articles do not answer it. */
export interface SampleQuestion {
  readonly question: string;
  readonly file?: string | null;
  /** Where several articles are right. */
  readonly files?: readonly string[];
  readonly answer?: string | null;
  readonly answers?: readonly string[];
  readonly kind?: string;
}

export interface SampleDialogue {
  readonly turns: readonly SampleQuestion[];
}

/** Shares in percent. */
export interface SampleFigures {
  readonly questions: number;
  /** The best passage is of a right article. */
  readonly sourceFirst: number;
  /** A gold answer stands in a sentence shown. */
  readonly answered: number;
}

export function readLines<T>(name: string): T[] {
  const file = new URL(`../fixtures/questions/${name}.jsonl`, import.meta.url);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** Spaces and quotes told alike. */
const plain = (text: string): string =>
  text.replace(/\s+/gu, ' ').replace(/[’‘]/g, "'").replace(/[“”]/g, '"').toLowerCase();

export const filesOf = ({ file, files }: SampleQuestion): readonly string[] =>
  files ?? (file ? [file] : []);

export function sourceIsRight(answer: Answer, gold: SampleQuestion): boolean {
  const first = answer.sentences[0]?.citation.file ?? answer.passages[0]?.article.file;
  return first !== undefined && filesOf(gold).includes(first);
}

export function showsAnswer(answer: Answer, gold: SampleQuestion): boolean {
  const wanted = gold.answers ?? (gold.answer ? [gold.answer] : []);
  return answer.sentences.some(({ citation }) =>
    wanted.some((text) => plain(citation.quote).includes(plain(text))),
  );
}

/** A turn is right when its source is; one without an answer, when none is given. */
export function turnIsRight(answer: Answer, gold: SampleQuestion): boolean {
  if (filesOf(gold).length === 0) return answer.kind === 'abstained' || answer.kind === 'chat';
  return sourceIsRight(answer, gold) && showsAnswer(answer, gold);
}

/** @param failures told of each question whose source is not right. */
export async function measureSamples(
  kiosque: Kiosque,
  questions: readonly SampleQuestion[],
  failures: (question: SampleQuestion, answer: Answer) => void,
): Promise<SampleFigures> {
  let source = 0;
  let answered = 0;
  for (const gold of questions) {
    const answer = await kiosque.ask(gold.question);
    if (sourceIsRight(answer, gold)) source++;
    if (showsAnswer(answer, gold)) answered++;
    if (!turnIsRight(answer, gold)) failures(gold, answer);
  }
  const percent = (n: number): number => (100 * n) / (questions.length || 1);
  return { questions: questions.length, sourceFirst: percent(source), answered: percent(answered) };
}

/** Share of the dialogues whose every turn is right, in percent. */
export async function measureDialogues(
  kiosque: Kiosque,
  dialogues: readonly SampleDialogue[],
  failures: (question: SampleQuestion, answer: Answer) => void,
): Promise<{ readonly dialogues: number; readonly right: number }> {
  let right = 0;
  for (const [i, { turns }] of dialogues.entries()) {
    let good = true;
    for (const gold of turns) {
      const answer = await kiosque.ask(gold.question, { conversation: `dialogue ${i}` });
      if (turnIsRight(answer, gold)) continue;
      good = false;
      failures(gold, answer);
    }
    if (good) right++;
  }
  return { dialogues: dialogues.length, right: (100 * right) / (dialogues.length || 1) };
}
