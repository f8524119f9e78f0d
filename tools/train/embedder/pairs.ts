import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { EmbeddingError } from '../../../embeddings/embedding-error.ts';

export type Language = 'fr' | 'en';

/** Two texts that belong together. */
export interface Pair {
  readonly anchor: string;
  readonly positive: string;
  readonly anchorLanguage: Language;
  readonly positiveLanguage: Language;
}

/** Pairs by the name of their source: a file's name without its ending, or how they were made. */
export type Sources = Map<string, Pair[]>;

export const PAIR_FILE_ENDING = '.tsv.gz';

/**
 * Reads pair files: a line for each pair, of anchor, positive and their two languages, with tabs between.
 *
 * @throws EmbeddingError when a file is missing or a line has another form.
 */
export function readPairs(folder: string, names: readonly string[]): Sources {
  return new Map(names.map((name) => [name, readPairFile(join(folder, name + PAIR_FILE_ENDING))]));
}

function readPairFile(file: string): Pair[] {
  if (!existsSync(file)) {
    throw new EmbeddingError(
      {
        fr: `Les paires d’entraînement ${file} manquent.`,
        en: `The training pairs ${file} are missing.`,
      },
      {
        fr: 'Donnez par --data le dossier de tous les fichiers de paires que MODEL_CARD.md énumère.',
        en: 'Give the folder of all the pair files that MODEL_CARD.md lists by --data.',
      },
    );
  }
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  return lines.flatMap((line, at): Pair[] => {
    if (line === '') return [];
    const [anchor, positive, anchorLanguage, positiveLanguage, ...rest] = line.split('\t');
    if (
      !anchor ||
      !positive ||
      !isLanguage(anchorLanguage) ||
      !isLanguage(positiveLanguage) ||
      rest.length > 0
    ) {
      throw new EmbeddingError(
        {
          fr: `La ligne ${at + 1} de ${file} n’est pas une paire d’entraînement.`,
          en: `Line ${at + 1} of ${file} is no training pair.`,
        },
        {
          fr: 'Il y faut\u00a0: ancre, positif, langue de l’ancre, langue du positif (fr ou en), séparés par des tabulations.',
          en: 'A line takes: anchor, positive, language of the anchor, language of the positive (fr or en), with tabs between.',
        },
      );
    }
    return [{ anchor, positive, anchorLanguage, positiveLanguage }];
  });
}

function isLanguage(text: string | undefined): text is Language {
  return text === 'fr' || text === 'en';
}
