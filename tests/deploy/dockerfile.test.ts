import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { repository, sampleArticles } from '../helpers/sample-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { copyAsTold, ignoredBy, parseDockerfile, textsOf } from './dockerfile.ts';
import { healthIn, runOnline, withoutToken } from './try-image.ts';

const root = temporaryFolder();
const app = join(root, 'image/app');
const stages = parseDockerfile(readFileSync(join(repository, 'Dockerfile'), 'utf8'));
const image = stages.at(-1)!;

beforeAll(() => {
  // The modules of this repository stand for those that the first stage installs.
  mkdirSync(join(root, 'modules'));
  symlinkSync(repository, join(root, 'modules/app'));
  for (const copy of textsOf(image, 'COPY')) {
    copyAsTold(copy, repository, app, (stage) => join(root, stage));
  }
  mkdirSync(join(app, '.kiosque'));
});

it('compiles in a stage of its own and runs without rights', () => {
  expect(stages.map(({ name }) => name)).toEqual(['modules', null]);
  expect(textsOf(stages[0]!, 'RUN').join()).toMatch(/g\+\+.*npm ci --omit=dev/);
  expect(textsOf(image, 'RUN').join()).not.toMatch(/apt-get|npm/);
  expect(textsOf(image, 'USER')).toEqual(['node']);
  expect(image.base).toMatch(/-slim$/);
});

it('holds what runs, and nothing else', () => {
  expect(readdirSync(app).sort()).toEqual([
    '.kiosque',
    'commands',
    'embeddings',
    'node_modules',
    'package.json',
    'src',
    'tsconfig.json',
  ]);
  expect(readdirSync(join(app, 'embeddings'))).not.toContain('training');
  const ignored = ignoredBy(readFileSync(join(repository, '.dockerignore'), 'utf8'));
  for (const path of ['.env', '.git', '.kiosque', 'articles', 'docs', 'node_modules', 'tests']) {
    expect(ignored(path), path).toBe(true);
  }
});

it('says what is missing where no token is set', () => {
  const { status, stderr } = withoutToken(app, image);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^DISCORD_TOKEN .*\n$/);
});

it('is healthy while the heartbeat is fresh', () => {
  expect(healthIn(app, image, null)).toBe(1);
  expect(healthIn(app, image, new Date())).toBe(0);
  expect(healthIn(app, image, new Date(Date.now() - 120_000))).toBe(1);
});

it('indexes, answers, and leaves when it is told to', async () => {
  const { answer, health, code } = await runOnline(
    app,
    image,
    sampleArticles,
    'Quel âge a le vieux ferry Tern ?',
  );
  expect(answer).toContain('Tern');
  expect(health).toBe(0);
  expect(code).toBe(0);
}, 120_000);
