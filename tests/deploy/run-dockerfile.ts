/**
 * `node --import tsx tests/deploy/run-dockerfile.ts`: does what the Dockerfile says in a clean folder, where there is no
 * Docker: every COPY, and every RUN but those of apt-get and chown, which would change this machine. Then it runs what the
 * image would run, against a Discord of our own. It installs the packages anew, which takes minutes.
 */
import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { repository, sampleArticles } from '../helpers/sample-library.ts';
import { copyAsTold, parseDockerfile } from './dockerfile.ts';
import { healthIn, runOnline, withoutToken } from './try-image.ts';

const root = mkdtempSync(join(tmpdir(), 'kiosque-image-'));
const stubs = join(root, 'stubs');
mkdirSync(stubs);
for (const command of ['apt-get', 'chown']) {
  const file = join(stubs, command);
  writeFileSync(file, `#!/bin/sh\necho "skipped: ${command} $*"\n`);
  chmodSync(file, 0o755);
}
// The npm of Node 20's image.
const npm = join(stubs, 'npm');
writeFileSync(npm, '#!/bin/sh\nexec npx --yes npm@10 "$@"\n');
chmodSync(npm, 0o755);
const PATH = `${stubs}${delimiter}${process.env['PATH']}`;

try {
  const stages = parseDockerfile(readFileSync(join(repository, 'Dockerfile'), 'utf8'));
  let app = '';
  for (const { name, base, instructions } of stages) {
    console.log(`FROM ${base}`);
    let workdir = join(root, name ?? 'image');
    for (const { keyword, text } of instructions) {
      console.log(`${keyword} ${text}`);
      if (keyword === 'WORKDIR') workdir = join(root, name ?? 'image', text);
      mkdirSync(workdir, { recursive: true });
      if (keyword === 'COPY') copyAsTold(text, repository, workdir, (stage) => join(root, stage));
      if (keyword === 'RUN') {
        execFileSync('sh', ['-ec', text], {
          cwd: workdir,
          env: { ...process.env, PATH },
          stdio: 'inherit',
        });
      }
    }
    app = workdir;
  }
  const image = stages.at(-1)!;
  for (const development of ['vitest', 'typescript', 'minisearch', '@biomejs/biome']) {
    const there = existsSync(join(app, 'node_modules', development));
    assert(!there, `${development} is in the image`);
  }
  assert.equal(withoutToken(app, image).status, 1);
  assert.equal(healthIn(app, image, null), 1);
  const question = 'Quel âge a le vieux ferry Tern ?';
  const { answer, health, code } = await runOnline(app, image, sampleArticles, question);
  console.log(answer);
  assert.match(answer, /Tern/);
  assert.deepEqual({ health, code }, { health: 0, code: 0 });
  const size = spawnSync('du', ['-shL', app], { encoding: 'utf8' }).stdout.split('\t')[0];
  console.log(`the image's folder: ${size}`);
} finally {
  rmSync(root, { recursive: true, force: true });
}
