import { unzipSync } from 'fflate';
import type { Localized } from '../../../i18n/localized.ts';
import { articleText } from '../../texts/index.ts';

/** The files of an archive by name, or what is wrong with it. */
export type Unzipped =
  | { readonly files: Readonly<Record<string, Uint8Array>> }
  | { readonly problem: Localized };

/** Of all files that are taken out: an archive of a few kilobytes may say that it holds gigabytes. */
const LARGEST = 100 * 1024 * 1024;
const MOST_FILES = 5_000;

const DAMAGED: Localized = articleText((texts) => texts.zip.damaged);
const TOO_LARGE: Localized = articleText((texts) => texts.zip.tooLarge);

class TooLarge extends Error {}

/**
 * Takes files out of a ZIP archive, in memory; no name in it is ever a path on the disk.
 * @param wanted by the name in the archive.
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Unzipped {
  let size = 0;
  let count = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        count += 1;
        if (count > MOST_FILES) throw new TooLarge();
        if (!wanted(name)) return false;
        size += originalSize;
        if (size > LARGEST) throw new TooLarge();
        return true;
      },
    });
    return { files };
  } catch (error) {
    return { problem: error instanceof TooLarge ? TOO_LARGE : DAMAGED };
  }
}

/** A file of an archive as text; empty where it is missing. */
export const textIn = (files: Readonly<Record<string, Uint8Array>>, name: string): string =>
  new TextDecoder('utf-8').decode(files[name] ?? new Uint8Array());
