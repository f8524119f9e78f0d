import { randomUUID } from 'node:crypto';
import { Command, CommanderError, Option } from 'commander';
import { findArticle } from '../../commands/article-id.ts';
import source from '../../commands/source.ts';
import { type Config, loadConfig, parseNow } from '../config/config.ts';
import { DEFAULT_LANGUAGE, namedLanguageIn } from '../config/named-language.ts';
import { inBoth } from '../i18n/messages.ts';
import type { Language } from '../text/language.ts';
import { askLines, askOne, contextOf } from './ask.ts';
import { chat } from './chat.ts';
import { feedsReport, indexNotice, indexReport, newsReport, unreadLine } from './index-report.ts';
import { isLanguage, languageOption, writtenLanguage } from './line-language.ts';
import { addMaintenance } from './maintenance.ts';
import { printable } from './printable.ts';
import { errorText, WrongUse, writeNote } from './problems.ts';
import { renderReply } from './render-reply.ts';
import { colorsFor, type Opened, type Terminal, type TerminalSession } from './terminal.ts';
import type { TerminalTexts } from './texts/fr.ts';
import { inBothTexts, terminalTexts } from './texts/index.ts';
import { addTimeline } from './timeline.ts';
import { assertReached, localize, usageProblem } from './usage.ts';
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
  const written = writtenLanguage(argv) ?? DEFAULT_LANGUAGE;
  const language = asked ?? namedLanguageIn(terminal.directory, terminal.env) ?? written;
  let commands: readonly string[] = [];
  try {
    const overrides = asked ? { INTERFACE_LANGUAGE: asked } : {};
    const config = { ...loadConfig(terminal.env, overrides, terminal.directory), language };
    let code = 0;
    const program = programOf(config, terminal, (result) => {
      code = result;
    });
    commands = program.commands.map((command) => command.name());
    assertReached(program, argv, terminal.env);
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (terminal.signal.aborted) return Number(terminal.signal.reason);
    if (error instanceof CommanderError) {
      const problem = usageProblem(error, language, commands);
      if (problem !== null) writeNote(printable(problem), terminal.stderr);
      return error.exitCode === 0 ? 0 : 2;
    }
    writeNote(errorText(error, language), terminal.stderr);
    return error instanceof WrongUse ? 2 : 1;
  }
}

/** What every subcommand is built from. */
interface Line {
  readonly config: Config;
  readonly terminal: Terminal;
  /** Sets the exit code. */
  readonly exit: (code: number) => void;
}

function programOf(config: Config, terminal: Terminal, exit: (code: number) => void): Command {
  const { language } = config;
  const texts = terminalTexts(language).cli;
  const program = localize(new Command('kiosque'), language, terminal)
    .description(texts.about)
    .addOption(
      new Option('--now <date>', texts.now).argParser((value) => {
        const now = parseNow(value, config.timeZone);
        if (now) return now;
        throw wrongValue('--now', value, ({ cli }) => cli.nowTakes);
      }),
    )
    .addOption(
      new Option('--language <language>', texts.language).argParser((value) => {
        if (isLanguage(value)) return value;
        throw wrongValue('--language', value, ({ cli }) => cli.languageTakes);
      }),
    );
  const line = { config, terminal, exit };
  addChat(program, line);
  addAsk(program, line);
  addIndex(program, line);
  addSource(program, line);
  addTimeline(program, line, exit);
  addMaintenance(program, line, exit);
  return program;
}

function wrongValue(
  option: string,
  value: string,
  takes: (texts: TerminalTexts) => string,
): WrongUse {
  return new WrongUse(
    inBoth(({ config }) => config.wrong(option, value)),
    inBoth(({ config }, language) => config.takes(option, takes(terminalTexts(language)))),
  );
}

