import type { Config } from '../config/config.ts';
import { en, fr } from '../i18n/typography.ts';
import { not, type Outcome, ok } from './finding.ts';

/** Three parts of letters that Discord's tokens are made of, with points between. */
export const TOKEN = /^[\w-]{18,40}\.[\w-]{5,10}\.[\w-]{25,60}$/;

export function discordToken({ discord }: Config): Outcome {
  if (discord.token === null) {
    return ok({
      fr: fr`aucun : Kiosque ne répond qu'au terminal`,
      en: en`none: Kiosque answers in the terminal only`,
    });
  }
  if (TOKEN.test(discord.token))
    return ok({ fr: fr`a la forme qu'il faut`, en: en`has the right shape` });
  return not(
    'broken',
    { fr: fr`n'a pas la forme d'un jeton`, en: en`does not look like a token` },
    {
      fr: fr`Copiez dans DISCORD_TOKEN le jeton entier, de la page « Bot » du portail des développeurs de Discord.`,
      en: en`Copy the whole token into DISCORD_TOKEN, from the “Bot” page of Discord's developer portal.`,
    },
  );
}
