import { expect, it } from 'vitest';
import { unwritable } from '../src/corpus/sqlite/disk-problem.ts';
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

it('a data folder is not said to be unwritable for a module that is not built, nor for being a file', () => {
  const unbuilt = new Error('Could not locate the bindings file. Tried:\n → /k/build/x.node');
  expect(unwritable('/data', unbuilt).text.en).toMatch(
    /does not load .*: Could not locate the bindings file$/,
  );
  expect(unwritable('/data', unbuilt).remedy.en).toBe('Run “npm ci” with this version of Node.');
  const file = Object.assign(new Error("EEXIST: file already exists, mkdir '/data'"), {
    code: 'EEXIST',
  });
  expect(unwritable('/data', file).text.en).toBe(
    'DATA_DIR is /data, which is a file, or is under one.',
  );
  expect(unwritable('/data', file).remedy.en).toBe('Set DATA_DIR to a folder.');
  const denied = Object.assign(new Error('EACCES'), { code: 'EACCES' });
  expect(unwritable('/data', denied).remedy.en).toMatch(/^Make the folder writable/);
});

it.each([
  [new Error("EACCES: permission denied, open '/data/corpus.db'")],
  [new Error("Cannot find module './missing.ts'")],
  [new UserError({ fr: 'a', en: 'a' }, { fr: 'b', en: 'b' })],
  ['a text'],
])('%s is not', (error) => {
  expect(moduleProblem(error)).toBe(null);
});
