import { Readable } from 'node:stream';
import type { Command } from 'commander';
import timeline from '../../commands/timeline.ts';
import type { Config } from '../config/config.ts';
import { columnsOf, wrap } from '../i18n/wrap.ts';
import { timelineSvg } from '../pictures/timeline-svg.ts';
import { contextOf } from './ask.ts';
import { indexNotice } from './index-report.ts';
import { jsonLine } from './printable.ts';
import { writeNote } from './problems.ts';
import { renderReply } from './render-reply.ts';
import { colorsFor, type Terminal, type TerminalSession } from './terminal.ts';
import { terminalTexts } from './texts/index.ts';
import { timelineJson } from './timeline-json.ts';
import { withKiosque } from './with-kiosque.ts';
import { absolute, writeLines } from './write-lines.ts';

interface Options {
  readonly now?: Date;
  readonly json?: true;
  readonly svg?: string;
  readonly since?: string;
  readonly until?: string;
}

/** `timeline "subject"`: as text, as JSON, and as a picture in a file. */
export function addTimeline(
  program: Command,
  { config, terminal }: { readonly config: Config; readonly terminal: Terminal },
  exit: (code: number) => void,
): void {
  const { language } = config;
  const texts = terminalTexts(language).cli;
  program
    .command('timeline')
    .description(texts.timeline)
    .argument('[subject...]', texts.subject)
    .option('--json', texts.timelineJson)
    .option(`--svg <${terminalTexts(language).maintenance.file}>`, texts.svg)
    .option('--since <date>', texts.since)
    .option('--until <date>', texts.until)
    .action(async (words: string[], _options: unknown, command: Command) => {
      const { now, ...options } = command.optsWithGlobals<Options>();
      const opening = { config, terminal, now, refresh: 'if-needed' } as const;
      await withKiosque(opening, async (session, opened) => {
        const notice = indexNotice(opened, language);
        if (notice) writeNote(notice, terminal.stderr);
        exit(await tell(words.join(' '), options, session));
      });
    });
}

/** @returns the exit code: 0 told, 3 not in the articles, 2 wrong use. */
async function tell(
  subject: string,
  { json, svg, since, until }: Omit<Options, 'now'>,
  session: TerminalSession,
): Promise<number> {
  const { language, terminal } = session;
  const { stdout, stderr, env } = terminal;
  const reply = await timeline.run({ subject, since, until }, contextOf(session, null));
  if (reply.type !== 'timeline') {
    writeNote(renderReply(reply, language, colorsFor(stderr, env)), stderr);
    return 2;
  }
  const text = json
    ? jsonLine(timelineJson(reply.timeline))
    : wrap(renderReply(reply, language, colorsFor(stdout, env)), columnsOf(stdout));
  stdout.write(`${text}\n`);
  const isEmpty = reply.timeline.entries.length === 0;
  if (svg !== undefined) {
    const texts = terminalTexts(language).cli;
    const lines = Readable.from([timelineSvg(reply.timeline)]);
    if (!isEmpty) await writeLines(lines, absolute(svg, terminal));
    stderr.write(`${isEmpty ? texts.nothingToDraw : texts.drawn(svg)}\n`);
  }
  return isEmpty ? 3 : 0;
}
