import { EmbedLimits, MessageLimits } from '@sapphire/discord-utilities';
import type { APIEmbed } from 'discord.js';
import type { Language } from '../../text/language.ts';
import type { Action } from '../interactions/custom-id.ts';
import type { Row } from './components.ts';
import { escapeLine } from './escape.ts';
import { cutMarkup } from './fit.ts';

/** A message as it is sent, in Discord's own JSON. */
export interface View {
  readonly content?: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly Row[];
}

/** What a view depends on beside what it shows. */
export interface ViewContext {
  /** Of the interface. */
  readonly language: Language;
  /** An action as a customId. */
  readonly customId: (action: Action) => string;
  /** The bot's id, to be mentioned by. */
  readonly botId: string;
  /** Whether it reads every message in the threads that it opened, not only those that mention it. */
  readonly readsThreads: boolean;
  /** Connections to Discord that stand, and all of them; absent where there is one. */
  readonly shards?:
    | { readonly ready: number; readonly total: number; readonly processes: number }
    | undefined;
  /** Of the registered commands, by name. */
  readonly commandIds: ReadonlyMap<string, string>;
}

/** The colour at the side of an embed, by what it shows. */
export const colors = {
  answer: 0x2f9e6e,
  perhaps: 0xd9a514,
  abstained: 0x8a8f98,
  source: 0x3b6fd4,
  list: 0x5865f2,
  problem: 0xd4553b,
} as const;

/** What titles and footers may take of an embed; the description has its own limit. */
export const TITLE_LENGTH = EmbedLimits.MaximumTitleLength;
/** What a footer may take, in characters. */
export const FOOTER_LENGTH = 300;
/** Leaves room within one embed's total whatever the title and the footer. */
export const DESCRIPTION_LENGTH = Math.min(
  EmbedLimits.MaximumDescriptionLength,
  EmbedLimits.MaximumTotalCharacters - TITLE_LENGTH - FOOTER_LENGTH,
);

/** One embed of plain words, without components. */
export function notice(color: number, text: string): View {
  return { embeds: [{ color, description: cutMarkup(text, DESCRIPTION_LENGTH) }], components: [] };
}

/**
 * A view for a channel that lets the bot embed nothing: the same words as plain content, and a note that says why.
 */
export function withoutEmbeds(view: View, note: string): View {
  const text = view.embeds
    .map(({ title, description, footer }) =>
      [title && `**${title}**`, description, footer && `-# ${escapeLine(footer.text)}`]
        .filter(Boolean)
        .join('\n'),
    )
    .join('\n\n');
  const last = `\n-# ${note}`;
  const words = [view.content, text].filter(Boolean).join('\n');
  return {
    content: cutMarkup(words, MessageLimits.MaximumLength - last.length) + last,
    embeds: [],
    components: view.components,
  };
}
