import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { commands, messageCommands } from '../../commands/index.ts';
import { envExample, withGeneratedParts } from '../../tools/docs/generated-parts.ts';
import { jsonSchemas } from '../../tools/docs/json-schemas.ts';
import { pages } from '../../tools/docs/pages.ts';

const listed = { commands, menu: messageCommands };
const root = new URL('../../', import.meta.url);

it('.env.example is what `npm run docs` writes', () => {
  expect(readFileSync(new URL('.env.example', root), 'utf8')).toBe(envExample());
});

it.each(Object.entries(jsonSchemas))('%s is what `npm run docs` writes', (name, made) => {
  const schema = JSON.parse(readFileSync(new URL(name, root), 'utf8'));
  expect(schema).toEqual(JSON.parse(JSON.stringify(made())));
});

it.each(pages())('%s is what `npm run docs` writes', (name) => {
  const page = readFileSync(new URL(name, root), 'utf8');
  expect(withGeneratedParts(page, listed)).toBe(page);
});

it.each(['README.md', 'docs/LISEZMOI.md'])('%s stays short', (name) => {
  expect(readFileSync(new URL(name, root), 'utf8').split('\n').length).toBeLessThanOrEqual(150);
});

it.each(['README.md', 'docs/LISEZMOI.md'])(
  '%s says beside its commands what they compile with',
  (name) => {
    const page = readFileSync(new URL(name, root), 'utf8');
    const [, beside = ''] =
      /^```sh\nnpm ci && npm run chat[\s\S]*?```\n([\s\S]*?)<!-- transcript -->/m.exec(page) ?? [];
    for (const needed of ['python3', 'make', 'g++']) expect(beside).toContain(needed);
    expect(beside.split('\n').length).toBeLessThan(8);
  },
);

/** "How far it goes" → `how-far-it-goes`, as the anchors of headings are made. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

it.each(pages())('the links of %s lead somewhere', (name) => {
  const page = readFileSync(new URL(name, root), 'utf8').replace(/```.*?```/gs, '');
  const dead = [...page.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].flatMap(([, link = '']) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? new URL(name, root) : new URL(path, new URL(name, root));
    if (!existsSync(target)) return [link];
    if (anchor === undefined) return [];
    const headings = readFileSync(target, 'utf8').matchAll(/^#+ (.*)$/gm);
    return [...headings].some(([, heading = '']) => anchorOf(heading) === anchor) ? [] : [link];
  });
  expect(dead).toEqual([]);
});

it('only what is between markers is written', () => {
  const readme =
    'a\n<!-- config -->\nstale\n<!-- /config -->\nb\n<!-- commands fr --><!-- /commands -->\n';
  const written = withGeneratedParts(readme, listed);
  expect(written).toMatch(
    /^a\n<!-- config -->\n\n\| Variable \| Default \|.*\n\n<!-- \/config -->\nb\n/s,
  );
  expect(written).toContain('| `/chercher <mots> [depuis:…] [jusque:…]` |');
  expect(written).not.toContain('stale');
  expect(withGeneratedParts(written, listed)).toBe(written);
  expect(withGeneratedParts('no markers', listed)).toBe('no markers');
});

it('tells the commands of the terminal and those of Discord apart', () => {
  const terminal = withGeneratedParts('<!-- commands --><!-- /commands -->', listed);
  const discord = withGeneratedParts('<!-- discord fr --><!-- /discord -->', listed);
  expect(terminal).not.toContain('/settings');
  expect(discord).toContain(
    '| `/demander question:… [article:…] [depuis:…] [jusque:…] [privé:…]` |',
  );
  expect(discord).toMatch(/\| `\/réindexer` \| .* \| qui gère le serveur \|/);
  for (const { names } of [...commands, ...messageCommands]) expect(discord).toContain(names.fr);
});

const PLACES = /^(?:src|embeddings|commands|tests|tools|docs|findings|articles)\//;
const SCRIPT = /^[\w-]+\.(?:ts|js|py|sh|wasm)$/;
const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));

/** Every file in the folders that pages name files of, relative to the repository. */
const files = ['src', 'embeddings', 'commands', 'tests', 'tools', 'findings'].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map(
    (name) => `${folder}/${name}`,
  ),
);

/** "tools/eval/{squad,piaf}.ts" names two. */
const spread = (place: string): string[] => {
  const [braces, among = ''] = /\{([^}]*)\}/.exec(place) ?? [];
  return braces ? among.split(',').map((one) => place.replace(braces, one.trim())) : [place];
};

it.each(pages())('the files, folders and scripts that %s names are there', (name) => {
  const page = readFileSync(new URL(name, root), 'utf8');
  const named = [...page.matchAll(/`([^`\s]+)`/g)].flatMap(([, words = '']) => spread(words));
  const missing = named.filter((words) =>
    PLACES.test(words)
      ? !existsSync(new URL(words, root))
      : SCRIPT.test(words) && !files.some((file) => file.endsWith(`/${words}`)),
  );
  const commands = [...page.matchAll(/npm run (?:--silent )?([a-z][\w:-]*)/g)].map(
    ([, command = '']) => command,
  );
  expect([...missing, ...commands.filter((command) => !(command in scripts))]).toEqual([]);
});
