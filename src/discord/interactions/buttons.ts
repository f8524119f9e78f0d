import { PermissionFlagsBits } from 'discord.js';
import articlesCommand from '../../../commands/articles.ts';
import { citedExcerpt, citedExcerpts } from '../../../commands/cited-excerpt.ts';
import search from '../../../commands/search.ts';
import timeline from '../../../commands/timeline.ts';
import type { ShownAnswer } from '../../memory/shown-answer.ts';
import type { Excerpt, Kiosque } from '../../product/kiosque.ts';
import { type Span, withoutSpans } from '../../text/spans.ts';
import { type Bot, type Origin, viewContextOf } from '../gateway/bot.ts';
import { mayAnswer } from '../gateway/rights.ts';
import { kiosqueFor, seenCitations } from '../gateway/seen.ts';
import { unsubscribe } from '../gateway/subscribing.ts';
import { discordTexts } from '../texts/index.ts';
import { cardView, wholeView } from '../views/render-article.ts';
import { digestView } from '../views/render-digest.ts';
import { excerptView } from '../views/render-excerpt.ts';
import { articlesView, passagesView } from '../views/render-lists.ts';
import { forgottenView } from '../views/render-status.ts';
import { announcedView } from '../views/render-subscriptions.ts';
import { timelineView } from '../views/render-timeline.ts';
import { colors, notice, type View } from '../views/view.ts';
import { answerShownHere } from './answer-here.ts';
import { askWithoutTurn } from './ask-without-turn.ts';
import { contextFor } from './asking.ts';
import { excerptOfWords } from './cited-words.ts';
import { type Action, unpackKept } from './custom-id.ts';
import { Refusal } from './failures.ts';
import { openForm } from './forms.ts';
import { originOf } from './origin.ts';
import { defer, deferUpdate, type Pressed, respond, whisper } from './respond.ts';
import { openThread } from './threads.ts';

/** These change the message that they are on. */
const IN_PLACE = new Set<Action['verb']>([
  ...(['place', 'leaf', 'search', 'timeline', 'digest', 'news', 'list'] as const),
  ...(['forget', 'keep'] as const),
]);

/**
 * Answers a button, or the choice in a menu, whose values are actions too; we have no other component.
 * @throws Refusal when the button is unknown, or what it is about is gone.
 */
export async function onComponent(bot: Bot, interaction: Pressed): Promise<void> {
  const written = interaction.isStringSelectMenu()
    ? (interaction.values[0] ?? '')
    : interaction.isButton()
      ? interaction.customId
      : '';
  const wanted = await unpackKept(written, (id) => bot.store.states.get(id));
  if (wanted && interaction.isButton() && (await openForm(bot, interaction, wanted))) return;
  if (wanted?.verb === 'alone' && interaction.isButton())
    return askWithoutTurn(bot, interaction, wanted);
  // What is shown in a message that others see is what all of them may see.
  const isAlone = !wanted || !IN_PLACE.has(wanted.verb) || isEphemeral(interaction);
  const origin = originOf(bot, interaction, isAlone);
  const texts = discordTexts(origin.language);
  if (wanted?.verb === 'delete') return deleteAnswer(bot, interaction, wanted, origin);
  if (wanted && IN_PLACE.has(wanted.verb)) await deferUpdate(interaction);
  else await defer(interaction, true);
  await mayAnswer(bot, origin.guildId, origin.person, origin.language);
  if (!wanted) throw new Refusal(written.startsWith('~') ? texts.listGone : texts.unknownButton);

  switch (wanted.verb) {
    case 'thread':
      return openThread(bot, interaction, await answerOf(bot, wanted, origin), origin);
    case 'vote': {
      const answer = await answerOf(bot, wanted, origin);
      await bot.store.votes.cast(answer.id, origin.person, wanted.args[1] === '-1' ? -1 : 1);
      await respond(bot, interaction, notice(colors.answer, texts.voted));
      return;
    }
    case 'unsubscribe': {
      const ended = await unsubscribe(bot, interaction, Number(wanted.args[0]));
      await respond(bot, interaction, notice(colors.answer, texts.subscriptions[ended]));
      return;
    }
    case 'sources': {
      const kiosque = await kiosqueFor(bot, origin);
      const answer = await answerOf(bot, wanted, origin);
      const citations = await seenCitations(kiosque, answer.citations);
      const context = viewContextOf(bot, origin);
      const { language } = origin;
      const replies = await citedExcerpts(citations, { kiosque, language });
      const [first, ...rest] = replies.map((reply) => excerptView(reply, null, context));
      await respond(bot, interaction, first ?? notice(colors.abstained, texts.answerGone));
      // One message each: together they may be longer than Discord takes.
      for (const view of rest.slice(0, 4)) await whisper(bot, interaction, view);
      return;
    }
    default:
      await respond(bot, interaction, await viewOf(bot, wanted, origin));
  }
}

