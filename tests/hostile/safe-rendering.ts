import { expect } from 'vitest';
import type { Reply } from '../../commands/reply.ts';
import { pack } from '../../src/discord/interactions/custom-id.ts';
import { replyView } from '../../src/discord/views/render-reply.ts';
import { type View, type ViewContext, withoutEmbeds } from '../../src/discord/views/view.ts';
import { renderReply } from '../../src/terminal/render-reply.ts';
import { colorsFor } from '../../src/terminal/terminal.ts';
import { checkMessage } from '../discord/loopback/validation/message.ts';

let kept = 0;
const context: ViewContext = {
  language: 'fr',
  customId: (action) => pack(action, () => ++kept),
  botId: '42',
  readsThreads: false,
  commandIds: new Map(),
};
const frame = { answerId: 7, deleter: '11', showQuestion: true, offerThread: true };
const colors = colorsFor({ isTTY: false }, {});
/** What Discord would read as a mention. */
const PINGS = /@everyone|@here|(?<!\\)<(?:@[!&]?|#|\/\w+:)\d/;

/** Expects that a reply shows safely in Discord and in the terminal, in both languages. */
export function expectSafeReply(reply: Reply): void {
  expectSafeView(replyView(reply, context, frame));
  for (const language of ['fr', 'en'] as const) {
    expectSafeInTerminal(renderReply(reply, language, colors));
  }
}

/** Expects that Discord takes a message, that it pings nobody, and that its plain form does neither. */
function expectSafeView(view: View): void {
  for (const { content, embeds, components } of [view, withoutEmbeds(view, 'note')]) {
    const body = JSON.parse(JSON.stringify({ content, embeds, components }));
    checkMessage(body, body, 'channel');
    const labels = embeds.map(({ footer }) => footer?.text ?? '');
    const markup = embeds.flatMap(({ title, description }) => [title ?? '', description ?? '']);
    for (const text of [content ?? '', ...markup]) expect(text).not.toMatch(PINGS);
    for (const text of [content ?? '', ...markup, ...labels]) {
      expect(text).not.toMatch(/@everyone|@here|(?!\n)\p{Cc}|\p{Bidi_Control}/u);
    }
  }
}

/** Expects that nothing in a text acts on a terminal. */
export function expectSafeInTerminal(text: string): void {
  expect(text).not.toMatch(/(?![\n\t])\p{Cc}|\p{Bidi_Control}/u);
}
