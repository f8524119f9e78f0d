import { findCommand, type OptionValues, slashData } from './command-data.ts';
import { sendInteraction } from './interactions.ts';
import type { Json } from './json.ts';
import { modalComponents } from './modal-data.ts';
import { messageObject } from './objects.ts';
import { failIfUnanswered, replyTo, type WaitOptions } from './outcomes.ts';
import { resolvedOf } from './resolved.ts';
import { findComponent, type SeenMessage, type SeenModal, seenModal } from './seen.ts';
import { waitUntil } from './waiting.ts';
import type { Channel, Interaction, Message, User, World } from './world.ts';

/** How a command is used. */
export interface ActOptions extends WaitOptions {
  /** Uses it although Discord's client would not show it to this person. */
  readonly force?: boolean;
}

/** What autocomplete proposed, and after how many milliseconds of Discord's time. */
export interface Proposals {
  readonly choices: readonly { readonly name: string; readonly value: string | number }[];
  readonly ms: number;
}

type MessageRef = { readonly id: string };

const menus = [3, 5, 6, 7, 8];

/** What people do that becomes an interaction: commands, buttons, menus, modals. */
export function actingOf(world: World) {
  const present = ({ id }: MessageRef): Message => {
    const message = world.messages.get(id);
    if (!message || message.deleted) throw new Error(`The message ${id} is gone.`);
    return message;
  };
  const channelOf = (message: Message): Channel => world.channels.get(message.channelId)!;
  const use = (user: User, message: Message, data: Json, label: string): Interaction =>
    sendInteraction(world, { type: 3, user, channel: channelOf(message), data, label, message });

  /** Uses a slash command without waiting: `ask`, or `settings language` for a subcommand. */
  const startSlash = (
    user: User,
    channel: Channel,
    name: string,
    values: OptionValues = {},
    { force = false }: ActOptions = {},
  ): Interaction => {
    const [first, ...path] = name.split(' ');
    const command = findCommand(world, user, channel, first!, 1, force);
    const { data } = slashData(world, channel, command, path, values);
    const label = `/${name} of ${user.name}`;
    return sendInteraction(world, { type: 2, user, channel, data, label, messageType: 20 });
  };

  /** Presses a button, found by its custom id, label or emoji, without waiting. */
  const startClick = (user: User, message: MessageRef, button: string): Interaction => {
    const source = present(message);
    const found = findComponent(world, user, source, button, [2]);
    const data = { component_type: 2, custom_id: found['custom_id'] };
    return use(user, source, data, `the button "${button}"`);
  };

  /** Waits for the modal that an interaction opens, such as a command that was started. */
  const modalOf = (interaction: Interaction): Promise<SeenModal> =>
    waitUntil(world, `the modal of ${interaction.label}`, 10_000, () => {
      failIfUnanswered(world, interaction);
      if (interaction.ack === null) return undefined;
      if (interaction.modal === null) throw new Error(`${interaction.label} opened no modal.`);
      return seenModal(interaction);
    });

  return {
    startSlash,
    startClick,

    /**
     * Sends what no client of today would, without waiting: a component or a form (5) of an older version of the bot, or
     * of nobody.
     */
    startForged: (user: User, message: MessageRef, data: Json, type: 3 | 5 = 3): Interaction => {
      const source = present(message);
      const label = `the forged ${data['custom_id']}`;
      return sendInteraction(world, {
        type,
        user,
        channel: channelOf(source),
        data,
        label,
        message: source,
      });
    },

    /** Uses a slash command and waits for the reply. */
    slash: async (
      user: User,
      channel: Channel,
      name: string,
      values: OptionValues = {},
      options: ActOptions = {},
    ): Promise<SeenMessage> =>
      replyTo(world, startSlash(user, channel, name, values, options), options),

    /** Waits for what an interaction that was started shows in the end. */
    replyTo: (interaction: Interaction, options: WaitOptions = {}): Promise<SeenMessage> =>
      replyTo(world, interaction, options),

    /** Types in an option with autocomplete: the last of `values` unless `focused` names another. */
    async autocomplete(
      user: User,
      channel: Channel,
      name: string,
      values: OptionValues,
      focused = Object.keys(values).at(-1)!,
    ): Promise<Proposals> {
      const [first, ...path] = name.split(' ');
      const command = findCommand(world, user, channel, first!, 1, false);
      const { data, focusedType } = slashData(world, channel, command, path, values, focused);
      const label = `the autocomplete of /${name}`;
      const act = { type: 4, user, channel, data, label, focusedType };
      const interaction = sendInteraction(world, act);
      return waitUntil(world, label, 10_000, () => {
        failIfUnanswered(world, interaction);
        const { choices, ack } = interaction;
        if (choices === null || ack === null) return undefined;
        return { choices: choices as unknown as Proposals['choices'], ms: ack.ms };
      });
    },

    /** Uses a command from the context menu of a message and waits for the reply. */
    async contextMenu(
      user: User,
      message: MessageRef,
      name: string,
      options: ActOptions = {},
    ): Promise<SeenMessage> {
      const target = present(message);
      const channel = channelOf(target);
      const command = findCommand(world, user, channel, name, 3, options.force ?? false);
      const data = {
        id: command['id'],
        name: command['name'],
        type: 3,
        target_id: target.id,
        resolved: { messages: { [target.id]: messageObject(world, target, null) } },
      };
      const label = `"${name}" of ${user.name}`;
      const act = { type: 2, user, channel, data, label, messageType: 23 };
      return replyTo(world, sendInteraction(world, act), options);
    },

    /** Presses a button and waits for the reply, or for the message to be changed or removed. */
    click: async (
      user: User,
      message: MessageRef,
      button: string,
      options: WaitOptions = {},
    ): Promise<SeenMessage> => replyTo(world, startClick(user, message, button), options),

    modalOf,

    /** Presses a button that opens a modal. */
    openModal: async (user: User, message: MessageRef, button: string): Promise<SeenModal> =>
      modalOf(startClick(user, message, button)),

    /** Waits until an interaction that was started is acknowledged, with or without anything to see. */
    acknowledged: (
      interaction: Interaction,
    ): Promise<{ readonly type: number; readonly ms: number }> =>
      waitUntil(world, `${interaction.label} to be acknowledged`, 10_000, () => {
        failIfUnanswered(world, interaction);
        return interaction.ack ?? undefined;
      }),

    /**
     * Chooses in a menu, found by its custom id or placeholder: by value or label, by id where it lists people or
     * channels. Waits as `click` does.
     */
    async select(
      user: User,
      message: MessageRef,
      menu: string,
      chosen: string | readonly string[],
      options: WaitOptions = {},
    ): Promise<SeenMessage> {
      const source = present(message);
      const found = findComponent(world, user, source, menu, menus);
      const type = Number(found['type']);
      const wanted = typeof chosen === 'string' ? [chosen] : chosen;
      const values = type === 3 ? wanted.map((one) => optionValue(found, one)) : wanted;
      const resolved = type === 3 ? {} : { resolved: resolvedOf(world, channelOf(source), values) };
      const data = { component_type: type, custom_id: found['custom_id'], values, ...resolved };
      return replyTo(world, use(user, source, data, `the menu "${menu}"`), options);
    },

    /** Fills in a modal, by custom id or label, sends it off and waits for the reply. */
    async submitModal(
      user: User,
      modal: SeenModal,
      values: Readonly<Record<string, string>>,
      options: WaitOptions = {},
    ): Promise<SeenMessage> {
      const { channelId, messageId } = modal.interaction;
      const interaction = sendInteraction(world, {
        type: 5,
        user,
        channel: world.channels.get(channelId)!,
        data: { custom_id: modal.customId, components: modalComponents(modal, values) },
        label: `the modal "${modal.title}" of ${user.name}`,
        message: messageId === null ? undefined : world.messages.get(messageId),
      });
      return replyTo(world, interaction, options);
    },
  };
}

function optionValue(menu: Json, wanted: string): string {
  const options = menu['options'] as Json[];
  const found = options.find((one) => one['value'] === wanted || one['label'] === wanted);
  if (found) return String(found['value']);
  const labels = options.map((one) => String(one['label'])).join(', ');
  throw new Error(`The menu has no "${wanted}", only: ${labels}.`);
}