function addChat(program: Command, line: Line): void {
  const { language } = line.config;
  program
    .command('chat')
    .description(terminalTexts(language).cli.chat)
    .action(async (_options: unknown, command: Command) => {
      const { now } = command.optsWithGlobals<GlobalOptions>();
      const opening = { ...line, now, refresh: 'if-needed', feeds: 'first' } as const;
      await withKiosque(opening, async (session, opened) => {
        notify(indexNotice(opened, language), line.terminal);
        if (opened.summary) notify(unreadLine(opened.summary, language).join('\n'), line.terminal);
        const conversation = `terminal-${randomUUID()}`;
        await chat(session, conversation, line.config.dataDir, (tell) =>
          tellNews(opened, language, tell),
        );
      });
    });
}

function addAsk(program: Command, line: Line): void {
  const { language } = line.config;
  const texts = terminalTexts(language).cli;
  program
    .command('ask')
    .description(texts.ask)
    .argument('[question...]', texts.question)
    .option('--json', texts.json)
    .option('--article <id>', texts.article)
    .option('--since <date>', texts.since)
    .option('--until <date>', texts.until)
    .action(async (words: string[], _options: unknown, command: Command) => {
      const { now, json = false, ...options } = command.optsWithGlobals<AskOptions>();
      const { article, since, until } = options;
      if (words.length === 0 && !json) {
        throw new WrongUse(
          inBothTexts(({ errors }) => errors.noQuestion),
          inBothTexts(({ errors }) => errors.usage.remedy),
        );
      }
      await withKiosque({ ...line, now, refresh: 'if-needed' }, async (session, opened) => {
        notify(indexNotice(opened, language), line.terminal);
        const input = { question: words.join(' '), article, since, until };
        line.exit(words.length > 0 ? await askOne(input, json, session) : await askLines(session));
      });
    });
}

function addIndex(program: Command, line: Line): void {
  const { language } = line.config;
  const texts = terminalTexts(language).cli;
  program
    .command('index')
    .description(texts.index)
    .option('--full', texts.full)
    .action(async (_options: unknown, command: Command) => {
      const { now, full } = command.optsWithGlobals<GlobalOptions & { full?: true }>();
      const refresh = full ? 'full' : 'if-needed';
      const opening = { ...line, now, refresh, feeds: 'all', complete: true } as const;
      await withKiosque(opening, async ({ kiosque }, { summary, busy, feeds }) => {
        if (!summary) throw busy;
        const articles = await kiosque.articles();
        const lines = [indexReport(summary, language, articles), ...feedsReport(feeds, language)];
        line.terminal.stdout.write(`${lines.join('\n')}\n`);
      });
    });
}

function addSource(program: Command, line: Line): void {
  const { language } = line.config;
  const texts = terminalTexts(language).cli;
  program
    .command('source')
    .description(texts.source)
    .requiredOption('--article <id>', texts.article)
    .option('--text', texts.text)
    .action(async (_options: unknown, command: Command) => {
      const { now, article, text } = command.optsWithGlobals<
        GlobalOptions & { article: string; text?: true }
      >();
      await withKiosque({ ...line, now, refresh: 'if-needed' }, async (session, opened) => {
        if (opened.busy) notify(indexNotice(opened, language), line.terminal);
        line.exit(await showArticle(article, text === true, session));
      });
    });
}

/** @returns the exit code: 2 for an unknown article. */
async function showArticle(
  id: string,
  textOnly: boolean,
  session: TerminalSession,
): Promise<number> {
  const { language, terminal } = session;
  const { stdout, stderr, env } = terminal;
  const article = await findArticle(id, session);
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

/** Watches the folder as the bot does, and says what came in. */
function tellNews({ watch }: Opened, language: Language, tell: (notice: string) => void): void {
  const told = (notice: string) => {
    if (notice) tell(notice);
  };
  watch?.({
    changed: () => {},
    updated: (summary) => told(newsReport(summary, language)),
    failed: (error) => told(errorText(error, language)),
  });
}

function notify(notice: string, { stderr }: Terminal): void {
  if (notice) writeNote(notice, stderr);
}
