import { UserError } from '../../errors.ts';
import { messages } from '../../i18n/messages.ts';

type Said = ReturnType<typeof messages>['discord']['start'];

/** An error that keeps the bot from starting, in both languages. */
export function startError(
  text: (said: Said) => string,
  remedy: (said: Said) => string,
  cause?: unknown,
): UserError {
  const { fr, en } = { fr: messages('fr').discord.start, en: messages('en').discord.start };
  return new UserError(
    { fr: text(fr), en: text(en) },
    { fr: remedy(fr), en: remedy(en) },
    { cause },
  );
}
