import { IndexBusy } from '../errors.ts';
import type { Language } from '../text/language.ts';
import { corpusText } from './texts/index.ts';

/** Who keeps others from writing. */
export interface Holder {
  readonly program: string;
  /** Null where it runs on another machine. */
  readonly pid: number | null;
  readonly since: Date;
}

/**
 * @param holder null where it does not say.
 * @param bot whose place is held, in the data folder or in a database; null where an index is written.
 */
export function indexBusy(
  holder: Holder | null,
  bot: 'folder' | { readonly database: string } | null = null,
  cause?: unknown,
): IndexBusy {
  const text = corpusText(({ indexBusy }, language) => {
    const who = holder && indexBusy.holder(holder.program, holder.pid, timeOf(holder, language));
    return bot
      ? indexBusy.inUse(bot === 'folder' ? null : bot.database, who)
      : indexBusy.beingWritten(who);
  });
  return new IndexBusy(
    text,
    corpusText((texts) => texts.indexBusy.waitOrStop),
    { cause },
  );
}

const timeOf = ({ since }: Holder, language: Language) => since.toLocaleTimeString(language);
