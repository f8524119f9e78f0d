import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  ApplicationCommandOptionType as OptionType,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command, MessageCommand } from '../../../commands/command.ts';
import type { CommandOption } from '../../../commands/command-description.ts';
import type { Localized } from '../../i18n/localized.ts';

type Option = NonNullable<
  Extract<RESTPutAPIApplicationCommandsJSONBody[number], { description: string }>['options']
>[number];

/** Where people write; a category is none. */
const WRITABLE = [
  ChannelType.GuildText,
  ChannelType.GuildVoice,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildStageVoice,
  ChannelType.GuildForum,
];

const SUGGESTED: ReadonlySet<CommandOption['type']> = new Set([
  'article',
  'citation',
  'collection',
]);

const optionTypes = {
  text: OptionType.String,
  article: OptionType.String,
  citation: OptionType.String,
  collection: OptionType.String,
  flag: OptionType.Boolean,
  channel: OptionType.Channel,
  role: OptionType.Role,
} as const;

/** The commands as Discord registers them: the same objects as the terminal's. */
export function slashCommands(
  commands: readonly Command[],
  menu: readonly MessageCommand[],
): RESTPutAPIApplicationCommandsJSONBody {
  const everywhere = [InteractionContextType.Guild, InteractionContextType.BotDM];
  const shared = { integration_types: [ApplicationIntegrationType.GuildInstall] };
  return [
    ...commands.map((command) => ({
      ...shared,
      type: ApplicationCommandType.ChatInput as const,
      name: command.name,
      name_localizations: localizations(command.names),
      description: command.description.en,
      description_localizations: localizations(command.description),
      contexts: command.where === 'guild' ? [InteractionContextType.Guild] : everywhere,
      options: command.options.map(slashOption),
      ...(command.who && {
        default_member_permissions: String(PermissionFlagsBits.ManageGuild),
      }),
    })),
    ...menu.map(({ names }) => ({
      ...shared,
      type: ApplicationCommandType.Message as const,
      name: names.en,
      name_localizations: localizations(names),
      contexts: everywhere,
    })),
  ];
}

function slashOption(option: CommandOption): Option {
  const { name, names, description, required, type, choices } = option;
  return {
    type: optionTypes[type],
    name,
    name_localizations: localizations(names),
    description: description.en,
    description_localizations: localizations(description),
    required,
    ...(SUGGESTED.has(type) && { autocomplete: true }),
    ...(type === 'channel' && { channel_types: WRITABLE }),
    ...(choices && {
      choices: choices.map(({ value, names }) => ({
        name: names.en,
        name_localizations: localizations(names),
        value,
      })),
    }),
  } as Option;
}

function localizations({ fr, en }: Localized) {
  return { fr, 'en-US': en, 'en-GB': en };
}
