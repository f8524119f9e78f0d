import type { DMChannel, GuildTextBasedChannel, Message, TextBasedChannel } from 'discord.js';
import { DEFAULT_SETTINGS } from '../../memory/guilds.ts';
import type { Delivery, Match, Subscription } from '../../memory/subscriptions.ts';
import type { Kiosque } from '../../product/kiosque.ts';
import type { Whereabouts } from '../../subscriptions/find-matches.ts';
import type { Sender, Sent } from '../../subscriptions/notifier.ts';
import type { Language } from '../../text/language.ts';
import { type Bot, viewContextOf } from '../gateway/bot.ts';
import { abilitiesIn } from '../gateway/bot-permissions.ts';
import { insightsFor } from '../gateway/insights.ts';
import { interfaceLanguage } from '../gateway/interface-language.ts';
import { kiosqueFor } from '../gateway/seen.ts';
import { holdsGuild } from '../gateway/shards.ts';
import { unpack } from '../interactions/custom-id.ts';
import { failureKind, isOwnFault, isRefusedForGood } from '../interactions/failures.ts';
import { payload } from '../interactions/respond.ts';
import { discordTexts } from '../texts/index.ts';
import {
  announcedView,
  endedView,
  newsView,
  unshownView,
  weeklyView,
} from '../views/render-subscriptions.ts';
import { type View, type ViewContext, withoutEmbeds } from '../views/view.ts';

/** Messages among which one that may have been sent is looked for. */
const LOOKED_THROUGH = 100;
const DAYS_OF_INSIGHTS = 7;
const DAY_MS = 86_400_000;

/** Sends by Discord what subscriptions bring. */
export class DiscordSender implements Sender {
  constructor(private readonly bot: Bot) {}

  reaches({ guildId, channelId }: Subscription): boolean {
    return holdsGuild(this.bot.client, channelId === null ? null : guildId);
  }

  async whereabouts({ guildId, channelId, place, person }: Subscription): Promise<Whereabouts> {
    const { bot } = this;
    const settings = guildId === null ? null : bot.store.guilds.settings(guildId);
    const isDirect = channelId === null;
    const kiosque = await kiosqueFor(bot, {
      person,
      guildId: isDirect ? null : guildId,
      place,
      roles: [],
      private: isDirect,
    });
    const timeZone = settings?.timeZone ?? bot.kiosque.timeZone;
    const { quietHours, digestHour } = settings ?? DEFAULT_SETTINGS;
    return { kiosque, timeZone, quiet: quietHours, digestHour };
  }

  /** @throws what Discord or the network did, where the delivery is to be tried again. */
  async send(delivery: Delivery, plainly: boolean): Promise<Sent> {
    const { metrics } = this.bot;
    try {
      const sent = await this.#send(delivery, plainly);
      metrics.delivered(sent === 'sent' ? sent : 'ended');
      return sent;
    } catch (error) {
      metrics.delivered('failed');
      throw error;
    }
  }

  isOwnFault(error: unknown): boolean {
    return isOwnFault(error);
  }

