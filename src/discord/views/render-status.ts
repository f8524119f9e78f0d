import { duration, megabytes, milliseconds, number, percent } from '../../i18n/format.ts';
import { messages } from '../../i18n/messages.ts';
import type { IndexProgress, IndexSummary } from '../../indexing/progress.ts';
import type { Forgotten, GuildSettings } from '../../memory/shown-answer.ts';
import type { Status } from '../../product/kiosque.ts';
import type { Language } from '../../text/language.ts';
import { escapeLine } from './escape.ts';
import { cutRendered } from './fit.ts';
import { colors, notice, type View } from './view.ts';

const FILES_SHOWN = 15;
const FILE_LENGTH = 180;

export function statusView(status: Status, language: Language): View {
  const { status: said, languageModel: model } = messages(language);
  const { indexedAt, medianAnswerMs, languageModel } = status;
  const rows: [string, string][] = [
    [said.articles, number(status.articles, language)],
    [said.chunks, number(status.chunks, language)],
    [said.embedder, escapeLine(status.embedder)],
    // Discord says it in each reader's language and time zone, and keeps it true.
    [said.indexed, indexedAt === null ? said.never : `<t:${unixTime(indexedAt)}:R>`],
    [said.uptime, duration(Math.floor(status.uptimeSeconds), language)],
    [said.memory, megabytes(status.memoryBytes, language)],
    [said.median, medianAnswerMs === null ? said.noAnswer : milliseconds(medianAnswerMs, language)],
  ];
  if (languageModel) {
    const name = escapeLine(languageModel.model);
    rows.push([model.label, `${name} (${model.state(languageModel.answers)})`]);
  }
  const description = rows.map(([label, value]) => `**${label}** — ${value}`).join('\n');
  return { embeds: [{ color: colors.list, description }], components: [] };
}

export function progressView({ stage, done, total }: IndexProgress, language: Language): View {
  const name = messages(language).indexing.stages[stage];
  const share = total > 0 ? done / total : 0;
  const bar = '▰'.repeat(Math.round(share * 12)).padEnd(12, '▱');
  return notice(colors.list, `${name}…\n${bar} ${percent(share, language)}`);
}

export function indexedView(
  { summary, showFiles }: { summary: IndexSummary; showFiles: boolean },
  language: Language,
): View {
  const said = messages(language).indexing;
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
      `**${said.articles(summary.articles)}**`,
      said.changes(added, changed, removed, unchanged),
      said.took(duration(summary.seconds, language)),
      ...(rebuilt === null
        ? []
        : [said.rebuilt(cutRendered(rebuilt[language], FILE_LENGTH, escapeLine))]),
      ...(skipped.length === 0 ? [] : ['', said.skipped(skipped.length)]),
      ...(showFiles ? files : []),
      ...(showFiles && skipped.length > files.length ? ['…'] : []),
    ].join('\n'),
  );
}

export function settingsView(
  { settings, changed }: { settings: GuildSettings; changed: boolean },
  language: Language,
): View {
  const said = messages(language).discord.settings;
  const { channels, reindex, reindexRole } = settings;
  const shown = channels.slice(0, 50).map((id) => `<#${id}>`);
  return notice(
    changed ? colors.answer : colors.list,
    [
      ...(changed ? [said.saved, ''] : []),
      `**${said.language}** — ${said.languages[settings.language]}`,
      `**${said.channels}** — ${channels.length === 0 ? said.everywhere : shown.join(' ')}`,
      `**${said.reindex}** — ${said.reindexers[reindex]}${reindexRole ? `, <@&${reindexRole}>` : ''}`,
    ].join('\n'),
  );
}

export function forgottenView({ questions, votes }: Forgotten, language: Language): View {
  return notice(colors.answer, messages(language).discord.forgotten(questions, votes));
}

function unixTime(iso: string): number {
  return Math.floor(Date.parse(iso) / 1000);
}
