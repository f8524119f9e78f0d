import { type Message, MessageReferenceType, type ThreadChannel } from 'discord.js';
import type { Turn } from '../../answering/follow-up.ts';
import { splitWords } from '../../text/words.ts';
import { failureKind } from '../interactions/failures.ts';
import { readableText } from '../interactions/readable-text.ts';
import { cut } from '../views/fit.ts';
import type { Bot } from './bot.ts';
import { questionIn } from './message-question.ts';

/** Messages of a thread that a question may lean on. */
const LAST = 5;
/** Of one of them, so much is taken. */
const LONGEST_QUESTION = 200;
/** With fewer words, a message tells nothing. */
const FEWEST_WORDS = 3;

/**
 * What people said before a question, oldest first, so that "how many were there?" can be completed by it: the message that
 * it replies to, or the title of its forum post and the last messages of its thread. Nothing where the bot may not read them.
 */
export async function talkBefore(bot: Bot, message: Message): Promise<Turn[]> {
  const messages = message.reference ? await repliedTo(message) : await lastOfThread(message);
  const texts = messages
    .filter(
      ({ id, author, system }) => !system && id !== message.id && author.id !== bot.client.user.id,
    )
    .map((one) => readableText(one.content, one.channel));
  const { channel } = message;
  const isInPost = channel.isThread() && channel.parent?.isThreadOnly() === true;
  const title = isInPost && message.reference === null ? [channel.name] : [];
  return [...title.filter((text) => text !== questionIn(bot, message)), ...texts]
    .filter((text) => splitWords(text).length >= FEWEST_WORDS)
    .map((text) => {
      const question = cut(text, LONGEST_QUESTION);
      return { question, understood: question, articleIds: [] };
    });
}

async function repliedTo(message: Message): Promise<Message[]> {
  // What is forwarded stands elsewhere.
  if (message.reference?.type === MessageReferenceType.Forward) return [];
  return message.fetchReference().then((one) => [one], none);
}

async function lastOfThread({ id, channel }: Message): Promise<Message[]> {
  if (!channel.isThread()) return [];
  const last = await channel.messages
    .fetch({ limit: LAST, before: id, cache: false })
    .then((found) => [...found.values()].reverse(), none);
  // A thread may have been begun from a message outside it.
  const [first = null] = last.length < LAST ? await starterOf(channel) : [];
  return first === null || last.some((one) => one.id === first.id) ? last : [first, ...last];
}

async function starterOf(thread: ThreadChannel): Promise<(Message | null)[]> {
  return thread.fetchStarterMessage().then((one) => [one], none);
}

/** What is gone, or may not be read, tells nothing. */
function none(error: unknown): [] {
  if (failureKind(error) === 'bug') throw error;
  return [];
}
