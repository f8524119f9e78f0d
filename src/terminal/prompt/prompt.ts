import { createInterface, type Interface } from 'node:readline';
import type { Command } from '../../../commands/command.ts';
import type { ArticleSummary } from '../../product/kiosque.ts';
import type { Language } from '../../text/language.ts';
import type { Terminal } from '../terminal.ts';
import { terminalTexts } from '../texts/index.ts';
import { complete } from './complete.ts';
import type { History } from './history.ts';

/** Where lines come from and replies go to. */
export interface Prompt {
  /** The next line; null when the input has ended, or whoever writes has left. */
  line(prompt: string): Promise<string | null>;
  /** Writes a text, page by page where it is longer than the window. */
  show(text: string): Promise<void>;
  /** Says something while a line may be half typed: above it. */
  notice(text: string): void;
  /** Erases the history. @returns how many lines it had. */
  forget(): number;
  close(): void;
}

/** What a line of input completes with, and where it reads and writes. */
export interface PromptParts {
  readonly history: History | null;
  readonly commands: readonly Command[];
  readonly articles: (
    filter: string,
  ) => readonly ArticleSummary[] | Promise<readonly ArticleSummary[]>;
  /** Of what is said at the moment. */
  readonly language: () => Language;
}

const HISTORY_LINES = 500;
const ERASE_LINE = '\r\u001b[2K';
const ERASE_LINE_ABOVE = '\u001b[1A\u001b[2K';
const TO_END = { ctrl: true, name: 'e' };
const ERASE_TO_START = { ctrl: true, name: 'u' };

/** A prompt with a history and completion at a terminal; elsewhere lines are read as they come. */
export function openPrompt(terminal: Terminal, interactive: boolean, parts: PromptParts): Prompt {
  const { stdin, stdout } = terminal;
  const lines = createInterface({
    input: stdin,
    ...(interactive && {
      output: stdout,
      completer: completerOf(parts),
      history: [...(parts.history?.read() ?? [])].reverse(),
    }),
    terminal: interactive,
    historySize: HISTORY_LINES,
    removeHistoryDuplicates: true,
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  const queue = queueOf(lines);
  let paging = false;
  let asking = false;
  lines.on('SIGINT', () => {
    if (lines.line === '') {
      lines.close();
      return;
    }
    lines.write(null, TO_END);
    lines.write(null, ERASE_TO_START);
  });
  lines.on('history', (all: string[]) => {
    // What is pressed between pages is no question.
    if (paging) all.shift();
    else if (all[0] !== undefined) parts.history?.add(all[0]);
  });

  return {
    async line(prompt) {
      if (interactive && !queue.hasNext()) {
        lines.setPrompt(prompt);
        lines.prompt();
      }
      asking = interactive;
      const line = await queue.next();
      asking = false;
      return line;
    },
    async show(text) {
      // Enter that was pressed while the answer was awaited asks for nothing; who has typed a question meanwhile has gone on.
      const hasGoneOn = queue.dropEmpty() && interactive;
      const rows = interactive && !hasGoneOn ? stdout.rows : undefined;
      const pages = pagesOf(text, rows);
      for (const [i, page] of pages.entries()) {
        stdout.write(page);
        if (i === pages.length - 1 || queue.isClosed()) continue;
        paging = true;
        lines.setPrompt(terminalTexts(parts.language()).chat.more);
        lines.prompt();
        const pressed = (await queue.next())?.trim().toLowerCase() ?? 'q';
        paging = false;
        if (terminal.env['TERM'] !== 'dumb') stdout.write(ERASE_LINE_ABOVE);
        if (pressed === '') continue;
        if (pressed.length > 1) queue.putBack(pressed);
        stdout.write('\n');
        return;
      }
    },
    notice(text) {
      if (!asking) {
        terminal.stderr.write(`${text}\n`);
        return;
      }
      stdout.write(`${terminal.env['TERM'] === 'dumb' ? '\n' : ERASE_LINE}${text}\n`);
      lines.prompt(true);
    },
    forget() {
      (lines as Interface & { history?: string[] }).history?.splice(0);
      // The line that asked for it is none to speak of.
      return Math.max(0, (parts.history?.forget() ?? 0) - 1);
    },
    close: () => lines.close(),
  };
}

/** Pieces that fit the window, with a line for what asks whether to go on. */
function pagesOf(text: string, rows: number | undefined): string[] {
  const trimmed = text.trimEnd();
  const lines = trimmed.split('\n');
  if (rows === undefined || rows < 5 || lines.length < rows) return [text];
  const size = rows - 1;
  const pages: string[] = [];
  for (let i = 0; i < lines.length; i += size) pages.push(lines.slice(i, i + size).join('\n'));
  return pages.map((page, i) => page + (i < pages.length - 1 ? '\n' : text.slice(trimmed.length)));
}

function completerOf({ commands, articles, language }: PromptParts) {
  return (line: string, done: (error: Error | null, found: [string[], string]) => void): void => {
    complete(line, commands, articles, language()).then(
      (found) => done(null, found),
      // Nothing is offered then; what is wrong will be told by what is run.
      () => done(null, [[], line]),
    );
  };
}

/** Lines as they come, each given once. */
function queueOf(lines: Interface) {
  const waiting: string[] = [];
  let closed = false;
  let wake: () => void = () => {};
  lines.on('line', (line) => {
    waiting.push(line);
    wake();
  });
  lines.on('close', () => {
    closed = true;
    wake();
  });
  return {
    hasNext: () => waiting.length > 0,
    /** Forgets lines without a word. @returns whether others wait. */
    dropEmpty(): boolean {
      waiting.splice(0, Number.POSITIVE_INFINITY, ...waiting.filter((line) => line.trim() !== ''));
      return waiting.length > 0;
    },
    isClosed: () => closed,
    putBack: (line: string) => waiting.unshift(line),
    async next(): Promise<string | null> {
      while (waiting.length === 0 && !closed) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return waiting.shift() ?? null;
    },
  };
}
