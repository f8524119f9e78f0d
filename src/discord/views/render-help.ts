import type { MessageCommand } from '../../../commands/command.ts';
import type { CommandDescription } from '../../../commands/command-description.ts';
import { messages } from '../../i18n/messages.ts';
import type { Language } from '../../text/language.ts';
import { discordTexts } from '../texts/index.ts';
import { commandMention, withCommandMentions } from './command-mentions.ts';
import { colors, notice, type View, type ViewContext } from './view.ts';

/** Made from the commands themselves. */
export function helpView(
  commands: readonly CommandDescription[],
  menu: readonly MessageCommand[],
  context: ViewContext,
): View {
  const { language } = context;
  const texts = discordTexts(language).help;
  const entries = commands.flatMap((command) => [
    `**${commandMention(command.name, context)}** — ${command.description[language]}`,
    ...command.examples[language].map((example) => `-# ${exampleOf(command, example, language)}`),
  ]);
  const lines = [
    messages(language).help.intro,
    waysToAsk(context),
    '',
    ...entries,
    '',
    ...menu.map(({ names, description }) => texts.menu(names[language], description[language])),
    withCommandMentions(texts.privacy, context),
  ];
  return notice(colors.list, lines.join('\n'));
}

/** For a mention without words. */
export function shortHelpView(context: ViewContext): View {
  const { intro } = messages(context.language).help;
  const { more } = discordTexts(context.language).help;
  return notice(
    colors.list,
    [intro, waysToAsk(context), withCommandMentions(more, context)].join('\n'),
  );
}

function waysToAsk(context: ViewContext): string {
  const { botId, readsThreads, language } = context;
  const texts = discordTexts(language).help;
  const mention = `<@${botId}>`;
  const ways = withCommandMentions(texts.ways(mention), context);
  return `${ways} ${readsThreads ? texts.threadsOn : texts.threadsOff(mention)}`;
}

/** In Discord options are filled in one by one, and choices are picked by their names: `/ask question:… since:…`. */
function exampleOf(
  { names, options }: CommandDescription,
  example: string,
  language: Language,
): string {
  const begins = options.some((option) => example.startsWith(`${option.names[language]}:`));
  const first = begins ? undefined : options[0];
  const choices = options.flatMap((option) =>
    (option.choices ?? []).map((choice) => ({ option: option.names[language], ...choice })),
  );
  const filled = choices.reduce(
    (text, { option, value, names: choiceNames }) =>
      text.replace(`${option}:${value}`, () => `${option}:${choiceNames[language]}`),
    example,
  );
  return `/${names[language]} ${first ? `${first.names[language]}:` : ''}${filled}`;
}
