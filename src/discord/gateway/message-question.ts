import { type Message, MessageReferenceType } from 'discord.js';
import { smallTalk } from '../../answering/small-talk.ts';
import type { Language } from '../../text/language.ts';
import { foldStraight } from '../../text/words.ts';
import { isReadable } from '../interactions/attachments.ts';
import { unpack } from '../interactions/custom-id.ts';
import { failureKind, Refusal } from '../interactions/failures.ts';
import { readableText } from '../interactions/readable-text.ts';
import { discordTexts } from '../texts/index.ts';
import type { Bot } from './bot.ts';

/**
 * Whether a message asks the bot something: it mentions it, or stands where it needs no mention. Without a mention its text
 * is read only where the bot may read all messages.
 */
export function isForBot(bot: Bot, message: Message): boolean {
  if (!message.inGuild()) return true;
  const { user } = bot.client;
  // A sticker or a picture in reply to an answer asks nothing, although its ping is a mention.
  const isBare = message.content.trim() === '' && !message.attachments.some(isReadable);
  if (isBare && message.reference !== null) return false;
  // Discord's reply ping counts as a mention; @everyone and a role do not.
  if (message.mentions.users.has(user.id)) return true;
  if (!bot.config.messageContent || message.content.trim() === '') return false;
  if (message.mentions.repliedUser?.id === user.id) return true;
  const { channel } = message;
  if (channel.isThread() && channel.ownerId === user.id) return true;
  return isOpenQuestion(bot, message);
}

/** A question to nobody in particular, in a channel or a forum where every question is answered. */
function isOpenQuestion({ store }: Bot, message: Message<true>): boolean {
  const { channel, guildId, mentions, reference, content } = message;
  const { questionChannels } = store.guilds.settings(guildId);
  const place = channel.isThread() ? channel.parentId : channel.id;
  if (place === null || !questionChannels.includes(place)) return false;
  const isTalk = reference !== null || mentions.users.size > 0 || mentions.roles.size > 0;
  return !isTalk && (isQuestion(content) || isQuestion(postTitle(message) ?? ''));
}

/** The title of the forum post that a message begins; null for any other message. */
function postTitle({ id, channel }: Message): string | null {
  // A post has the id of its first message.
  if (!channel.isThread() || channel.id !== id) return null;
  return channel.parent?.isThreadOnly() ? channel.name : null;
}

