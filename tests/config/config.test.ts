import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig, parseNow } from '../../src/config/config.ts';
import { languageOfEnvironment, languageOfFolder } from '../../src/config/named-language.ts';
import { variables } from '../../src/config/variables.ts';
import { UserError } from '../../src/errors.ts';
import { dayIn } from '../../src/text/dates/calendar.ts';
import { envExample } from '../../tools/docs/generated-parts.ts';
import { expectBoth } from '../helpers/typography.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kiosque-config-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

const defaults = () => ({
  articlesDir: join(directory, 'articles'),
  dataDir: join(directory, '.kiosque'),
  database: null,
  watchPolling: 'auto',
  feeds: { feeds: [], fullText: false, allowPrivate: false, everyMinutes: 60 },
  embeddingModel: 'kiosque-fr-en',
  embeddingRevision: null,
  reader: true,
  modelCacheDir: join(directory, '.kiosque/models'),
  secondModel: null,
  answerThreshold: null,
  language: 'en',
  languageIsNamed: false,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  languageModel: null,
  discord: {
    token: null,
    guildId: null,
    apiBase: 'https://discord.com/api',
    shards: null,
    processes: null,
    guilds: [],
    admins: [],
    messageContent: false,
    turnRetentionDays: 30,
    ratePerUser: 5,
    ratePerGuild: 60,
    queueLimit: 50,
    answerTimeoutSeconds: 30,
    modelAnswersPerDay: 200,
    metrics: null,
    logLevel: 'info',
  },
});

describe('loadConfig', () => {
  it('has a default for everything', () => {
    expect(loadConfig({}, {}, directory)).toEqual(defaults());
  });

  it('takes overrides before the environment before .env', () => {
    writeFileSync(
      join(directory, '.env'),
      '\uFEFFARTICLES_DIR="my articles"\nDATA_DIR=a\nMODEL_CACHE_DIR=/m # here\n',
    );
    const env = { DATA_DIR: 'b', INTERFACE_LANGUAGE: 'fr' };
    expect(loadConfig(env, { INTERFACE_LANGUAGE: 'en' }, directory)).toEqual({
      ...defaults(),
      articlesDir: join(directory, 'my articles'),
      dataDir: join(directory, 'b'),
      modelCacheDir: '/m',
      answerThreshold: null,
      language: 'en',
      languageIsNamed: true,
    });
  });

  it('reads the example as the defaults', () => {
    writeFileSync(join(directory, '.env'), envExample());
    expect(loadConfig({}, {}, directory)).toEqual(defaults());
    expect(Object.keys(parseEnv(envExample())).sort()).toEqual(Object.keys(variables).sort());
  });

  it('takes an empty variable for the default', () => {
    expect(loadConfig({ ARTICLES_DIR: ' ' }, {}, directory)).toEqual(defaults());
  });

  it('resolves a model only where it is a path', () => {
    const model = (EMBEDDING_MODEL: string) =>
      loadConfig({ EMBEDDING_MODEL }, {}, directory).embeddingModel;
    expect(model('Xenova/multilingual-e5-small')).toBe('Xenova/multilingual-e5-small');
    expect(model('./mine')).toBe(join(directory, 'mine'));
    expect(model('/models/mine')).toBe('/models/mine');
  });

  it('takes a second model, in files only', () => {
    const second = (SECOND_MODEL: string, DATABASE_URL = '') =>
      loadConfig({ SECOND_MODEL, DATABASE_URL }, {}, directory).secondModel;
    expect(second('')).toBeNull();
    expect(second('Xenova/multilingual-e5-small')).toBe('Xenova/multilingual-e5-small');
    expect(second('./mine')).toBe(join(directory, 'mine'));
    expect(second('', 'postgresql://localhost/k')).toBeNull();
    expect(() => second('./mine', 'postgresql://localhost/k')).toThrow(
      /SECOND_MODEL.*DATABASE_URL/,
    );
  });

  it.each([
    [{ INTERFACE_LANGUAGE: 'de' }, 'INTERFACE_LANGUAGE', 'de', /auto, fr ou en/],
    [{ TIME_ZONE: 'Paris' }, 'TIME_ZONE', 'Paris', /un fuseau horaire comme Europe\/Paris/],
    [{ TIME_ZONE: '+02:00' }, 'TIME_ZONE', '+02:00', /un fuseau horaire/],
    [{ EMBEDDING_MODEL: 'https://hf.co/x' }, 'EMBEDDING_MODEL', 'https://hf.co/x', /nom de modèle/],
    [{ EMBEDDING_REVISION: '../x y' }, 'EMBEDDING_REVISION', '../x y', /une révision/],
    [{ DISCORD_GUILDS: 'here' }, 'DISCORD_GUILDS', 'here', /séparés par des virgules/],
    [{ RATE_PER_USER: '0' }, 'RATE_PER_USER', '0', /un nombre entier de 1 à 1000/],
    [{ DISCORD_API_BASE: 'ftp://x' }, 'DISCORD_API_BASE', 'ftp://x', /http ou https/],
    [{ METRICS_PORT: '70000' }, 'METRICS_PORT', '70000', /un numéro de port/],
    [{ METRICS_HOST: 'a b' }, 'METRICS_HOST', 'a b', /une adresse de cette machine/],
    [{ ARTICLES_DIR: 'a\0b' }, 'ARTICLES_DIR', 'a\0b', /le chemin d’un dossier/],
  ])('refuses %j, saying which, what and what instead', (env, name, got, takes) => {
    const load = () => loadConfig(env, {}, directory);
    expect(load).toThrow(UserError);
    expect(load).toThrow(new RegExp(`${name}.*`));
    try {
      load();
    } catch (error) {
      const { text, remedy } = error as UserError;
      for (const said of [text, remedy]) expectBoth(said, [got]);
      expect(text.fr).toContain(`«\u00a0${got}\u00a0»`);
      expect(text.en).toContain(`“${got}”`);
      expect(remedy.fr).toMatch(takes);
      expect(remedy.en).toMatch(/^\w+ takes /);
    }
  });

  it('reads what the bot needs', () => {
    const one = '123456789012345678';
    const env = {
      DISCORD_TOKEN: 'a.b-c.d_e',
      DISCORD_API_BASE: 'http://127.0.0.1:8080/api/',
      DISCORD_GUILDS: `${one}, 223456789012345678`,
      DISCORD_ADMINS: one,
      DISCORD_SHARDS: '8',
      DISCORD_PROCESSES: '2',
      MESSAGE_CONTENT: 'on',
      RATE_PER_USER: '9',
      METRICS_PORT: '9464',
    };
    expect(loadConfig(env, {}, directory).discord).toEqual({
      ...defaults().discord,
      token: 'a.b-c.d_e',
      apiBase: 'http://127.0.0.1:8080/api',
      guilds: [one, '223456789012345678'],
      admins: [one],
      shards: 8,
      processes: 2,
      messageContent: true,
      ratePerUser: 9,
      metrics: { host: '127.0.0.1', port: 9464 },
    });
  });

  it('never shows a secret, not even a wrong one', () => {
    try {
      loadConfig({ DISCORD_TOKEN: 'Bot se cret' }, {}, directory);
      expect.unreachable();
    } catch (error) {
      const { message, text, remedy } = error as UserError;
      expect(text.fr).toBe('DISCORD_TOKEN a une valeur qui ne convient pas.');
      expect(remedy.fr).toMatch(/discord\.com\/developers/);
      expect(remedy.en).toMatch(/discord\.com\/developers/);
      expect(JSON.stringify([error, text, remedy]) + message).not.toMatch(/se cret/);
    }
  });

  it('is spoken of in the language that its file asks for, even when it is wrong', () => {
    writeFileSync(join(directory, '.env'), 'INTERFACE_LANGUAGE=en\nRATE_PER_USER=0\n');
    expect(() => loadConfig({}, {}, directory)).toThrow(UserError);
    expect(languageOfFolder(directory, {})).toBe('en');
    expect(languageOfFolder(directory, { INTERFACE_LANGUAGE: 'fr' })).toBe('fr');
    expect(languageOfFolder(join(directory, '.env'), { LANG: 'en_GB.UTF-8' })).toBe('en');
  });

  it('speaks English where the environment does', () => {
    expect(() =>
      loadConfig({ LANG: 'en_GB.UTF-8', EMBEDDING_REVISION: '?' }, {}, directory),
    ).toThrow('EMBEDDING_REVISION is “?”, which does not fit.');
  });
});

