import { createInterface } from 'node:readline';
import { type Readable, Writable } from 'node:stream';

/** Asks whoever sets the bot up. */
export interface Questions {
  /** The line written in answer, trimmed; null when whoever was asked has left. */
  ask(question: string): Promise<string | null>;
  /** The same, without showing what is written. */
  askHidden(question: string): Promise<string | null>;
  /** Aborted when whoever is asked presses Ctrl-C. */
  readonly left: AbortSignal;
  close(): void;
}

/** Asks questions at a terminal; elsewhere, each is answered by a line of the input. */
export function openQuestions(
  stdin: Readable & { readonly isTTY?: boolean },
  stdout: Writable & { readonly isTTY?: boolean },
): Questions {
  let hidden = false;
  const echo = new Writable({
    write(chunk, _encoding, done) {
      if (hidden) done();
      else stdout.write(chunk, done);
    },
  });
  const terminal = stdin.isTTY === true && stdout.isTTY === true;
  const lines = createInterface({ input: stdin, output: echo, terminal, historySize: 0 });
  const waiting: string[] = [];
  let closed = false;
  let wake: () => void = () => {};
  lines.on('line', (line) => {
    waiting.push(line);
    wake();
  });
  const leaving = new AbortController();
  lines.on('SIGINT', () => {
    leaving.abort();
    lines.close();
  });
  lines.on('close', () => {
    closed = true;
    wake();
  });
  const next = async (): Promise<string | null> => {
    while (waiting.length === 0 && !closed) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return waiting.shift()?.trim() ?? null;
  };
  return {
    ask(question) {
      stdout.write(question);
      return next();
    },
    async askHidden(question) {
      stdout.write(question);
      hidden = true;
      const line = await next();
      hidden = false;
      stdout.write('\n');
      return line;
    },
    left: leaving.signal,
    close: () => lines.close(),
  };
}
