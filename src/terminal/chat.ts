import { createInterface } from 'node:readline';
import type { CommandContext } from '../../commands/command.ts';
import { terminalCommands as commands } from '../../commands/index.ts';
import { problem, type Reply } from '../../commands/reply.ts';
import { runCommand } from '../../commands/run-command.ts';
import source from '../../commands/source.ts';
import type { Answer } from '../answering/answer.ts';
import { messages } from '../i18n/messages.ts';
import { shownCitations } from '../memory/shown-answer.ts';
import type { Excerpt } from '../product/kiosque.ts';
import { type ChatLine, parseChatLine } from './chat-line.ts';
import { GrowingText } from './growing.ts';
import { errorText, tellTrouble } from './problems.ts';
import { answerText } from './render-answer.ts';
import { renderReply } from './render-reply.ts';
import { colorsFor, type Session } from './terminal.ts';
import { terminalTexts } from './texts/index.ts';

/**
 * Asks and answers until the input ends, Ctrl-C, Ctrl-D or /quit. At a terminal there is a prompt
 * with a history; piped lines are answered one by one.
 *
 * @param conversation keeps the questions together as turns of one conversation.
 */
export async function chat(session: Session, conversation: string): Promise<void> {
  const { language, kiosque } = session;
  const { stdin, stdout, stderr, env } = session.terminal;
  const texts = terminalTexts(language).chat;
  const colors = colorsFor(stdout, env);
  const interactive = stdin.isTTY === true && stdout.isTTY === true;
  let growing = new GrowingText(stdout);
  const talk = conversationOf(session, conversation, (soFar) =>
    growing.show(answerText(soFar, colors)),
  );

  if (interactive) stdout.write(`${texts.welcome(kiosque.status().articles)}\n\n`);
  const lines = createInterface({
    input: stdin,
    ...(interactive ? { output: stdout } : {}),
    terminal: interactive,
    prompt: colors.cyan('› '),
    historySize: 500,
    removeHistoryDuplicates: true,
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  let open = true;
  const prompt = () => interactive && open && lines.prompt();
  lines.on('close', () => {
    open = false;
  });
  lines.on('SIGINT', () => lines.close());

  prompt();
  for await (const line of lines) {
    const asked = parseChatLine(line, commands);
    if (asked.type === 'quit') break;
    try {
      const reply = await talk(asked);
      if (reply) growing.end(renderReply(reply, language, colors), '\n\n');
      tellTrouble(reply, stderr);
    } catch (error) {
      growing = new GrowingText(stdout);
      stderr.write(`${errorText(error, language)}\n\n`);
    }
    prompt();
  }
  if (interactive) stdout.write(`\n${texts.goodbye}\n`);
}

/** Answers line after line, remembering what `/source 2` and `/source next` refer to. */
function conversationOf(
  { kiosque, language }: Session,
  conversation: string,
  onAnswer: (soFar: Answer) => void,
) {
  const texts = messages(language).excerpt;
  let recentCitations: CommandContext['recentCitations'] = [];
  let open: Excerpt | null = null;

  return async (asked: ChatLine): Promise<Reply | null> => {
    const context = { kiosque, language, conversation, recentCitations, commands, onAnswer };
    if (asked.type === 'unknown')
      return problem(terminalTexts(language).chat.unknownCommand(asked.name));
    if (asked.type === 'turn') {
      if (!open) return problem(texts.nothingOpen);
      const start = open[asked.to];
      if (start === null) return problem(texts.noneFurther);
      const reply = await source.run({ id: `${open.article.id}:${start}` }, context);
      if (reply.type === 'excerpt') open = reply.excerpt;
      return reply;
    }
    if (asked.type !== 'command') return null;

    const reply = await runCommand(asked.command, asked.input, context);
    if (reply.type === 'excerpt') open = reply.excerpt;
    if (reply.type === 'answer' && reply.answer.sentences.length > 0) {
      recentCitations = shownCitations(reply.answer, kiosque.excerpt);
    }
    return reply;
  };
}