it.each([
  [{}, 'en'],
  [{ LANG: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'fr_FR' }, 'fr'],
  [{ LANG: 'C.UTF-8' }, 'en'],
  [{ LANG: 'fr_FR.UTF-8' }, 'fr'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
  [{ LANG: 'french' }, 'en'],
  [{ LANG: 'en', INTERFACE_LANGUAGE: 'auto' }, 'en'],
  [{ LANG: 'en', INTERFACE_LANGUAGE: 'fr' }, 'fr'],
  [{ LANG: 'de_DE', INTERFACE_LANGUAGE: 'en' }, 'en'],
])('%j means %s', (env, language) => {
  expect(languageOfEnvironment(env)).toBe(language);
});

it('takes the time zone of the readers', () => {
  expect(loadConfig({ TIME_ZONE: 'America/Montreal' }, {}, directory).timeZone).toBe(
    'America/Montreal',
  );
});

it.each(['UTC', 'Europe/Paris', 'Pacific/Auckland', 'Pacific/Kiritimati', 'Etc/GMT+12'])(
  'reads --now as a day of %s',
  (zone) => {
    expect(dayIn(parseNow('2023-11-25', zone)!, zone)).toBe('2023-11-25');
  },
);

it('reads --now as a day or a moment', () => {
  const day = parseNow('2023-11-25');
  expect([day?.getFullYear(), day?.getMonth(), day?.getDate()]).toEqual([2023, 10, 25]);
  expect(parseNow('2023-11-25T08:30:00Z')?.toISOString()).toBe('2023-11-25T08:30:00.000Z');
  expect(parseNow('2023-11-25T08:30')?.getMinutes()).toBe(30);
  expect(parseNow('2023-02-30')).toBeNull();
  expect(parseNow('hier')).toBeNull();
});

describe('FEEDS', () => {
  const feedsOf = (FEEDS: string) => loadConfig({ FEEDS }, {}, directory).feeds.feeds;

  it('takes addresses behind spaces and commas, which they may hold themselves', () => {
    const [a, b, c] = [
      'https://a.example/rss',
      'http://b.example:8080/x?tags=1,2',
      'https://c.example',
    ];
    expect(feedsOf(`${a}, ${b},${c}\n`)).toEqual([a, b, c]);
    expect(feedsOf(' ')).toEqual([]);
    expect(feedsOf('off')).toBeNull();
  });

  it.each([
    'a.example/rss',
    'file:///etc/passwd',
    'https://u:p@a.example/',
    'https://a.example nonsense',
    'on',
  ])('refuses %s', (value) => expect(() => feedsOf(value)).toThrow(UserError));
});
