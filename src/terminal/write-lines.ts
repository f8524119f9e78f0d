import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UserError } from '../errors.ts';
import type { Terminal } from './terminal.ts';
import { inBothTexts } from './texts/index.ts';

/** A file named on the command line. */
export const absolute = (file: string, { directory }: Terminal): string => resolve(directory, file);

/** Writes a file whole or not at all. @throws UserError when it cannot be written. */
export async function writeLines(lines: Readable, file: string): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(lines, createWriteStream(part));
    renameSync(part, file);
  } catch (cause) {
    rmSync(part, { force: true });
    if (cause instanceof UserError) throw cause;
    const { message, code } = cause as NodeJS.ErrnoException;
    if (code === 'EISDIR') {
      throw new UserError(
        inBothTexts(({ maintenance }) => maintenance.isFolder(file)),
        inBothTexts(({ maintenance }) => maintenance.isFolderRemedy),
        { cause },
      );
    }
    throw new UserError(
      inBothTexts(({ maintenance }) => maintenance.unwritten(file, message)),
      inBothTexts(({ maintenance }) => maintenance.unwrittenRemedy),
      { cause },
    );
  }
}
