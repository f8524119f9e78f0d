import { UserError } from '../errors.ts';
import type { Language } from '../text/language.ts';
import { type Environment, merged } from './environment.ts';

/** The README's, for those who have written nothing yet. */
export const DEFAULT_LANGUAGE: Language = 'en';

/** The language that the environment names; null for none, as `C.UTF-8` in a container, or for one of others. */
export function namedLanguage(env: Environment): Language | null {
  const asked = env['INTERFACE_LANGUAGE']?.trim();
  if (asked === 'fr' || asked === 'en') return asked;
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  const [, named] = /^(fr|en)(?![a-z])/i.exec(locale) ?? [];
  return named === undefined ? null : (named.toLowerCase() as Language);
}

/** The language that the environment names, the README's where it names none. */
export function languageOfEnvironment(env: Environment): Language {
  return namedLanguage(env) ?? DEFAULT_LANGUAGE;
}

/** As {@link languageOfEnvironment}, with what the `.env` file says: for those whose configuration is wrong. */
export function languageOfFolder(directory: string, env: Environment): Language {
  return namedLanguageIn(directory, env) ?? DEFAULT_LANGUAGE;
}

/**
 * As {@link namedLanguage}, with what the `.env` file says.
 * @throws whatever reading the `.env` file throws; one that is wrong is passed over.
 */
export function namedLanguageIn(directory: string, env: Environment): Language | null {
  try {
    return namedLanguage(merged(env, {}, directory));
  } catch (error) {
    if (error instanceof UserError) return namedLanguage(env);
    throw error;
  }
}
