import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inBoth } from '../../src/i18n/messages.ts';
import { en, fr } from '../../src/i18n/typography.ts';
import { inBothTexts } from '../../src/terminal/texts/index.ts';
import type { Language } from '../../src/text/language.ts';
import { expectBoth, FAULTS } from '../helpers/typography.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const tags = { fr, en };

interface Said {
  readonly where: string;
  readonly language: Language;
  /** As it is shown, with × for what is put in. */
  readonly text: string;
}

/** A text beside its language (`fr: …`) or set for it (fr`…`), or any in a file of one language where texts have no tag. */
const BESIDE =
  /\b(?:(fr|en): )?(?:(?<![\w.'])(fr|en)`((?:[^`\\]|\\.)*)`|(?<=\b(?:fr|en): )[`'](?:((?:[^`'\\\n]|\\.)*))[`'])/g;
const ANY = /()()(?:`((?:[^`\\]|\\.)*)`|'((?:[^'\\\n]|\\.)*)')/g;
const OF_ONE_LANGUAGE = /^embeddings\/texts\/(fr|en)\.ts$/;

/** Every text of a file, errors and remedies among them. */
function textsOf(file: string): Said[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  const only = OF_ONE_LANGUAGE.exec(file)?.[1];
  return [...source.matchAll(only ? ANY : BESIDE)].map(([, beside, tag, template, quoted]) => {
    const language = only ?? beside;
    const written = (template ?? quoted ?? '')
      .replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '×')
      .replace(/\\u([0-9a-f]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
      .replace(/\\(.)/g, '$1');
    const set = tag ? tags[tag as Language] : null;
    const text = set ? set(Object.assign([written], { raw: [written] })) : written;
    return { where: file, language: (tag || language) as Language, text };
  });
}

const files = ['src', 'embeddings', 'commands'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);
/** Texts with a space: others are codes and names. */
const texts = files.flatMap(textsOf).filter(({ text }) => text.includes(' '));

describe('texts in two languages', () => {
  it('are found', () => {
    const where = new Set(texts.map((said) => said.where));
    for (const file of [
      'src/i18n/fr.ts',
      'src/i18n/en.ts',
      'src/articles/texts/fr.ts',
      'src/indexing/texts/fr.ts',
      'src/maintenance/texts/en.ts',
      'src/corpus/texts/fr.ts',
      'commands/texts/en.ts',
      'embeddings/texts/fr.ts',
      'embeddings/texts/en.ts',
    ]) {
      expect(where).toContain(file);
    }
  });

  it('are typographically right', () => {
    const wrong = texts
      // What is typed as it stands, and what another text is put into, of which the parts are looked at.
      .map((said) => ({ ...said, text: said.text.replace(/\{"[^}]*\}|-- "[^"]*"/g, '×') }))
      .filter(({ language, text }) => !text.includes('${') && FAULTS[language].test(text));
    expect(wrong).toEqual([]);
  });

  it('of a thrown error are always both, and never one text for all', () => {
    // The types ask for both; here, that nobody gives the same one twice or reads the catalogue in one language.
    for (const file of files) {
      const source = readFileSync(join(ROOT, file), 'utf8');
      for (const [thrown] of source.matchAll(/new (?:User|Embedding)Error\([^;]*;/g)) {
        expect(`${file}: ${thrown}`).not.toMatch(
          /messages\(|(?:command|discord|terminal)Texts\(|said\./,
        );
      }
    }
  });
});

it('those of the catalogue are both', () => {
  expectBoth(inBothTexts(({ errors }) => errors.badLine(errors.notJson)));
  expectBoth(inBoth(({ config }) => config.unreadableRemedy));
  expect(inBoth((_, language) => language)).toEqual({ fr: 'fr', en: 'en' });
});
