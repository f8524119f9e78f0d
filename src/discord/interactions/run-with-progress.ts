import type { ChatInputCommandInteraction } from 'discord.js';
import type { Command, CommandContext } from '../../../commands/command.ts';
import type { Reply } from '../../../commands/reply.ts';
import { refusalOf } from '../../../commands/run-command.ts';
import { UserError } from '../../errors.ts';
import type { IndexProgress } from '../../indexing/progress.ts';
import type { Bot } from '../gateway/bot.ts';
import { discordTexts } from '../texts/index.ts';
import { withCommandMentions } from '../views/command-mentions.ts';
import { problemView } from '../views/render-reply.ts';
import { progressView } from '../views/render-status.ts';
import { colors, notice } from '../views/view.ts';
import { failureKind, Refusal } from './failures.ts';
import { respond } from './respond.ts';

const EDIT_EVERY_MS = 2_000;
/** Discord takes edits of an answer for 15 minutes. */
const LAST_EDIT_MS = 14 * 60_000;

/**
 * Runs a command that may take minutes, showing how it goes; one at a time.
 *
 * @param show shows its reply.
 * @throws Refusal for someone who may not use it, or while it runs already.
 */
export async function runWithProgress(
  bot: Bot,
  interaction: ChatInputCommandInteraction,
  command: Command,
  context: CommandContext,
  run: (context: CommandContext) => Promise<Reply>,
  show: (reply: Reply) => Promise<unknown>,
): Promise<void> {
  const { language } = context;
  const refusal = refusalOf(command, context);
  if (refusal !== null) throw new Refusal(refusal);
  if (bot.indexing) throw new Refusal(discordTexts(language).alreadyIndexing);
  bot.indexing = true;
  const progress = progressOf(bot, interaction, context);
  try {
    const reply = await run({ ...context, onProgress: progress.tell });
    if (reply.type === 'indexed') {
      bot.catalogue.forget();
      bot.log.info({ articles: reply.summary.articles, seconds: reply.summary.seconds }, 'indexed');
    }
    await progress.lastShown();
    await show(reply);
  } catch (error) {
    await progress.lastShown();
    // Those who may use it may know what is wrong with the folder.
    if (error instanceof UserError) {
      bot.log.warn({ err: error }, 'indexing failed');
      await respond(
        bot,
        interaction,
        problemView(`${error.text[language]}\n${error.remedy[language]}`, {
          ...bot,
          language,
        }),
      );
    } else if (failureKind(error) === 'late') {
      bot.log.warn('indexing ended after Discord stopped taking its answer');
    } else throw error;
  } finally {
    bot.indexing = false;
  }
}

/** Shows progress in the answer to an interaction, no more often than its message may be edited. */
function progressOf(
  bot: Bot,
  interaction: ChatInputCommandInteraction,
  { language }: CommandContext,
): {
  readonly tell: (progress: IndexProgress) => void;
  /** Resolves when what was told last is shown. */
  readonly lastShown: () => Promise<unknown>;
} {
  let edits: Promise<unknown> = Promise.resolve();
  let edited = 0;
  const startedAt = bot.clock();
  const tell = (progress: IndexProgress) => {
    const now = bot.clock();
    const elapsed = now - startedAt;
    if (now - edited < EDIT_EVERY_MS || elapsed > LAST_EDIT_MS + EDIT_EVERY_MS) return;
    edited = now;
    const view =
      elapsed > LAST_EDIT_MS
        ? notice(
            colors.list,
            withCommandMentions(discordTexts(language).stillIndexing, { ...bot, language }),
          )
        : progressView(progress, language);
    edits = edits
      .then(() => respond(bot, interaction, view))
      .catch((error) => bot.log.debug({ err: error }, 'progress could not be shown'));
  };
  return { tell, lastShown: () => edits };
}
