import { terminalCommands as commands } from '../../commands/index.ts';
import { columnsOf, wrap } from '../i18n/wrap.ts';
import { parseChatLine } from './chat-line.ts';
import { Conversation } from './conversation.ts';
import { GrowingText } from './growing.ts';
import { errorText, tellTrouble, writeNote } from './problems.ts';
import { History } from './prompt/history.ts';
import { openPrompt } from './prompt/prompt.ts';
import { answerText } from './render-answer.ts';
import { renderReply } from './render-reply.ts';
import { colorsFor, type TerminalSession } from './terminal.ts';
import { terminalTexts } from './texts/index.ts';

/**
 * Asks and answers until the input ends, Ctrl-C at an empty line, Ctrl-D or /quit. At a terminal there is a prompt with
 * a history; piped lines are answered one by one.
 *
 * @param conversation keeps the questions together as turns of one conversation.
 * @param dataDir where the history of the prompt is kept; without one, it lasts as long as the prompt.
 * @param follow is handed what says a notice, for as long as the talk lasts.
 */
export async function chat(
  session: TerminalSession,
  conversation: string,
  dataDir: string | null = null,
  follow: (tell: (notice: string) => void) => void = () => {},
): Promise<void> {
  const { kiosque } = session;
  const { stdin, stdout, stderr, env } = session.terminal;
  const colors = colorsFor(stdout, env);
  const interactive = stdin.isTTY === true && stdout.isTTY === true;
  const { articles } = await kiosque.status();
  const wrapped = (text: string) => wrap(text, columnsOf(stdout));
  let growing = new GrowingText(stdout);
  const talk = new Conversation(session, conversation, {
    onAnswer: (soFar) => growing.show(wrapped(answerText(soFar, colors))),
    forgetHistory: () => prompt.forget(),
  });
  const prompt = openPrompt(session.terminal, interactive, {
    history: dataDir === null ? null : new History(dataDir),
    commands,
    articles: (filter) => kiosque.articles(filter),
    language: () => talk.language,
  });

  if (interactive) {
    const { welcome } = terminalTexts(talk.language).chat;
    stdout.write(`${wrapped(welcome(articles))}\n\n`);
  }
  follow((notice) => prompt.notice(wrapped(notice)));
  // The answer to come has that number: `/source 3.2` opens a source of it.
  const next = () => prompt.line(colors.cyan(`${talk.answers + 1} › `));
  for (let line = await next(); line !== null; line = await next()) {
    const asked = parseChatLine(line, commands);
    if (asked.type === 'quit') break;
    try {
      const reply = await talk.reply(asked);
      if (reply) {
        const text = wrapped(renderReply(reply, talk.language, colors));
        await prompt.show(`${growing.rest(text)}\n\n`);
      }
      tellTrouble(reply, stderr);
    } catch (error) {
      growing = new GrowingText(stdout);
      writeNote(`${errorText(error, talk.language)}\n`, stderr);
    }
  }
  prompt.close();
  if (interactive) stdout.write(`\n${terminalTexts(talk.language).chat.goodbye}\n`);
}
