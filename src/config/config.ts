import { resolve } from 'node:path';
import * as z from 'zod';
import { UserError } from '../errors.ts';
import { inBoth } from '../i18n/messages.ts';
import { localTimeZone, middayIn } from '../text/dates/calendar.ts';
import type { Language } from '../text/language.ts';
import { checkEnvFile } from './env-file-faults.ts';
import { type Environment, envFilePath, envFileText, merged } from './environment.ts';
import { languageOfEnvironment, namedLanguage } from './named-language.ts';
import { FEED_SEPARATOR, type Variable, type VariableName, variables } from './variables.ts';

/** What the composition root needs to know. Paths are absolute. */
export interface Config {
  readonly articlesDir: string;
  readonly dataDir: string;
  /** Keeps the index and the bot's memory; null for files in the data folder. */
  readonly database: DatabaseConfig | null;
  /** Whether files are looked at now and then instead of waiting to be told; `auto` where nothing is told. */
  readonly watchPolling: 'auto' | 'on' | 'off';
  readonly feeds: FeedsConfig;
  /** The bundled model, a model id of the Hugging Face hub, or the absolute path of a folder. */
  readonly embeddingModel: string;
  /** null for the one that Kiosque pins. */
  readonly embeddingRevision: string | null;
  readonly modelCacheDir: string;
  /** A further model whose cosine joins the ranking, named as the first is; null for none. */
  readonly secondModel: string | null;
  /** Whether the best passages are read by a model before they answer. */
  readonly reader: boolean;
  /** Confidence (0..1) below which a question is not answered; null for the fitted one. */
  readonly answerThreshold: number | null;
  /** Of the interface. */
  readonly language: Language;
  /** Whether anything names that language; else the terminal follows what the person writes. */
  readonly languageIsNamed: boolean;
  /** IANA name of where the readers are: the machine's where none is set. */
  readonly timeZone: string;
  /** null while none is set: answers quote the articles. */
  readonly languageModel: LanguageModelConfig | null;
  readonly discord: DiscordConfig;
}

/** The feeds whose entries become articles, and how they are fetched. */
export interface FeedsConfig {
  /** Addresses, beside those of OPML files; null where even these are not read. */
  readonly feeds: readonly string[] | null;
  /** Whether the page of an entry is fetched where the feed has only its beginning. */
  readonly fullText: boolean;
  /** Whether the machine itself and private networks may be asked. */
  readonly allowPrivate: boolean;
  readonly everyMinutes: number;
}

/** A PostgreSQL database with pgvector. */
export interface DatabaseConfig {
  /** With the password: never shown nor logged. */
  readonly url: string;
  /** Candidates that a search through the vectors keeps. */
  readonly efSearch: number;
}

/** A server that speaks OpenAI's chat completions protocol, and what may be asked of it. */
export interface LanguageModelConfig {
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string | null;
  readonly timeoutSeconds: number;
  /** Tokens that the model reads and writes in all. */
  readonly context: number;
  /** Of them, those that it may write. */
  readonly maxTokens: number;
}

