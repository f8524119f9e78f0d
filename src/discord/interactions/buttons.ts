import type { ButtonInteraction, StringSelectMenuInteraction } from 'discord.js';
import articlesCommand from '../../../commands/articles.ts';
import { citedExcerpt } from '../../../commands/cited-excerpt.ts';
import search from '../../../commands/search.ts';
import { messages } from '../../i18n/messages.ts';
import type { ShownAnswer } from '../../memory/shown-answer.ts';
import type { ArticleSummary } from '../../product/kiosque.ts';
import { withoutSpans } from '../../text/spans.ts';
import { type Bot, lookFor, type Place } from '../gateway/bot.ts';
import { mayAnswer } from '../gateway/permissions.ts';
import { openThread } from '../gateway/threads.ts';
import { cardView, excerptView, wholeView } from '../views/render-excerpt.ts';
import { articlesView, passagesView } from '../views/render-lists.ts';
import { colors, notice, type View } from '../views/view.ts';
import { contextFor } from './asking.ts';
import { type Action, unpack } from './custom-id.ts';
import { Refusal } from './failures.ts';
import { openForm } from './forms.ts';
import { defer, deferUpdate, respond, whisper } from './respond.ts';
import { placeOf } from './slash.ts';

type Pressed = ButtonInteraction | StringSelectMenuInteraction;

/** These change the message that they are on. */
const IN_PLACE = new Set(['place', 'leaf', 'search', 'list']);

/** Answers a button, or the choice in a menu, whose values are actions too. */
export async function onComponent(bot: Bot, interaction: Pressed): Promise<void> {
  const written = interaction.isStringSelectMenu()
    ? (interaction.values[0] ?? '')
    : interaction.customId;
  const wanted = unpack(written, (id) => bot.store.state(id));
  if (wanted && interaction.isButton() && (await openForm(bot, interaction, wanted))) return;
  const place = placeOf(bot, interaction, true);
  const said = messages(place.language).discord;
  if (wanted?.verb === 'delete') return deleteAnswer(bot, interaction, wanted, place);
  if (wanted && IN_PLACE.has(wanted.verb)) await deferUpdate(interaction);
  else await defer(interaction, true);
  await mayAnswer(bot, place.guildId, place.person, place.language);
  if (!wanted) throw new Refusal(written.startsWith('~') ? said.listGone : said.unknownButton);

  switch (wanted.verb) {
    case 'thread':
      return openThread(bot, interaction, answerOf(bot, wanted, place), place);
    case 'vote': {
      const answer = answerOf(bot, wanted, place);
      bot.store.vote(answer.id, place.person, wanted.args[1] === '-1' ? -1 : 1);
      await respond(interaction, notice(colors.answer, said.voted));
      return;
    }
    case 'sources': {
      const [first, ...rest] = answerOf(bot, wanted, place).citations.map((cited) =>
        excerptOf(bot, cited, place),
      );
      await respond(interaction, first ?? notice(colors.abstained, said.answerGone));
      // One message each: together they may be longer than Discord takes.
      for (const view of rest.slice(0, 4)) await whisper(interaction, view);
      return;
    }
    default:
      await respond(interaction, await viewOf(bot, wanted, place));
  }
}

async function viewOf(bot: Bot, { verb, args }: Action, place: Place): Promise<View> {
  const said = messages(place.language).discord;
  const look = lookFor(bot, place);
  const [first = '', second = '', third = '', fourth = ''] = args;
  switch (verb) {
    case 'cite': {
      const { citations } = answerOf(bot, { verb, args }, place);
      const cited = citations.find(({ n }) => String(n) === second);
      if (!cited) throw new Refusal(said.answerGone);
      return excerptOf(bot, cited, place);
    }
    case 'place':
    case 'open': {
      const end = verb === 'place' && third !== '' ? Number(third) : undefined;
      const excerpt = bot.kiosque.excerpt(first, Number(second), end);
      if (!excerpt) throw new Refusal(said.placeGone);
      return excerptView({ n: null, excerpt }, fourth === '' ? null : Number(fourth), look);
    }
    case 'card':
      return cardView(articleOf(bot, first, place), look);
    case 'whole':
    case 'leaf': {
      const article = articleOf(bot, first, place);
      return wholeView(article, readableText(bot, first), Number(second), look);
    }
    case 'search': {
      const wanted = { words: second, since: third, until: fourth };
      const work = () => search.run(wanted, contextFor(bot, place));
      const reply = await bot.queue.run(work, bot.config.answerTimeoutSeconds * 1000);
      if (reply.type !== 'passages') throw new Refusal(said.listGone);
      return passagesView(reply.passages, wanted, Number(first), look);
    }
    case 'list': {
      const reply = await articlesCommand.run({ filter: second }, contextFor(bot, place));
      return articlesView(reply.articles, reply.filter, Number(first), look);
    }
    default:
      throw new Refusal(said.unknownButton);
  }
}

function answerOf(bot: Bot, { args }: Action, { language }: Place): ShownAnswer {
  const answer = bot.store.answer(Number(args[0]));
  if (!answer) throw new Refusal(messages(language).discord.answerGone);
  return answer;
}

function excerptOf(bot: Bot, cited: ShownAnswer['citations'][number], place: Place): View {
  const { kiosque } = bot;
  const reply = citedExcerpt(cited, { kiosque, language: place.language });
  return excerptView(reply, null, lookFor(bot, place));
}

function articleOf({ kiosque }: Bot, id: string, { language }: Place): ArticleSummary {
  const first = kiosque.excerpt(id, 0);
  if (!first) throw new Refusal(messages(language).discord.articleGone);
  return first.article;
}

/** The stored text without its leftovers. */
function readableText({ kiosque }: Bot, articleId: string): string {
  const article = kiosque.article(articleId);
  if (!article) return '';
  return withoutSpans(article.text, article.leftovers)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

async function deleteAnswer(
  bot: Bot,
  interaction: Pressed,
  { args: [asker, answerId] }: Action,
  { person, language }: Place,
): Promise<void> {
  if (person !== asker) {
    await defer(interaction, true);
    throw new Refusal(messages(language).discord.notYours);
  }
  await deferUpdate(interaction);
  await interaction.deleteReply();
  bot.store.deleteAnswer(Number(answerId));
}
