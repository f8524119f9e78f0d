import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { detectLanguage, loadConfig, parseNow, variables } from '../src/config.ts';
import { UserError } from '../src/errors.ts';
import { envExample } from '../src/terminal/docs.ts';

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
  embeddingModel: 'kiosque-fr-en',
  embeddingRevision: null,
  modelCacheDir: join(directory, '.kiosque/models'),
  language: 'fr',
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
      language: 'en',
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

  it.each([
    [{ INTERFACE_LANGUAGE: 'de' }, 'INTERFACE_LANGUAGE', 'de', /auto, fr ou en/],
    [{ EMBEDDING_MODEL: 'https://hf.co/x' }, 'EMBEDDING_MODEL', 'https://hf.co/x', /nom de modèle/],
    [{ EMBEDDING_REVISION: '../x y' }, 'EMBEDDING_REVISION', '../x y', /une révision/],
    [{ ARTICLES_DIR: 'a\0b' }, 'ARTICLES_DIR', 'a\0b', /le chemin d’un dossier/],
  ])('refuses %j, saying which, what and what instead', (env, name, got, takes) => {
    const load = () => loadConfig(env, {}, directory);
    expect(load).toThrow(UserError);
    expect(load).toThrow(new RegExp(`${name}.*`));
    try {
      load();
    } catch (error) {
      expect((error as UserError).message).toContain(got);
      expect((error as UserError).remedy).toMatch(takes);
    }
  });

  it('speaks English where the environment does', () => {
    expect(() =>
      loadConfig({ LANG: 'en_GB.UTF-8', EMBEDDING_REVISION: '?' }, {}, directory),
    ).toThrow('EMBEDDING_REVISION is “?”, which does not fit.');
  });
});

it.each([
  [{}, 'fr'],
  [{ LANG: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'fr_FR' }, 'fr'],
  [{ LANG: 'C.UTF-8' }, 'fr'],
  [{ LANG: 'en', INTERFACE_LANGUAGE: 'auto' }, 'en'],
  [{ LANG: 'en', INTERFACE_LANGUAGE: 'fr' }, 'fr'],
  [{ LANG: 'de_DE', INTERFACE_LANGUAGE: 'en' }, 'en'],
])('%j means %s', (env, language) => {
  expect(detectLanguage(env)).toBe(language);
});

it('reads --now as a day or a moment', () => {
  const day = parseNow('2023-11-25');
  expect([day?.getFullYear(), day?.getMonth(), day?.getDate()]).toEqual([2023, 10, 25]);
  expect(parseNow('2023-11-25T08:30:00Z')?.toISOString()).toBe('2023-11-25T08:30:00.000Z');
  expect(parseNow('2023-11-25T08:30')?.getMinutes()).toBe(30);
  expect(parseNow('2023-02-30')).toBeNull();
  expect(parseNow('hier')).toBeNull();
});
