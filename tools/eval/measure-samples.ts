import { readFileSync } from 'node:fs';
import type { Answer } from '../../src/answering/answer.ts';
import type { Kiosque } from '../../src/product/kiosque.ts';

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
  const file = new URL(`../../tests/fixtures/questions/${name}.jsonl`, import.meta.url);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/** Spaces and quotes told alike. */
const inPlainSigns = (text: string): string =>
  text.replace(/\s+/gu, ' ').replace(/[’‘]/g, "'").replace(/[“”]/g, '"').toLowerCase();

const filesOf = ({ file, files }: SampleQuestion): readonly string[] =>
  files ?? (file ? [file] : []);

function sourceIsRight(answer: Answer, gold: SampleQuestion): boolean {
  const first = answer.sentences[0]?.citation.file ?? answer.passages[0]?.article.file;
  return first !== undefined && filesOf(gold).includes(first);
}

function showsAnswer(answer: Answer, gold: SampleQuestion): boolean {
  const wanted = gold.answers ?? (gold.answer ? [gold.answer] : []);
  return answer.sentences.some(({ citation }) =>
    wanted.some((text) => inPlainSigns(citation.quote).includes(inPlainSigns(text))),
  );
}

/** The source is right; or, without an answer in the articles, none is given. */
function isUnderstood(answer: Answer, gold: SampleQuestion): boolean {
  if (filesOf(gold).length === 0) return answer.kind === 'abstained' || answer.kind === 'chat';
  return sourceIsRight(answer, gold);
}

/** Understood, and where there is an answer, it is shown. */
function turnIsRight(answer: Answer, gold: SampleQuestion): boolean {
  return isUnderstood(answer, gold) && (filesOf(gold).length === 0 || showsAnswer(answer, gold));
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

/** Shares of the dialogues, in percent. */
export interface DialogueFigures {
  readonly dialogues: number;
  /** Every turn was understood: its source is right, or it has no answer and none is given. */
  readonly understood: number;
  /** And every turn shows its gold sentence. */
  readonly answered: number;
}

export async function measureDialogues(
  kiosque: Kiosque,
  dialogues: readonly SampleDialogue[],
  failures: (question: SampleQuestion, answer: Answer) => void,
): Promise<DialogueFigures> {
  let understood = 0;
  let answered = 0;
  for (const [i, { turns }] of dialogues.entries()) {
    const told: Answer[] = [];
    for (const gold of turns) {
      const answer = await kiosque.ask(gold.question, { conversation: `dialogue ${i}` });
      told.push(answer);
      if (!turnIsRight(answer, gold)) failures(gold, answer);
    }
    if (turns.every((gold, k) => isUnderstood(told[k]!, gold))) understood++;
    if (turns.every((gold, k) => turnIsRight(told[k]!, gold))) answered++;
  }
  const percent = (n: number): number => (100 * n) / (dialogues.length || 1);
  return {
    dialogues: dialogues.length,
    understood: percent(understood),
    answered: percent(answered),
  };
}
