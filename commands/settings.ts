import { en, fr } from '../src/i18n/typography.ts';
import type { GuildSettings } from '../src/memory/guilds.ts';
import { parseQuietHours } from '../src/subscriptions/schedule.ts';
import { isTimeZone } from '../src/text/dates/calendar.ts';
import { collectionOptions, openedAfter } from './collection-options.ts';
import type { Command, CommandInput } from './command.ts';
import { textOf } from './options.ts';
import { problem } from './reply.ts';
import { commandTexts } from './texts/index.ts';

export default {
  name: 'settings',
  names: { fr: 'réglages', en: 'settings' },
  description: {
    fr: fr`Montre et change les réglages du bot sur ce serveur`,
    en: en`Shows and changes the bot's settings on this server`,
  },
  options: [
    {
      name: 'language',
      names: { fr: 'langue', en: 'language' },
      description: { fr: fr`La langue de l'interface`, en: en`The language of the interface` },
      type: 'text',
      required: false,
      choices: [
        { value: 'auto', names: { fr: fr`celle de chaque membre`, en: en`each member's own` } },
        { value: 'fr', names: { fr: fr`français`, en: en`French` } },
        { value: 'en', names: { fr: fr`anglais`, en: en`English` } },
      ],
    },
    {
      name: 'channel',
      names: { fr: 'salon', en: 'channel' },
      description: {
        fr: fr`Répondre dans ce salon, et seulement dans ceux choisis ainsi`,
        en: en`Answer in this channel, and only in those chosen so`,
      },
      type: 'channel',
      required: false,
    },
    {
      name: 'questions',
      names: { fr: 'questions', en: 'questions' },
      description: {
        fr: fr`Répondre ici à chaque question, sans être mentionné (salon ou forum)`,
        en: en`Answer every question here, unmentioned (a channel or a forum)`,
      },
      type: 'channel',
      required: false,
    },
    {
      name: 'without',
      names: { fr: 'sans', en: 'without' },
      description: {
        fr: fr`Ne plus répondre dans ce salon`,
        en: en`Answer no more in this channel`,
      },
      type: 'channel',
      required: false,
    },
    {
      name: 'everywhere',
      names: { fr: 'partout', en: 'everywhere' },
      description: { fr: fr`Répondre dans tous les salons`, en: en`Answer in every channel` },
      type: 'flag',
      required: false,
    },
    {
      name: 'reindex',
      names: { fr: 'réindexer', en: 'reindex' },
      description: {
        fr: fr`Qui peut réindexer, outre les responsables du bot`,
        en: en`Who may reindex, beside those in charge of the bot`,
      },
      type: 'text',
      required: false,
      choices: [
        {
          value: 'managers',
          names: { fr: fr`qui gère le serveur`, en: en`who manages the server` },
        },
        { value: 'admins', names: { fr: fr`personne d'autre`, en: en`nobody else` } },
      ],
    },
    {
      name: 'role',
      names: { fr: 'rôle', en: 'role' },
      description: {
        fr: fr`Un rôle qui peut réindexer aussi`,
        en: en`A role that may reindex too`,
      },
      type: 'role',
      required: false,
    },
    {
      name: 'timezone',
      names: { fr: 'fuseau', en: 'timezone' },
      description: {
        fr: fr`Où sont les membres, par exemple Europe/Paris ; auto pour le fuseau du bot`,
        en: en`Where the members are, such as Europe/Paris; auto for the bot's time zone`,
      },
      type: 'text',
      required: false,
    },
    {
      name: 'quiet',
      names: { fr: 'silence', en: 'quiet' },
      description: {
        fr: fr`Heures où les abonnements attendent, par exemple 22:00-07:30 ; off pour aucune`,
        en: en`Hours in which subscriptions wait, such as 22:00-07:30; off for none`,
      },
      type: 'text',
      required: false,
    },
    {
      name: 'digest',
      names: { fr: 'heure', en: 'digest' },
      description: {
        fr: fr`À quelle heure les résumés d'abonnements sont envoyés`,
        en: en`At which hour the digests of subscriptions are sent`,
      },
      type: 'text',
      required: false,
      choices: Array.from({ length: 24 }, (_, hour) => ({
        value: String(hour),
        names: { fr: fr`${hour} h`, en: `${hour}:00` },
      })),
    },
    {
      name: 'insights',
      names: { fr: 'bilan', en: 'insights' },
      description: {
        fr: fr`Écrire chaque semaine dans ce salon ce qui est demandé, et ce qui reste sans réponse`,
        en: en`Write in this channel each week what is asked, and what goes unanswered`,
      },
      type: 'channel',
      required: false,
    },
    ...collectionOptions,
  ],
  examples: { fr: [], en: [] },
  where: 'guild',
  who: 'managers',
  visible: 'asker',
  anywhere: true,
  async run(input, { discord, language }) {
    const guild = discord!.guild!;
    const zone = textOf(input, 'timezone');
    if (zone && zone !== 'auto' && !isTimeZone(zone)) {
      return problem(commandTexts(language).badTimeZone(zone));
    }
    const quiet = textOf(input, 'quiet');
    if (quiet && quiet !== 'off' && !parseQuietHours(quiet)) {
      return problem(commandTexts(language).badQuietHours(quiet));
    }
    const all = await discord!.collections();
    const opened = openedAfter(input, guild.settings.collections, all, language);
    if (typeof opened === 'string') return problem(opened);
    const changes = {
      ...changesOf(input, guild.settings),
      ...(opened && { collections: opened }),
    };
    const { subscriptions } = discord!;
    const told = (await subscriptions.weeklyInsights())?.channelId ?? null;
    const wanted = insightsChannel(input, told);
    if (wanted !== told) {
      const refused = await subscriptions.tellInsights(wanted);
      if (refused) return problem(commandTexts(language).notSubscribed[refused]);
    }
    const hasChanges = Object.keys(changes).length > 0;
    const settings = hasChanges ? await guild.change(changes) : guild.settings;
    const changed = hasChanges || wanted !== told;
    return { type: 'settings', settings, changed, insightsChannel: wanted, collections: all };
  },
} satisfies Command;

