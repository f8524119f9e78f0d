import { type ErrorCode, LineCounter, parseDocument } from 'yaml';
import type { Localized } from '../../../i18n/localized.ts';
import { en, fr, NBSP } from '../../../i18n/typography.ts';
import { type DeclaredDetails, writtenDetails } from '../../details/details.ts';

/** Details, or the line they break at and why. */
export type WrittenDetails =
  | { readonly details: DeclaredDetails }
  | { readonly problem: Localized };

/** Enough for any article's details; an alias bomb stops here. */
const MOST_ALIASES = 100;
const LONGEST_KB = 64;
const LONGEST = LONGEST_KB * 1024;
/** Levels. */
const DEEPEST = 50;

const PLACES = {
  front: { fr: fr`un en-tête`, en: en`broken front matter` },
  sidecar: { fr: fr`un fichier joint`, en: en`a broken sidecar` },
} as const satisfies Readonly<Record<string, Localized>>;

const NOT_YAML: Localized = { fr: fr`ce n'est pas du YAML`, en: en`this is not YAML` };
const UNQUOTED: Localized = {
  fr: fr`une valeur à mettre entre guillemets droits`,
  en: en`a value that needs straight quotes around it`,
};
/** What people get wrong most, by the parser's code. */
const FAULTS: Readonly<Partial<Record<ErrorCode, Localized>>> = {
  BAD_INDENT: {
    fr: fr`un retrait incorrect, ou un crochet qui ne se ferme pas`,
    en: en`wrong indentation, or a bracket that never closes`,
  },
  TAB_AS_INDENT: {
    fr: fr`une tabulation au début de la ligne`,
    en: en`a tab at the start of the line`,
  },
  DUPLICATE_KEY: { fr: fr`une clé donnée deux fois`, en: en`a key given twice` },
  MISSING_CHAR: {
    fr: fr`un guillemet, un crochet ou un deux-points qui manque`,
    en: en`a missing quote, bracket or colon`,
  },
  MULTILINE_IMPLICIT_KEY: {
    fr: fr`une ligne sans clé ni deux-points`,
    en: en`a line without key and colon`,
  },
  BLOCK_AS_IMPLICIT_KEY: UNQUOTED,
  BAD_SCALAR_START: UNQUOTED,
  UNEXPECTED_TOKEN: UNQUOTED,
};
const TOO_LONG: Localized = {
  fr: fr`plus de ${LONGEST_KB}${NBSP}Ko`,
  en: en`longer than ${LONGEST_KB} KB`,
};
const TOO_DEEP: Localized = {
  fr: fr`trop d'alias ou de niveaux`,
  en: en`too many aliases or levels`,
};

/**
 * Splits a text in its YAML front matter and its body. `yaml` is null when there is none;
 * a first `---` that isn't followed by a key is a rule, not front matter.
 */
export function splitFrontMatter(
  text: string,
): { yaml: string | null; body: string } | { problem: Localized } {
  const opening = /^---[ \t]*\n(?=\s*(?:[\w-]+[ \t]*:|#|---))/.exec(text)?.[0];
  if (opening === undefined) return { yaml: null, body: text };
  const closing = /^(?:---|\.\.\.)[ \t]*$/m.exec(
    text.slice(opening.length, opening.length + LONGEST),
  );
  if (closing === null) {
    return {
      problem: {
        fr: fr`a un en-tête qui s'ouvre à la ligne 1 et ne se ferme jamais. Finissez-le par une ligne de trois tirets.`,
        en: en`has front matter that opens in line 1 and never closes. End it with a line of three dashes.`,
      },
    };
  }
  const end = opening.length + closing.index;
  const body = text.slice(end + closing[0].length).replace(/^\n+/, '');
  return { yaml: text.slice(opening.length, end), body };
}

/**
 * Reads YAML written by people, without custom tags.
 * @param place what holds it, for the message.
 * @param firstLine the line of the file that the YAML starts at.
 */
export function readYaml(
  yaml: string,
  place: keyof typeof PLACES,
  firstLine: number,
): WrittenDetails {
  const lines = new LineCounter();
  const broken = (offset: number, why: Localized): WrittenDetails => {
    // Nothing was counted yet of what is too long to be read.
    const line = firstLine - 1 + Math.max(1, lines.linePos(offset).line);
    return {
      problem: {
        fr: fr`a ${PLACES[place].fr} incorrect, ligne ${line} : ${why.fr}. Corrigez-le ou retirez-le.`,
        en: en`has ${PLACES[place].en}, line ${line}: ${why.en}. Correct or remove it.`,
      },
    };
  };
  if (yaml.length > LONGEST) return broken(0, TOO_LONG);
  if (isNestedTooDeep(yaml)) return broken(0, TOO_DEEP);
  let value: unknown;
  try {
    const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
    const error = document.errors[0];
    if (error) return broken(error.pos[0], FAULTS[error.code] ?? NOT_YAML);
    value = document.toJS({ maxAliasCount: MOST_ALIASES });
    const checked = writtenDetails.safeParse(value ?? {});
    if (checked.success) return { details: checked.data };
    const key = checked.error.issues[0]?.path[0];
    const node = key === undefined ? null : keyOffset(document.contents, key);
    return broken(node ?? 0, complaint(key));
  } catch (error) {
    // The yaml package throws these for alias bombs.
    if (error instanceof ReferenceError) return broken(0, TOO_DEEP);
    throw error;
  }
}

/** Brackets in brackets, or lists in lists in one line; by indentation, {@link LONGEST} leaves room for few levels. */
const BLOCKS_IN_A_LINE = new RegExp(`(?:[-?:][ \\t]+){${DEEPEST}}`);

/**
 * Whether values are nested deeper than anybody means to. The yaml package recurses at every level, and Node cannot
 * always catch a stack that overflows: compiling a regular expression at its end kills the process.
 */
function isNestedTooDeep(yaml: string): boolean {
  let depth = 0;
  for (const bracket of yaml.match(/[[{\]}]/g) ?? []) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > DEEPEST) return true;
    if (depth < 0) depth = 0;
  }
  return BLOCKS_IN_A_LINE.test(yaml);
}

/** What is wrong with a key that the schema refuses: each is a date or text. */
function complaint(key: PropertyKey | undefined): Localized {
  if (key === undefined) {
    return {
      fr: fr`il y faut des lignes comme « title: Un titre »`,
      en: en`expected lines such as “title: A headline”`,
    };
  }
  const name = String(key);
  return key === 'date' || key === 'published'
    ? {
        fr: fr`« ${name} » doit être une date comme 2024-02-13, 2024-02 ou 2024`,
        en: en`“${name}” must be a date such as 2024-02-13, 2024-02 or 2024`,
      }
    : { fr: fr`« ${name} » doit être du texte`, en: en`“${name}” must be text` };
}

function keyOffset(contents: unknown, key: PropertyKey): number | null {
  const items = (contents as { items?: { key?: { value?: unknown; range?: [number] } }[] })?.items;
  const found = items?.find((item) => item.key?.value === key);
  return found?.key?.range?.[0] ?? null;
}
