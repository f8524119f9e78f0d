/**
 * Runs an entry of the program, compiled: `node src/run.js cli.ts chat`; without one, only compiles. This is done anew
 * where a source has changed, so that no step can be forgotten. It is JavaScript, being what TypeScript is run by.
 */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const DIST = join(ROOT, 'dist');
const SOURCES = ['commands', 'embeddings', 'src'];
const ENTRIES = [
  'cli.ts',
  'articles/formats/support/apart-thread.ts',
  'feeds/feed-thread.ts',
  'discord/process/main.ts',
  'discord/process/shard-process.ts',
  'discord/process/health.ts',
  'discord/setup/setup.ts',
  'indexing/worker/worker-process.ts',
  'indexing/hnsw/hnsw-thread.ts',
  'pictures/png-thread.ts',
  'indexing/second/second-process.ts',
  'reading/reader-process.ts',
];
/**
 * What every start loads: in one file, without what is never called, it takes a quarter of the time that its hundreds of
 * small ones take.
 */
const BUNDLED = [
  '@orama/stemmers',
  'cli-progress',
  'commander',
  'domhandler',
  'fastest-levenshtein',
  'htmlparser2',
  'lru-cache',
  'picocolors',
  'yaml',
  'zod',
];
/** A bot that runs since before may still want parts of its own. */
const VERSIONS_KEPT = 5;
const URL_OF_SOURCE = 'import.meta.url';

refuseOldNode();
const compiled = await compile();
const [, , entry] = process.argv;
if (entry !== undefined) {
  const file = join(compiled, `${basename(entry, '.ts')}.js`);
  process.argv.splice(1, 2, file);
  await import(pathToFileURL(file).href);
}

/** An older Node ends at whatever it lacks first, with a stack that names none of this. */
function refuseOldNode() {
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const versions = engines.node.match(/\d+\.\d+/g);
  const [oldMajor, oldMinor] = versions[0].split('.').map(Number);
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return;
  const list = versions.join(', ');
  leave(
    `Kiosque demande Node ${list} ou plus récent ; celui-ci est Node ${process.versions.node}. Installez-en un, puis lancez : npm ci`,
    `Kiosque needs Node ${list} or newer; this is Node ${process.versions.node}. Install one, then run: npm ci`,
  );
}

/** Before the program is there, nothing knows in which language to speak. */
function leave(french, english) {
  console.error(`${french}\n${english}`);
  process.exit(1);
}

/** @returns the folder of the compiled program. */
async function compile() {
  const folder = join(DIST, version());
  if (existsSync(folder)) return folder;
  try {
    mkdirSync(DIST, { recursive: true });
    const made = mkdtempSync(join(DIST, 'new-'));
    await compileInto(made);
    // For everyone, as the umask has it: who runs the bot is often not who built it.
    chmodSync(made, 0o777 & ~process.umask());
    // Another process may have been quicker.
    if (existsSync(folder)) rmSync(made, { recursive: true });
    else renameSync(made, folder);
    removeOld();
    return folder;
  } catch (error) {
    if (existsSync(folder)) return folder;
    if (error.code === 'ERR_MODULE_NOT_FOUND') {
      leave(
        'Les dépendances de Kiosque ne sont pas installées, ou pas toutes. Lancez : npm ci',
        'The dependencies of Kiosque are not installed, or not all of them. Run: npm ci',
      );
    }
    if (!/^(EACCES|EPERM|EROFS)$/.test(error.code)) throw error;
    leave(
      `Kiosque n’est pas compilé, et ${DIST} n’est pas accessible en écriture. Lancez : npm run build`,
      `Kiosque is not compiled, and ${DIST} cannot be written. Run: npm run build`,
    );
  }
}

/**
 * Changes with the name, the size and the time of any source and of the list of packages; in seconds, for an image of
 * Docker keeps no more of it.
 */
function version() {
  const hash = createHash('sha256');
  const add = (name) => {
    const { size = 0, mtimeMs = 0 } = statSync(join(ROOT, name), { throwIfNoEntry: false }) ?? {};
    hash.update(`${name} ${size} ${Math.floor(mtimeMs / 1000)}\n`);
  };
  for (const name of [...sources(), 'src/run.js', 'package-lock.json']) add(name);
  return hash.digest('hex').slice(0, 12);
}

function sources() {
  return SOURCES.flatMap((folder) =>
    // With their types: Node 20 looks at each file once more without.
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter(({ name }) => /\.(ts|json)$/.test(name))
      .map(({ parentPath, name }) => join(parentPath, name).slice(ROOT.length))
      .sort(),
  );
}

async function compileInto(outdir) {
  const { build } = await import('esbuild');
  const { dependencies } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  await build({
    absWorkingDir: ROOT,
    entryPoints: ENTRIES.map((name) => `src/${name}`),
    entryNames: '[name]',
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: Object.keys(dependencies).filter((name) => !BUNDLED.includes(name)),
    // For those that are written in CommonJS.
    banner: {
      js: `import { createRequire as requireFor } from 'node:module';\nconst require = requireFor(import.meta.url);`,
    },
    logLevel: 'warning',
    plugins: [
      { name: 'urls', setup: keepUrls },
      { name: 'models', setup: leaveOut },
    ],
  });
}

/**
 * A source finds what lies beside it, wherever it was compiled to. Only the few that look are handed to this process:
 * going by all of them takes as long as compiling.
 */
function keepUrls({ onLoad }) {
  const looking = sources().filter((name) =>
    readFileSync(join(ROOT, name)).includes(URL_OF_SOURCE),
  );
  const names = looking.map((name) => basename(name).replaceAll('.', '\\.'));
  onLoad({ filter: new RegExp(`/(${names.join('|')})$`) }, async ({ path }) => {
    const text = await readFile(path, 'utf8');
    const url = JSON.stringify(pathToFileURL(path).href);
    return { contents: text.replaceAll(URL_OF_SOURCE, url), loader: 'ts' };
  });
}

/**
 * The models' library loads what pictures and browsers need before any model: a fifth of each start. What it never uses
 * here stands empty.
 */
function leaveOut({ onResolve, onLoad }) {
  const library = fileURLToPath(import.meta.resolve('@xenova/transformers'));
  onResolve({ filter: /^@xenova\/transformers$/ }, () => ({ path: library }));
  onResolve({ filter: /^(sharp|onnxruntime-web)$/ }, ({ path }) => ({ path, namespace: 'empty' }));
  onLoad({ filter: /./, namespace: 'empty' }, () => ({ contents: 'export default () => {};' }));
}

function removeOld() {
  const folders = readdirSync(DIST).map((name) => join(DIST, name));
  const made = (folder) => statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const newestFirst = folders.sort((a, b) => made(b) - made(a));
  for (const folder of newestFirst.slice(VERSIONS_KEPT)) {
    rmSync(folder, { recursive: true, force: true });
  }
}
