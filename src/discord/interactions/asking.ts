import type { CommandContext } from '../../../commands/command.ts';
import { commands } from '../../../commands/index.ts';
import type { Reply } from '../../../commands/reply.ts';
import type { Answer } from '../../answering/answer.ts';
import type { QuestionWaits } from '../../memory/limits.ts';
import { shownCitations } from '../../memory/shown-answer.ts';
import { type Bot, conversationOf, type Origin, type Preceding } from '../gateway/bot.ts';
import { questionWaits, takeQuestion } from '../gateway/question-limits.ts';
import { kiosqueFor, seenCitations } from '../gateway/seen.ts';
import { tried } from '../gateway/tried.ts';
import { type DiscordTexts, discordTexts } from '../texts/index.ts';
import { Drafts } from './drafts.ts';
import { failureKind, SlowDown } from './failures.ts';

/** What came of a question. */
export interface KeptReply {
  readonly reply: Reply;
  /** The answer's row in `bot.db`; null where nothing was kept. */
  readonly answerId: number | null;
}

/**
 * Runs something that takes the time of an answer, in its turn and within the limits, and keeps the answer.
 *
 * @param before what a question follows.
 * @param show shows the answer as far as it goes, where it is written while one waits.
 * @throws SlowDown, QueueFull or TookTooLong.
 */
export async function askInTurn(
  bot: Bot,
  origin: Origin,
  before: Preceding,
  run: (context: CommandContext) => Promise<Reply>,
  show?: (soFar: Answer) => Promise<unknown>,
): Promise<KeptReply> {
  await countQuestion(bot, origin);
  const drafts = show && new Drafts(show, bot.log);
  const context = {
    ...(await contextFor(bot, origin)),
    ...(await conversationOf(bot, before)),
    ...(drafts && { onAnswer: (soFar: Answer) => drafts.offer(soFar) }),
  };
  const timeoutMs = bot.config.answerTimeoutSeconds * 1000;
  const startedAt = performance.now();
  const reply = await bot.queue.run(() => run(context), timeoutMs).finally(() => drafts?.settle());
  const answer = reply.type === 'answer' ? reply.answer : null;
  bot.metrics.answered(answer, performance.now() - startedAt);
  if (reply.type !== 'answer' || reply.answer.kind === 'chat') return { reply, answerId: null };
  const { kind, ms, writtenBy, trouble, readingTrouble } = reply.answer;
  bot.log.info({ kind, ms: Math.round(ms), ...(writtenBy && { writtenBy }) }, 'answered');
  if (trouble !== undefined) bot.log.warn({ trouble }, 'the language model did not write');
  if (readingTrouble !== undefined) bot.log.warn({ readingTrouble }, 'answered without reading');
  return { reply, answerId: await keep(bot, origin, before, reply.answer) };
}

/** What a command has at hand in Discord, but for what only interactions tell. */
export async function contextFor(bot: Bot, origin: Origin): Promise<CommandContext> {
  const { language, channelId, person, guildId } = origin;
  const kiosque = await kiosqueFor(bot, origin);
  const [last] = await bot.store.answers.recent(channelId, person);
  const isChosen = guildId !== null && bot.store.guilds.settings(guildId).language !== 'auto';
  return {
    kiosque,
    isBounded: kiosque !== bot.kiosque,
    language,
    languageIsChosen: isChosen,
    conversation: null,
    recentCitations: await seenCitations(kiosque, last?.citations ?? []),
    commands,
    ...(bot.fleet.reindex && { reindex: bot.fleet.reindex }),
    takeModelAnswer: async () => {
      const { modelAnswersPerDay } = bot.config;
      const take = () => bot.store.limits.takeModelAnswer(guildId, modelAnswersPerDay);
      return (await tried(bot, take)) ?? false;
    },
  };
}

/**
 * Why a question must wait: because of the limits on questions, or because too many wait already.
 * @returns null where it need not.
 */
export async function whyNotNow(bot: Bot, origin: Origin): Promise<SlowDown | null> {
  const { limits } = discordTexts(origin.language);
  const told = slowDown(await questionWaits(bot, origin), limits);
  return told ?? (bot.queue.isFull ? new SlowDown(limits.busy, 'busy') : null);
}

/** @throws SlowDown where a question must wait: it is not counted then. */
async function countQuestion(bot: Bot, origin: Origin): Promise<void> {
  const { limits } = discordTexts(origin.language);
  if (bot.queue.isFull) throw new SlowDown(limits.busy, 'busy');
  const told = slowDown(await takeQuestion(bot, origin), limits);
  if (told !== null) throw told;
}

function slowDown(
  { person, guild }: QuestionWaits,
  texts: Pick<DiscordTexts['limits'], 'person' | 'guild'>,
): SlowDown | null {
  const seconds = (milliseconds: number) => Math.ceil(milliseconds / 1000);
  if (person > 0) return new SlowDown(texts.person(seconds(person)), 'person_limit');
  return guild > 0 ? new SlowDown(texts.guild(seconds(guild)), 'server_limit') : null;
}

/**
 * Shows an answer and says in which message, where it was kept. One whose message is deleted while it is written loses its
 * row with it.
 * @throws whatever `show` does.
 */
export async function showKept(
  bot: Bot,
  answerId: number | null,
  show: () => Promise<{ readonly id: string }>,
): Promise<void> {
  const change = (write: (id: number) => Promise<void>) =>
    answerId === null ? null : tried(bot, () => write(answerId));
  try {
    const { id: messageId } = await show();
    await change((id) => bot.store.answers.setMessage(id, messageId));
  } catch (error) {
    if (failureKind(error) === 'gone') await change((id) => bot.store.answers.delete(id));
    throw error;
  }
}

async function keep(
  bot: Bot,
  origin: Origin,
  { answerId: parentId, talk }: Preceding,
  answer: Answer,
): Promise<number | null> {
  const { store, kiosque, config } = bot;
  // Nothing of the person is written where nothing may be kept.
  const kept = config.turnRetentionDays > 0;
  const row = {
    parentId,
    guildId: origin.guildId,
    channelId: origin.channelId,
    private: origin.private,
    person: kept ? origin.person : null,
    question: kept ? answer.question : null,
    // What others said is theirs: it is not kept with what this person asked.
    understood: kept && talk.length === 0 ? (answer.understood ?? null) : null,
    language: answer.language,
    kind: answer.kind,
    citations: await shownCitations(answer, kiosque.excerpt),
  };
  return tried(bot, () => store.answers.keep(row));
}
