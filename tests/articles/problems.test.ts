import { expect, it } from 'vitest';
import {
  ofSidecar,
  PROBLEMS,
  problemOf,
  tooLarge,
} from '../../src/articles/folder/file-problems.ts';
import { parseArticles } from '../../src/articles/parse-articles.ts';
import { expectBoth } from '../helpers/typography.ts';
import { NOW } from './parse.ts';

/** The spaces that do not break, as they are easier to see. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, '~');

const folder: readonly [keyof typeof PROBLEMS, string, string][] = [
  [
    'brokenLink',
    'est un lien qui ne mène à rien. Rétablissez ce qu’il désigne ou supprimez-le.',
    'is a link to nothing. Restore what it points to or delete it.',
  ],
  [
    'outside',
    'est un lien vers l’extérieur du dossier des articles. Copiez dans le dossier ce qu’il désigne.',
    'is a link to outside the articles folder. Copy what it points to into the folder.',
  ],
  [
    'notAFile',
    'n’est pas un fichier ordinaire. Sortez-le du dossier.',
    'is not a regular file. Move it out of the folder.',
  ],
  [
    'unreadable',
    'ne peut pas être lu par cet utilisateur. Changez ses droits d’accès.',
    'may not be read by this user. Change its permissions.',
  ],
  [
    'gone',
    'a disparu pendant la lecture. Relancez l’indexation.',
    'disappeared while it was read. Index again.',
  ],
  [
    'badName',
    'a un nom qui n’est pas en UTF-8. Renommez-le.',
    'has a name that is not UTF-8. Rename it.',
  ],
  [
    'sameName',
    'porte le même nom qu’un autre fichier, écrit avec d’autres signes. Renommez l’un des deux.',
    'has the name of another file, written with other signs. Rename one of them.',
  ],
  [
    'linkTwice',
    'est un lien vers un article qui est lu sous son propre nom. Supprimez le lien.',
    'is a link to an article that is read under its own name. Delete the link.',
  ],
];

it('every problem of the folder is told in both languages', async () => {
  expect(folder.map(([key]) => key).sort()).toEqual(Object.keys(PROBLEMS).sort());
  for (const [key, fr, en] of folder) {
    expectBoth(PROBLEMS[key]);
    expect({ ...PROBLEMS[key], fr: plain(PROBLEMS[key].fr) }).toEqual({ fr, en });
  }
});

it('so is that of a file larger than its format takes', () => {
  const problem = tooLarge(10 * 1024 * 1024);
  expectBoth(problem);
  expect({ ...problem, fr: plain(problem.fr) }).toEqual({
    fr: 'dépasse 10~Mo. Divisez-le ou sortez-le du dossier.',
    en: 'is larger than 10 MB. Split it or move it out of the folder.',
  });
});

it('so are those of a sidecar and of the disk', async () => {
  expect(ofSidecar(PROBLEMS.gone, 'a.yml')).toEqual({
    fr: 'a un fichier joint, a.yml, qui a disparu pendant la lecture. Relancez l’indexation.',
    en: 'has a sidecar, a.yml, that disappeared while it was read. Index again.',
  });
  expect(ofSidecar(PROBLEMS.unreadable).fr).toMatch(/^a un fichier joint qui ne peut pas être lu/);
  const code = (name: string) => problemOf(Object.assign(new Error(), { code: name }));
  expect(code('EIO')).toEqual({
    fr: 'n’a pas pu être lu (EIO). Vérifiez le disque, puis relancez l’indexation.',
    en: 'could not be read (EIO). Check the disk, then index again.',
  });
  expect([code('ENOENT'), code('EACCES')]).toEqual([PROBLEMS.gone, PROBLEMS.unreadable]);
});

const TEXT = 'Le conseil municipal a voté le budget.';
const header = (yaml: string) => `---\n${yaml}\n---\n\n${TEXT}`;

it.each<[string, string | Uint8Array, string, string]>([
  ['a.txt', '', 'ne contient aucun texte. Ajoutez', 'holds no text. Add'],
  ['a.pdf', '', 'est vide (0', 'is empty (0 bytes)'],
  ['a.txt', 'Lire la suite »\n', 'ne contient que des menus', 'holds nothing but menus'],
  ['a.txt', '%PDF-1.7 x', 'n’est pas un fichier de texte. Enr', 'is not a text file. Save'],
  ['a.txt', Uint8Array.of(65, 0x81), 'est dans un encodage qui', 'is in an encoding that could'],
  [
    'a.txt',
    Buffer.concat([Buffer.from('été à Évry, déjà là'), Uint8Array.of(0xc3)]),
    'est de l’UTF-8 abîmé (coupé, ou d’encodages mêlés). Enr',
    'is damaged UTF-8 (cut or mixed encodings). Save',
  ],
  ['a.html', '<div>'.repeat(600), 'a trop de balises', 'has too many or too deeply nested'],
  [
    'a.md',
    `---\ntitle: T\n\n${TEXT}`,
    'a un en-tête qui s’ouvre à la ligne 1 et ne se ferme jamais. Fin',
    'has front matter that opens in line 1 and never closes. End',
  ],
])('what is wrong with %s, %j, is told in both languages', async (file, content, fr, en) => {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const parsed = await parseArticles(file, bytes, null, { now: NOW });
  if (!('problem' in parsed)) throw new Error('it has no problem');
  expectBoth(parsed.problem);
  expect(plain(parsed.problem.fr)).toContain(fr);
  expect(parsed.problem.en).toContain(en);
});

it.each<[string, string, string]>([
  [
    header('title: ['),
    'a un en-tête incorrect, ligne 2~: un retrait incorrect, ou',
    'has broken front matter, line 2: wrong indentation, or',
  ],
  [header('url: x\n\ttitle: T'), 'une tabulation au début', 'a tab at the start'],
  [header('title: A\ntitle: B'), 'ligne 3~: une clé donnée deux', 'line 3: a key given twice'],
  [header('title: "T'), 'un guillemet, un crochet ou', 'a missing quote, bracket or'],
  [header('url: x\ntexte\ntitle: y'), 'une ligne sans clé', 'a line without key'],
  [header('title: "\\q"'), 'ligne 2~: ce n’est pas du YAML.', 'line 2: this is not YAML.'],
  [header('date: hier'), '«~date~» doit être une date', '“date” must be a date'],
  [header('author: {a: b}'), '«~author~» doit être du texte', '“author” must be text'],
  [header('# rien\n- a'), 'comme «~title: Un titre~»', 'such as “title: A headline”'],
])('what is set aside of %j is told in both languages', async (content, fr, en) => {
  const parsed = await parseArticles('a.md', Buffer.from(content), null, { now: NOW });
  if ('problem' in parsed) throw new Error(parsed.problem.en);
  const [warning] = parsed[0]!.warnings!;
  expectBoth(warning!);
  expect(plain(warning!.fr)).toContain(fr);
  expect(warning!.en).toContain(en);
});

it('a sidecar that is too long is told in both languages', async () => {
  const parsed = await parseArticles('a.txt', Buffer.from(TEXT), 'x'.repeat(70_000), { now: NOW });
  if ('problem' in parsed) throw new Error(parsed.problem.en);
  const [warning] = parsed[0]!.warnings!;
  expectBoth(warning!);
  expect(plain(warning!.fr)).toBe(
    'a un fichier joint incorrect, ligne 1~: plus de 64~Ko. Corrigez-le ou retirez-le.',
  );
  expect(warning!.en).toBe(
    'has a broken sidecar, line 1: longer than 64 KB. Correct or remove it.',
  );
});
