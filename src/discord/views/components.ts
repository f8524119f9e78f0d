import {
  ButtonLimits,
  InteractionLimits,
  ModalLimits,
  SelectMenuLimits,
  TextInputLimits,
} from '@sapphire/discord-utilities';
import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIModalInteractionResponseCallbackData,
  ButtonStyle,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { oneLine } from './escape.ts';
import { cut } from './fit.ts';

/** A row of buttons, or one menu. */
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

interface ButtonFace {
  readonly label?: string;
  readonly emoji?: string;
  readonly primary?: boolean;
  /** For what cannot be undone. */
  readonly danger?: boolean;
  readonly disabled?: boolean;
}

/** A button that is answered by the bot. */
export function button(customId: string, face: ButtonFace): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: face.danger
      ? ButtonStyle.Danger
      : face.primary
        ? ButtonStyle.Primary
        : ButtonStyle.Secondary,
    custom_id: customId,
    ...(face.label && { label: cut(face.label, ButtonLimits.MaximumLabelCharacters) }),
    ...(face.emoji && { emoji: { name: face.emoji } }),
    ...(face.disabled && { disabled: true }),
  };
}

/** A button that opens an address. */
export function linkButton(url: string, label: string): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Link,
    url,
    label: cut(label, ButtonLimits.MaximumLabelCharacters),
  };
}

/** Rows of at most five buttons; none where there are no buttons. */
export function rowsOf(buttons: readonly APIButtonComponent[]): Row[] {
  const rows: Row[] = [];
  for (let i = 0; i < buttons.length; i += InteractionLimits.MaximumButtonsPerActionRow) {
    const components = buttons.slice(i, i + InteractionLimits.MaximumButtonsPerActionRow);
    rows.push({ type: ComponentType.ActionRow, components });
  }
  return rows;
}

/** One of those of a menu. */
export interface MenuChoice {
  readonly label: string;
  readonly description: string;
  readonly value: string;
}

/** A menu to pick one from; choices beyond what Discord takes are left out. */
export function menu(customId: string, placeholder: string, choices: readonly MenuChoice[]): Row {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: customId,
        placeholder: cut(placeholder, SelectMenuLimits.MaximumPlaceholderCharacters),
        options: choices
          .slice(0, SelectMenuLimits.MaximumOptionsLength)
          .map(({ label, description, value }) => ({
            label: cut(oneLine(label) || '…', SelectMenuLimits.MaximumLengthOfNameOfOption),
            description: cut(
              oneLine(description) || '…',
              SelectMenuLimits.MaximumLengthOfDescriptionOfOption,
            ),
            value,
          })),
      },
    ],
  };
}

/** The only field of a form. */
export const TEXT_FIELD = 'text';

/** A form with one field of text. */
export function form(
  customId: string,
  texts: { readonly title: string; readonly label: string; readonly placeholder: string },
  { required, limit }: { readonly required: boolean; readonly limit: number },
): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId,
    title: cut(texts.title, ModalLimits.MaximumTitleCharacters),
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.TextInput,
            custom_id: TEXT_FIELD,
            style: TextInputStyle.Paragraph,
            label: cut(texts.label, TextInputLimits.MaximumLabelCharacters),
            placeholder: cut(texts.placeholder, TextInputLimits.MaximumPlaceholderCharacters),
            required,
            max_length: Math.min(limit, TextInputLimits.MaximumValueCharacters),
          },
        ],
      },
    ],
  };
}
