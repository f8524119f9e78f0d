import type { Localized } from '../src/i18n/localized.ts';
import type { Language } from '../src/text/language.ts';

/** What a command takes, as plain data. */
export interface CommandOption {
  readonly name: string;
  /** Lower case, shown by Discord in the reader's language. */
  readonly names: Localized;
  readonly description: Localized;
  /** `article` is an article's id; `citation` is that too, or the marker of a citation. These and collections are suggested. */
  readonly type: 'text' | 'flag' | 'article' | 'citation' | 'collection' | 'channel' | 'role';
  readonly required: boolean;
  /** The only values that it takes. */
  readonly choices?: readonly Choice[];
  /** A flag that shows the reply to the asker alone. */
  readonly makesPrivate?: true;
}

/** Where and by whom a command may be used, and how its reply is shown: whoever runs commands obeys it. */
export interface CommandPolicy {
  /** Where it makes sense; absent for everywhere, the terminal too. */
  readonly where?: 'discord' | 'guild';
  /** Who may use it: those who manage the server, or those trusted to reindex; absent for everyone. */
  readonly who?: 'managers' | 'reindexers';
  /** Who sees the reply in Discord. */
  readonly visible: 'channel' | 'asker';
  /** It takes the time of an answer: it waits for its turn, and counts against the limits on questions. */
  readonly limited?: true;
  /** It works in every channel, also where a server chose others for its answers. */
  readonly anywhere?: true;
  /** It may take minutes: it runs alone, and shows how far it is. */
  readonly showsProgress?: true;
}

/** What a command says of itself: plain data. */
export interface CommandDescription extends CommandPolicy {
  readonly name: string;
  /** As typed after the slash. */
  readonly names: Localized;
  readonly description: Localized;
  readonly options: readonly CommandOption[];
  /** Shown by /help, without the name of the command. */
  readonly examples: Readonly<Record<Language, readonly string[]>>;
}

/** One of the few values that an option takes. */
export interface Choice {
  readonly value: string;
  /** As a menu shows it. */
  readonly names: Localized;
  /** As it is typed at the prompt, where that is another word than the value. */
  readonly typed?: Localized;
}
