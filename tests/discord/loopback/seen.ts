import { MessageFlags } from 'discord.js';
import { isObject, type Json, objects } from './json.ts';
import type { Interaction, Message, User, World } from './world.ts';

export interface SeenButton {
  readonly label: string;
  /** Null for a link. */
  readonly customId: string | null;
  readonly url: string | null;
  readonly emoji: string | null;
  readonly style: number;
  readonly disabled: boolean;
}

export interface SeenSelect {
  readonly customId: string;
  readonly placeholder: string;
  readonly disabled: boolean;
  readonly type: number;
  readonly options: readonly {
    readonly label: string;
    readonly value: string;
    readonly description: string | null;
  }[];
}

/** A message as it was when it was looked at. */
export interface SeenMessage {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly content: string;
  readonly embeds: readonly Json[];
  readonly components: readonly Json[];
  readonly attachments: readonly Json[];
  readonly flags: number;
  /** Id of the only person who sees it; null where everybody does. */
  readonly ephemeralTo: string | null;
  readonly deleted: boolean;
  readonly edited: boolean;
  /** Id of the message that it replies to. */
  readonly repliesTo: string | null;
  readonly threadId: string | null;
  /** All that a reader reads, in order: content, embeds, text of Components V2. */
  readonly text: string;
  readonly buttons: readonly SeenButton[];
  readonly selects: readonly SeenSelect[];
  /** What the bot sent, without ids and times: for snapshots. */
  readonly payload: Json;
}

export interface SeenInput {
  readonly customId: string;
  readonly label: string;
  readonly value: string;
  readonly required: boolean;
  readonly minLength: number;
  readonly maxLength: number;
}

/** A modal that the bot opened for a person. */
export interface SeenModal {
  readonly customId: string;
  readonly title: string;
  readonly inputs: readonly SeenInput[];
  readonly payload: Json;
  readonly interaction: Interaction;
}

/** Every component of a tree, outermost first. */
function allComponents(components: readonly Json[]): Json[] {
  return components.flatMap((component) => {
    const { accessory, component: inside } = component;
    const children = [...objects(component['components']), accessory, inside].filter(isObject);
    return [component, ...allComponents(children)];
  });
}

export function seenMessage(world: World, id: string): SeenMessage {
  const message = world.messages.get(id);
  if (!message) throw new Error(`There is no message ${id}.`);
  const { content, components, embeds, flags } = message;
  const parts = allComponents(components);
  return {
    id,
    channelId: message.channelId,
    authorId: message.authorId,
    content,
    embeds: structuredClone(embeds),
    components: structuredClone(components),
    attachments: structuredClone(message.attachments),
    flags,
    ephemeralTo: message.ephemeralTo,
    deleted: message.deleted,
    edited: message.editedAt !== null,
    repliesTo: message.repliesTo,
    threadId: message.threadId,
    text: textOf(message, parts),
    buttons: parts.filter((part) => part['type'] === 2).map(seenButton),
    selects: parts.filter((part) => [3, 5, 6, 7, 8].includes(Number(part['type']))).map(seenSelect),
    payload: structuredClone({
      content,
      embeds,
      components,
      flags: flags & ~MessageFlags.HasThread,
    }),
  };
}

function textOf(message: Message, parts: readonly Json[]): string {
  const embedTexts = message.embeds.flatMap((embed) => [
    (embed['author'] as Json | undefined)?.['name'],
    embed['title'],
    embed['description'],
    ...objects(embed['fields']).flatMap((field) => [field['name'], field['value']]),
    (embed['footer'] as Json | undefined)?.['text'],
  ]);
  const blocks = parts.filter((part) => part['type'] === 10).map((part) => part['content']);
  const texts = [message.content, ...embedTexts, ...blocks];
  return texts.filter((text) => typeof text === 'string' && text !== '').join('\n');
}

function optional(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function seenButton(button: Json): SeenButton {
  const emoji = isObject(button['emoji']) ? button['emoji']['name'] : null;
  return {
    label: String(button['label'] ?? ''),
    customId: optional(button['custom_id']),
    url: optional(button['url']),
    emoji: optional(emoji),
    style: Number(button['style']),
    disabled: button['disabled'] === true,
  };
}

function seenSelect(select: Json): SeenSelect {
  return {
    customId: String(select['custom_id']),
    placeholder: String(select['placeholder'] ?? ''),
    disabled: select['disabled'] === true,
    type: Number(select['type']),
    options: objects(select['options']).map((option) => ({
      label: String(option['label']),
      value: String(option['value']),
      description: optional(option['description']),
    })),
  };
}

export function seenModal(interaction: Interaction): SeenModal {
  const payload = interaction.modal!;
  const inputs = objects(payload['components']).flatMap((row): SeenInput[] => {
    const inside = isObject(row['component']) ? [row['component']] : objects(row['components']);
    return inside.map((input) => ({
      customId: String(input['custom_id']),
      label: String(input['label'] ?? row['label']),
      value: String(input['value'] ?? ''),
      required: input['required'] !== false,
      minLength: Number(input['min_length'] ?? 0),
      maxLength: Number(input['max_length'] ?? 4000),
    }));
  });
  return {
    customId: String(payload['custom_id']),
    title: String(payload['title']),
    inputs,
    payload: structuredClone(payload),
    interaction,
  };
}

/** A component of one of these types that this person can use, by its custom id, label, emoji or placeholder. */
export function findComponent(
  world: World,
  user: User,
  message: Message,
  name: string,
  types: readonly number[],
): Json {
  if (message.ephemeralTo !== null && message.ephemeralTo !== user.id) {
    throw new Error(`${user.name} does not see this ephemeral message.`);
  }
  const usable = allComponents(message.components).filter((one) =>
    types.includes(Number(one['type'])),
  );
  const named = (one: Json): boolean => {
    const emoji = isObject(one['emoji']) ? one['emoji']['name'] : undefined;
    return [one['label'], one['placeholder'], emoji].includes(name);
  };
  const found = usable.find((one) => one['custom_id'] === name) ?? usable.find(named);
  if (!found) {
    const { buttons, selects } = seenMessage(world, message.id);
    const names = [
      ...buttons.map(({ label, emoji }) => label || (emoji ?? '')),
      ...selects.map(({ placeholder }) => placeholder),
    ];
    throw new Error(`The message has no "${name}", only: ${names.join(', ') || 'nothing'}.`);
  }
  if (found['disabled'] === true) throw new Error(`"${name}" is disabled.`);
  if (found['url'] !== undefined) throw new Error(`"${name}" is a link.`);
  return found;
}
