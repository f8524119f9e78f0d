import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { openKiosque } from '../../src/product/open.ts';
import type { OpenOptions } from '../../src/product/opened.ts';
import { writeTinyModel } from '../embeddings/tiny-model.ts';
import { temporaryFolder } from '../helpers/temporary-folder.ts';
import { until } from '../helpers/until.ts';

const root = temporaryFolder();
const model = writeTinyModel(join(root, 'tiny-e5'));
const file = join(root, '.kiosque', 'second-vectors.db');
const QUESTION = 'Qui repeint le bac de Zorvik ?';

const vectors = (): number => {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare('SELECT count(*) FROM vectors').pluck().get() as number;
  } finally {
    db.close();
  }
};
const opened = (SECOND_MODEL: string, options: Partial<OpenOptions> = {}) =>
  openKiosque(loadConfig({ SECOND_MODEL, READER: 'off' }, {}, root), {
    now: null,
    refresh: 'if-needed',
    ...options,
  });

beforeAll(() => {
  mkdirSync(join(root, 'articles'));
  writeFileSync(
    join(root, 'articles', 'bac.txt'),
    'Le bac de Zorvik est repeint par Odile Marchand.\n',
  );
  writeFileSync(
    join(root, 'articles', 'pont.txt'),
    'Le pont de Zorvik rouvre au trafic jeudi matin.\n',
  );
  writeFileSync(join(root, 'articles', 'port.txt'), 'Le port de Zorvik accueille trois cargos.\n');
});

describe('a second model of the product', () => {
  it('is not there unless it is named', async () => {
    const { kiosque } = await opened('', { complete: true });
    expect((await kiosque.ask(QUESTION)).sentences[0]?.citation.file).toBe('bac.txt');
    await kiosque.close();
    expect(existsSync(file)).toBe(false);
  });

  it('has the vectors of all passages when they are waited for, and answers', async () => {
    const { kiosque } = await opened(model, { complete: true });
    expect(vectors()).toBe(3);
    expect((await kiosque.ask(QUESTION)).passages).not.toHaveLength(0);
    await kiosque.close();
  });

  it('follows the articles behind', async () => {
    rmSync(join(root, 'articles', 'port.txt'));
    const { kiosque } = await opened(model);
    await until(() => vectors() === 2, 'the vector of the article to go');
    await kiosque.close();
  });

  it('is done without where it cannot be loaded', async () => {
    const told: Error[] = [];
    const tell = (warning: Error) => told.push(warning);
    process.on('warning', tell);
    const { kiosque } = await opened(join(root, 'nowhere'), { complete: true });
    expect((await kiosque.ask(QUESTION)).sentences[0]?.citation.file).toBe('bac.txt');
    await kiosque.close();
    process.off('warning', tell);
    expect(told.map(({ message }) => message)).toEqual([expect.stringContaining('nowhere')]);
  });
});
