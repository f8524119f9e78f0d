import type { Digest } from '../../answering/digest.ts';
import type { Insights } from '../../insights/shape.ts';
import type { Delivery, Match, Subscription } from '../../memory/subscriptions.ts';
import type { Language } from '../../text/language.ts';
import { action } from '../interactions/custom-id.ts';
import { discordTexts } from '../texts/index.ts';
import { withCommandMentions } from './command-mentions.ts';
import { button, menu, type Row, rowsOf } from './components.ts';
import { escapeLine } from './escape.ts';
import { cutRendered } from './fit.ts';
import { eventsPage } from './render-digest.ts';
import { insightsView } from './render-insights.ts';
import { publishedPlain } from './render-lists.ts';
import { quotedSentence, sourceLine, titleOf } from './render-source.ts';
import {
  colors,
  DESCRIPTION_LENGTH,
  notice,
  TITLE_LENGTH,
  type View,
  type ViewContext,
} from './view.ts';

/** Articles shown in one message; of more their number is. */
const MOST_ARTICLES = 10;
const LISTED = 20;
const SUBJECT_LENGTH = 100;
/** Where less is left for what is said, a long address gives way. */
const LEAST_QUOTE = 100;

/** What tells subscriptions apart, also where ids are given anew. */
type Ending = Pick<Subscription, 'id' | 'createdAt'>;

/** For what stands around the articles. */
const MARGIN = 300;

/** New articles about a subject, with the sentences that answer it. */
export function newsView(
  { id, subscription }: Delivery,
  matches: readonly Match[],
  { language, customId }: ViewContext,
): View {
  const texts = discordTexts(language).subscriptions;
  const ending = endButton({ id, subscription }, { language, customId });
  const title = `🔔 ${cutRendered(nameOf(subscription, language), TITLE_LENGTH - 3, escapeLine)}`;
  const wanted = Math.min(matches.length, MOST_ARTICLES);
  const room = Math.floor((DESCRIPTION_LENGTH - MARGIN) / wanted);
  const listed = matches.slice(0, wanted);
  const parts = listed.map((match) => shownMatch(match, language, room));
  const more = matches.length - listed.length;
  const description = [...parts, ...(more > 0 ? [texts.more(more)] : [])].join('\n\n');
  return {
    embeds: [
      {
        color: colors.source,
        title,
        description,
      },
    ],
    components: [
      menu(
        customId(action('pick', id)),
        texts.open,
        listed.map(({ articleId, article, file }) => ({
          label: titleOf({ ...article, file }),
          description: publishedPlain(article, language),
          value: customId(action('card', articleId)),
        })),
      ),
      ...ending,
    ],
  };
}

/**
 * Whatever is new, event by event, with pages.
 * @param digest of these articles, with one event at least.
 */
export function announcedView(
  { id, subscription }: Pick<Delivery, 'id'> & { readonly subscription: Ending },
  articles: readonly string[],
  digest: Digest,
  page: number,
  { language, customId }: ViewContext,
): View {
  const eventPage = eventsPage(digest.events, page, { language, customId }, (to) =>
    action('news', to, subscription.id, id, subscription.createdAt, ...articles),
  );
  return {
    embeds: [
      {
        color: colors.source,
        title: `🔔 ${discordTexts(language).subscriptions.everything}`,
        description: eventPage.text,
        ...eventPage.footer,
      },
    ],
    components: [
      ...eventPage.components,
      ...endButton({ id, subscription }, { language, customId }),
    ],
  };
}

/** What was asked on a server in a week, as a delivery. */
export function weeklyView(
  delivery: Pick<Delivery, 'id' | 'subscription'>,
  insights: Insights,
  context: ViewContext,
): View {
  const { language } = context;
  const title = `🔔 ${discordTexts(language).subscriptions.insights}`;
  const { embeds } = insightsView(insights, language);
  return {
    embeds: embeds.map((embed) => ({ title, ...embed })),
    components: endButton(delivery, context),
  };
}

