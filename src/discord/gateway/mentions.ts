import type { Message } from 'discord.js';
import ask from '../../../commands/ask.ts';
import type { Reply } from '../../../commands/reply.ts';
import { messages } from '../../i18n/messages.ts';
import type { Language } from '../../text/language.ts';
import { askInTurn, keepMessage } from '../interactions/asking.ts';
import { unpack } from '../interactions/custom-id.ts';
import { apology, failureKind, SlowDown } from '../interactions/failures.ts';
import { payload } from '../interactions/respond.ts';
import { shortHelpView } from '../views/render-help.ts';
import { replyView } from '../views/render-reply.ts';
import { colors, notice, plain, type View } from '../views/view.ts';
import { type Bot, lookFor, type Place } from './bot.ts';
import { abilities, answersIn, mayAnswer, messageLanguage } from './permissions.ts';
import { typingIn } from './typing.ts';

/** Answers a message that is meant for the bot; never rejects. */
export async function onMessage(bot: Bot, message: Message): Promise<void> {
  if (message.author.bot || message.webhookId || message.system || bot.stopping) return;
  if (!isForBot(bot, message)) return;
  const text = questionIn(bot, message);
  const language = messageLanguage(bot, message.guildId, text);
  const place: Place = {
    person: message.author.id,
    guildId: message.guildId,
    channelId: message.channelId,
    language,
    private: false,
  };
  try {
    await answerMessage(bot, message, text, place);
  } catch (error) {
    // Whoever asks on and on is told once a minute, so that nobody can make the bot write without end.
    if (error instanceof SlowDown) {
      if (bot.toldToWait.wait(place.person) > 0) return;
      bot.toldToWait.count(place.person);
    }
    const said = apology(error, language, bot.config.answerTimeoutSeconds, bot.log);
    try {
      if (said !== null) await send(message, notice(colors.problem, said), language);
      else if (failureKind(error) === 'forbidden') await tellPrivately(message, place);
    } catch (failure) {
      bot.log.warn({ err: failure }, 'an apology could not be sent');
    }
  }
}

function isForBot({ client, config }: Bot, message: Message): boolean {
  if (!message.inGuild()) return true;
  const { user } = client;
  // Discord's reply ping counts as a mention; @everyone and a role do not.
  if (message.mentions.users.has(user.id)) return true;
  const { channel } = message;
  return (
    config.messageContent &&
    channel.isThread() &&
    channel.ownerId === user.id &&
    message.content.trim() !== ''
  );
}

/** The message without the bot's own mention; other people by the names that are shown. */
function questionIn({ client }: Bot, message: Message): string {
  const own = new RegExp(`<@!?${client.user.id}>`, 'g');
  const bare = message.content.replace(own, ' ').trim();
  // The name that stands for the bot in the clean text would be a word of the question.
  return bare === message.content.trim() ? message.cleanContent.trim() : withNames(message, bare);
}

function withNames(message: Message, text: string): string {
  return text
    .replace(/<@!?(\d+)>/g, (_mention, id: string) => {
      const user = message.mentions.users.get(id);
      return user ? `@${user.displayName}` : '';
    })
    .replace(/<#(\d+)>|<@&\d+>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

async function answerMessage(
  bot: Bot,
  message: Message,
  text: string,
  place: Place,
): Promise<void> {
  if (!abilities(message).write) return tellPrivately(message, place);
  await mayAnswer(bot, place.guildId, place.person, place.language);
  answersIn(bot, message.channel, place.guildId, place.language);
  if (text === '') {
    await send(message, shortHelpView(bot.help, place.language), place.language);
    return;
  }
  const stopTyping = typingIn(message, bot.log);
  try {
    const viewOf = (reply: Reply, answerId: number | null) =>
      replyView(reply, {
        look: lookFor(bot, place),
        help: bot.help,
        frame: {
          answerId,
          deleter: place.person,
          showQuestion: false,
          offerThread: message.inGuild() && !message.channel.isThread(),
        },
      });
    let draft: Message | null = null;
    const show = async (view: View): Promise<Message> => {
      draft = draft
        ? await draft.edit(sendable(message, view, place.language))
        : await send(message, view, place.language);
      return draft;
    };
    const { reply, answerId } = await askInTurn(
      bot,
      place,
      followed(bot, message),
      (context) => ask.run({ question: text }, context),
      (answer) => show(viewOf({ type: 'answer', answer }, null)),
    );
    const sent = await show(viewOf(reply, answerId));
    keepMessage(bot, answerId, sent.id);
  } finally {
    stopTyping();
  }
}

/** The answer that a message follows: the one it replies to, else the last in a thread or a direct message. */
function followed({ store, client }: Bot, message: Message): number | null {
  const replied = message.reference?.messageId;
  const answer = replied ? (store.answerOfMessage(replied)?.id ?? answerShownIn(message)) : null;
  if (answer !== null) return answer;
  const { channel } = message;
  if (channel.isDMBased()) return store.lastAnswerIn(channel.id)?.id ?? null;
  if (!channel.isThread() || channel.ownerId !== client.user.id) return null;
  // A thread has the id of the message that it started from.
  return (store.lastAnswerIn(channel.id) ?? store.answerOfMessage(channel.id))?.id ?? null;
}

/** As the buttons say of the message replied to, which may be so fresh that its id is not noted yet. */
function answerShownIn({ channel, reference, client }: Message): number | null {
  const replied = channel.messages.cache.get(reference?.messageId ?? '');
  if (replied?.author.id !== client.user.id) return null;
  const ids = replied.components.flatMap((row) =>
    'components' in row
      ? row.components.map((one) => ('customId' in one ? one.customId : null))
      : [],
  );
  const follow = ids
    .map((id) => id && unpack(id, () => null))
    .find((one) => one && one.verb === 'follow');
  return follow ? Number(follow.args[0]) : null;
}

function sendable(message: Message, view: View, language: Language) {
  const { embed } = abilities(message);
  return payload(embed ? view : plain(view, messages(language).discord.mayNotEmbed));
}

/** As a reply to the question where that can be, even if the question was deleted since. */
async function send(message: Message, view: View, language: Language): Promise<Message> {
  const { reply } = abilities(message);
  const options = sendable(message, view, language);
  if (reply) return message.reply({ ...options, failIfNotExists: false });
  if (!message.channel.isSendable()) throw new Error('the channel takes no messages');
  return message.channel.send(options);
}

/** Tells the asker why there is no answer in the channel. */
async function tellPrivately({ author, channel, guildId }: Message, place: Place): Promise<void> {
  if (guildId === null) return;
  const said = messages(place.language).discord.mayNotWrite(`<#${channel.id}>`);
  await author.send(payload(notice(colors.problem, said)));
}
