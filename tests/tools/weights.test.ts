import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from '../helpers/sample-library.ts';

const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
const fitted = ['src', 'embeddings'].flatMap((folder) =>
  readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /-weights\.json$|manifest\.json$/.test(name))
    .map((name) => join(folder, name)),
);

it('weights and a model are found', () => {
  expect(fitted.length).toBeGreaterThanOrEqual(6);
});

it.each(fitted)('%s says which command made it', (file) => {
  const { madeBy, command } = JSON.parse(readFileSync(join(repository, file), 'utf8'));
  const [, script = ''] = /^npm run (\S+)/.exec(madeBy ?? command ?? '') ?? [];
  expect(Object.keys(scripts)).toContain(script);
});
