import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import type { Language } from './articles/article.ts';
import { UserError } from './errors.ts';
import { messages } from './i18n/messages.ts';
import { en, fr } from './i18n/typography.ts';

/** Variables and their values as text, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the composition root needs to know. Paths are absolute. */
export interface Config {
  readonly articlesDir: string;
  readonly dataDir: string;
  /** The bundled model, a model id of the Hugging Face hub, or the absolute path of a folder. */
  readonly embeddingModel: string;
  /** null for the one that Kiosque pins. */
  readonly embeddingRevision: string | null;
  readonly modelCacheDir: string;
  /** Of the interface. */
  readonly language: Language;
}

/** One environment variable: what it takes, what it is for. */
export interface Variable {
  readonly schema: z.ZodType<string>;
  readonly fallback: string;
  readonly takes: Readonly<Record<Language, string>>;
  readonly description: Readonly<Record<Language, string>>;
}

const folder = {
  schema: z.string().regex(/^\P{Cc}+$/u),
  takes: { fr: fr`le chemin d'un dossier`, en: en`the path of a folder` },
};

/** Every environment variable that Kiosque reads, in the order in which they are documented. */
export const variables = {
  ARTICLES_DIR: {
    ...folder,
    fallback: 'articles',
    description: {
      fr: fr`Le dossier des articles, sous-dossiers compris.`,
      en: en`The folder of articles, subfolders included.`,
    },
  },
  DATA_DIR: {
    ...folder,
    fallback: '.kiosque',
    description: {
      fr: fr`Où Kiosque garde son index ; peut être effacé, il sera refait.`,
      en: en`Where Kiosque keeps its index; can be deleted, it will be made again.`,
    },
  },
  EMBEDDING_MODEL: {
    schema: z.string().regex(/^(?!\w+:\/\/)\P{Cc}+$/u),
    fallback: 'kiosque-fr-en',
    takes: {
      fr: fr`kiosque-fr-en (fourni), un nom de modèle comme Xenova/multilingual-e5-small, ou un dossier qui commence par ./, ../ ou /`,
      en: en`kiosque-fr-en (bundled), a model id such as Xenova/multilingual-e5-small, or a folder that starts with ./, ../ or /`,
    },
    description: {
      fr: fr`Le modèle qui change les phrases en vecteurs. Tout autre que celui fourni est téléchargé une fois.`,
      en: en`The model that turns sentences into vectors. Any but the bundled one is downloaded once.`,
    },
  },
  EMBEDDING_REVISION: {
    schema: z.string().regex(/^([\w.-]+(\/[\w.-]+)*)?$/),
    fallback: '',
    takes: {
      fr: fr`une révision du modèle : une étiquette, une branche ou un commit`,
      en: en`a revision of the model: a tag, a branch or a commit`,
    },
    description: {
      fr: fr`La révision d'un modèle téléchargé ; sans elle, celle que Kiosque connaît.`,
      en: en`The revision of a downloaded model; without it, the one that Kiosque knows.`,
    },
  },
  MODEL_CACHE_DIR: {
    ...folder,
    fallback: '.kiosque/models',
    description: {
      fr: fr`Où sont gardés les modèles téléchargés.`,
      en: en`Where downloaded models are kept.`,
    },
  },
  INTERFACE_LANGUAGE: {
    schema: z.enum(['auto', 'fr', 'en']),
    fallback: 'auto',
    takes: { fr: fr`auto, fr ou en`, en: en`auto, fr or en` },
    description: {
      fr: fr`La langue de l'interface. auto suit LC_ALL, LC_MESSAGES ou LANG ; français à défaut.`,
      en: en`The language of the interface. auto follows LC_ALL, LC_MESSAGES or LANG; French failing that.`,
    },
  },
} as const satisfies Readonly<Record<string, Variable>>;

export type VariableName = keyof typeof variables;

/** The language that the environment asks for; French unless it says English. */
export function detectLanguage(env: Environment): Language {
  const asked = env['INTERFACE_LANGUAGE']?.trim();
  if (asked === 'fr' || asked === 'en') return asked;
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^en\b|^en_/i.test(locale) ? 'en' : 'fr';
}

function readEnvFile(directory: string, language: Language): Environment {
  const file = join(directory, '.env');
  try {
    return parseEnv(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return {};
    const said = messages(language).config;
    throw new UserError(said.unreadable(file), said.unreadableRemedy, { cause });
  }
}

/**
 * The configuration: `overrides` first, then the environment, then the `.env` file of `directory`,
 * then the defaults. A variable that is set to nothing takes its default.
 *
 * @param directory relative paths start there.
 * @throws UserError naming the variable, what it got and what it takes.
 */
export function loadConfig(
  env: Environment,
  overrides: Partial<Record<VariableName, string>> = {},
  directory: string = process.cwd(),
): Config {
  const all: Environment = {
    ...readEnvFile(directory, detectLanguage(env)),
    ...Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)),
    ...overrides,
  };
  const language = detectLanguage(all);
  const said = messages(language).config;

  const read = (name: VariableName): string => {
    const { schema, fallback, takes } = variables[name];
    const got = all[name]?.trim() || fallback;
    const parsed = schema.safeParse(got);
    if (parsed.success) return parsed.data;
    throw new UserError(said.wrong(name, got), said.takes(name, takes[language]), {
      cause: parsed.error,
    });
  };

  const model = read('EMBEDDING_MODEL');
  read('INTERFACE_LANGUAGE');
  return {
    articlesDir: resolve(directory, read('ARTICLES_DIR')),
    dataDir: resolve(directory, read('DATA_DIR')),
    embeddingModel: /^(\.{1,2}(\/|$)|\/)/.test(model) ? resolve(directory, model) : model,
    embeddingRevision: read('EMBEDDING_REVISION') || null,
    modelCacheDir: resolve(directory, read('MODEL_CACHE_DIR')),
    language,
  };
}

const nowSchema = z.union([
  // Noon, so that the day is the same one in whatever time zone it is read.
  z.iso.date().transform((day) => new Date(`${day}T12:00:00`)),
  z.iso.datetime({ local: true, offset: true }).transform((time) => new Date(time)),
]);

/** The value of `--now`; null when it is no date. */
export function parseNow(value: string): Date | null {
  const parsed = nowSchema.safeParse(value.trim());
  return parsed.success ? parsed.data : null;
}
