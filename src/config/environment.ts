import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { UserError } from '../errors.ts';
import { inBoth } from '../i18n/messages.ts';

/** Variables and their values as text, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the settings of a program started in that folder stand. */
export const envFilePath = (directory: string): string => join(directory, '.env');

/**
 * The text of a folder's `.env` file; empty where there is none.
 * @throws UserError when the file is there and cannot be read.
 */
export function envFileText(directory: string): string {
  const file = envFilePath(directory);
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new UserError(
      inBoth(({ config }) => config.unreadable(file)),
      inBoth(({ config }) => config.unreadableRemedy),
      { cause },
    );
  }
}

/**
 * What the `.env` file of `directory` says, under the environment, under `overrides`.
 * @throws UserError when the file is there and cannot be read.
 */
export function merged(env: Environment, overrides: Environment, directory: string): Environment {
  return {
    ...parseEnv(envFileText(directory)),
    ...Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)),
    ...overrides,
  };
}
