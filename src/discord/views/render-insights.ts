import { dateLabel, dayRangeLabel, number, percent } from '../../i18n/format.ts';
import { quote } from '../../i18n/typography.ts';
import type { Insights, QuestionGroup } from '../../insights/shape.ts';
import type { Language } from '../../text/language.ts';
import { discordTexts } from '../texts/index.ts';
import { escapeLine } from './escape.ts';
import { cutRendered } from './fit.ts';
import { sourceLine } from './render-source.ts';
import { colors, DESCRIPTION_LENGTH, notice, type View } from './view.ts';

const QUESTION_LENGTH = 150;
const MOST_GROUPS = 8;
const WEEK = 7;
/** Eighths of a line's height. */
const BARS = '▁▂▃▄▅▆▇█';

/** How a server's members use the bot. */
export function insightsView(insights: Insights, language: Language): View {
  const texts = discordTexts(language).insights;
  const { days, counts, unanswered, rejected, articles } = insights;
  const all = counts.answered + counts.perhaps + counts.abstained;
  const time = dayRangeLabel(
    { since: days[0]?.day ?? null, until: days.at(-1)?.day ?? null },
    language,
  );
  if (all === 0) return notice(colors.list, texts.none(time));
  const share = (part: number) => `${number(part, language)} (${percent(part / all, language)})`;
  const parts = [
    `**${texts.title(all, time)}**`,
    texts.shares(share(counts.answered), share(counts.perhaps), share(counts.abstained)),
    perDay(days, language),
    section(
      texts.unanswered,
      unanswered.map((one) => groupLine(one, language)),
      language,
    ),
    section(
      texts.rejected,
      rejected.map((one) => groupLine(one, language)),
      language,
    ),
    section(
      texts.articles,
      articles.map((one) => {
        const source = sourceLine({ ...one.article, file: one.file }, language);
        return `- ${source} (${number(one.answers, language)})`;
      }),
      language,
    ),
  ].filter(Boolean);
  // Titles with long addresses may need more than there is.
  while (parts.join('\n\n').length > DESCRIPTION_LENGTH - 100) parts.pop();
  return {
    embeds: [
      {
        color: colors.list,
        description: [...parts, `-# ${texts.private}`].join('\n\n'),
      },
    ],
    components: [],
  };
}

/** A line a week: bars to be seen, numbers to be read. */
function perDay(days: Insights['days'], language: Language): string {
  const most = Math.max(1, ...days.map(({ questions }) => questions));
  const bar = (questions: number) => BARS[Math.ceil((questions / most) * (BARS.length - 1))]!;
  const lines: string[] = [];
  for (let i = 0; i < days.length; i += WEEK) {
    const week = days.slice(i, i + WEEK);
    const bars = week.map(({ questions }) => bar(questions)).join('');
    const counts = week.map(({ questions }) => number(questions, language)).join(' · ');
    const first = dateLabel({ value: week[0]!.day, precision: 'day', source: 'text' }, language);
    lines.push(`\`${bars}\` ${discordTexts(language).insights.week(first, counts)}`);
  }
  return lines.join('\n');
}

function groupLine({ question, asked }: QuestionGroup, language: Language): string {
  const words = cutRendered(question, QUESTION_LENGTH, escapeLine);
  return `- ${quote(language, words)}${asked > 1 ? ` ×${number(asked, language)}` : ''}`;
}

function section(title: string, lines: readonly string[], language: Language): string {
  if (lines.length === 0) return '';
  const more = lines.length - MOST_GROUPS;
  const last = more > 0 ? [discordTexts(language).settings.andMore(more)] : [];
  return [`**${title}**`, ...lines.slice(0, MOST_GROUPS), ...last].join('\n');
}
