import { type BaseInteraction, type Channel, PermissionFlagsBits as Flags } from 'discord.js';
import type {
  SubscriptionRefusal,
  SubscriptionsSide,
  WantedSubscription,
} from '../../../commands/command.ts';
import { DEFAULT_SETTINGS } from '../../memory/guilds.ts';
import type { Subscription, SubscriptionAbout } from '../../memory/subscriptions.ts';
import { lastDigestDay } from '../../subscriptions/schedule.ts';
import { fold } from '../../text/words.ts';
import type { Bot } from './bot.ts';
import { abilitiesIn } from './bot-permissions.ts';
import { interfaceLanguage } from './interface-language.ts';
import { collectionsChannel } from './seen.ts';

/** Subscriptions that have not ended. */
const MOST_PER_PERSON = 20;
const MOST_PER_GUILD = 200;

type Asking = Pick<
  BaseInteraction,
  'guild' | 'guildId' | 'channel' | 'user' | 'locale' | 'memberPermissions'
>;

const isActive = ({ ended }: Subscription): boolean => ended === null;

/** What whoever uses a command may do with subscriptions. */
export function subscriptionsOf(bot: Bot, asking: Asking): SubscriptionsSide {
  const memory = bot.store.subscriptions;
  const { guildId, user } = asking;
  return {
    add: (wanted) =>
      subscribe(bot, asking, { ...wanted, about: 'articles', place: asking.channel }),
    weeklyInsights: () => weeklyInsights(bot, guildId),
    tellInsights: (channelId) => tellInsights(bot, asking, channelId),
    async list() {
      const own = await memory.list({ person: user.id });
      if (guildId === null || !manages(asking)) return own;
      // What somebody follows in private is theirs.
      const isOthers = ({ person, channelId }: Subscription) =>
        person !== user.id && channelId !== null;
      const others = (await memory.list({ guildId })).filter(isOthers);
      return [...own, ...others.filter(isActive)];
    },
  };
}

/** What is told each week of what was asked on a server; null for none. */
async function weeklyInsights(bot: Bot, guildId: string | null): Promise<Subscription | null> {
  if (guildId === null) return null;
  const all = await bot.store.subscriptions.list({ guildId });
  return all.find((one) => isActive(one) && one.about === 'insights') ?? null;
}

async function tellInsights(
  bot: Bot,
  asking: Asking,
  channelId: string | null,
): Promise<SubscriptionRefusal | null> {
  const before = await weeklyInsights(bot, asking.guildId);
  if (channelId !== null) {
    const made = await subscribe(bot, asking, {
      about: 'insights',
      subject: '',
      isDirect: false,
      rhythm: 'weekly',
      place: asking.guild?.channels.cache.get(channelId) ?? null,
    });
    if (typeof made === 'string') return made;
  }
  if (before) await bot.store.subscriptions.end(before.id, 'asked');
  return null;
}

interface Wanted extends WantedSubscription {
  readonly about: SubscriptionAbout;
  /** The channel that it is made in, or for. */
  readonly place: Channel | null;
}

async function subscribe(
  bot: Bot,
  { guildId, user, locale }: Asking,
  { about, subject, isDirect, rhythm, place: channel }: Wanted,
): Promise<Subscription | SubscriptionRefusal> {
  const memory = bot.store.subscriptions;
  const here = isDirect || guildId === null ? null : (channel?.id ?? null);
  const own = (await memory.list({ person: user.id })).filter(isActive);
  const isSame = (one: Subscription) =>
    one.about === about && one.channelId === here && fold(one.subject) === fold(subject);
  if (own.some(isSame)) return 'already';
  if (own.length >= MOST_PER_PERSON) return 'person limit';
  if (guildId !== null) {
    const ofGuild = (await memory.list({ guildId })).filter(isActive);
    if (ofGuild.length >= MOST_PER_GUILD) return 'guild limit';
  }
  const isPrivate = isDirect || guildId === null;
  if (!isPrivate && !(channel && 'guild' in channel && mayWrite(channel))) return 'may not write';
  const settings = guildId === null ? null : bot.store.guilds.settings(guildId);
  const timeZone = settings?.timeZone ?? bot.kiosque.timeZone;
  const { digestHour } = settings ?? DEFAULT_SETTINGS;
  const id = await memory.add({
    about,
    guildId,
    channelId: here,
    place: collectionsChannel(channel),
    person: user.id,
    subject,
    language: interfaceLanguage(bot, guildId, locale),
    rhythm,
    digested: lastDigestDay(rhythm, bot.clock(), timeZone, digestHour),
  });
  return (await memory.get(id))!;
}

function mayWrite(channel: Channel): boolean {
  return channel.isSendable() && !channel.isDMBased() && abilitiesIn(channel).write;
}

const manages = ({ memberPermissions }: Asking): boolean =>
  memberPermissions?.has(Flags.ManageGuild) === true;

/** Ends a subscription for whoever made it, and for those who manage its server or moderate its messages. */
export async function unsubscribe(
  bot: Bot,
  asking: Asking,
  id: number,
): Promise<'ended' | 'notYours' | 'gone'> {
  const memory = bot.store.subscriptions;
  const subscription = await memory.get(id);
  if (!subscription || !isActive(subscription)) return 'gone';
  const isThere =
    asking.guildId !== null &&
    subscription.guildId === asking.guildId &&
    subscription.channelId !== null;
  const moderates = asking.memberPermissions?.any([Flags.ManageGuild, Flags.ManageMessages]);
  const may = subscription.person === asking.user.id || (isThere && moderates === true);
  if (!may) return 'notYours';
  await memory.end(id, 'asked');
  return 'ended';
}
