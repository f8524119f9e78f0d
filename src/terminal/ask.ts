import { createInterface } from 'node:readline';
import ask from '../../commands/ask.ts';
import type { CommandContext, CommandInput } from '../../commands/command.ts';
import { terminalCommands as commands } from '../../commands/index.ts';
import type { Answer } from '../answering/answer.ts';
import { UserError } from '../errors.ts';
import { messages } from '../i18n/messages.ts';
import { columnsOf, wrap } from '../i18n/wrap.ts';
import { answerJson } from './answer-json.ts';
import { GrowingText } from './growing.ts';
import { jsonLine } from './printable.ts';
import { errorText, tellTrouble, writeNote } from './problems.ts';
import { parseQuestionLine } from './question-line.ts';
import { answerText } from './render-answer.ts';
import { renderReply } from './render-reply.ts';
import { colorsFor, languageOf, type TerminalSession } from './terminal.ts';

/**
 * Answers one question.
 *
 * @returns the exit code: 0 answered, 3 abstained, 2 wrong use.
 */
export async function askOne(
  input: CommandInput,
  json: boolean,
  session: TerminalSession,
): Promise<number> {
  const { stdout, stderr, env } = session.terminal;
  const colors = colorsFor(stdout, env);
  const wrapped = (text: string) => wrap(text, columnsOf(stdout));
  const growing = new GrowingText(stdout);
  const onAnswer = (soFar: Answer) => growing.show(wrapped(answerText(soFar, colors)));
  const reply = await ask.run(input, { ...contextOf(session, null), ...(!json && { onAnswer }) });
  if (reply.type !== 'answer') {
    writeNote(renderReply(reply, session.language, colorsFor(stderr, env)), stderr);
    return 2;
  }
  const text = json
    ? jsonLine(answerJson(reply.answer))
    : wrapped(renderReply(reply, session.language, colors));
  stdout.write(`${growing.rest(text)}\n`);
  tellTrouble(reply, stderr);
  return reply.answer.kind === 'abstained' ? 3 : 0;
}

/**
 * Answers every line of standard input with a line of JSON, as it comes. A line that cannot be
 * answered gives an object with an `error`, and the rest goes on.
 *
 * @returns the exit code: 0, or 1 when a line could not be answered.
 */
export async function askLines(session: TerminalSession): Promise<number> {
  const { stdin, stdout } = session.terminal;
  let code = 0;
  for await (const line of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const result = await lineResult(line.replace(/^\uFEFF/, ''), session);
    if ('error' in result) code = 1;
    stdout.write(`${jsonLine(result)}\n`);
  }
  return code;
}

async function lineResult(
  line: string,
  session: TerminalSession,
): Promise<ReturnType<typeof answerJson> | { question?: string; error: string }> {
  const language = languageOf(line, session);
  try {
    const { conversation, ...input } = parseQuestionLine(line);
    const reply = await ask.run(input, contextOf({ ...session, language }, conversation));
    if (reply.type === 'answer') {
      tellTrouble(reply, session.terminal.stderr);
      return answerJson(reply.answer);
    }
    return { question: input.question, error: reply.type === 'problem' ? reply.message : '' };
  } catch (error) {
    const { terminal } = session;
    if (error instanceof UserError) {
      return { error: `${error.text[language]} ${error.remedy[language]}` };
    }
    writeNote(errorText(error, language), terminal.stderr);
    return { error: messages(language).errors.bug };
  }
}

/** What a command has at hand outside a chat. */
export function contextOf(
  { kiosque, language, languageIsNamed = false }: TerminalSession,
  conversation: string | null,
): CommandContext {
  const languageIsChosen = languageIsNamed;
  return {
    kiosque,
    language,
    languageIsChosen,
    conversation,
    recentCitations: [],
    commands,
    answersOnly: true,
  };
}
