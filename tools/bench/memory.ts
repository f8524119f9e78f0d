import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type ProcessMemory, processTree } from './processes.ts';
import { startAsk } from './product.ts';

/**
 * Has `ask --json` answer the questions, and looks at its processes once all are answered: the program, the child with
 * the model, and the esbuild of each where tsx started one.
 * @throws where it did not answer them all.
 */
export async function memoryWhileAnswering(
  folders: { readonly articlesDir: string; readonly dataDir: string },
  questions: readonly string[],
): Promise<ProcessMemory[]> {
  const child = startAsk(folders, ['--json']);
  const lines = createInterface({ input: child.stdout });
  child.stdin.write(questions.map((question) => `${question}\n`).join(''));
  let answered = 0;
  for await (const _ of lines) if (++answered === questions.length) break;
  if (answered < questions.length) throw new Error(`only ${answered} questions were answered`);
  const processes = processTree(child.pid!);
  const closed = once(child, 'close');
  child.stdin.end();
  child.stdout.resume();
  await closed;
  return processes;
}
