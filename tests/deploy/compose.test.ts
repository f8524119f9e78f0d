import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../../src/config/config.ts';
import { addressOf } from '../../src/corpus/postgres/address.ts';
import { repository } from '../helpers/sample-library.ts';
import { parseDockerfile, textsOf } from './dockerfile.ts';

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly command?: string;
  readonly env_file?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: string };
}

const folder = join(repository, 'docs/deploy');
const { services, volumes } = parse(readFileSync(join(folder, 'compose.yaml'), 'utf8'), {
  merge: true,
}) as {
  readonly services: Readonly<Record<'database' | 'bot' | 'indexer', Service>>;
  readonly volumes: Readonly<Record<string, null>>;
};
const { database, bot, indexer } = services;

it.each([
  ['the bot', bot],
  ['the indexer', indexer],
])('%s is built from the Dockerfile, and finds the database and the settings', (_name, service) => {
  expect(existsSync(join(folder, service.build!, 'Dockerfile'))).toBe(true);
  expect(resolve(folder, service.env_file!)).toBe(join(repository, '.env'));
  const { POSTGRES_USER, POSTGRES_DB } = database.environment;
  const url = service.environment['DATABASE_URL']!.replace(/\$\{POSTGRES_PASSWORD\}/, 'a-password');
  expect(loadConfig({ DATABASE_URL: url }).database?.url).toBe(
    `postgresql://${POSTGRES_USER}:a-password@database/${POSTGRES_DB}`,
  );
  expect(addressOf(url).serverName).toBe(`database:5432/${POSTGRES_DB} (kiosque)`);
  expect(service.depends_on).toEqual({ database: { condition: 'service_healthy' } });
});

it('the database is healthy only when others reach it: while it is made, it answers in its own container alone', () => {
  expect(database.image).toMatch(/^pgvector\/pgvector:/);
  expect(database.healthcheck!.test).toMatch(/^pg_isready .*--host 127\.0\.0\.1/);
});

it('what is kept lies where the image keeps it, in volumes that are named', () => {
  const image = parseDockerfile(readFileSync(join(repository, 'Dockerfile'), 'utf8')).at(-1)!;
  expect(bot.volumes).toContainEqual(`kiosque:${textsOf(image, 'VOLUME')[0]}`);
  const named = [...database.volumes, ...bot.volumes].map((volume) => volume.split(':', 1)[0]!);
  expect(named.filter((name) => !name.startsWith('$')).sort()).toEqual(Object.keys(volumes).sort());
});

it('the indexer runs a command that there is', () => {
  const [node, run, entry, command] = indexer.command!.split(' ');
  expect([node, run, command]).toEqual(['node', 'src/run.js', 'index']);
  expect(existsSync(join(repository, 'src', entry!))).toBe(true);
});
