import { spawnSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../helpers/sample-library.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';

const script = join(repository, 'tools/check-compiler/check-compiler.js');

/** Where only these commands are. */
function withCommands(names: readonly string[]) {
  const folder = temporaryFolder();
  for (const name of names) {
    writeFileSync(join(folder, name), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  }
  symlinkSync('/bin/sh', join(folder, 'sh'));
  return spawnSync(process.execPath, [script], { env: { PATH: folder }, encoding: 'utf8' });
}

// The compiler of Windows is no program on the path.
describe.skipIf(process.platform === 'win32')('what npm ci compiles with', () => {
  it('is not spoken of where it is there', () => {
    const { status, stderr } = withCommands(['python3', 'make', 'c++']);
    expect([status, stderr]).toEqual([0, '']);
  });

  it.each([
    [['make', 'g++'], 'python3'],
    [['python3'], 'make, g++'],
    [[], 'python3, make, g++'],
  ])('with only %j, names what is missing', (there, missing) => {
    const { status, stderr } = withCommands(there);
    expect(status).toBe(1);
    expect(stderr).toMatch(new RegExp(`needs ${missing.replaceAll('+', '\\+')} to compile`));
    expect(stderr).toMatch(/npm ci again/);
  });
});
