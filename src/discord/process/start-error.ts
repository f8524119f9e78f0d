import { UserError } from '../../errors.ts';
import { type DiscordTexts, discordTexts } from '../texts/index.ts';

type StartTexts = DiscordTexts['start'];

/** An error that keeps the bot from starting, in both languages. */
export function startError(
  text: (texts: StartTexts) => string,
  remedy: (texts: StartTexts) => string,
  cause?: unknown,
): UserError {
  const { fr, en } = { fr: discordTexts('fr').start, en: discordTexts('en').start };
  return new UserError(
    { fr: text(fr), en: text(en) },
    { fr: remedy(fr), en: remedy(en) },
    { cause },
  );
}
