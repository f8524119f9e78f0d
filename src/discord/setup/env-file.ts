import {
  chmodSync,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { startError } from '../process/start-error.ts';

/** A `.env` file's text with some variables set, each in place of the line that set it; the rest stays as it is. */
function withVariables(text: string, values: Readonly<Record<string, string>>): string {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  for (const [name, value] of Object.entries(values)) {
    const line = `${name}=${quoted(value)}`;
    const at = lines.findLastIndex((one) => new RegExp(`^\\s*(export\\s+)?${name}\\s*=`).test(one));
    if (at >= 0) lines[at] = line;
    else lines.push(line);
  }
  return `${lines.join('\n')}\n`;
}

/** As `util.parseEnv` reads it back. */
function quoted(value: string): string {
  if (/^[\w./:@-]*$/.test(value)) return value;
  const mark = ["'", '"', '`'].find((one) => !value.includes(one));
  return mark === undefined ? value : `${mark}${value}${mark}`;
}

/**
 * Writes variables into the `.env` file of a folder, readable by its owner alone.
 * @returns its path.
 * @throws UserError when it cannot be written.
 */
export function writeVariables(
  directory: string,
  values: Readonly<Record<string, string>>,
): string {
  const file = kept(join(directory, '.env'));
  const part = `${file}.part`;
  try {
    writeFileSync(part, withVariables(before(file), values), { mode: 0o600 });
    chmodSync(part, 0o600);
    renameSync(part, file);
    return file;
  } catch (cause) {
    rmSync(part, { force: true });
    const { message } = cause as Error;
    throw startError(
      (texts) => texts.unwritten(file, message),
      (texts) => texts.unwrittenRemedy,
      cause,
    );
  }
}

/** Where a link leads: it stays one. */
function kept(file: string): string {
  return existsSync(file) ? realpathSync(file) : file;
}

function before(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
