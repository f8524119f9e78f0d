import type { Message } from 'discord.js';
import ask from '../../../commands/ask.ts';
import check from '../../../commands/check.ts';
import type { Reply } from '../../../commands/reply.ts';
import { askInTurn, showKept } from '../interactions/asking.ts';
import { checkedMessage } from '../interactions/checked-message.ts';
import { apology, failureKind, Refusal, SlowDown, wasSentAway } from '../interactions/failures.ts';
import { shortHelpView } from '../views/render-help.ts';
import { replyView } from '../views/render-reply.ts';
import { colors, notice, type View } from '../views/view.ts';
import { type Bot, type Origin, viewContextOf } from './bot.ts';
import { abilities } from './bot-permissions.ts';
import { messageLanguage } from './interface-language.ts';
import { followedAnswer, isForBot, messageToCheck, questionIn } from './message-question.ts';
import { messagePayload, replyTo, tellPrivately, whisperTo } from './message-reply.ts';
import { QueueFull } from './queue.ts';
import { answersIn, mayAnswer } from './rights.ts';
import { collectionsChannel } from './seen.ts';
import { talkBefore } from './talk.ts';
import { typingIn } from './typing.ts';

/** Answers a message that is meant for the bot; never rejects. */
export async function onMessage(bot: Bot, message: Message): Promise<void> {
  if (message.author.bot || message.webhookId || message.system || bot.stopping) return;
  if (!isForBot(bot, message)) return;
  const question = questionIn(bot, message);
  const origin: Origin = {
    person: message.author.id,
    guildId: message.guildId,
    channelId: message.channelId,
    place: collectionsChannel(message.channel),
    // An answer in a channel is read by others too.
    roles: [],
    language: messageLanguage(bot, message, question),
    private: false,
  };
  try {
    await answerMessage(bot, message, question, origin);
  } catch (error) {
    await apologise(bot, message, origin, error);
  }
}

async function apologise(
  bot: Bot,
  message: Message,
  origin: Origin,
  error: unknown,
): Promise<void> {
  const { person, language, guildId } = origin;
  if (wasSentAway(bot, guildId)) return;
  // Whoever asks on and on is told once a minute, so that nobody can make the bot write without end.
  if (error instanceof SlowDown) {
    if (bot.toldToWait.wait(person) > 0) return bot.metrics.refused(error.reason);
    bot.toldToWait.count(person);
  }
  const text = apology(error, language, bot);
  try {
    const isRefusal = error instanceof Refusal || error instanceof QueueFull;
    if (text !== null && isRefusal && guildId !== null) await whisperTo(bot, message, text);
    else if (text !== null) await replyTo(message, notice(colors.problem, text), language);
    else if (failureKind(error) === 'forbidden') await tellPrivately(bot, message, origin);
  } catch (failure) {
    bot.log.warn({ err: failure }, 'an apology could not be sent');
  }
}

async function answerMessage(
  bot: Bot,
  message: Message,
  question: string,
  origin: Origin,
): Promise<void> {
  const { language, guildId, person } = origin;
  if (!abilities(message).write) return tellPrivately(bot, message, origin);
  await mayAnswer(bot, guildId, person, language);
  answersIn(bot, message.channel, guildId, language);
  const context = viewContextOf(bot, origin);
  const checked = await messageToCheck(bot, message, question, language);
  if (question === '' && checked === null) {
    await replyTo(message, shortHelpView(context), language);
    return;
  }
  const stopTyping = typingIn(message, bot.log);
  try {
    const frame = {
      deleter: person,
      showQuestion: false,
      // Neither threads nor the chat of a voice channel take one.
      offerThread: 'threads' in message.channel,
    };
    const viewOf = (reply: Reply, answerId: number | null) =>
      replyView(reply, context, { ...frame, answerId });
    let draft: Message | null = null;
    const show = async (view: View): Promise<Message> => {
      await bot.store.states.settled();
      draft = draft
        ? await draft.edit(messagePayload(message, view, language))
        : await replyTo(message, view, language);
      return draft;
    };
    const followed = checked ? null : await followedAnswer(bot, message);
    const talk = checked || followed !== null ? [] : await talkBefore(bot, message);
    const { reply, answerId } = await askInTurn(
      bot,
      origin,
      { answerId: followed, talk },
      (context) =>
        checked
          ? checkedMessage(bot, checked, checked === message ? 'attached' : 'all').then((claim) =>
              check.run(claim, context),
            )
          : ask.run({ question }, context),
      (answer) => show(viewOf({ type: 'answer', answer }, null)),
    );
    await showKept(bot, answerId, () => show(viewOf(reply, answerId)));
  } finally {
    stopTyping();
  }
}
