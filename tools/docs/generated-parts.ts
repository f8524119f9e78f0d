import type { Command, MessageCommand } from '../../commands/command.ts';
import type { CommandOption } from '../../commands/command-description.ts';
import { type Variable, variables } from '../../src/config/variables.ts';
import { fr } from '../../src/i18n/typography.ts';
import { usage } from '../../src/terminal/render-help.ts';
import type { Language } from '../../src/text/language.ts';
import { docsTexts } from './texts.ts';

const described = Object.entries(variables) as [string, Variable][];

/** All that the pages list. */
export interface Listed {
  readonly commands: readonly Command[];
  readonly menu: readonly MessageCommand[];
}

/** The text of `.env.example`: every variable with its default, in both languages. */
export function envExample(): string {
  const entries = described.map(([name, { fallback, description, takes }]) =>
    [
      fr`# ${description.fr} Valeur : ${takes.fr}.`,
      `# ${description.en} Value: ${takes.en}.`,
      `${name}=${fallback}`,
      '',
    ].join('\n'),
  );
  return [
    fr`# Copiez ce fichier en .env et changez ce qu'il faut ; voici les valeurs par défaut.`,
    '# Copy this file to .env and change what you need; these are the defaults.',
    '',
    ...entries,
  ].join('\n');
}

function configTable(language: Language): string {
  const texts = docsTexts[language];
  return table(
    texts.config,
    described.map(([name, { fallback, takes, description }]) => [
      code(name),
      fallback === '' ? '' : code(fallback),
      takes[language],
      description[language],
    ]),
  );
}

function commandTable(commands: readonly Command[], language: Language): string {
  const texts = docsTexts[language];
  return table(
    texts.commands,
    commands.map((command) => [code(usage(command, language)), command.description[language]]),
  );
}

/** The commands as Discord shows them in a language, with every option. */
function discordTable({ commands, menu }: Listed, language: Language): string {
  const texts = docsTexts[language];
  const option = ({ names, required }: CommandOption) =>
    required ? `${names[language]}:…` : `[${names[language]}:…]`;
  return table(texts.discord, [
    ...commands.map(({ names, options, description, who }) => [
      code([`/${names[language]}`, ...options.map(option)].join(' ')),
      description[language],
      who ? texts.managers : texts.everyone,
    ]),
    ...menu.map(({ names, description }) => [
      texts.menu(names[language]),
      description[language],
      texts.everyone,
    ]),
  ]);
}

/**
 * A README with what stands between `<!-- config -->` and `<!-- /config -->` made anew; likewise for `commands`, those of
 * the terminal, and `discord`. `<!-- config fr -->` asks for French; a README without markers stays as it is.
 */
export function withGeneratedParts(readme: string, listed: Listed): string {
  const atTerminal = listed.commands.filter(({ where }) => where === undefined);
  const parts: Readonly<Record<string, (language: Language) => string>> = {
    config: configTable,
    commands: (language) => commandTable(atTerminal, language),
    discord: (language) => discordTable(listed, language),
  };
  const marked = /(<!-- (config|commands|discord)(?: (fr|en))? -->).*?(<!-- \/\2 -->)/gs;
  return readme.replace(
    marked,
    (_whole, opening, part, language: Language = 'en', closing) =>
      `${opening}\n\n${parts[part]!(language)}\n\n${closing}`,
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}