  async #send(delivery: Delivery, plainly: boolean): Promise<Sent> {
    const { subscription } = delivery;
    try {
      const channel = await this.#channelOf(subscription);
      if (!channel) return { ended: 'channel gone' };
      // What was tried before may have arrived, though nothing was heard of it.
      if (delivery.triedAt !== null && (await isSent(channel, delivery))) return 'sent';
      if (plainly) {
        await this.#note(channel, delivery, 'failed');
        return 'sent';
      }
      const view = await this.#viewOf(delivery, channel.id);
      if (view) await this.#postOrNote(channel, delivery, view);
      return 'sent';
    } catch (error) {
      const kind = failureKind(error);
      if (kind === 'gone') return { ended: 'channel gone' };
      if (kind === 'forbidden') {
        const isDirect = subscription.channelId === null;
        return { ended: isDirect ? 'closed to messages' : 'may not write' };
      }
      if (!isRefusedForGood(error)) throw error;
      this.bot.log.error({ err: error, delivery: delivery.id }, 'a subscription had to end');
      return { ended: 'refused' };
    }
  }

  /** @throws where the code is wrong; where nobody can be told, nothing is. */
  async ended(subscription: Subscription): Promise<void> {
    const { bot } = this;
    const { id, person, language, ended } = subscription;
    if (!ended) return;
    const options = {
      ...payload(endedView(subscription, { ...bot, language })),
      nonce: `e${id}`,
      enforceNonce: true,
    };
    try {
      await bot.client.users.send(person, options);
    } catch (error) {
      // Where nobody can be told, /subscriptions says it.
      if (failureKind(error) === 'bug' && !isRefusedForGood(error)) throw error;
    }
  }

  async #channelOf({
    channelId,
    person,
  }: Subscription): Promise<DMChannel | GuildTextBasedChannel | null> {
    const { client } = this.bot;
    if (channelId === null) return client.users.createDM(person);
    const channel = await client.channels.fetch(channelId);
    return channel?.isSendable() && !channel.isDMBased() ? channel : null;
  }

  #contextOf(subscription: Subscription, channelId: string): ViewContext {
    const { person, guildId } = subscription;
    const place = {
      person,
      guildId,
      channelId,
      place: null,
      language: this.#language(subscription),
    };
    return viewContextOf(this.bot, { ...place, roles: [], private: false });
  }

  /** In a channel, that which its server has chosen, also since; else that of whoever subscribed. */
  #language({ guildId, channelId, language }: Subscription): Language {
    return interfaceLanguage(this.bot, channelId === null ? null : guildId, language);
  }

  /** Null where there is nothing to tell any more. */
  async #viewOf(delivery: Delivery, channelId: string): Promise<View | null> {
    const { bot } = this;
    const { subscription } = delivery;
    const { guildId, subject, about } = subscription;
    const context = this.#contextOf(subscription, channelId);
    const { kiosque } = await this.whereabouts(subscription);
    if (about === 'insights') {
      if (guildId === null) return null;
      const reader = { guildId, person: null, channelId, kiosque };
      // Whole days: what is asked today is told in a week.
      const insights = await insightsFor(bot, reader, DAYS_OF_INSIGHTS, bot.clock() - DAY_MS);
      return weeklyView(delivery, insights, context);
    }
    const matches = await stillTrue(delivery.matches, kiosque);
    if (matches.length === 0) return null;
    const ids = matches.map(({ articleId }) => articleId);
    if (subject !== '') return newsView(delivery, matches, context);
    const digest = await kiosque.digest({ articles: ids });
    return digest.events.length === 0 ? null : announcedView(delivery, ids, digest, 0, context);
  }

  /** What Discord refuses to show would be refused each time: a few plain words say that there is something. */
  async #postOrNote(
    channel: DMChannel | GuildTextBasedChannel,
    delivery: Delivery,
    view: View,
  ): Promise<void> {
    try {
      await this.#post(channel, delivery, view);
    } catch (error) {
      if (failureKind(error) !== 'bug' || !isRefusedForGood(error)) throw error;
      this.bot.log.error({ err: error, delivery: delivery.id }, 'Discord refused a message');
      await this.#note(channel, delivery, 'refused');
    }
  }

  #note(
    channel: DMChannel | GuildTextBasedChannel,
    delivery: Delivery,
    why: 'refused' | 'failed',
  ): Promise<void> {
    const context = this.#contextOf(delivery.subscription, channel.id);
    return this.#post(channel, delivery, unshownView(delivery, why, context));
  }

  async #post(
    channel: DMChannel | GuildTextBasedChannel,
    { id, subscription }: Delivery,
    view: View,
  ): Promise<void> {
    const { bot } = this;
    const { mayNotEmbed } = discordTexts(this.#language(subscription));
    await bot.store.states.settled();
    const mayEmbed = channel.isDMBased() || abilitiesIn(channel).embed;
    const viewHere = mayEmbed ? view : withoutEmbeds(view, mayNotEmbed);
    await channel.send({
      ...payload(viewHere),
      // Discord answers the same message again to one that it has got already.
      nonce: `d${id}`,
      enforceNonce: true,
    });
  }
}

/** Whether a delivery is among the last messages of a channel; its button names it. */
async function isSent(channel: TextBasedChannel, delivery: Delivery): Promise<boolean> {
  try {
    const messages = await channel.messages.fetch({ limit: LOOKED_THROUGH, cache: false });
    return messages.some((message) => names(message, delivery));
  } catch (error) {
    // Without the history, Discord still knows the nonces of the last minutes.
    if (failureKind(error) === 'forbidden') return false;
    throw error;
  }
}

function names(message: Message, { id, subscription }: Delivery): boolean {
  const ids = message.components.flatMap((row) =>
    'components' in row ? row.components.map((one) => ('customId' in one ? one.customId : '')) : [],
  );
  return ids.some((customId) => {
    const action = customId ? unpack(customId) : null;
    if (action?.verb !== 'unsubscribe') return false;
    const [, delivered, made] = action.args;
    return delivered === String(id) && made === String(subscription.createdAt);
  });
}

/** What is still said by articles that are seen there; what has changed is found anew. */
async function stillTrue(matches: readonly Match[], kiosque: Kiosque): Promise<Match[]> {
  const kept: Match[] = [];
  for (const match of matches) {
    const article = await kiosque.article(match.articleId);
    if (!article) continue;
    const sentences = match.sentences.filter(
      ({ start, end, quote }) => article.text.slice(start, end) === quote,
    );
    if (sentences.length > 0) kept.push({ ...match, sentences });
  }
  return kept;
}
