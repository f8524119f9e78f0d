import type { CommandDescription, CommandOption } from '../../commands/command-description.ts';
import { messages } from '../i18n/messages.ts';
import type { Language } from '../text/language.ts';
import type { Colors } from './terminal.ts';
import { terminalTexts } from './texts/index.ts';

/** Made from the commands themselves. Flags are for Discord and left out. */
export function renderHelp(
  commands: readonly CommandDescription[],
  language: Language,
  colors: Colors,
): string {
  const texts = terminalTexts(language).help;
  const entries = commands.flatMap((command) => [
    `  ${colors.bold(usage(command, language))}`,
    `      ${command.description[language]}`,
    ...command.examples[language].map((example) =>
      colors.dim(`      /${command.names[language]} ${typed(command, example, language)}`),
    ),
  ]);
  return [
    messages(language).help.intro,
    texts.introduction,
    '',
    ...entries,
    `  ${colors.bold(`/${texts.quitName}`)}`,
    `      ${texts.quit}`,
    '',
    texts.dates,
    texts.answers,
  ].join('\n');
}

/** An example as it is typed here, with the words of the language. */
function typed({ options }: CommandDescription, example: string, language: Language): string {
  return options.reduce((text, { names, choices = [] }) => {
    const lead = `${names[language]}:`;
    const choice = choices.find(({ value }) => text === lead + value);
    return choice?.typed ? lead + choice.typed[language] : text;
  }, example);
}

/** `/search <words> [since:…] [until:…]`, in a language. */
export function usage(command: CommandDescription, language: Language): string {
  const options = command.options.filter(({ type }) => type !== 'flag');
  return [`/${command.names[language]}`, ...options.map(usageOfOption(language))].join(' ');
}

function usageOfOption(language: Language) {
  return ({ names, required }: CommandOption, position: number): string => {
    const name = names[language];
    if (required) return `<${name}>`;
    return position === 0 ? `[${name}]` : `[${name}:…]`;
  };
}