/** Where the weekly insights are told after a change: a channel without the bot has none of them either. */
function insightsChannel(input: CommandInput, before: string | null): string | null {
  const chosen = textOf(input, 'insights');
  if (chosen) return chosen;
  return before !== null && textOf(input, 'without') === before ? null : before;
}

function changesOf(input: CommandInput, before: GuildSettings): Partial<GuildSettings> {
  const language = textOf(input, 'language');
  const added = textOf(input, 'channel');
  const removed = textOf(input, 'without');
  const reindex = textOf(input, 'reindex');
  const role = textOf(input, 'role');
  const everywhere = input['everywhere'] === true;
  const zone = textOf(input, 'timezone');
  const quiet = textOf(input, 'quiet');
  const digest = textOf(input, 'digest');
  const kept = new Set(everywhere ? [] : before.channels);
  if (added) kept.add(added);
  kept.delete(removed);
  const questions = textOf(input, 'questions');
  const unmentioned = new Set(before.questionChannels);
  if (questions) unmentioned.add(questions);
  unmentioned.delete(removed);
  return {
    ...((language === 'auto' || language === 'fr' || language === 'en') && { language }),
    ...((added || removed || everywhere) && { channels: [...kept] }),
    ...((questions || removed) && { questionChannels: [...unmentioned] }),
    ...((reindex === 'managers' || reindex === 'admins') && {
      reindex,
      // "Nobody else" takes back what a role was given.
      ...(reindex === 'admins' && { reindexRole: null }),
    }),
    ...(role && { reindexRole: role }),
    ...(zone && { timeZone: zone === 'auto' ? null : zone }),
    ...(quiet && { quietHours: parseQuietHours(quiet) }),
    ...(digest && { digestHour: Number(digest) }),
  };
}
