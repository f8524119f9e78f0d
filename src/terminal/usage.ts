import type { Command, CommanderError } from 'commander';
import { messages } from '../i18n/messages.ts';
import type { Language } from '../text/language.ts';
import type { Terminal } from './terminal.ts';

/** Makes commander speak the reader's language, write where it is told, and throw, never exit. */
export function localize(program: Command, language: Language, terminal: Terminal): Command {
  const said = messages(language).cli;
  const titles = new Map([
    ['Usage:', said.usage],
    ['Options:', said.options],
    ['Arguments:', said.arguments],
    ['Commands:', said.commands],
    ['Global Options:', said.globalOptions],
  ]);
  return program
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      outputError: () => {},
    })
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => titles.get(title) ?? title,
    })
    .helpOption('-h, --help', said.help)
    .helpCommand(false);
}

/** What is wrong with the command line; null when help was asked for. */
export function usageProblem(error: CommanderError, language: Language): string | null {
  const said = messages(language).errors.usage;
  const name = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.helpDisplayed':
    case 'commander.help':
      return null;
    case 'commander.unknownOption':
      return `${said.unknownOption(name)} ${said.remedy}`;
    case 'commander.unknownCommand':
      return `${said.unknownCommand(name)} ${said.remedy}`;
    case 'commander.optionMissingArgument':
      return `${said.missingValue(name)} ${said.remedy}`;
    case 'commander.missingMandatoryOptionValue':
      return `${said.missingOption(name)} ${said.remedy}`;
    case 'commander.missingArgument':
      return `${said.missingArgument(name)} ${said.remedy}`;
    case 'commander.invalidArgument':
      return `${said.invalidValue(name)} ${said.remedy}`;
    case 'commander.excessArguments':
      return `${said.excess} ${said.remedy}`;
    default:
      return `${said.other} ${said.remedy}`;
  }
}
