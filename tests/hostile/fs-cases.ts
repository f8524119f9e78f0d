import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BODY } from './article-case.ts';

/** What must come of an odd entry: an article, a reason why there is none (in English), or nothing at all. */
export type FsOutcome = 'read' | 'passed over' | RegExp;

export interface FsCase {
  readonly name: string;
  /** How the product names it. */
  readonly file: string;
  readonly outcome: FsOutcome;
  /** @param path of the entry. @param folder the articles folder. */
  readonly make: (path: string, folder: string) => void;
}

const text = (path: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${BODY} Voir ${path.length}.`);
};
const linkTo =
  (target: string) =>
  (path: string): void =>
    symlinkSync(target, path);
const OUTSIDE = /^is a link to outside the articles folder/;
const NOWHERE = /^is a link to nothing/;
const NOT_A_FILE = /^is not a regular file/;

const named = (name: string, file: string): FsCase => ({
  name: `a name ${name}`,
  file,
  outcome: 'read',
  make: text,
});

export const fsCases: readonly FsCase[] = [
  named('of 255 bytes', `${'n'.repeat(251)}.txt`),
  named('of 255 bytes in Chinese', `${'市'.repeat(83)}ab.txt`),
  named('with a newline', 'a\nb.txt'),
  named('that is only a newline', '\n.txt'),
  named('with quotes', `l'été "dit" \`oui\`.txt`),
  named('with emoji', '🎉👨‍👩‍👧.txt'),
  named('with two dots', 'a..b...txt'),
  named('with spaces around', '  a  .txt'),
  named('with a backslash', 'a\\b\\..\\c.txt'),
  named('with an escape sequence', 'a\u001b[31mrouge\u0007.txt'),
  named('that turns around', 'a\u202etxt.exe.txt'),
  named('like an option', '--help.txt'),
  named('like options', '-rf *.txt'),
  named('like a command', '$(touch x);`id`|&.txt'),
  named('like SQL', "a'; DROP TABLE articles; --.txt"),
  named('like a mention', '@everyone <@1>.txt'),
  named('like markup', '**a** [b](c) `d` ||e||.txt'),
  named('with a percent', '%2e%2e%2fetc%2fpasswd.txt'),
  named('like a device', 'con.txt'),
  named('with a colon', 'C:a?b<c>d|e*.txt'),
  named('in capitals', 'MAJUSCULES.TXT'),
  named('with accents apart', 'e\u0301te\u0301.txt'),
  named('without width', 'a\u200b\ufeffb.txt'),
  named('of a prototype', '__proto__.txt'),
  named('of a constructor', 'constructor.md'),
  named('in a folder 60 deep', `${'d/'.repeat(60)}fond.txt`),
  named('in a folder with a newline', 'dos\nsier/a.txt'),
  named('in a folder like an article', 'dossier.txt/a.txt'),
  {
    name: 'a folder of two dots and a space',
    file: '.. /a.txt',
    outcome: 'passed over',
    make: text,
  },
  { name: 'a hidden file', file: '.cache.txt', outcome: 'passed over', make: text },
  { name: 'a hidden folder', file: '.git/a.txt', outcome: 'passed over', make: text },
  { name: 'only an extension', file: '.txt', outcome: 'passed over', make: text },
  { name: 'another extension', file: 'a.zip', outcome: 'passed over', make: text },
  { name: 'two extensions', file: 'a.txt.bak', outcome: 'passed over', make: text },
  { name: 'no extension', file: 'txt', outcome: 'passed over', make: text },
  { name: 'a sidecar without an article', file: 'seul.yml', outcome: 'passed over', make: text },
  { name: 'a link out', file: 'out.txt', outcome: OUTSIDE, make: linkTo('/etc/hostname') },
  { name: 'a link out by ..', file: 'up.txt', outcome: OUTSIDE, make: linkTo('../outside.txt') },
  { name: 'a link to a folder out', file: 'tmp', outcome: OUTSIDE, make: linkTo('/tmp') },
  { name: 'a link to /', file: 'root', outcome: OUTSIDE, make: linkTo('/') },
  { name: 'a link to the folder above', file: 'above', outcome: OUTSIDE, make: linkTo('..') },
  { name: 'a link to its folder', file: 'here', outcome: 'passed over', make: linkTo('.') },
  { name: 'a link to nothing', file: 'no.txt', outcome: NOWHERE, make: linkTo('nothing') },
  { name: 'a link to itself', file: 'me.txt', outcome: NOWHERE, make: linkTo('me.txt') },
  { name: 'a link to a device', file: 'zero.txt', outcome: OUTSIDE, make: linkTo('/dev/zero') },
  { name: 'a link to memory', file: 'mem.txt', outcome: OUTSIDE, make: linkTo('/proc/self/mem') },
  {
    name: 'a link to an article',
    file: 'twice.txt',
    outcome: /^is a link to an article that is read under its own name/,
    make: linkTo('MAJUSCULES.TXT'),
  },
  { name: 'a link to another file', file: 'linked.txt', outcome: 'read', make: linkTo('a.zip') },
  {
    name: 'a hard link',
    file: 'hard.txt',
    outcome: 'read',
    make: (path, folder) => linkSync(join(folder, 'a.zip'), path),
  },
  {
    name: 'a chain of 100 links',
    file: 'chain-0.txt',
    outcome: NOWHERE,
    make: (path) => {
      for (let i = 0; i < 100; i++) symlinkSync(`chain-${i + 1}.txt`, path.replace('-0', `-${i}`));
      text(path.replace('-0', '-100'));
    },
  },
  {
    name: 'a pipe',
    file: 'pipe.txt',
    outcome: NOT_A_FILE,
    make: (path) => execFileSync('mkfifo', [path]),
  },
  { name: 'a link to a pipe', file: 'pipe2.txt', outcome: NOT_A_FILE, make: linkTo('pipe.txt') },
  {
    name: 'a sidecar that is a pipe',
    file: 'beside.txt',
    outcome: /^has a sidecar, beside\.yml, that is not a regular file/,
    make: (path) => {
      text(path);
      execFileSync('mkfifo', [path.replace('.txt', '.yml')]);
    },
  },
  {
    name: 'a sidecar from outside',
    file: 'beside2.txt',
    outcome: /^has a sidecar, beside2\.yml, that is a link to outside/,
    make: (path) => {
      text(path);
      symlinkSync('/etc/hostname', path.replace('.txt', '.yml'));
    },
  },
  {
    name: 'a sidecar that is a folder',
    file: 'beside3.txt',
    outcome: 'read',
    make: (path) => {
      text(path);
      mkdirSync(path.replace('.txt', '.yml'));
    },
  },
  {
    name: 'a file with holes',
    file: 'sparse.txt',
    outcome: /^is larger than 10 MB/,
    make: (path) => {
      text(path);
      truncateSync(path, 10 ** 12);
    },
  },
  {
    name: 'a name that is not UTF-8',
    file: '\ufffd\ufffd.txt',
    outcome: /^has a name that is not UTF-8\. Rename it\./,
    make: (path) =>
      writeFileSync(
        Buffer.concat([
          Buffer.from(`${dirname(path)}/`),
          Buffer.from([0xff, 0xfe]),
          Buffer.from('.txt'),
        ]),
        BODY,
      ),
  },
  {
    name: 'a folder whose name is not UTF-8',
    file: 'd\ufffd',
    outcome: /^has a name that is not UTF-8\. Rename it\./,
    make: (path) => {
      const folder = Buffer.concat([Buffer.from(`${dirname(path)}/d`), Buffer.from([0xe9])]);
      mkdirSync(folder);
      writeFileSync(Buffer.concat([folder, Buffer.from('/a.txt')]), BODY);
    },
  },
];
