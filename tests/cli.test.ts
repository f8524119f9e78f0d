import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repository, sampleArticles } from './helpers/sample-library.ts';
import { temporaryFolder } from './helpers/temporary-folder.ts';

const root = temporaryFolder();
const program = [join(repository, 'src/run.js'), 'cli.ts'];

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill();
});

/** Runs the program as a user does, away from the repository. */
async function kiosque(
  args: readonly string[],
  { env = {}, input = '' }: { env?: Record<string, string>; input?: string } = {},
): Promise<Run> {
  const child = spawn(process.execPath, [...program, ...args], {
    cwd: mkdtempSync(join(root, 'cwd-')),
    env: {
      PATH: process.env['PATH'],
      INTERFACE_LANGUAGE: 'en',
      ARTICLES_DIR: sampleArticles,
      DATA_DIR: join(root, 'data'),
      // Loading it takes longer than all the rest; one test has it.
      READER: 'off',
      ...env,
    },
  });
  running.add(child);
  child.stdin.on('error', () => {}); // it may leave before it has read everything
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [stdout, stderr, code] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    ended,
  ]);
  running.delete(child);
  return { code, stdout, stderr };
}

const jsonLines = (stdout: string) => {
  expect(stdout).toMatch(/\n$/);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
};

const FLOOD = 'Combien de pluie est tombée avant la crue de l’Orvaine ?';
const UNKNOWN = 'Quel est le cours du cuivre à la bourse de Santiago ?';

const CITATION_KEYS = [
  'n',
  'articleId',
  'file',
  'title',
  'publisher',
  'date',
  'url',
  'place',
  'start',
  'end',
  'quote',
];
const PASSAGE_KEYS = ['rank', 'articleId', 'file', 'start', 'end', 'score', 'text'];
const ANSWER_KEYS = [
  'question',
  'answer',
  'language',
  'kind',
  'confidence',
  'warning',
  'notes',
  'sentences',
  'abstained',
  'questionKind',
  'citations',
  'passages',
  'ms',
];

