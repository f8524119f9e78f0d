import type { Command, MessageCommand } from '../../commands/command.ts';
import type { CommandOption } from '../../commands/command-description.ts';
import { type Variable, variables } from '../../src/config/variables.ts';
import { en, fr } from '../../src/i18n/typography.ts';
import { usage } from '../../src/terminal/render-help.ts';
import type { Language } from '../../src/text/language.ts';

const described = Object.entries(variables) as [string, Variable][];

const headings = {
  config: {
    fr: ['Variable', 'Par défaut', 'Ce qu’elle attend', 'À quoi elle sert'],
    en: ['Variable', 'Default', 'Takes', 'What it is for'],
  },
  commands: {
    fr: ['Commande', 'Ce qu’elle fait'],
    en: ['Command', 'What it does'],
  },
  discord: {
    fr: ['Commande', 'Ce qu’elle fait', 'Pour qui'],
    en: ['Command', 'What it does', 'For whom'],
  },
} as const;

const discordTexts = {
  fr: {
    everyone: fr`tout le monde`,
    managers: fr`qui gère le serveur`,
    menu: (name: string) => fr`clic droit sur un message, « Applications », « ${name} »`,
    check: fr`Montre ce que les articles disent du message, ou qu'ils n'en disent rien`,
  },
  en: {
    everyone: en`everyone`,
    managers: en`who manages the server`,
    menu: (name: string) => en`right click on a message, “Apps”, “${name}”`,
    check: en`Shows what the articles say about the message, or that they say nothing`,
  },
} as const;

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
  return table(
    headings.config[language],
    described.map(([name, { fallback, takes, description }]) => [
      code(name),
      fallback === '' ? '' : code(fallback),
      takes[language],
      description[language],
    ]),
  );
}

function commandTable(commands: readonly Command[], language: Language): string {
  return table(
    headings.commands[language],
    commands.map((command) => [code(usage(command, language)), command.description[language]]),
  );
}

/** The commands as Discord shows them in a language, with every option. */
function discordTable({ commands, menu }: Listed, language: Language): string {
  const said = discordTexts[language];
  const option = ({ names, required }: CommandOption) =>
    required ? `${names[language]}:…` : `[${names[language]}:…]`;
  return table(headings.discord[language], [
    ...commands.map(({ names, options, description, forManagers }) => [
      code([`/${names[language]}`, ...options.map(option)].join(' ')),
      description[language],
      forManagers ? said.managers : said.everyone,
    ]),
    ...menu.map(({ names }) => [said.menu(names[language]), said.check, said.everyone]),
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
