import type { MessageCommand } from '../../../commands/command.ts';
import type { CommandDescription } from '../../../commands/command-description.ts';
import { messages } from '../../i18n/messages.ts';
import type { Language } from '../../text/language.ts';
import { colors, notice, type View } from './view.ts';

/** What the help must know of where it is shown. */
export interface HelpPlace {
  /** The bot's own name in Discord. */
  readonly botId: string;
  readonly messageContent: boolean;
}

/** Made from the commands themselves. */
export function helpView(
  commands: readonly CommandDescription[],
  menu: readonly MessageCommand[],
  place: HelpPlace,
  language: Language,
): View {
  const said = messages(language);
  const entries = commands.flatMap((command) => [
    `**/${command.names[language]}** — ${command.description[language]}`,
    ...command.examples[language].map((example) => `-# ${exampleOf(command, example, language)}`),
  ]);
  return notice(
    colors.list,
    [
      said.help.intro,
      ways(place, language),
      '',
      ...entries,
      '',
      ...menu.map(({ names }) => said.discord.help.menu(names[language])),
      said.discord.help.privacy,
    ].join('\n'),
  );
}

/** For a mention without words. */
export function shortHelpView(place: HelpPlace, language: Language): View {
  const said = messages(language);
  return notice(
    colors.list,
    [said.help.intro, ways(place, language), said.discord.help.more].join('\n'),
  );
}

function ways({ botId, messageContent }: HelpPlace, language: Language): string {
  const said = messages(language).discord.help;
  const mention = `<@${botId}>`;
  return `${said.ways(mention)} ${messageContent ? said.threadsOn : said.threadsOff(mention)}`;
}

/** In Discord options are filled in one by one: `/ask question:… since:…`. */
function exampleOf(command: CommandDescription, example: string, language: Language): string {
  const [first] = command.options;
  return `/${command.names[language]} ${first ? `${first.names[language]}:` : ''}${example}`;
}
