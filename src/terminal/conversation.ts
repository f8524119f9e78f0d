import { closest, distance } from 'fastest-levenshtein';
import type { CommandContext } from '../../commands/command.ts';
import { terminalCommands as commands } from '../../commands/index.ts';
import { problem, type Reply } from '../../commands/reply.ts';
import { runCommand } from '../../commands/run-command.ts';
import source from '../../commands/source.ts';
import type { Answer } from '../answering/answer.ts';
import { messages } from '../i18n/messages.ts';
import { type ShownCitation, shownCitations } from '../memory/shown-answer.ts';
import type { Excerpt } from '../product/kiosque.ts';
import { type Language, tellLanguage } from '../text/language.ts';
import { fold } from '../text/words.ts';
import type { ChatLine } from './chat-line.ts';
import type { TerminalSession } from './terminal.ts';
import { terminalTexts } from './texts/index.ts';

/** Of so many answers the sources can still be opened. */
const ANSWERS_KEPT = 500;

/** Typing errors that a name may have. */
const MOST_ERRORS = 2;

/** The command that someone meant, in the language of its name; null where none is near. */
function nearestCommand(typed: string): string | null {
  const names = commands.flatMap((command) => [command.names.fr, command.names.en]);
  const name = closest(fold(typed), names);
  return distance(fold(typed), fold(name)) <= MOST_ERRORS ? name : null;
}

/**
 * Answers line after line of one conversation, remembering what `/source 2`, `/source 3.2` and `/source next` refer to,
 * and which language is spoken.
 */
export class Conversation {
  /** Of what is printed: the session's, or, where none was named, that of what was written last. */
  language: Language;
  readonly #session: TerminalSession;
  readonly #id: string;
  readonly #onAnswer: (soFar: Answer) => void;
  readonly #forgetHistory: () => number;
  /** By number of the answer, from 0. */
  readonly #citations: (readonly ShownCitation[])[] = [];
  #excerpt: Excerpt | null = null;

  constructor(
    session: TerminalSession,
    id: string,
    { onAnswer, forgetHistory }: Pick<CommandContext, 'onAnswer' | 'forgetHistory'>,
  ) {
    this.#session = session;
    this.#id = id;
    this.#onAnswer = onAnswer ?? (() => {});
    this.#forgetHistory = forgetHistory ?? (() => 0);
    this.language = session.language;
  }

  /** How many answers were given. */
  get answers(): number {
    return this.#citations.length;
  }

  /** @returns null where a line asks for nothing. */
  async reply(asked: ChatLine): Promise<Reply | null> {
    this.#follow(asked);
    if (asked.type === 'unknown') {
      const { unknownCommand } = terminalTexts(this.language).chat;
      return problem(unknownCommand(asked.name, nearestCommand(asked.name)));
    }
    if (asked.type === 'turn') return this.#turn(asked.to);
    if (asked.type !== 'command') return null;

    const reply = await runCommand(asked.command, asked.input, this.#context());
    if (reply.type === 'excerpt') this.#excerpt = reply.excerpt;
    if (reply.type === 'answer') await this.#keep(reply.answer);
    if (reply.type === 'timeline') await this.#keep({ sentences: reply.timeline.entries });
    return reply;
  }

  #follow(asked: ChatLine): void {
    if (this.#session.languageIsNamed || asked.type !== 'command') return;
    const words = Object.values(asked.input).join(' ');
    this.language = asked.language ?? tellLanguage(words) ?? this.language;
  }

  async #turn(to: 'previous' | 'next'): Promise<Reply> {
    const texts = messages(this.language).excerpt;
    if (!this.#excerpt) return problem(texts.nothingOpen);
    const start = this.#excerpt[to];
    if (start === null) return problem(texts.noneFurther);
    const reply = await source.run({ id: `${this.#excerpt.article.id}:${start}` }, this.#context());
    if (reply.type === 'excerpt') this.#excerpt = reply.excerpt;
    return reply;
  }

  async #keep(answer: Parameters<typeof shownCitations>[0]): Promise<void> {
    this.#citations.push(await shownCitations(answer, this.#session.kiosque.excerpt));
    // The numbers of later answers stay what they are.
    const old = this.#citations.length - ANSWERS_KEPT;
    if (old > 0) this.#citations[old - 1] = [];
  }

  #context(): CommandContext {
    return {
      kiosque: this.#session.kiosque,
      language: this.language,
      languageIsChosen: this.#session.languageIsNamed ?? false,
      conversation: this.#id,
      recentCitations: this.#citations.findLast((cited) => cited.length > 0) ?? [],
      earlierCitations: this.#citations,
      commands,
      onAnswer: this.#onAnswer,
      forgetHistory: this.#forgetHistory,
    };
  }
}
