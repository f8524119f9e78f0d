import type { Reply } from '../../../commands/reply.ts';
import { duration, megabytes, milliseconds, number, percent } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import type { IndexProgress, IndexSummary } from '../../indexing/progress.ts';
import type { Forgotten } from '../../memory/bot-memory.ts';
import type { Status } from '../../product/kiosque.ts';
import { quietHoursLabel } from '../../subscriptions/schedule.ts';
import type { Language } from '../../text/language.ts';
import { action } from '../interactions/custom-id.ts';
import { discordTexts } from '../texts/index.ts';
import { button, rowsOf } from './components.ts';
import { escapeLine } from './escape.ts';
import { cutRendered } from './fit.ts';
import { collectionLines } from './render-collections.ts';
import { colors, notice, type View, type ViewContext } from './view.ts';

const FILES_SHOWN = 15;
const FILE_LENGTH = 180;
const MODEL_LENGTH = 200;

/** How the index and the bot are. */
export function statusView(
  status: Status,
  { language, shards }: Pick<ViewContext, 'language' | 'shards'>,
): View {
  const { status: texts, languageModel: model } = messages(language);
  const { indexedAt, medianAnswerMs, languageModel } = status;
  const rows: [string, string][] = [
    [texts.articles, number(status.articles, language)],
    [texts.chunks, number(status.chunks, language)],
    [texts.embedder, cutRendered(status.embedder, MODEL_LENGTH, escapeLine)],
    // Discord says it in each reader's language and time zone, and keeps it true.
    [texts.indexed, indexedAt === null ? texts.never : `<t:${unixTime(indexedAt)}:R>`],
    [texts.uptime, duration(Math.floor(status.uptimeSeconds), language)],
    [texts.memory, megabytes(status.memoryBytes, language)],
    [
      texts.median,
      medianAnswerMs === null ? texts.noAnswer : milliseconds(medianAnswerMs, language),
    ],
  ];
  if (languageModel) {
    const name = cutRendered(languageModel.model, MODEL_LENGTH, escapeLine);
    rows.push([model.label, `${name} (${model.state(languageModel.answers)})`]);
  }
  if (shards) {
    const { label, ready } = discordTexts(language).shards;
    rows.push([label, ready(shards.ready, shards.total, shards.processes)]);
  }
  const description = rows.map(([label, value]) => `**${label}** — ${value}`).join('\n');
  return { embeds: [{ color: colors.list, description }], components: [] };
}

/** How far an indexing has come. */
export function progressView({ stage, done, total }: IndexProgress, language: Language): View {
  const name = messages(language).indexing.stages[stage];
  const share = total > 0 ? done / total : 0;
  const bar = '▰'.repeat(Math.round(share * 12)).padEnd(12, '▱');
  return notice(colors.list, `${name}…\n${bar} ${percent(share, language)}`);
}

/** What an indexing has changed, and the files that it left out, as far as whoever asked for it sees the articles. */
export function indexedView(
  { summary, seesAll }: { summary: IndexSummary; seesAll: boolean },
  language: Language,
): View {
  const texts = messages(language).indexing;
  const { added, changed, removed, unchanged, skipped, rebuilt } = summary;
  const files = skipped
    .slice(0, FILES_SHOWN)
    .map(
      ({ file, reason }) =>
        `• ${cutRendered(file, FILE_LENGTH, escapeLine)} — ${cutRendered(reason[language], FILE_LENGTH, escapeLine)}`,
    );
  return notice(
    colors.answer,
    [
      `**${texts.articles(summary.articles)}**`,
      ...(seesAll ? [texts.changes(added, changed, removed, unchanged)] : []),
      texts.took(duration(summary.seconds, language)),
      ...(rebuilt === null
        ? []
        : [texts.rebuilt(cutRendered(rebuilt[language], FILE_LENGTH, escapeLine))]),
      ...(skipped.length === 0 ? [] : ['', texts.skipped(skipped.length)]),
      ...files,
      ...(skipped.length > files.length ? ['…'] : []),
    ].join('\n'),
  );
}

/** What the managers of a server chose. */
export function settingsView(
  { settings, changed, insightsChannel, collections }: Extract<Reply, { type: 'settings' }>,
  { language, readsThreads }: ViewContext,
): View {
  const texts = discordTexts(language).settings;
  const { channels, questionChannels, reindex, reindexRole, timeZone } = settings;
  const listed = (ids: readonly string[]) =>
    ids
      .slice(0, 50)
      .map((id) => `<#${id}>`)
      .join(' ');
  return notice(
    changed ? colors.answer : colors.list,
    [
      ...(changed ? [texts.saved, ''] : []),
      `**${texts.language}** — ${texts.languages[settings.language]}`,
      `**${texts.channels}** — ${channels.length === 0 ? texts.everywhere : listed(channels)}`,
      `**${texts.questionChannels}** — ${listed(questionChannels) || texts.nowhere}`,
      ...(questionChannels.length > 0 && !readsThreads ? [`-# ${texts.notReading}`] : []),
      `**${texts.reindex}** — ${texts.reindexers[reindex]}${reindexRole ? `, <@&${reindexRole}>` : ''}`,
      `**${texts.timeZone}** — ${timeZone ?? texts.configured}`,
      ...(settings.quietHours
        ? [`**${texts.quietHours}** — ${quietHoursLabel(settings.quietHours)}`]
        : []),
      `**${texts.digestHour}** — ${texts.hour(settings.digestHour)}`,
      ...(insightsChannel ? [`**${texts.insights}** — <#${insightsChannel}>`] : []),
      ...collectionLines(settings.collections, collections, language),
    ].join('\n'),
  );
}

/** Asks before anything is erased. */
export function forgetView({ language, customId }: ViewContext): View {
  const texts = discordTexts(language).forget;
  return {
    ...notice(colors.problem, texts.ask),
    components: rowsOf([
      button(customId(action('forget')), { label: texts.erase, danger: true }),
      button(customId(action('keep')), { label: texts.keep }),
    ]),
  };
}

/** How much was erased of a person. */
export function forgottenView(
  { questions, votes, subscriptions }: Forgotten,
  language: Language,
): View {
  return notice(colors.answer, discordTexts(language).forgotten(questions, votes, subscriptions));
}

function unixTime(iso: string): number {
  return Math.floor(Date.parse(iso) / 1000);
}
