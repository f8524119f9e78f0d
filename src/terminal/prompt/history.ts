import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { oneLine } from '../printable.ts';

const LINES_KEPT = 500;
/** For its owner alone: questions tell much of who asks them. */
const PRIVATE = { mode: 0o600 };

/** The lines typed at the prompt, kept between sessions in one private file. Where it cannot be written, there is none. */
export class History {
  readonly #file: string;

  constructor(dataDir: string) {
    this.#file = join(dataDir, 'history');
  }

  /** Oldest first. */
  read(): readonly string[] {
    const all = attempt(() => readFileSync(this.#file, 'utf8'))?.split('\n') ?? [];
    const lines = all.map(oneLine).filter((line) => line !== '');
    const kept = lines.slice(-LINES_KEPT);
    if (lines.length > 2 * LINES_KEPT) {
      attempt(() => writeFileSync(this.#file, `${kept.join('\n')}\n`, PRIVATE));
    }
    return kept;
  }

  add(line: string): void {
    attempt(() => {
      mkdirSync(dirname(this.#file), { recursive: true });
      appendFileSync(this.#file, `${oneLine(line)}\n`, PRIVATE);
    });
  }

  /** @returns how many lines were erased. */
  forget(): number {
    const lines = this.read().length;
    rmSync(this.#file, { force: true });
    return lines;
  }
}

/** AnswerOptions goes on without a history. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
