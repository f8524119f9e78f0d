import { expect, it } from 'vitest';
import { moduleProblem, UserError } from '../src/errors.ts';
import { plainError, revived } from '../src/processes/plain-error.ts';
import { errorText } from '../src/terminal/problems.ts';

const otherNode = Object.assign(
  new Error(
    "The module '/k/better_sqlite3.node'\nwas compiled against a different Node.js version using\nNODE_MODULE_VERSION 115.",
  ),
  { code: 'ERR_DLOPEN_FAILED' },
);

it.each([
  [otherNode],
  [new Error('Could not locate the bindings file. Tried:\n → /k/build/better_sqlite3.node')],
  [new Error("Cannot find package 'hnswlib-node' imported from /k/dist/cli.js")],
  [new Error('Module did not self-register: /k/addon.node')],
])('%s is mended with npm ci', (error) => {
  const problem = moduleProblem(error);
  expect(problem?.remedy.en).toBe('Run “npm ci” with this version of Node.');
  expect(errorText(error, 'fr')).toMatch(/ne se charge pas avec Node v.*\nLancez «\snpm ci\s»/);
  expect(revived(plainError(error))).toBeInstanceOf(UserError);
});

it.each([
  [new Error("EACCES: permission denied, open '/data/corpus.db'")],
  [new Error("Cannot find module './missing.ts'")],
  [new UserError({ fr: 'a', en: 'a' }, { fr: 'b', en: 'b' })],
  ['a text'],
])('%s is not', (error) => {
  expect(moduleProblem(error)).toBe(null);
});
