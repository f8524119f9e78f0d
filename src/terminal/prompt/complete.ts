import type { Command } from '../../../commands/command.ts';
import type { CommandOption } from '../../../commands/command-description.ts';
import type { ArticleSummary } from '../../product/kiosque.ts';
import type { Language } from '../../text/language.ts';
import { fold } from '../../text/words.ts';
import { oneLine } from '../printable.ts';
import { terminalTexts } from '../texts/index.ts';

/** What readline takes: what can stand there, and the end of the line that it would replace. */
export type Completions = [candidates: string[], replaced: string];

const MOST = 40;

/**
 * What Tab offers at the end of a line: commands and their options by the names of a language, the other's where only
 * they begin so, and titles of articles where a command opens one.
 */
export async function complete(
  line: string,
  commands: readonly Command[],
  articles: (filter: string) => readonly ArticleSummary[] | Promise<readonly ArticleSummary[]>,
  language: Language,
): Promise<Completions> {
  const [, typed, space = '', rest = ''] = /^\s*\/(\S*)(\s*)(.*)$/s.exec(line) ?? [];
  if (typed === undefined) return [[], line];
  if (space === '') return [commandsLike(typed, commands, language), `/${typed}`];
  const command = commands.find(({ name, names }) =>
    [name, names.fr, names.en].some((one) => fold(one) === fold(typed)),
  );
  if (!command) return [[], rest];

  const titles = async (start: string): Promise<string[]> => {
    const found = await articles(start);
    const all = found.map(({ title }) => oneLine(title));
    return all.filter((title) => fold(title).startsWith(fold(start))).slice(0, MOST);
  };
  const [first, ...others] = command.options;
  const valued = /(?:^|\s)(\p{L}+):"?([^"]*)$/u.exec(rest);
  const option = others.find(({ names }) => valued && isLike(valued[1] ?? '', names, true));
  if (valued && option) {
    if (option.type !== 'article') return [[], rest];
    const [, name = '', start = ''] = valued;
    const written = (await titles(start)).map((title) => `${name}:"${title}" `);
    return [written, valued[0].trimStart()];
  }
  const word = /\S*$/.exec(rest)?.[0] ?? '';
  const options = word === '' && rest !== '' ? others : others.filter((one) => offers(one, word));
  const named = options
    .filter(({ type }) => type !== 'flag')
    .map(({ names }) => `${nameIn(names, word, language)}:`);
  if (first?.type === 'citation') return [await titles(rest), rest];
  return [word === '' && rest === '' ? [] : named, word];
}

function commandsLike(typed: string, commands: readonly Command[], language: Language): string[] {
  const other = language === 'fr' ? 'en' : 'fr';
  for (const each of [language, other] as const) {
    const names = [...commands.map(({ names }) => names[each]), terminalTexts(each).help.quitName];
    const found = names.filter((name) => fold(name).startsWith(fold(typed)));
    if (found.length > 0) return found.map((name) => `/${name} `);
  }
  return [];
}

function offers({ names }: CommandOption, word: string): boolean {
  return word !== '' && isLike(word, names, false);
}

function isLike(typed: string, names: CommandOption['names'], whole: boolean): boolean {
  return [names.fr, names.en].some((name) =>
    whole ? fold(name) === fold(typed) : fold(name).startsWith(fold(typed)),
  );
}

/** The name in the language, or the other's where only that begins as typed. */
function nameIn(names: CommandOption['names'], typed: string, language: Language): string {
  const own = names[language];
  return fold(own).startsWith(fold(typed)) ? own : names[language === 'fr' ? 'en' : 'fr'];
}
