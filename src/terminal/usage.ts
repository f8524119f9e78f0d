import type { Command, CommanderError } from 'commander';
import { closest, distance } from 'fastest-levenshtein';
import type { Environment } from '../config/environment.ts';
import type { Language } from '../text/language.ts';
import { WrongUse } from './problems.ts';
import type { Terminal } from './terminal.ts';
import { inBothTexts, terminalTexts } from './texts/index.ts';

/** Makes commander speak the reader's language, write where it is told, and throw, never exit. */
export function localize(program: Command, language: Language, terminal: Terminal): Command {
  const texts = terminalTexts(language).cli;
  const titles = new Map([
    ['Usage:', texts.usage],
    ['Options:', texts.options],
    ['Arguments:', texts.arguments],
    ['Commands:', texts.commands],
    ['Global Options:', texts.globalOptions],
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
    .helpOption('-h, --help', texts.help)
    .helpCommand(false);
}

/** What is wrong with the command line; null when help was asked for. */
export function usageProblem(
  error: CommanderError,
  language: Language,
  commands: readonly string[],
): string | null {
  const texts = terminalTexts(language).errors.usage;
  const name = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  const [, near] = /Did you mean (?:one of )?(\S+?)[,?]/.exec(error.message) ?? [];
  const [, option = name, value = ''] =
    /option '([^ ']+)[^']*' argument '([^']*)'/.exec(error.message) ?? [];
  const [, choices] = /Allowed choices are (.*)\./.exec(error.message) ?? [];
  switch (error.code) {
    case 'commander.helpDisplayed':
    case 'commander.help':
      return null;
    case 'commander.unknownOption':
      return near === undefined
        ? `${texts.unknownOption(name)} ${texts.remedy}`
        : `${texts.unknownOption(name)} ${texts.didYouMean(near)}`;
    case 'commander.unknownCommand':
      return [
        texts.unknownCommand(name),
        texts.commands(commands.join(', ')),
        ...nearest(name, commands).map(texts.didYouMean),
      ].join(' ');
    case 'commander.optionMissingArgument':
      return `${texts.missingValue(name)} ${texts.remedy}`;
    case 'commander.missingMandatoryOptionValue':
      return `${texts.missingOption(name)} ${texts.remedy}`;
    case 'commander.missingArgument':
      return `${texts.missingArgument(name)} ${texts.remedy}`;
    case 'commander.invalidArgument':
      return choices === undefined
        ? `${texts.invalidValue(option, value)} ${texts.remedy}`
        : `${texts.invalidValue(option, value)} ${texts.accepted(choices)}`;
    case 'commander.excessArguments':
      return `${texts.excess} ${texts.remedy}`;
    default:
      return `${texts.other} ${texts.remedy}`;
  }
}

/** The command that was most likely meant, if any. */
function nearest(name: string, commands: readonly string[]): string[] {
  if (commands.length === 0) return [];
  const near = closest(name, commands);
  return distance(name, near) <= 2 ? [near] : [];
}

/**
 * npm takes an option for its own where no `--` stands before it: `npm run index --full` brings the index up to date and
 * tells nobody that it did no more.
 * @throws WrongUse naming such an option of the command.
 */
export function assertReached(program: Command, argv: readonly string[], env: Environment): void {
  const script = env['npm_lifecycle_event'];
  const command = program.commands.find((one) => one.name() === argv[0]);
  if (script === undefined || !command) return;
  const kept = [...program.options, ...command.options].find(
    (option) =>
      env[`npm_config_${option.name()}`] &&
      !argv.some((word) => word.split('=')[0] === option.long),
  );
  if (!kept?.long) return;
  const { long } = kept;
  throw new WrongUse(
    inBothTexts(({ errors }) => errors.keptByNpm(long)),
    inBothTexts(({ errors }) => errors.twoDashes(`npm run ${script} -- ${long}`)),
  );
}
