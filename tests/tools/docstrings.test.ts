import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from '../helpers/sample-library.ts';

const files = ['src', 'embeddings', 'commands'].flatMap((folder) =>
  readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);

/** What a file exports: the comment right above it, and its text up to the next thing at the margin. */
const exported = files.flatMap((file) => {
  const text = readFileSync(join(repository, file), 'utf8');
  const found = text.matchAll(
    /^(\/\*\*(?:(?!\*\/).)*\*\/\n)?export (?:abstract )?(?:(?:async )?function\*?|class|interface|type|const) (\w+).*?(?=^(?:\/\*|\/\/|export|const|function|async|class|interface|type|import)|(?![\s\S]))/gms,
  );
  return [...found].map(([body, comment = '', name = '']) => ({
    where: `${file}: ${name}`,
    comment,
    body: body.slice(comment.length),
  }));
});

/** The blocks of `try`, whose errors are caught. */
const TRY = /^( *)try \{\n.*?^\1\}/gms;

it('the exports are found', () => {
  expect(exported.length).toBeGreaterThan(1_000);
});

it('every export says what it is', () => {
  const silent = exported.filter(({ comment }) => comment === '').map(({ where }) => where);
  expect(silent).toEqual([]);
});

it('whatever throws says what', () => {
  const throws = exported.filter(
    ({ body }) =>
      /^(?:export (?:async )?function|export const \w+ = (?:async )?\()/.test(body) &&
      /\bthrow\b(?! *[,;)])/.test(body.replace(TRY, '').replace(/\/\/.*$/gm, '')),
  );
  expect(throws.length).toBeGreaterThan(20);
  const silent = throws.filter(({ comment }) => !/@throws|never rejects/.test(comment));
  expect(silent.map(({ where }) => where)).toEqual([]);
});
