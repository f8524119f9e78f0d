import type { Reply } from '../../../commands/reply.ts';
import type { DigestEvent } from '../../answering/digest.ts';
import { rangeLabel } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import type { Language } from '../../text/language.ts';
import { type Action, action } from '../interactions/custom-id.ts';
import { discordTexts } from '../texts/index.ts';
import { withCommandMentions } from './command-mentions.ts';
import { menu, type Row, rowsOf } from './components.ts';
import { escapeLine } from './escape.ts';
import { cutRendered } from './fit.ts';
import { pageOf, turning } from './paging.ts';
import { publishedPlain } from './render-lists.ts';
import { quotedSentence, sourceLine, titleOf } from './render-source.ts';
import { colors, DESCRIPTION_LENGTH, notice, type View, type ViewContext } from './view.ts';

const EVENTS_A_PAGE = 6;
const OTHERS = 3;
const OTHER_LENGTH = 80;
/** For what stands around the events. */
const MARGIN = 300;
/** Where less is left for what is said, a long address gives way. */
const LEAST_QUOTE = 120;

/** What the articles of a time tell, event by event, six a page. */
export function digestView(
  { digest, range }: Omit<Extract<Reply, { type: 'digest' }>, 'type'>,
  page: number,
  context: ViewContext,
): View {
  const { language } = context;
  const texts = discordTexts(language).digest;
  const { events, articles, undated } = digest;
  const time = rangeLabel(range, language);
  const leftOut = undated > 0 ? small(messages(language).digest.undated(undated), context) : '';
  if (events.length === 0) {
    return notice(colors.abstained, [texts.none(time), leftOut].filter(Boolean).join('\n\n'));
  }
  const eventPage = eventsPage(events, page, context, (to) =>
    action('digest', to, range.since ?? null, range.until ?? null),
  );
  const older = articles - events.reduce((sum, { others }) => sum + 1 + others.length, 0);
  const more = older > 0 ? small(texts.older(older), context) : '';
  return {
    embeds: [
      {
        color: colors.list,
        description: [`**${texts.title(articles, time)}**`, eventPage.text, more, leftOut]
          .filter(Boolean)
          .join('\n\n'),
        ...eventPage.footer,
      },
    ],
    components: [...eventPage.components],
  };
}

const small = (text: string, context: ViewContext): string =>
  `-# ${withCommandMentions(text, context)}`;

/** Part of a message. */
interface EventsPage {
  readonly text: string;
  readonly footer: { readonly footer?: { readonly text: string } };
  readonly components: readonly Row[];
}

/**
 * Events with their sentences, a menu that opens their articles, and the way to the other pages.
 * @param events at least one.
 * @param leadsTo what a button to a page does.
 */
export function eventsPage(
  events: readonly DigestEvent[],
  wanted: number,
  { language, customId }: Pick<ViewContext, 'language' | 'customId'>,
  leadsTo: (page: number) => Action,
): EventsPage {
  const { page, pages, entries } = pageOf(events, wanted, EVENTS_A_PAGE);
  const room = Math.floor((DESCRIPTION_LENGTH - MARGIN) / entries.length);
  return {
    text: entries.map((event) => shownEvent(event, language, room)).join('\n\n'),
    footer: pages > 1 ? { footer: { text: discordTexts(language).page(page + 1, pages) } } : {},
    components: [
      openMenu(entries, language, customId),
      ...rowsOf(turning(page, pages, (to) => customId(leadsTo(to)))),
    ],
  };
}

/** A menu of the articles that lead events. */
function openMenu(
  events: readonly DigestEvent[],
  language: Language,
  customId: ViewContext['customId'],
) {
  return menu(
    customId(action('pick')),
    discordTexts(language).openArticle,
    events.map(({ lead: { articleId, article, file } }) => ({
      label: titleOf({ ...article, file }),
      description: publishedPlain(article, language),
      value: customId(action('card', articleId)),
    })),
  );
}

/** At most `room` long. */
function shownEvent({ lead, others }: DigestEvent, language: Language, room: number): string {
  const names = others
    .slice(0, OTHERS)
    .map(({ article, file }) =>
      cutRendered(
        `${titleOf({ ...article, file })} (${publishedPlain(article, language)})`,
        OTHER_LENGTH,
        escapeLine,
      ),
    );
  const left = others.length - names.length;
  const texts = discordTexts(language);
  const also = [...names, ...(left > 0 ? [texts.settings.andMore(left)] : [])].join(' · ');
  const small = also && `-# ${texts.digest.also(also)}`;
  const sourceOf = (isLinked: boolean) =>
    sourceLine({ ...lead.article, file: lead.file }, language, isLinked);
  const count = lead.sentences.length || 1;
  const forEach = (source: string) =>
    Math.floor((room - source.length - small.length - 3) / count) - 1;
  const linked = sourceOf(true);
  const source = forEach(linked) * count < LEAST_QUOTE ? sourceOf(false) : linked;
  const each = forEach(source);
  const quotes = lead.sentences.map(({ quote }) => quotedSentence(quote, [], language, each));
  return [...quotes, source, small].filter(Boolean).join('\n');
}
