import type { Command } from '../../commands/command.ts';
import type { Language } from '../articles/article.ts';
import { type Variable, variables } from '../config-variables.ts';
import { fr } from '../i18n/typography.ts';
import { usage } from './render-help.ts';

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
} as const;

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

export function configTable(language: Language): string {
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

export function commandTable(commands: readonly Command[], language: Language): string {
  return table(
    headings.commands[language],
    commands.map((command) => [code(usage(command, language)), command.description[language]]),
  );
}

/**
 * A README with what stands between `<!-- config -->` and `<!-- /config -->`, and likewise for
 * commands, made anew. `<!-- config fr -->` asks for French; a README without markers stays as it is.
 */
export function withGeneratedParts(readme: string, commands: readonly Command[]): string {
  const marked = /(<!-- (config|commands)(?: (fr|en))? -->).*?(<!-- \/\2 -->)/gs;
  return readme.replace(marked, (_whole, opening, part, language: Language = 'en', closing) => {
    const content = part === 'config' ? configTable(language) : commandTable(commands, language);
    return `${opening}\n\n${content}\n\n${closing}`;
  });
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}
