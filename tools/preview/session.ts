import { PassThrough } from 'node:stream';
import picocolors from 'picocolors';
import { terminalCommands } from '../../commands/index.ts';
import { wrap } from '../../src/i18n/wrap.ts';
import type { Kiosque } from '../../src/product/kiosque.ts';
import { parseChatLine } from '../../src/terminal/chat-line.ts';
import { Conversation } from '../../src/terminal/conversation.ts';
import { renderReply } from '../../src/terminal/render-reply.ts';
import type { Terminal } from '../../src/terminal/terminal.ts';

export const SESSION_COLUMNS = 92;

/** What is typed in the recorded session. */
const LINES = [
  'Combien de personnes ont été évacuées à Saint-Aubry ?',
  '/source 1',
  '/chercher tramway',
  'Quelle est la capitale de la Bolivie ?',
];

/**
 * A session at the terminal over the sample articles, as it is printed, colours and all.
 * @throws where one of its lines is no question and no command.
 */
export async function recordSession(kiosque: Kiosque): Promise<string> {
  const stream = () => new PassThrough();
  const terminal: Terminal = {
    stdin: stream(),
    stdout: stream(),
    stderr: stream(),
    env: {},
    directory: '.',
    signal: new AbortController().signal,
    open: () => Promise.reject(new Error('it is open')),
  };
  const session = { kiosque, language: 'fr', terminal } as const;
  const talk = new Conversation(session, 'preview', {});
  const colors = picocolors.createColors(true);
  const blocks: string[] = [];
  for (const line of LINES) {
    const prompt = colors.cyan(`${talk.answers + 1} › `);
    const reply = await talk.reply(parseChatLine(line, terminalCommands));
    if (!reply) throw new Error(`${line} asks for nothing`);
    const text = wrap(renderReply(reply, talk.language, colors), SESSION_COLUMNS);
    blocks.push(`${prompt}${line}\n${firstLines(text)}`);
  }
  return blocks.join('\n\n');
}

/** As much as stands on a page. */
function firstLines(text: string): string {
  const lines = text.split('\n');
  return lines.length <= 14 ? text : [...lines.slice(0, 13), '…'].join('\n');
}