async function viewOf(bot: Bot, { verb, args }: Action, origin: Origin): Promise<View> {
  const texts = discordTexts(origin.language);
  const context = viewContextOf(bot, origin);
  const kiosque = await kiosqueFor(bot, origin);
  const [first = '', second = '', third = '', fourth = ''] = args;
  switch (verb) {
    case 'cite': {
      const { citations } = await answerOf(bot, { verb, args }, origin);
      const cited = citations.find(({ n }) => String(n) === second);
      if (!cited) throw new Refusal(texts.answerGone);
      if (!(await kiosque.sees(cited))) throw new Refusal(texts.notSeenHere);
      const { language } = origin;
      return excerptView(await citedExcerpt(cited, { kiosque, language }), null, context);
    }
    case 'open': {
      const excerpt =
        third === ''
          ? await kiosque.excerpt(first, Number(second))
          : await excerptOfWords(kiosque, first, Number(second), Number(third), fourth);
      if (!excerpt) throw new Refusal(texts.placeGone);
      return excerptView({ n: null, excerpt }, null, context);
    }
    case 'place': {
      const end = third === '' ? undefined : Number(third);
      const excerpt = await kiosque.excerpt(first, Number(second), end);
      if (!excerpt) throw new Refusal(texts.placeGone);
      const page = fourth === '' ? null : Number(fourth);
      return excerptView({ n: null, excerpt, bold: spansIn(args.slice(4)) }, page, context);
    }
    case 'card': {
      const { article, passage } = await beginningOf(kiosque, first, origin);
      return cardView(article, passage.text, context);
    }
    case 'whole':
    case 'leaf': {
      const { article } = await beginningOf(kiosque, first, origin);
      return wholeView(article, await readableText(kiosque, first), Number(second), context);
    }
    case 'search': {
      const wanted = { words: second, since: third, until: fourth };
      const reply = await inTurn(bot, async () =>
        search.run(wanted, await contextFor(bot, origin)),
      );
      if (reply.type !== 'passages') throw new Refusal(texts.listGone);
      return passagesView(reply.passages, wanted, Number(first), context);
    }
    case 'timeline': {
      const wanted = { subject: second, since: third, until: fourth };
      const reply = await inTurn(bot, async () =>
        timeline.run(wanted, await contextFor(bot, origin)),
      );
      if (reply.type !== 'timeline') throw new Refusal(texts.listGone);
      return timelineView(reply.timeline, wanted, Number(first), context);
    }
    case 'digest': {
      const range = { ...(second && { since: second }), ...(third && { until: third }) };
      const digest = await inTurn(bot, () => kiosque.digest(range));
      return digestView({ digest, range }, Number(first), context);
    }
    case 'news': {
      const [id, createdAt] = [Number(second), Number(fourth)];
      const articles = args.slice(4);
      const digest = await inTurn(bot, () => kiosque.digest({ articles }));
      if (digest.events.length === 0) throw new Refusal(texts.listGone);
      const made = { id: Number(third), subscription: { id, createdAt } };
      return announcedView(made, articles, digest, Number(first), context);
    }
    case 'list': {
      const reply = await articlesCommand.run({ filter: second }, await contextFor(bot, origin));
      return articlesView(reply.articles, reply.filter, Number(first), context);
    }
    case 'forget':
      bot.locales.delete(origin.person);
      return forgottenView(await bot.store.forget(origin.person), origin.language);
    case 'keep':
      return notice(colors.answer, texts.forget.kept);
    default:
      throw new Refusal(texts.unknownButton);
  }
}

/** Work that takes time, when it is its turn. */
function inTurn<T>({ queue, config }: Bot, work: () => Promise<T>): Promise<T> {
  return queue.run(work, config.answerTimeoutSeconds * 1000);
}

/** Whether a message is seen by one person only. */
function isEphemeral({ message }: Pressed): boolean {
  return message.flags.has('Ephemeral');
}

/** Starts and ends one after the other, as an action has them. */
function spansIn(args: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i + 1 < args.length; i += 2) {
    spans.push({ start: Number(args[i]), end: Number(args[i + 1]) });
  }
  return spans;
}

async function answerOf(
  bot: Bot,
  { args: [id = ''] }: Action,
  origin: Origin,
): Promise<ShownAnswer> {
  const answer = await answerShownHere(bot, id, origin);
  if (!answer) throw new Refusal(discordTexts(origin.language).answerGone);
  return answer;
}

/** An article with its first passage. */
async function beginningOf(kiosque: Kiosque, id: string, { language }: Origin): Promise<Excerpt> {
  const first = await kiosque.excerpt(id, 0);
  if (!first) throw new Refusal(discordTexts(language).articleGone);
  return first;
}

/** The stored text without its leftovers. */
async function readableText(kiosque: Kiosque, articleId: string): Promise<string> {
  const article = await kiosque.article(articleId);
  if (!article) return '';
  return withoutSpans(article.text, article.leftovers)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

async function deleteAnswer(
  bot: Bot,
  interaction: Pressed,
  { args: [asker, answerId] }: Action,
  { person, language }: Origin,
): Promise<void> {
  const moderates = interaction.memberPermissions?.has(PermissionFlagsBits.ManageMessages) === true;
  if (person !== asker && !moderates) {
    await defer(interaction, true);
    throw new Refusal(discordTexts(language).notYours);
  }
  await deferUpdate(interaction);
  await interaction.deleteReply();
  await bot.store.answers.delete(Number(answerId));
}
