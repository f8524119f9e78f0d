import { expect } from 'vitest';
import type { Localized } from '../../src/i18n/localized.ts';
import type { Language } from '../../src/text/language.ts';

/** What no text of a language has: the other one's spaces and quotes, plain apostrophes. */
export const FAULTS: Readonly<Record<Language, RegExp>> = {
  fr: /[^\u202f][?!;]|[^\u00a0\w…<[(]:(?!\w)|[^\u00a0]»(?!»)|«(?!«)[^\u00a0]|[“”"']/,
  en: /[\u202f\u00a0'"«»]|\s[?!;:]/,
};

/**
 * Expects a text in both languages, each one set as it should be.
 * @param given what it quotes as it is: paths, and what the system says.
 */
export function expectBoth(text: Localized, given: readonly string[] = []): void {
  expect(Object.keys(text).sort()).toEqual(['en', 'fr']);
  expect(text.fr).not.toBe(text.en);
  for (const language of ['fr', 'en'] as const) {
    const own = given.reduce((rest, value) => rest.replaceAll(value, '×'), text[language]);
    expect(own.trim(), language).not.toBe('');
    expect(own, language).toBe(own.trim());
    expect(own, language).not.toMatch(/undefined|null|\[object/);
    expect(own, language).not.toMatch(FAULTS[language]);
  }
}
