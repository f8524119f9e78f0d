import {
  type AnySelectMenuInteraction,
  type ButtonInteraction,
  type InteractionReplyOptions,
  type Message,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  type RepliableInteraction,
} from 'discord.js';
import type { Reply } from '../../../commands/reply.ts';
import type { Bot } from '../gateway/bot.ts';
import { interfaceLanguage } from '../gateway/interface-language.ts';
import { discordTexts } from '../texts/index.ts';
import { colors, notice, type View, withoutEmbeds } from '../views/view.ts';
import { apology, Refusal, wasSentAway } from './failures.ts';

/** Nobody is pinged, whatever a text says. */
const SILENT = { parse: [], repliedUser: false } as const;

/** A view as discord.js sends it. */
export function payload(view: View) {
  return {
    ...(view.content !== undefined && { content: view.content }),
    embeds: [...view.embeds],
    components: [...view.components],
    allowedMentions: SILENT,
  };
}

/** The same view as the channel of an interaction allows. */
function allowed(bot: Bot, interaction: RepliableInteraction, view: View): View {
  const embeds = interaction.appPermissions?.has(PermissionFlagsBits.EmbedLinks) ?? true;
  if (embeds || !interaction.inGuild()) return view;
  const language = interfaceLanguage(bot, interaction.guildId, interaction.locale);
  return withoutEmbeds(view, discordTexts(language).mayNotEmbed);
}

/** A button that is pressed, or a menu that something is chosen in. */
export type Pressed = ButtonInteraction | AnySelectMenuInteraction;

/** Says at once that an answer comes. */
export async function defer(interaction: RepliableInteraction, hidden: boolean): Promise<void> {
  await interaction.deferReply(hidden ? { flags: MessageFlags.Ephemeral } : {});
}

/** The answer to a deferred interaction: in origin of what was shown for a component's update. */
export async function respond(
  bot: Bot,
  interaction: RepliableInteraction,
  view: View,
): Promise<Message> {
  await bot.store.states.settled();
  return interaction.editReply(payload(allowed(bot, interaction, view)));
}

/**
 * The answer to a deferred interaction, for the asker alone even where all were to see it: whether they do is fixed when it
 * is deferred, so another message takes its place.
 */
export async function respondAlone(
  bot: Bot,
  interaction: RepliableInteraction,
  view: View,
): Promise<Message> {
  if (interaction.ephemeral || interaction.guildId === null) {
    return respond(bot, interaction, view);
  }
  await interaction.deleteReply();
  return whisper(bot, interaction, view);
}

/** Shows a reply; what only says what was wrong with the asker's words concerns nobody else. */
export function respondWith(
  bot: Bot,
  interaction: RepliableInteraction,
  reply: Reply,
  view: View,
): Promise<Message> {
  return (reply.type === 'problem' ? respondAlone : respond)(bot, interaction, view);
}

/** A file of a message. */
export interface Attachment {
  readonly name: string;
  readonly data: Uint8Array;
  /** Read out to whoever does not see it. */
  readonly description: string;
}

/** Whether the bot may attach files where an interaction comes from. */
export function mayAttach({ appPermissions }: RepliableInteraction): boolean {
  return appPermissions?.has(PermissionFlagsBits.AttachFiles) ?? true;
}

/** Adds a file to the answer to an interaction, which else stays as it is. */
export async function attach(
  interaction: RepliableInteraction,
  { name, data, description }: Attachment,
): Promise<void> {
  const files = [{ attachment: Buffer.from(data), name, description }];
  await interaction.editReply({ files, allowedMentions: SILENT });
}

/** A further message that only the asker sees. */
export async function whisper(
  bot: Bot,
  interaction: RepliableInteraction,
  view: View,
): Promise<Message> {
  const options = { ...payload(allowed(bot, interaction, view)), flags: MessageFlags.Ephemeral };
  await bot.store.states.settled();
  return interaction.followUp(options as InteractionReplyOptions);
}

/** Does the work of an interaction; whatever goes wrong is logged, told where possible, and ends here. */
export async function guarded(
  bot: Bot,
  interaction: RepliableInteraction,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { guildId } = interaction;
    if (!(error instanceof Refusal) && wasSentAway(bot, guildId)) return;
    const language = interfaceLanguage(bot, guildId, interaction.locale);
    const text = apology(error, language, bot);
    if (text === null) return;
    try {
      await tell(bot, interaction, notice(colors.problem, text));
    } catch (failure) {
      bot.log.warn({ err: failure }, 'an apology could not be sent');
    }
  }
}

/** Whatever the state of the interaction, without touching a message that others use. */
async function tell(bot: Bot, interaction: RepliableInteraction, view: View): Promise<void> {
  if (!interaction.deferred && !interaction.replied) {
    const options = { ...payload(allowed(bot, interaction, view)), flags: MessageFlags.Ephemeral };
    await interaction.reply(options as InteractionReplyOptions);
  } else if (isUpdate(interaction)) {
    await whisper(bot, interaction, view);
  } else {
    await respondAlone(bot, interaction, view);
  }
}

/** Whether the deferred answer of a component would replace the message that it is on. */
function isUpdate(interaction: RepliableInteraction): boolean {
  if (!interaction.isMessageComponent() && !interaction.isModalSubmit()) return false;
  return updates.has(interaction);
}

const updates = new WeakSet<object>();

/** Says at once that the message of a component will change. */
export async function deferUpdate(
  interaction: MessageComponentInteraction | ModalSubmitInteraction,
): Promise<void> {
  updates.add(interaction);
  await interaction.deferUpdate();
}
