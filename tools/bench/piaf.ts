import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../tests/helpers/sample-library.ts';
import { readSquad, type SquadSet } from '../eval/squad.ts';

export const PIAF = path.join(repository, '../shared/data/piaf-v1.1.json');
export const hasPiaf = existsSync(PIAF);

const QUESTIONS = 947;

/** PIAF with some of its questions, evenly from all of it. */
export const piafSet = (): SquadSet => readSquad(PIAF, QUESTIONS);

/** Writes its articles to a folder. @returns questions about them. */
export function writePiaf(folder: string): string[] {
  const { articles, questions } = piafSet();
  mkdirSync(folder, { recursive: true });
  for (const { id, title, text } of articles) {
    writeFileSync(path.join(folder, `${id}.txt`), `${title}\n\n${text}\n`);
  }
  return questions.map(({ question }) => question);
}
