import { expect, it } from 'vitest';
import { diskProblem } from '../../src/corpus/sqlite/disk-problem.ts';
import { UserError } from '../../src/errors.ts';
import { expectBoth } from '../helpers/typography.ts';

const thrown = (code: string) => Object.assign(new Error('the disk says no'), { code });

it.each([
  ['SQLITE_FULL', /is full/],
  ['ENOSPC', /is full/],
  ['EDQUOT', /is full/],
  ['SQLITE_READONLY_DIRECTORY', /cannot be written to \/data: the disk says no/],
  ['SQLITE_IOERR_WRITE', /cannot be written to \/data: the disk says no/],
  ['EFBIG', /cannot be written/],
  ['SQLITE_CANTOPEN', /cannot be written/],
  ['EROFS', /cannot be written/],
])('%s is told', (code, says) => {
  const problem = diskProblem(thrown(code), '/data')!;
  expect(problem.text.en).toMatch(says);
  expectBoth(problem.text, ['/data', 'the disk says no']);
  expectBoth(problem.remedy);
});

it('any other error stays what it is', () => {
  expect(diskProblem(thrown('SQLITE_CONSTRAINT'), '/data')).toBeNull();
  expect(diskProblem(new Error('a bug'), '/data')).toBeNull();
  const said = { fr: 'dit', en: 'said' };
  expect(diskProblem(new UserError(said, said), '/data')).toBeNull();
});