// Each starts the program: a busy machine is given its time.
describe('the program', { timeout: 120_000 }, () => {
  let first: Run;
  let second: Run;
  beforeAll(async () => {
    first = await kiosque(['index']);
    second = await kiosque(['index']);
  });

  it('indexes the folder, and only what changed the next time', () => {
    expect([first.code, second.code]).toEqual([0, 0]);
    const numbers = (text: string) => text.match(/\d+/g)?.map(Number) ?? [];
    const [articles, added, changed, removed, unchanged, , , embedded] = numbers(first.stdout);
    expect([added, changed, removed, unchanged]).toEqual([articles, 0, 0, 0]);
    expect(articles).toBeGreaterThanOrEqual(10);
    expect(embedded).toBeGreaterThan(100);
    expect(numbers(second.stdout).slice(0, 5)).toEqual([articles, 0, 0, 0, articles]);
    expect(numbers(second.stdout)[7]).toBe(0);
  });

  it('answers a question and exits with 0', async () => {
    const { code, stdout } = await kiosque(['ask', FLOOD], { env: { READER: 'on' } });
    expect(code).toBe(0);
    expect(stdout).toMatch(/87\smillimètres.*\[1\]/);
    expect(stdout).toMatch(/Sources\n\[1\].*Le Courrier de l’Orvaine, March 3, 2024\n +https:/);
  });

  it('exits with 3 when the articles do not say, and cites nothing', async () => {
    const { code, stdout } = await kiosque(['ask', '--json', UNKNOWN]);
    const [answer, ...rest] = jsonLines(stdout);
    expect(rest).toEqual([]);
    expect([code, answer.abstained, answer.citations]).toEqual([3, true, []]);
    expect(answer.answer).not.toBe('');
  });

  it('exits with 2 when nothing is asked', async () => {
    const { code, stdout, stderr } = await kiosque(['ask']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--help');
  });

  it('names a wrong variable and exits with 1', async () => {
    const { code, stdout, stderr } = await kiosque(['ask', 'q'], {
      env: { INTERFACE_LANGUAGE: 'klingon' },
    });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('INTERFACE_LANGUAGE');
    expect(stderr).toContain('klingon');
    expect(stderr).toContain('auto, fr');
  });

  it('says what to do about a missing or an empty folder of articles', async () => {
    const empty = join(root, 'empty');
    mkdirSync(empty);
    const missing = join(root, 'missing');
    const runs = await Promise.all(
      [missing, empty].map((ARTICLES_DIR, i) =>
        kiosque(['ask', '--json', 'q'], { env: { ARTICLES_DIR, DATA_DIR: join(root, `no-${i}`) } }),
      ),
    );
    for (const { code, stdout, stderr } of runs) {
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toContain('ARTICLES_DIR');
      expect(stderr).not.toContain('    at ');
    }
    expect(runs[0]!.stderr).toContain(`${missing} does not exist`);
    expect(runs[1]!.stderr).toContain(`no article in ${empty}`);
  });

  it('answers the lines of its input in order, and every citation is in the stored text', async () => {
    const input = [
      FLOOD,
      JSON.stringify({ question: UNKNOWN, conversation: 'a' }),
      JSON.stringify({ question: 'Combien ?', article: 'tramway-port-lamier.txt' }),
      JSON.stringify({ question: 'crue', since: '2100' }),
      '',
      '{"question"',
      JSON.stringify({ question: '" * NEAR ( - \u0000 \ud800' }),
      'Why is the ferry to Skerrow delayed?',
    ].join('\n');
    const { code, stdout } = await kiosque(['ask', '--json'], { input });
    expect(code).toBe(1); // two of the lines are no questions
    const answers = jsonLines(stdout);
    expect(answers).toHaveLength(8);
    expect(answers.map(({ question }) => question)).toEqual([
      FLOOD,
      UNKNOWN,
      'Combien ?',
      'crue',
      '',
      undefined,
      expect.stringContaining('" * NEAR ('),
      'Why is the ferry to Skerrow delayed?',
    ]);
    expect(answers.map(({ error }) => error !== undefined)).toEqual(
      answers.map((_, i) => i === 4 || i === 5),
    );

    for (const answer of answers.filter(({ error }) => error === undefined)) {
      expect(Object.keys(answer)).toEqual(ANSWER_KEYS);
      expect(answer.abstained).toBe(answer.citations.length === 0);
      expect(typeof answer.ms).toBe('number');
      expect(answer.passages.length).toBeLessThanOrEqual(10);
      for (const [i, citation] of answer.citations.entries()) {
        expect(Object.keys(citation)).toEqual(CITATION_KEYS);
        expect(citation.n).toBe(i + 1);
        expect(answer.answer).toContain(`[${citation.n}]`);
        expect(existsSync(join(sampleArticles, citation.file))).toBe(true);
      }
      for (const [i, passage] of answer.passages.entries()) {
        expect(Object.keys(passage)).toEqual(PASSAGE_KEYS);
        expect(passage.rank).toBe(i + 1);
      }
    }
    for (const { file } of answers[2].passages) expect(file).toBe('tramway-port-lamier.txt');

    const [citation] = answers[0].citations;
    expect(citation).toMatchObject({ file: 'local/crue-orvaine-evacuations.md' });
    expect(citation.quote).toMatch(/87\smillimètres/);
    const source = await kiosque(['source', '--article', citation.articleId, '--text']);
    expect(source.code).toBe(0);
    const own = answers.flatMap(({ citations = [], passages = [] }) => [
      ...citations.map(({ quote, ...rest }: { quote: string }) => ({ ...rest, text: quote })),
      ...passages,
    ]);
    const ofArticle = own.filter(({ articleId }) => articleId === citation.articleId);
    expect(ofArticle.length).toBeGreaterThan(1);
    for (const { start, end, text } of ofArticle) {
      expect(source.stdout.slice(start, end)).toBe(text);
    }
  });

  it('talks, shows what is behind a citation, and leaves', async () => {
    const input = `${FLOOD}\n/source 1\n/status\n/nothing\n/quit\nFerry ?\n`;
    const { code, stdout } = await kiosque(['chat'], { input });
    expect(code).toBe(0);
    const [answer = '', ...after] = stdout.split(/\n\n(?=\S)/);
    expect(answer).toMatch(/87\smillimètres.*\[1\]/);
    expect(after.join('\n')).toMatch(/87\smillimètres/);
    expect(stdout).toContain('/nothing');
    expect(stdout).not.toContain('Ferry');
  });

  it('takes new articles in before it answers, and reports those it cannot read', async () => {
    const articles = join(root, 'articles');
    cpSync(sampleArticles, articles, { recursive: true });
    writeFileSync(join(articles, 'vide.txt'), '');
    writeFileSync(
      join(articles, 'nouveau.txt'),
      'Le phare de Trévignac\n\nLe phare de Trévignac mesure 43 mètres et compte 212 marches.\n',
    );
    const { code, stdout, stderr } = await kiosque(
      ['ask', 'Combien de marches compte le phare de Trévignac ?'],
      { env: { ARTICLES_DIR: articles } },
    );
    expect(code).toBe(0);
    expect(stdout).toContain('212 marches');
    expect(stdout).toMatch(/Sources\n\[1\] Le phare de Trévignac.*nouveau\.txt/s);
    expect(stderr).toMatch(/1.file/);
  });
});

it('a module that is not built is told of in two lines, without a stack', async () => {
  const hooks = join(root, 'hooks.mjs');
  const unbuilt = 'throw new Error("Could not locate the bindings file. Tried:")';
  const load = `export async function load(url, context, next) {
    if (!url.includes('/hnswlib-node/')) return next(url, context);
    return { format: 'commonjs', shortCircuit: true, source: ${JSON.stringify(unbuilt)} };
  }`;
  const source = JSON.stringify(`data:text/javascript,${encodeURIComponent(load)}`);
  writeFileSync(hooks, `import { register } from 'node:module';\nregister(${source});\n`);
  const env = { NODE_OPTIONS: `--import=${pathToFileURL(hooks).href}` };
  const { code, stdout, stderr } = await kiosque(['ask', 'q'], { env });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^A module that Kiosque needs does not load .*: Could not locate the/),
    'Run “npm ci” with this version of Node.',
  ]);
});
