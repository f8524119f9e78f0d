import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../helpers/sample-library.ts';

export interface FoundExpression {
  /** Relative to the repository. */
  readonly file: string;
  readonly expression: RegExp;
}

/** A comment, a string, or a literal after something that no division follows. */
const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|(?<=[(,=:[!&|?{};+>\n]\s*|\breturn )\/((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([dgimsuvy]*)/g;

/** Training reads only what its author gives it. */
const SOURCE = /^(?:src|commands|embeddings(?!\/training))\/.*\.ts$/;

/** Source files of the product, relative to the repository. */
function sourceFiles(): string[] {
  const folders = ['src', 'commands', 'embeddings'];
  const list = (folder: string) => readdirSync(join(repository, folder), { recursive: true });
  return folders
    .flatMap((folder) => list(folder).map((name) => `${folder}/${name}`))
    .filter((file) => SOURCE.test(file))
    .sort();
}

/** Every literal of the product's regular expressions, each once in a file. */
export function literals(): FoundExpression[] {
  const found = new Map<string, FoundExpression>();
  for (const file of sourceFiles()) {
    const source = readFileSync(join(repository, file), 'utf8');
    for (const [, pattern, flags] of source.matchAll(TOKEN)) {
      if (pattern === undefined) continue;
      const expression = new RegExp(pattern, flags);
      found.set(`${file} ${expression}`, { file, expression });
    }
  }
  return [...found.values()];
}

/** Files that do something when they are loaded. */
const PROGRAM =
  /\/(?:cli|main|health|setup|(?:reader|second|shard|worker)-process|\w+-thread)\.ts$/;

/** The line of the stack that called the constructor; empty within a library. */
function callerOf({ stack = '' }: Error): string {
  const line = stack.split('\n')[2] ?? '';
  return line.includes('node_modules') ? '' : line;
}

/** Every regular expression that the product puts together while its files are loaded. */
export async function assembled(): Promise<FoundExpression[]> {
  const found: FoundExpression[] = [];
  const Native = RegExp;
  globalThis.RegExp = new Proxy(Native, {
    construct(target, args: [string | RegExp, string?]) {
      const expression = new target(...args);
      // Libraries make theirs too; ours give them short texts, or have a test of their own.
      const file = /\/((?:src|commands|embeddings)\/[^:?]+)/.exec(callerOf(new Error()))?.[1];
      if (file !== undefined) found.push({ file, expression });
      return expression;
    },
  });
  try {
    for (const file of sourceFiles().filter((name) => !PROGRAM.test(name))) {
      await import(join(repository, file));
    }
  } finally {
    globalThis.RegExp = Native;
  }
  return found;
}

const SIGNS = [...'aA1é \n\t\u00a0.,;:!?-–"\'’«»“(<>[&/|#*`_@%='];
/** What people, machines and attackers repeat. */
export const UNITS: readonly string[] = [
  ...SIGNS,
  ...SIGNS.map((sign) => `a${sign}`),
  ...SIGNS.map((sign) => `${sign} `),
  ...[
    '1 ',
    '12 ',
    'Aa ',
    'A. ',
    '\n\n',
    '\n ',
    ' \n',
    'aa\n',
    '- a\n',
    'http://a.b ',
    '[a](',
    '**a ',
  ],
  ...['<a ', '<p>', '<b>', '</b>', '<li>', '<!--', '&amp;', '{"a":', '[', 'a: ', '- - ', '&a *a '],
  ...['le 3 mars 2024 ', 'en mars ', 'depuis ', 'Accueil > ', 'Lire la suite\n', 'M. A ', '« a » '],
];

/** Texts of growing length that make a regular expression try again and again. */
export function pumps(expression: RegExp): readonly ((length: number) => string)[] {
  const { source } = expression;
  const signs = source.replace(/\\[pP]\{[^}]*\}|\\u\{?[0-9a-fA-F]+\}?|\\[a-zA-Z]/g, '');
  const own = [...signs].filter((sign) => !'\\^$+{}()'.includes(sign));
  const words = [...new Set(source.match(/[\p{L}\p{N}]{2,}/gu) ?? [])].slice(0, 12);
  const units = [...UNITS, ...own, ...words, ...words.map((word) => `${word} `)];
  return [...new Set(units)].map(
    (unit) => (length) => `${unit.repeat(Math.ceil(length / unit.length))}\u0001`,
  );
}

/** Whether it repeats something without bound: with nothing that does, each place of a text costs a constant at most. */
export function repeatsWithoutBound({ source }: RegExp): boolean {
  const bare = source.replace(/\\./gs, '').replace(/\[[^\]]*\]/g, 'a');
  return /[*+]|\{\d+,\}/.test(bare);
}
