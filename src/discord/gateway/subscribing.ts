import { type BaseInteraction, PermissionFlagsBits as Flags } from 'discord.js';
import type {
  SubscriptionRefusal,
  SubscriptionsSide,
  WantedSubscription,
} from '../../../commands/command.ts';
import type { Subscription } from '../../memory/subscriptions.ts';
import { lastDigestDay } from '../../subscriptions/schedule.ts';
import { fold } from '../../text/words.ts';
import type { Bot } from './bot.ts';
import { abilitiesIn } from './bot-permissions.ts';
import { interfaceLanguage } from './interface-language.ts';
import { placeOf } from './seen.ts';

/** Subscriptions that have not ended. */
const MOST_PER_PERSON = 20;
const MOST_PER_GUILD = 200;

type Asking = Pick<
  BaseInteraction,
  'guildId' | 'channelId' | 'channel' | 'user' | 'locale' | 'memberPermissions'
>;

const isActive = ({ ended }: Subscription): boolean => ended === null;

/** What whoever uses a command may do with subscriptions. */
export function subscriptionsOf(bot: Bot, asking: Asking): SubscriptionsSide {
  const memory = bot.store.subscriptions;
  const { guildId, user } = asking;
  return {
    add: (wanted) => subscribe(bot, asking, wanted),
    async list() {
      const own = await memory.list({ person: user.id });
      if (guildId === null || !manages(asking)) return own;
      const others = (await memory.list({ guildId })).filter(({ person }) => person !== user.id);
      return [...own, ...others.filter(isActive)];
    },
  };
}

async function subscribe(
  bot: Bot,
  { guildId, channelId, channel, user, locale }: Asking,
  { subject, isDirect, rhythm }: WantedSubscription,
): Promise<Subscription | SubscriptionRefusal> {
  const memory = bot.store.subscriptions;
  const here = isDirect || guildId === null ? null : channelId;
  const own = (await memory.list({ person: user.id })).filter(isActive);
  if (own.some((one) => one.channelId === here && fold(one.subject) === fold(subject))) {
    return 'already';
  }
  if (own.length >= MOST_PER_PERSON) return 'person limit';
  if (guildId !== null) {
    const ofGuild = (await memory.list({ guildId })).filter(isActive);
    if (ofGuild.length >= MOST_PER_GUILD) return 'guild limit';
  }
  if (here !== null && !(channel && 'guild' in channel && mayWrite(channel)))
    return 'may not write';
  const settings = guildId === null ? null : bot.store.settings(guildId);
  const timeZone = settings?.timeZone ?? bot.kiosque.timeZone;
  const id = await memory.add({
    guildId,
    channelId: here,
    place: placeOf(channel),
    person: user.id,
    subject,
    language: interfaceLanguage(bot, guildId, locale),
    rhythm,
    digested: lastDigestDay(rhythm, bot.clock(), timeZone),
  });
  return (await memory.get(id))!;
}

function mayWrite(channel: NonNullable<BaseInteraction['channel']>): boolean {
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
  const isThere = asking.guildId !== null && subscription.guildId === asking.guildId;
  const moderates = asking.memberPermissions?.any([Flags.ManageGuild, Flags.ManageMessages]);
  const may = subscription.person === asking.user.id || (isThere && moderates === true);
  if (!may) return 'notYours';
  await memory.end(id, 'asked');
  return 'ended';
}
