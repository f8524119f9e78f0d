import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../helpers/sample-library.ts';

interface Override {
  readonly includes: readonly string[];
  readonly linter: {
    readonly rules: {
      readonly style?: {
        readonly noRestrictedImports?: {
          readonly options: {
            readonly patterns?: readonly { readonly group: readonly string[] }[];
          };
        };
      };
    };
  };
}

const page = readFileSync(join(repository, 'docs/architecture.md'), 'utf8');
const { overrides } = JSON.parse(readFileSync(join(repository, 'biome.json'), 'utf8')) as {
  readonly overrides: readonly Override[];
};

/** The rooms of the page's table, row by row from above: `src/text`, `src/cli.ts`. */
const rows = page
  .slice(page.indexOf('| Room |'))
  .split('\n')
  .slice(2)
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    [...line.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!.replace(/\/$/, '')),
  );

/** What the linter forbids, by the files that it forbids it to. */
const rules = overrides.flatMap(({ includes, linter }) => {
  const options = linter.rules.style?.noRestrictedImports?.options;
  const forbidden = options?.patterns?.flatMap(({ group }) => group) ?? [];
  return options
    ? includes.filter((one) => !one.startsWith('!')).map((of) => ({ of, forbidden }))
    : [];
});

const rowOf = (path: string): number =>
  rows.findIndex((names) => names.some((name) => path === name || path.startsWith(`${name}/`)));

const isForbidden = (room: string, forbidden: readonly string[]): boolean => {
  const name = room.split('/').at(-1);
  const pattern = name?.endsWith('.ts') ? `**/${name}` : `**/${name}/**`;
  return (
    forbidden.includes(pattern) || (room.startsWith('src/') && forbidden.includes('**/src/**'))
  );
};

describe('who may import whom', () => {
  const folders = readdirSync(join(repository, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `src/${name}`);

  it.each([...folders, 'commands', 'embeddings'])('%s has its row and its rule', (folder) => {
    expect(rows.flat()).toContain(folder);
    expect(rules.map(({ of }) => of)).toContain(`${folder}/**`);
  });

  it.each(rules)('$of may import nothing that stands above', ({ of, forbidden }) => {
    const above = rows.slice(0, rowOf(of.replace(/\*.*$/, '')));
    expect(above.flat().filter((room) => !isForbidden(room, forbidden))).toEqual([]);
  });
});
