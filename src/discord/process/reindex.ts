import type { ChatInputCommandInteraction } from 'discord.js';
import command from '../../../commands/reindex.ts';
import { UserError } from '../../errors.ts';
import { messages } from '../../i18n/messages.ts';
import type { IndexProgress } from '../../indexing/progress.ts';
import { type Bot, lookFor, type Place } from '../gateway/bot.ts';
import { discordSide } from '../gateway/permissions.ts';
import { contextFor } from '../interactions/asking.ts';
import { failureKind, Refusal } from '../interactions/failures.ts';
import { respond } from '../interactions/respond.ts';
import { problemView, replyView } from '../views/render-reply.ts';
import { progressView } from '../views/render-status.ts';
import { colors, notice } from '../views/view.ts';

const EDIT_EVERY_MS = 2_000;
/** Discord takes edits of an answer for 15 minutes. */
const LAST_EDIT_MS = 14 * 60_000;

/** Reindexes, showing how it goes; one at a time. */
export async function reindex(
  bot: Bot,
  interaction: ChatInputCommandInteraction,
  place: Place,
): Promise<void> {
  const { language } = place;
  const said = messages(language).discord;
  const discord = discordSide(bot, interaction);
  if (!discord.mayReindex) throw new Refusal(said.mayNotReindex);
  if (bot.indexing) throw new Refusal(said.alreadyIndexing);
  bot.indexing = true;
  let edits: Promise<unknown> = Promise.resolve();
  let edited = 0;
  const startedAt = bot.clock();
  const onProgress = (progress: IndexProgress) => {
    const now = bot.clock();
    const elapsed = now - startedAt;
    if (now - edited < EDIT_EVERY_MS || elapsed > LAST_EDIT_MS + EDIT_EVERY_MS) return;
    edited = now;
    const view =
      elapsed > LAST_EDIT_MS
        ? notice(colors.list, said.stillIndexing)
        : progressView(progress, language);
    edits = edits
      .then(() => respond(interaction, view))
      .catch((error) => bot.log.debug({ err: error }, 'progress could not be shown'));
  };
  try {
    const reply = await command.run({}, { ...contextFor(bot, place), discord, onProgress });
    if (reply.type === 'indexed') {
      bot.catalogue.forget();
      bot.log.info({ articles: reply.summary.articles, seconds: reply.summary.seconds }, 'indexed');
    }
    await edits;
    const frame = { answerId: null, deleter: null, showQuestion: false, offerThread: false };
    const look = lookFor(bot, place);
    await respond(interaction, replyView(reply, { look, help: bot.help, frame }));
  } catch (error) {
    await edits;
    // Those who may reindex may know what is wrong with the folder.
    if (error instanceof UserError) {
      bot.log.warn({ err: error }, 'indexing failed');
      await respond(interaction, problemView(`${error.text[language]}\n${error.remedy[language]}`));
    } else if (failureKind(error) === 'late') {
      bot.log.warn('indexing ended after Discord stopped taking its answer');
    } else throw error;
  } finally {
    bot.indexing = false;
  }
}
