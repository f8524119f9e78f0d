import { randomUUID } from 'node:crypto';
import { Command, CommanderError, Option } from 'commander';
import { findArticle } from '../../commands/article-id.ts';
import source from '../../commands/source.ts';
import { type Config, detectLanguageIn, loadConfig, parseNow } from '../config/config.ts';
import { inBoth, messages } from '../i18n/messages.ts';
import type { Language } from '../text/language.ts';
import { askLines, askOne, contextOf } from './ask.ts';
import { chat } from './chat.ts';
import { indexNotice, indexReport } from './index-report.ts';
import { addMaintenance } from './maintenance.ts';
import { printable } from './printable.ts';
import { errorText, WrongUse } from './problems.ts';
import { renderReply } from './render-reply.ts';
import { colorsFor, type Session, type Terminal } from './terminal.ts';
import { localize, usageProblem } from './usage.ts';
import { withKiosque } from './with-kiosque.ts';

interface GlobalOptions {
  readonly now?: Date;
}

interface AskOptions extends GlobalOptions {
  readonly json?: true;
  readonly article?: string;
  readonly since?: string;
  readonly until?: string;
}

/**
 * Runs a command line; the single place where errors of the terminal are caught.
 *
 * @param argv without the names of node and of the script.
 * @returns the exit code: 0, 1 failure, 2 wrong use, 3 not in the articles, or the signal's.
 */
export async function runTerminal(argv: readonly string[], terminal: Terminal): Promise<number> {
  const asked = languageOption(argv);
  let language = asked ?? detectLanguageIn(terminal.directory, terminal.env);
  try {
    const overrides = asked ? { INTERFACE_LANGUAGE: asked } : {};
    const config = loadConfig(terminal.env, overrides, terminal.directory);
    language = config.language;
    let code = 0;
    const program = programOf(config, terminal, (result) => {
      code = result;
    });
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (terminal.signal.aborted) return Number(terminal.signal.reason);
    if (error instanceof CommanderError) {
      const problem = usageProblem(error, language);
      if (problem !== null) terminal.stderr.write(`${printable(problem)}\n`);
      return error.exitCode === 0 ? 0 : 2;
    }
    terminal.stderr.write(`${errorText(error, language)}\n`);
    return error instanceof WrongUse ? 2 : 1;
  }
}

/** Needed before commander reads the line, because its help is in that language. */
function languageOption(argv: readonly string[]): Language | null {
  const options = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
  const at = options.findLastIndex((word) => /^--language(=|$)/.test(word));
  const value = options[at]?.split('=')[1] ?? options[at + 1];
  return at >= 0 && isLanguage(value) ? value : null;
}

function isLanguage(value: string | undefined): value is Language {
  return value === 'fr' || value === 'en';
}

function programOf(config: Config, terminal: Terminal, exit: (code: number) => void): Command {
  const { language } = config;
  const said = messages(language);
  const program = localize(new Command('kiosque'), language, terminal)
    .description(said.cli.about)
    .addOption(
      new Option('--now <date>', said.cli.now).argParser((value) => {
        const now = parseNow(value);
        if (now) return now;
        throw new WrongUse(
          inBoth(({ config }) => config.wrong('--now', value)),
          inBoth(({ config, cli }) => config.takes('--now', cli.nowTakes)),
        );
      }),
    )
    .addOption(
      new Option('--language <language>', said.cli.language).argParser((value) => {
        if (isLanguage(value)) return value;
        throw new WrongUse(
          inBoth(({ config }) => config.wrong('--language', value)),
          inBoth(({ config, cli }) => config.takes('--language', cli.languageTakes)),
        );
      }),
    );
  const opened = { config, terminal };

  program
    .command('chat')
    .description(said.cli.chat)
    .action(async (_options: unknown, command: Command) => {
      const { now } = command.optsWithGlobals<GlobalOptions>();
      await withKiosque({ ...opened, now, refresh: 'if-needed' }, async (session, opened) => {
        notify(indexNotice(opened, language), terminal);
        await chat(session, `terminal-${randomUUID()}`);
      });
    });

  program
    .command('ask')
    .description(said.cli.ask)
    .argument('[question...]', said.cli.question)
    .option('--json', said.cli.json)
    .option('--article <id>', said.cli.article)
    .option('--since <date>', said.cli.since)
    .option('--until <date>', said.cli.until)
    .action(async (words: string[], _options: unknown, command: Command) => {
      const { now, json = false, ...options } = command.optsWithGlobals<AskOptions>();
      const { article, since, until } = options;
      if (words.length === 0 && !json) {
        throw new WrongUse(
          inBoth(({ errors }) => errors.noQuestion),
          inBoth(({ errors }) => errors.usage.remedy),
        );
      }
      await withKiosque({ ...opened, now, refresh: 'if-needed' }, async (session, opened) => {
        notify(indexNotice(opened, language), terminal);
        const input = { question: words.join(' '), article, since, until };
        exit(words.length > 0 ? await askOne(input, json, session) : await askLines(session));
      });
    });

  program
    .command('index')
    .description(said.cli.index)
    .option('--full', said.cli.full)
    .action(async (_options: unknown, command: Command) => {
      const { now, full } = command.optsWithGlobals<GlobalOptions & { full?: true }>();
      const refresh = full ? 'full' : 'if-needed';
      await withKiosque({ ...opened, now, refresh }, async (_session, { summary, busy }) => {
        if (!summary) throw busy;
        terminal.stdout.write(`${indexReport(summary, language)}\n`);
      });
    });

  program
    .command('source')
    .description(said.cli.source)
    .requiredOption('--article <id>', said.cli.article)
    .option('--text', said.cli.text)
    .action(async (_options: unknown, command: Command) => {
      const { now, article, text } = command.optsWithGlobals<
        GlobalOptions & { article: string; text?: true }
      >();
      await withKiosque({ ...opened, now, refresh: 'if-needed' }, async (session, opened) => {
        if (opened.busy) notify(indexNotice(opened, language), terminal);
        exit(await showArticle(article, text === true, session));
      });
    });

  addMaintenance(program, opened, exit);
  return program;
}

/** @returns the exit code: 2 for an unknown article. */
async function showArticle(id: string, textOnly: boolean, session: Session): Promise<number> {
  const { language, terminal } = session;
  const { stdout, stderr, env } = terminal;
  const article = findArticle(id, session);
  if (typeof article === 'string') {
    stderr.write(`${printable(article)}\n`);
    return 2;
  }
  if (textOnly) {
    // Exact for a program; on a screen, nothing in it may act on the terminal.
    stdout.write(stdout.isTTY ? printable(article.text) : article.text);
    return 0;
  }
  const reply = await source.run({ id: article.id }, contextOf(session, null));
  stdout.write(`${renderReply(reply, language, colorsFor(stdout, env))}\n`);
  return 0;
}

function notify(notice: string, { stderr }: Terminal): void {
  if (notice) stderr.write(`${notice}\n`);
}
