import type { Config } from '../config/config.ts';
import { type CheckOutcome, not, ok } from './finding.ts';
import { maintenanceText } from './texts/index.ts';

/** Three parts of letters that Discord's tokens are made of, with points between. */
export const TOKEN = /^[\w-]{18,40}\.[\w-]{5,10}\.[\w-]{25,60}$/;

/** Whether the token has the shape of one; Discord is not asked. */
export function discordToken({ discord }: Config): CheckOutcome {
  if (discord.token === null) {
    return ok(maintenanceText((texts) => texts.discordToken.none));
  }
  if (TOKEN.test(discord.token))
    return ok(maintenanceText((texts) => texts.discordToken.rightShape));
  return not(
    'broken',
    maintenanceText((texts) => texts.discordToken.wrongShape),
    maintenanceText((texts) => texts.discordToken.copyWhole),
  );
}
