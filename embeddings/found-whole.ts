import { readFileSync, statSync, writeFileSync } from 'node:fs';

/** What nobody writes may go bad too: it is looked at again after a day. */
const VALID_MS = 24 * 60 * 60 * 1000;

/** Of a file, when it was looked at. */
interface Stamp {
  readonly ino: number;
  readonly size: number;
  readonly mtimeMs: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const noteOf = (file: string): string => `${file}.whole`;

/** Whether a file is still the one that was found whole, less than a day ago. */
export function wasFoundWhole(file: string): boolean {
  try {
    const { at, ...noted } = JSON.parse(readFileSync(noteOf(file), 'utf8')) as Stamp;
    const { ino, size, mtimeMs } = statSync(file);
    const age = Date.now() - at;
    const isSame = noted.ino === ino && noted.size === size && noted.mtimeMs === mtimeMs;
    return isSame && age >= 0 && age < VALID_MS;
  } catch {
    return false; // nothing was noted
  }
}

/** Notes that a file is whole as it is now, so that the next start need not read all of it. */
export function noteFoundWhole(file: string): void {
  try {
    const { ino, size, mtimeMs } = statSync(file);
    const stamp: Stamp = { ino, size, mtimeMs, at: Date.now() };
    writeFileSync(noteOf(file), JSON.stringify(stamp));
  } catch {
    // It will be read again, that is all.
  }
}