/** Says that there is something new which could not be shown, with nothing of it. */
export function unshownView(
  { id, subscription, matches }: Pick<Delivery, 'id' | 'subscription' | 'matches'>,
  why: 'refused' | 'failed',
  context: ViewContext,
): View {
  const texts = discordTexts(context.language).subscriptions;
  const name = cutRendered(nameOf(subscription, context.language), SUBJECT_LENGTH, escapeLine);
  const note = (why === 'refused' ? texts.unshown : texts.unmade)(name, matches.length);
  const text = withCommandMentions(note, context);
  return { content: text, embeds: [], components: endButton({ id, subscription }, context) };
}

/** Ends what brought a delivery; by it, one that may have been sent is found again. */
function endButton(
  { id, subscription }: Pick<Delivery, 'id'> & { readonly subscription: Ending },
  { language, customId }: Pick<ViewContext, 'language' | 'customId'>,
): Row[] {
  const end = action('unsubscribe', subscription.id, id, subscription.createdAt);
  const { end: label } = discordTexts(language).subscriptions;
  return rowsOf([button(customId(end), { emoji: '🔕', label })]);
}

/** What a subscription is about, in words. */
function nameOf(
  { about, subject }: Pick<Subscription, 'about' | 'subject'>,
  language: Language,
): string {
  const texts = discordTexts(language).subscriptions;
  return about === 'insights' ? texts.insights : subject || texts.everything;
}

function shownMatch({ article, file, sentences }: Match, language: Language, room: number): string {
  const sourceOf = (isLinked: boolean) => sourceLine({ ...article, file }, language, isLinked);
  const left = (source: string) => room - source.length - 2;
  const linked = sourceOf(true);
  const source = left(linked) < LEAST_QUOTE ? sourceOf(false) : linked;
  const each = Math.floor(left(source) / sentences.length) - 1;
  const quotes = sentences.map(({ quote }) => quotedSentence(quote, [], language, each));
  return [...quotes, source].join('\n');
}

/** What was subscribed to, where and how often. */
export function subscribedView(
  subscription: Subscription,
  { language, ...context }: ViewContext,
): View {
  const texts = discordTexts(language).subscriptions;
  const text = [texts.made, line(subscription, language), '', texts.how].join('\n');
  return notice(colors.answer, withCommandMentions(text, { ...context, language }));
}

/** What somebody subscribed to, with a menu to end it. */
export function subscriptionsView(
  subscriptions: readonly Subscription[],
  { language, customId, ...context }: ViewContext,
): View {
  const texts = discordTexts(language).subscriptions;
  if (subscriptions.length === 0) {
    return notice(colors.list, withCommandMentions(texts.none, { ...context, language }));
  }
  const listed = subscriptions.slice(0, LISTED);
  const active = listed.filter(({ ended }) => ended === null);
  const more = subscriptions.length - listed.length;
  return {
    ...notice(
      colors.list,
      [
        ...listed.map((one) => line(one, language)),
        ...(more > 0 ? [texts.moreOfThem(more)] : []),
      ].join('\n'),
    ),
    components:
      active.length === 0
        ? []
        : [
            menu(
              customId(action('pick')),
              texts.endOne,
              active.map((one) => ({
                label: nameOf(one, language),
                description: texts.rhythms[one.rhythm],
                value: customId(action('unsubscribe', one.id)),
              })),
            ),
          ],
  };
}

/** Tells whoever made a subscription why nothing more comes of it. */
export function endedView(
  { about, subject, channelId, ended }: Subscription,
  context: Pick<ViewContext, 'language' | 'commandIds'>,
): View {
  const { language } = context;
  const texts = discordTexts(language).subscriptions;
  const name = cutRendered(nameOf({ about, subject }, language), SUBJECT_LENGTH, escapeLine);
  const place = channelId === null ? texts.direct : `<#${channelId}>`;
  const reason = texts.reasons[ended?.reason ?? 'asked'];
  return notice(
    colors.problem,
    withCommandMentions(`${texts.hasEnded(name, place)} ${reason}`, context),
  );
}

function line(
  { about, subject, channelId, rhythm, ended, person }: Subscription,
  language: Language,
): string {
  const texts = discordTexts(language).subscriptions;
  const name = cutRendered(nameOf({ about, subject }, language), SUBJECT_LENGTH, escapeLine);
  const place = channelId === null ? texts.direct : `<#${channelId}>, <@${person}>`;
  const state =
    ended === null ? texts.rhythms[rhythm] : texts.endedFor(texts.reasons[ended.reason]);
  return `- **${name}** — ${place} — ${state}`;
}
