import { en, fr } from '../src/i18n/typography.ts';
import type { CommandInput } from './command.ts';
import type { CommandOption } from './command-description.ts';

/** The text given for an option, trimmed; empty when there is none. */
export function textOf(input: CommandInput, option: string): string {
  const value = input[option];
  return typeof value === 'string' ? value.trim() : '';
}

/** A subject is a question or a few words, no text. */
export const LONGEST_SUBJECT = 200;

/** `since`: the first day of the articles looked in. */
export const since: CommandOption = {
  name: 'since',
  names: { fr: 'depuis', en: 'since' },
  description: {
    fr: fr`Articles parus à partir de : 2023-11, 15/08/2025, « lundi dernier »…`,
    en: en`Articles published from: 2023-11, 15/08/2025, “last Monday”…`,
  },
  type: 'text',
  required: false,
};

/** `until`: their last day, included. */
export const until: CommandOption = {
  name: 'until',
  names: { fr: 'jusque', en: 'until' },
  description: {
    fr: fr`Articles parus jusqu'à (compris) : 2023-11, 15/08/2025, « hier »…`,
    en: en`Articles published until (included): 2023-11, 15/08/2025, “yesterday”…`,
  },
  type: 'text',
  required: false,
};
