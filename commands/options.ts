import { en, fr } from '../src/i18n/typography.ts';
import type { CommandInput } from './command.ts';
import type { CommandOption } from './command-description.ts';

/** The text given for an option, trimmed; empty when there is none. */
export function textOf(input: CommandInput, option: string): string {
  const value = input[option];
  return typeof value === 'string' ? value.trim() : '';
}

export const since: CommandOption = {
  name: 'since',
  names: { fr: 'depuis', en: 'since' },
  description: {
    fr: fr`Articles parus à partir de : AAAA, AAAA-MM ou AAAA-MM-JJ`,
    en: en`Articles published from: YYYY, YYYY-MM or YYYY-MM-DD`,
  },
  type: 'text',
  required: false,
};

export const until: CommandOption = {
  name: 'until',
  names: { fr: 'jusque', en: 'until' },
  description: {
    fr: fr`Articles parus jusqu'à : AAAA, AAAA-MM ou AAAA-MM-JJ (compris)`,
    en: en`Articles published until: YYYY, YYYY-MM or YYYY-MM-DD (included)`,
  },
  type: 'text',
  required: false,
};
