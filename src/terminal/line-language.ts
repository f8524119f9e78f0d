import { type Language, tellLanguage } from '../text/language.ts';

/**
 * The language that a command line asks for by `--language`: needed before commander reads the line, because its help is in it.
 * @param argv without the names of node and of the script.
 */
export function languageOption(argv: readonly string[]): Language | null {
  const options = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
  const at = options.findLastIndex((word) => /^--language(=|$)/.test(word));
  const value = options[at]?.split('=')[1] ?? options[at + 1];
  return at >= 0 && isLanguage(value) ? value : null;
}

/** The language of the words on a command line; null where they tell none. */
export const writtenLanguage = (argv: readonly string[]): Language | null =>
  tellLanguage(wordsOf(argv).join(' '));

/** What is written in a language: no option's name, nor a value that belongs to none. */
function wordsOf(argv: readonly string[]): readonly string[] {
  return argv
    .slice(1)
    .filter(
      (word, i) => !word.startsWith('--') && !/^--(?:language|now|article|svg)$/.test(argv[i]!),
    );
}

/** Whether a word names a language that is read and answered. */
export function isLanguage(value: string | undefined): value is Language {
  return value === 'fr' || value === 'en';
}
