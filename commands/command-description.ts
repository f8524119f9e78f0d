import type { Localized } from '../src/i18n/localized.ts';
import type { Language } from '../src/text/language.ts';

export interface CommandOption {
  readonly name: string;
  /** Lower case, shown by Discord in the reader's language. */
  readonly names: Localized;
  readonly description: Localized;
  readonly type: 'text' | 'flag' | 'article' | 'channel' | 'role';
  readonly required: boolean;
  /** The only values that it takes. */
  readonly choices?: readonly { readonly value: string; readonly names: Localized }[];
}

/** What a command says of itself: plain data. */
export interface CommandDescription {
  readonly name: string;
  /** As typed after the slash. */
  readonly names: Localized;
  readonly description: Localized;
  readonly options: readonly CommandOption[];
  /** Shown by /help, without the name of the command. */
  readonly examples: Readonly<Record<Language, readonly string[]>>;
  /** Where it makes sense: everywhere, in Discord, or in a server of Discord. */
  readonly where?: 'discord' | 'guild';
  /** Shown only to those who manage the server, unless it is set otherwise there. */
  readonly forManagers?: true;
}
