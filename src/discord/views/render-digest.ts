import type { Reply } from '../../../commands/reply.ts';
import type { DigestEvent } from '../../answering/digest.ts';
import { dayRangeLabel } from '../../i18n/format.ts';
import { daysOfPartial } from '../../text/dates/calendar.ts';
import type { Language } from '../../text/language.ts';
import { action } from '../interactions/custom-id.ts';
import { discordTexts } from '../texts/index.ts';
import { menu } from './components.ts';
import { escapeLine } from './escape.ts';
import { cutRendered } from './fit.ts';
import { publishedPlain } from './render-lists.ts';
import { quotedSentence, sourceLine, titleOf } from './render-source.ts';
import { colors, DESCRIPTION_LENGTH, notice, type View, type ViewContext } from './view.ts';

/** Events shown in one message; of more their number is. */
const MOST_EVENTS = 8;
const OTHERS = 3;
const OTHER_LENGTH = 80;
/** For what stands around the events. */
const MARGIN = 300;

/** What the articles of a time tell, event by event. */
export function digestView(
  { digest, range }: Extract<Reply, { type: 'digest' }>,
  { language, customId }: ViewContext,
): View {
  const texts = discordTexts(language).digest;
  const { events, articles } = digest;
  const time = dayRangeLabel(
    {
      since: range.since === undefined ? null : daysOfPartial(range.since).since,
      until: range.until === undefined ? null : daysOfPartial(range.until).until,
    },
    language,
  );
  if (events.length === 0) return notice(colors.abstained, texts.none(time));
  const { text, shown } = eventsText(events, language);
  return {
    embeds: [
      {
        color: colors.list,
        description: [`**${texts.title(articles, time)}**`, text].join('\n\n'),
      },
    ],
    components: [openMenu(shown, language, customId)],
  };
}

/** Events with their sentences, as many as a message takes. */
export function eventsText(
  events: readonly DigestEvent[],
  language: Language,
): { readonly text: string; readonly shown: readonly DigestEvent[] } {
  const wanted = events.slice(0, MOST_EVENTS);
  const room = Math.floor((DESCRIPTION_LENGTH - MARGIN) / wanted.length);
  const parts = wanted.map((event) => shownEvent(event, language, room));
  // The line of a source with a long title and address may need more than its room.
  while (parts.length > 1 && parts.join('\n\n').length > DESCRIPTION_LENGTH - MARGIN) parts.pop();
  const shown = events.slice(0, parts.length);
  const more = events.length - shown.length;
  const last = more > 0 ? [discordTexts(language).digest.more(more)] : [];
  return { text: [...parts, ...last].join('\n\n'), shown };
}

/** A menu of the articles that lead events. */
export function openMenu(
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

function shownEvent({ lead, others }: DigestEvent, language: Language, room: number): string {
  const source = sourceLine({ ...lead.article, file: lead.file }, language);
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
  const each = Math.max(
    20,
    Math.floor((room - source.length - small.length - 20) / (lead.sentences.length || 1)) - 10,
  );
  const quotes = lead.sentences.map(({ quote }) => quotedSentence(quote, [], language, each));
  return [...quotes, source, small].filter(Boolean).join('\n');
}
