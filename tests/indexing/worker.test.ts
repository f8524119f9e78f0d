import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { startWorker, type Worker } from '../../src/indexing/worker/worker.ts';
import { expectSame } from '../embeddings/embedder-contract.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { expectBoth } from '../helpers/typography.ts';

const folder = temporaryFolder();
const articlesDir = join(folder, 'articles');
mkdirSync(articlesDir);
const options = {
  model: 'kiosque-fr-en',
  cacheDir: join(folder, 'cache'),
  articlesDir,
  dataDir: join(folder, 'data'),
};
const TEXTS = Array.from(
  { length: 1_000 },
  (_, i) => `La phrase ${i} parle du budget de la ville.`,
);

const open: Worker[] = [];
const start = async (changes = {}): Promise<Worker> => {
  const worker = await startWorker({ ...options, ...changes });
  open.push(worker);
  return worker;
};
afterEach(() => Promise.all(open.splice(0).map((worker) => worker.close())));

const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('the worker', () => {
  it('embeds its first question within two seconds of its start', async () => {
    const started = performance.now();
    const worker = await start();
    const [vector] = await worker.embedder.embed(['Quel budget ?'], 'query');
    expect(vector).toHaveLength(384);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('is started again when it is killed at work, and answers what it was asked', async () => {
    const worker = await start();
    const before = await worker.embedder.embed(TEXTS, 'passage');
    const pid = worker.pid!;
    // Held, lest a quick machine be done before it is killed.
    process.kill(pid, 'SIGSTOP');
    const answers = Promise.all([
      worker.embedder.embed(TEXTS, 'passage'),
      worker.embedder.embed(TEXTS.slice(0, 3), 'passage'),
    ]);
    await wait(20);
    process.kill(pid, 'SIGKILL');
    const [all, three] = await answers;
    expect(all).toHaveLength(TEXTS.length);
    for (const at of [0, 500, 999]) expectSame(all[at]!, before[at]!);
    expectSame(three[2]!, before[2]!);
    expect(worker.pid).not.toBe(pid);
    expect(runs(pid)).toBe(false);
  });

  it('is killed and started again when it hangs, and does its batch again', async () => {
    const worker = await startWorker(
      { ...options, dataDir: join(folder, 'hung') },
      undefined,
      3_000,
    );
    open.push(worker);
    mkdirSync(articlesDir, { recursive: true });
    writeFileSync(join(articlesDir, 'hung.txt'), 'Le budget\n\nLe budget de la ville augmente.\n');
    const pid = worker.pid!;
    process.kill(pid, 'SIGSTOP');
    const { added } = await worker.update({ full: false, files: null });
    expect(added).toBe(1);
    expect(worker.pid).not.toBe(pid);
    expect(runs(pid)).toBe(false);
    rmSync(join(articlesDir, 'hung.txt'));
  });

  it('is started again when it died between two questions', async () => {
    const worker = await start();
    process.kill(worker.pid!, 'SIGKILL');
    await wait(50);
    expect(await worker.embedder.embed(['Quel budget ?'], 'query')).toHaveLength(1);
  });

  it('gives up with a clear error when it keeps dying', async () => {
    const worker = await start();
    let error: unknown;
    for (let death = 0; death < 6 && error === undefined; death++) {
      process.kill(worker.pid!, 'SIGKILL');
      await wait(50);
      await worker.embedder.embed(['Quel budget ?'], 'query').catch((thrown: unknown) => {
        expect(death).toBe(3);
        error = thrown;
      });
    }
    expect(error).toBeInstanceOf(UserError);
    const { text, remedy } = error as UserError;
    for (const said of [text, remedy]) expectBoth(said);
    expect(text.en).toContain('died 4 times');
    expect(text.fr).toContain('s’est arrêté 4\u00a0fois en 30\u00a0s');
  });

  it('passes errors on with what to do about them', async () => {
    const model = join(folder, 'no-model');
    const error = await start({ model }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    const { message, text, remedy } = error as UserError;
    expect(message).toContain(`${model} does not exist`);
    expect(text.fr).toContain(`${model} n’existe pas`);
    expect(remedy.en).toContain('existing folder');
    expect(remedy.fr).toContain('un dossier qui existe');
  });

  it('ends when it is closed, and rejects what comes after', async () => {
    const worker = await start();
    const pid = worker.pid!;
    const unanswered = worker.embedder.embed(TEXTS, 'passage').catch((error: unknown) => error);
    await worker.close();
    expect(runs(pid)).toBe(false);
    expect(await unanswered).toBeInstanceOf(Error);
    await expect(worker.embedder.embed(['a'], 'query')).rejects.toThrow('closed');
    await worker.close();
  });

  it('indexes a folder, and embeds questions meanwhile', async () => {
    for (let i = 0; i < 40; i++) {
      const sentences = TEXTS.slice(i * 25, i * 25 + 25).join(' ');
      writeFileSync(join(articlesDir, `article-${i}.txt`), `Le budget ${i}\n\n${sentences}\n`);
    }
    const worker = await start();
    const stages = new Set<string>();
    const order: string[] = [];
    const refreshed = worker
      .update({ full: true, files: null }, ({ stage }) => stages.add(stage))
      .finally(() => order.push('refresh'));
    const asked = worker.embedder.embed(['Quel budget ?'], 'query').then(() => order.push('ask'));
    const [summary] = await Promise.all([refreshed, asked]);
    expect(summary).toMatchObject({ articles: 40, added: 40, skipped: [] });
    expect(stages).toContain('read');
    expect(order).toEqual(['ask', 'refresh']);
  });
});

describe('a process with a worker', () => {
  const workerFile = JSON.stringify(
    fileURLToPath(new URL('../../src/indexing/worker/worker.ts', import.meta.url)),
  );
  const script = (rest: string) => {
    const file = join(folder, `script-${Math.random()}.mts`);
    const text = `import { startWorker } from ${workerFile};
      const worker = await startWorker(${JSON.stringify(options)});
      await worker.embedder.embed(['Quel budget ?'], 'query');
      ${rest}`;
    writeFileSync(file, text);
    return ['--import', import.meta.resolve('tsx'), file];
  };

  it('has its standard output for itself, from any folder, and ends when it closes the worker', async () => {
    const args = script(`console.log('mine'); await worker.close();`);
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: '/' });
    expect(stdout).toBe('mine\n');
    expect(stderr).toBe('');
  });

  it('takes the worker with it, even when it is killed', async () => {
    const parent = spawn(process.execPath, script(`console.log(worker.pid);`), { cwd: '/' });
    const [line] = await once(createInterface({ input: parent.stdout }), 'line');
    const pid = Number(line);
    expect(runs(pid)).toBe(true);
    parent.kill('SIGKILL');
    for (let i = 0; i < 40 && runs(pid); i++) await wait(50);
    expect(runs(pid)).toBe(false);
  });
});