const FIRST_WORDS =
  /^(?:qui|que|quoi|quel(?:le)?s?|quand|ou|comment|combien|pourquoi|est-ce|qu'est-ce|y a-t-il|who|whom|whose|what|which|when|where|why|how|is|are|was|were|did|does|do|has|have|can|will)\b/;

const GREETING =
  /^(?:bonjour|bonsoir|salut|coucou|hello|hi|hey)(?: (?:tout le monde|a tous|les gens|everyone|everybody|all|there))?[\s,!.]*/;
/** Fewer words behind a question mark are talk: "ça va ?", "you ok?". */
const LEAST_WORDS = 3;

/** Whether a message asks something, by its question mark or its first word; greetings and the like do not. */
export function isQuestion(text: string): boolean {
  const bare = foldStraight(text.replace(/https?:\/\/\S+/g, ' ').trim()).replace(GREETING, '');
  const words = bare.match(/\p{L}+/gu)?.length ?? 0;
  if (words < 2 || smallTalk(text) !== null) return false;
  return (words >= LEAST_WORDS && bare.includes('?')) || FIRST_WORDS.test(bare);
}

/** Words that ask whether the message replied to is right, and nothing else. */
const ASKS_IF_TRUE =
  /^(?:(?:et )?(?:est[- ]ce que )?(?:c'est |est[- ]ce |c )?(?:vraiment )?(?:vrai|exact|juste|correct|sur)(?: (?:ca|cela))?|(?:tu |vous )?(?:verifie[rz]?|confirme[rz]?)(?:[- ](?:ca|cela|le|moi ca|stp|svp|ce (?:fichier|document|texte|message)|cette (?:info|information)))?|(?:is|are) (?:this|that|it|these) (?:really )?(?:true|right|correct|real)|true|really|(?:can you |could you |please )?(?:check|verify|confirm|fact[- ]check)(?: (?:this|that|it|the|file|document|text|message|please))*)[\s?!.]*$/;

/**
 * The message that is to be checked: one that a question whether it is true replies to, or this one, where it has files or
 * is forwarded, and asks nothing else. Null elsewhere.
 * @throws Refusal where the message replied to is gone, or may not be read.
 */
export async function messageToCheck(
  bot: Bot,
  message: Message,
  question: string,
  language: Language,
): Promise<Message | null> {
  const asks = ASKS_IF_TRUE.test(foldStraight(question));
  if ((asks || question === '') && message.attachments.some(isReadable)) return message;
  if (message.reference?.type === MessageReferenceType.Forward) return message;
  if (!asks) return null;
  // Files of other kinds: what is read is told.
  if (message.reference === null) return message.attachments.size > 0 ? message : null;
  let replied: Message;
  try {
    replied = await message.fetchReference();
  } catch (error) {
    if (failureKind(error) === 'bug') throw error;
    throw new Refusal(discordTexts(language).repliedGone);
  }
  if (isWithheld(bot, replied)) throw new Refusal(discordTexts(language).repliedWithheld);
  return replied;
}

/** Whether Discord may have kept from the bot what others wrote: without the intent, all that is not to it comes empty. */
function isWithheld({ config }: Bot, message: Message): boolean {
  const { content, embeds, attachments, messageSnapshots } = message;
  const isEmpty = content === '' && embeds.length + attachments.size + messageSnapshots.size === 0;
  return isEmpty && !config.messageContent && message.inGuild();
}

/**
 * The message without the bot's own mention; other people by the names that are shown. Where a forum post asks in its title
 * alone, the title.
 */
export function questionIn({ client }: Bot, message: Message): string {
  // The name that stands for the bot would be a word of the question.
  const ownMention = new RegExp(`<@!?${client.user.id}>`, 'g');
  const text = readableText(message.content.replace(ownMention, ' '), message.channel);
  const title = postTitle(message);
  return title !== null && isQuestion(title) && !isQuestion(text) ? title : text;
}

/**
 * The answer that a message follows: the one it replies to, else the last in a thread or a direct message.
 * @returns its id; null where it follows none.
 */
export async function followedAnswer(
  { store, client }: Bot,
  message: Message,
): Promise<number | null> {
  const repliedTo = message.reference?.messageId;
  const answer = repliedTo
    ? ((await store.answers.ofMessage(repliedTo))?.id ?? answerShownIn(message))
    : null;
  if (answer !== null) return answer;
  const { channel } = message;
  if (channel.isDMBased()) return (await store.answers.lastIn(channel.id))?.id ?? null;
  if (!channel.isThread() || channel.ownerId !== client.user.id) return null;
  // A thread has the id of the message that it started from.
  const last =
    (await store.answers.lastIn(channel.id)) ?? (await store.answers.ofMessage(channel.id));
  return last?.id ?? null;
}

/** As the buttons say of the message replied to, which may be so fresh that its id is not noted yet. */
function answerShownIn({ channel, reference, client }: Message): number | null {
  const repliedTo = channel.messages.cache.get(reference?.messageId ?? '');
  if (repliedTo?.author.id !== client.user.id) return null;
  const ids = repliedTo.components.flatMap((row) =>
    'components' in row
      ? row.components.map((one) => ('customId' in one ? one.customId : null))
      : [],
  );
  const follow = ids.map((id) => id && unpack(id)).find((one) => one && one.verb === 'follow');
  return follow ? Number(follow.args[0]) : null;
}
