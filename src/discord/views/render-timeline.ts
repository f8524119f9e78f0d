import type { TimelineInput } from '../../../commands/reply.ts';
import type { Timeline, TimelineEntry } from '../../answering/timeline/timeline.ts';
import { dateLabel, periodLabel } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import { quote } from '../../i18n/typography.ts';
import type { Language } from '../../text/language.ts';
import { digestOfWords } from '../interactions/cited-words.ts';
import { action } from '../interactions/custom-id.ts';
import { discordTexts } from '../texts/index.ts';
import { button, rowsOf } from './components.ts';
import { escapeLine, escapeText } from './escape.ts';
import { cutRendered } from './fit.ts';
import { pageOf, turning } from './paging.ts';
import { quotedSentence, sourceLine } from './render-source.ts';
import { colors, DESCRIPTION_LENGTH, type View, type ViewContext } from './view.ts';

/** As many as stand in a row of buttons. */
const ENTRIES_A_PAGE = 5;
const SUBJECT_LENGTH = 200;
const NOTES_LENGTH = 300;
/** Changes of figures shown of one sentence. */
const MOST_CHANGES = 2;
const CHANGE_LENGTH = 60;
/** Where less is left for what is said, a long address gives way. */
const LEAST_QUOTE = 120;
const SEPARATORS = 20;

/** What the articles say of a subject over time, five dates a page, each with a button that opens its source. */
export function timelineView(
  timeline: Timeline,
  search: TimelineInput,
  page: number,
  { language, customId }: ViewContext,
): View {
  const { kind, entries } = timeline;
  const texts = messages(timeline.language);
  const notes = cutRendered(timeline.notes.join('\n'), NOTES_LENGTH, escapeText);
  const small = notes && `-# ${notes.replaceAll('\n', '\n-# ')}`;
  const subject = cutRendered(timeline.subject, SUBJECT_LENGTH, escapeLine);
  if (kind === 'abstained') {
    const none = texts.timeline.none(quote(timeline.language, subject));
    const description = [`**${none}**`, small].filter(Boolean).join('\n\n');
    return { embeds: [{ color: colors.abstained, description }], components: [] };
  }
  const { page: at, pages, entries: onPage } = pageOf(entries, page, ENTRIES_A_PAGE);
  const head = [
    `**${texts.timeline.title(subject)}**`,
    kind === 'perhaps' ? `⚠️ ${texts.answer.perhaps}` : '',
    small,
  ].filter(Boolean);
  const taken = head.join('\n\n').length + SEPARATORS;
  const room = Math.floor((DESCRIPTION_LENGTH - taken) / onPage.length) - SEPARATORS;
  // Where none is sure, the warning above says so for all.
  const lines = onPage.map((entry) =>
    shownEntry({ ...entry, isSure: entry.isSure || kind === 'perhaps' }, timeline.language, room),
  );
  return {
    embeds: [
      {
        color: kind === 'perhaps' ? colors.perhaps : colors.answer,
        description: [...head, ...lines].join('\n\n'),
        ...(pages > 1 && { footer: { text: discordTexts(language).page(at + 1, pages) } }),
      },
    ],
    components: [
      ...rowsOf(
        onPage.map(({ citation: { n, articleId, start, end, quote: words } }) =>
          button(customId(action('open', articleId, start, end, digestOfWords(words))), {
            label: `[${n}]`,
            primary: true,
          }),
        ),
      ),
      ...rowsOf(
        turning(at, pages, (to) =>
          customId(action('timeline', to, search.subject, search.since, search.until)),
        ),
      ),
    ],
  };
}

function shownEntry(entry: TimelineEntry, language: Language, room: number): string {
  const texts = messages(language).timeline;
  const { citation, changes, correctedBy, date, isCorrection } = entry;
  const also = citation.alsoIn?.length ?? 0;
  const day = [
    `**${date === null ? dateLabel(null, language) : periodLabel(date, language)}**`,
    ...(date === null ? [] : [texts.of[date.of]]),
    ...(isCorrection ? [`**${texts.correction}**`] : []),
    ...(entry.isSure ? [] : [`⚠️ ${texts.doubtful}`]),
  ].join(' · ');
  const figures = changes.slice(0, MOST_CHANGES).map(({ before, after, counted }) => {
    const words = cutRendered(
      `${texts.changed(before, after)} ${counted}`,
      CHANGE_LENGTH,
      escapeLine,
    );
    return `**${words}**`;
  });
  const marker = ` \`[${citation.n}]\``;
  const corrected = correctedBy === null ? [] : [`-# ⚠️ ${texts.corrected(correctedBy)}`];
  const { article, file } = citation;
  const sourceOf = (isLinked: boolean): string =>
    [
      sourceLine({ ...article, file }, language, isLinked),
      ...(also > 0 ? [texts.alsoIn(also)] : []),
    ].join(' · ');
  const left = (source: string): number =>
    room - [day, ...figures, marker, ...corrected, source].join('\n').length;
  const linked = sourceOf(true);
  const source = left(linked) < LEAST_QUOTE ? sourceOf(false) : linked;
  const sentence = quotedSentence(
    citation.quote,
    entry.highlights,
    language,
    left(source),
    entry.struck,
  );
  return [day, ...figures, sentence + marker, ...corrected, source].join('\n');
}
