import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import type { Command, CommandInput, DiscordSide } from '../../../commands/command.ts';
import { commands } from '../../../commands/index.ts';
import type { Reply } from '../../../commands/reply.ts';
import { messages } from '../../i18n/messages.ts';
import { type Bot, lookFor, type Place } from '../gateway/bot.ts';
import { answersIn, discordSide, interfaceLanguage, mayAnswer } from '../gateway/permissions.ts';
import { reindex } from '../process/reindex.ts';
import { replyView } from '../views/render-reply.ts';
import { askInTurn, contextFor, keepMessage } from './asking.ts';
import { parseCited } from './catalogue.ts';
import { Refusal } from './failures.ts';
import { defer, respond } from './respond.ts';

/** Their answers concern the asker alone. */
const HIDDEN = new Set(['status', 'help', 'reindex', 'settings', 'forget']);
/** These work wherever the bot is. */
const ANYWHERE = new Set(['help', 'settings', 'forget', 'reindex']);
/** These take the time of an answer. */
const LIMITED = new Set(['ask', 'search']);

/** Runs a slash command. */
export async function onCommand(bot: Bot, interaction: ChatInputCommandInteraction): Promise<void> {
  const command = commands.find(({ name }) => name === interaction.commandName);
  const input = command ? inputOf(command, interaction) : {};
  const hidden = HIDDEN.has(interaction.commandName) || input['private'] === true;
  await defer(interaction, hidden);
  const place = placeOf(bot, interaction, hidden);
  const { language } = place;
  if (!command) throw new Refusal(messages(language).discord.unknownButton);
  await mayAnswer(bot, place.guildId, place.person, language);
  if (!ANYWHERE.has(command.name)) {
    answersIn(bot, interaction.channel, interaction.guildId, language);
  }
  if (command.name === 'reindex') return reindex(bot, interaction, place);

  const discord = discordSide(bot, interaction);
  const viewOf = (reply: Reply, answerId: number | null) => {
    // The language may just have been changed.
    const after = { ...place, language: interfaceLanguage(bot, place.guildId, interaction.locale) };
    return replyView(reply, {
      look: lookFor(bot, after),
      help: bot.help,
      frame: {
        answerId,
        deleter: hidden ? null : place.person,
        showQuestion: true,
        offerThread: false,
      },
      search: {
        words: String(input['words'] ?? ''),
        since: String(input['since'] ?? ''),
        until: String(input['until'] ?? ''),
      },
    });
  };
  const { reply, answerId } = LIMITED.has(command.name)
    ? await askInTurn(
        bot,
        place,
        null,
        (context) => command.run(input, { ...context, discord }),
        (answer) => respond(interaction, viewOf({ type: 'answer', answer }, null)),
      )
    : { reply: await runOther(bot, command, input, discord, place), answerId: null };
  const message = await respond(interaction, viewOf(reply, answerId));
  keepMessage(bot, answerId, message.id);
}

export function placeOf(
  bot: Bot,
  interaction: Pick<ChatInputCommandInteraction, 'guildId' | 'locale' | 'user' | 'channelId'>,
  hidden: boolean,
): Place {
  return {
    person: interaction.user.id,
    guildId: interaction.guildId,
    channelId: interaction.channelId,
    language: interfaceLanguage(bot, interaction.guildId, interaction.locale),
    private: hidden,
  };
}

function inputOf(command: Command, { options }: ChatInputCommandInteraction): CommandInput {
  return Object.fromEntries(
    command.options.map(({ name, type }) => {
      switch (type) {
        case 'flag':
          return [name, options.getBoolean(name) ?? undefined];
        case 'channel':
          return [name, options.getChannel(name)?.id];
        case 'role':
          return [name, options.getRole(name)?.id];
        default:
          return [name, options.getString(name) ?? undefined];
      }
    }),
  );
}

/** Runs what needs no turn. A citation picked from the suggestions names its answer, which need not be the last one. */
function runOther(
  bot: Bot,
  command: Command,
  input: CommandInput,
  discord: DiscordSide,
  place: Place,
): Promise<Reply> {
  const { channelId, person } = place;
  const context = { ...contextFor(bot, place), discord };
  const cited = command.name === 'source' ? parseCited(String(input['id'] ?? '')) : null;
  const answer = cited && bot.store.answer(cited.answerId);
  if (!cited || answer?.channelId !== channelId || (answer.private && answer.person !== person)) {
    return command.run(input, context);
  }
  return command.run({ id: String(cited.n) }, { ...context, recentCitations: answer.citations });
}

/** Suggests while someone types; from memory, for Discord waits three seconds at most and asks at each key. */
export async function onAutocomplete(
  bot: Bot,
  interaction: AutocompleteInteraction,
): Promise<void> {
  const typed = interaction.options.getFocused();
  const { guildId, channelId, user, locale } = interaction;
  const language = interfaceLanguage(bot, guildId, locale);
  const here = bot.config.guilds.length === 0 || bot.config.guilds.includes(guildId ?? '');
  const suggest = () =>
    interaction.commandName === 'source'
      ? bot.catalogue.sources(typed, bot.store.recentAnswers(channelId, user.id), language)
      : bot.catalogue.articles(typed, language);
  await interaction.respond(here ? suggest() : []);
}