/** What the Discord bot needs to know beside. */
export interface DiscordConfig {
  /** null while none is set. */
  readonly token: string | null;
  /** The only guild with commands, for development; null for commands everywhere. */
  readonly guildId: string | null;
  /** Without the version. */
  readonly apiBase: string;
  /** Connections to Discord; null for as many as it recommends. */
  readonly shards: number | null;
  /** Processes that share them; null to have Kiosque decide. */
  readonly processes: number | null;
  /** The guilds where it answers; empty for all. */
  readonly guilds: readonly string[];
  readonly admins: readonly string[];
  /** Whether the privileged intent of that name is asked for. */
  readonly messageContent: boolean;
  readonly turnRetentionDays: number;
  /** Questions a minute. */
  readonly ratePerUser: number;
  readonly ratePerGuild: number;
  /** Questions waiting for their turn. */
  readonly queueLimit: number;
  /** What a language model may take included. */
  readonly answerTimeoutSeconds: number;
  /** Answers of the language model a day for one guild; null for any number. */
  readonly modelAnswersPerDay: number | null;
  /** Where metrics are read; null for nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  readonly logLevel: string;
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
  checkEnvFile(envFilePath(directory), envFileText(directory));
  const all = merged(env, overrides, directory);

  const read = (name: VariableName): string => {
    const { schema, fallback, takes, secret }: Variable = variables[name];
    const got = all[name]?.trim() || fallback;
    const parsed = schema.safeParse(got);
    if (parsed.success) return parsed.data;
    throw new UserError(
      inBoth(({ config }) => (secret ? config.wrongSecret(name) : config.wrong(name, got))),
      inBoth(({ config }, language) => config.takes(name, takes[language])),
      { cause: parsed.error },
    );
  };

  const database = databaseOf(read);
  const threshold = read('ANSWER_THRESHOLD');
  read('INTERFACE_LANGUAGE');
  const timeZone = read('TIME_ZONE');
  const languageModel = languageModelOf(read);
  return {
    articlesDir: resolve(directory, read('ARTICLES_DIR')),
    dataDir: resolve(directory, read('DATA_DIR')),
    database,
    watchPolling: read('WATCH_POLLING') as Config['watchPolling'],
    feeds: {
      feeds: feedsOf(read('FEEDS')),
      fullText: read('FEEDS_FULL_TEXT') === 'on',
      allowPrivate: read('FEEDS_PRIVATE') === 'on',
      everyMinutes: Number(read('FEEDS_INTERVAL')),
    },
    embeddingModel: modelOf(read('EMBEDDING_MODEL'), directory),
    embeddingRevision: read('EMBEDDING_REVISION') || null,
    modelCacheDir: resolve(directory, read('MODEL_CACHE_DIR')),
    secondModel: secondModelOf(modelOf(read('SECOND_MODEL'), directory), database),
    reader: read('READER') === 'on',
    answerThreshold: threshold === 'auto' ? null : Number(threshold),
    language: languageOfEnvironment(all),
    languageIsNamed: namedLanguage(all) !== null,
    timeZone: timeZone === 'auto' ? localTimeZone() : timeZone,
    languageModel,
    discord: {
      token: read('DISCORD_TOKEN') || null,
      guildId: read('DISCORD_GUILD_ID') || null,
      apiBase: withoutEndSlashes(read('DISCORD_API_BASE')),
      shards: orAuto(read('DISCORD_SHARDS')),
      processes: orAuto(read('DISCORD_PROCESSES')),
      guilds: listed(read('DISCORD_GUILDS')),
      admins: listed(read('DISCORD_ADMINS')),
      messageContent: read('MESSAGE_CONTENT') === 'on',
      turnRetentionDays: Number(read('TURN_RETENTION_DAYS')),
      ratePerUser: Number(read('RATE_PER_USER')),
      ratePerGuild: Number(read('RATE_PER_GUILD')),
      queueLimit: Number(read('QUEUE_LIMIT')),
      answerTimeoutSeconds: Number(read('ANSWER_TIMEOUT')) + (languageModel?.timeoutSeconds ?? 0),
      modelAnswersPerDay: Number(read('LLM_DAILY_LIMIT')) || null,
      metrics: metricsOf(read),
      logLevel: read('LOG_LEVEL'),
    },
  };
}

const modelOf = (named: string, directory: string): string =>
  /^(\.{1,2}(\/|$)|\/)/.test(named) ? resolve(directory, named) : named;

function secondModelOf(named: string, database: DatabaseConfig | null): string | null {
  if (named === '' || !database) return named || null;
  throw new UserError(
    inBoth(({ config }) => config.secondOverDatabase),
    inBoth(({ config }) => config.secondOverDatabaseRemedy),
  );
}

function metricsOf(read: (name: VariableName) => string): DiscordConfig['metrics'] {
  const port = read('METRICS_PORT');
  const host = read('METRICS_HOST');
  return port === '' ? null : { host, port: Number(port) };
}

const orAuto = (value: string): number | null => (value === 'auto' ? null : Number(value));

function databaseOf(read: (name: VariableName) => string): DatabaseConfig | null {
  const url = read('DATABASE_URL');
  const efSearch = Number(read('DATABASE_EF_SEARCH'));
  return url === '' ? null : { url, efSearch };
}

function languageModelOf(read: (name: VariableName) => string): LanguageModelConfig | null {
  const baseUrl = withoutEndSlashes(read('LLM_BASE_URL'));
  const model = read('LLM_MODEL');
  const apiKey = read('LLM_API_KEY') || null;
  const timeoutSeconds = Number(read('LLM_TIMEOUT'));
  const context = Number(read('LLM_CONTEXT'));
  const maxTokens = Number(read('LLM_MAX_TOKENS'));
  if (baseUrl === '') return null;
  if (model === '') {
    throw new UserError(
      inBoth(({ config }) => config.noModel),
      inBoth(({ config }, language) =>
        config.takes('LLM_MODEL', variables.LLM_MODEL.takes[language]),
      ),
    );
  }
  if (maxTokens > context / 2) {
    throw new UserError(
      inBoth(({ config }) => config.tooManyTokens(maxTokens, context)),
      inBoth(({ config }) => config.tooManyTokensRemedy),
    );
  }
  return { baseUrl, model, apiKey, timeoutSeconds, context, maxTokens };
}

const withoutEndSlashes = (address: string): string => address.replace(/(?<!\/)\/+$/, '');

function feedsOf(text: string): string[] | null {
  return text === 'off' ? null : text.split(FEED_SEPARATOR).filter((address) => address !== '');
}

function listed(text: string): string[] {
  return text.split(/[\s,]+/).filter((id) => id !== '');
}

const nowSchema = z.iso.datetime({ local: true, offset: true });

/**
 * The value of `--now`: a moment, or a day, which gives its midday; null when it is no date.
 * @param timeZone where the day is meant.
 */
export function parseNow(value: string, timeZone: string = localTimeZone()): Date | null {
  const given = value.trim();
  if (z.iso.date().safeParse(given).success) return middayIn(given, timeZone);
  return nowSchema.safeParse(given).success ? new Date(given) : null;
}
