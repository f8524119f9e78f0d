import { Locale } from 'discord.js';
import { isObject, type Json } from '../json.ts';
import type { At, Problems } from './problems.ts';

const locales: ReadonlySet<string> = new Set(Object.values(Locale));

/** Checks `${field}_localizations`: only locales that Discord knows, each text under the same rule as the field. */
export function checkLocalizations(
  problems: Problems,
  at: At,
  field: 'name' | 'description',
  holder: Json,
  rule: (text: unknown, at: At) => void,
): void {
  const key = `${field}_localizations`;
  const value = holder[key];
  if (value === undefined || value === null) return;
  if (!isObject(value)) {
    problems.add([...at, key], 'DICT_TYPE_CONVERT', 'Only dictionaries may be used');
    return;
  }
  for (const [locale, text] of Object.entries(value)) {
    if (!locales.has(locale)) {
      problems.add([...at, key, locale], 'BASE_TYPE_CHOICES', 'Not a locale that Discord knows.');
    } else if (text !== null) rule(text, [...at, key, locale]);
  }
}

/** The length that counts towards a command's 8000 characters: the longest of a field and its translations. */
export function longestText(holder: Json, field: 'name' | 'description'): number {
  const translations = holder[`${field}_localizations`];
  const texts = [holder[field], ...(isObject(translations) ? Object.values(translations) : [])];
  return Math.max(0, ...texts.map((text) => (typeof text === 'string' ? text.length : 0)));
}
