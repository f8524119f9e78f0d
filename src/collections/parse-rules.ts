import { parseDocument } from 'yaml';
import * as z from 'zod';
import type { Localized } from '../i18n/localized.ts';
import type { CollectionRule } from './rules.ts';
import { collectionText } from './texts/index.ts';

/** Enough for thousands of rules. */
const LARGEST = 256 * 1024;
/** An id is the value of a suggestion, which Discord takes so long. */
const LONGEST_ID = 100;

const text = z.string().trim().min(1).max(LONGEST_ID);
const schema = z.strictObject({
  collections: z.record(
    text,
    z
      .strictObject({
        name: z.union([text, z.strictObject({ fr: text, en: text })]).optional(),
        files: z.union([text, z.array(text)]).optional(),
        servers: z.array(z.string().regex(/^\d{15,21}$/)).optional(),
      })
      .nullable(),
  ),
});

const WRONG: Localized = collectionText((texts) => texts.rules.badRules);

/** What `collections.yml` says; in its order, for the first rule that a file matches counts. */
export type Rules =
  | { readonly rules: readonly CollectionRule[] }
  /** Goes on from the name of the file. */
  | { readonly problem: Localized };

/** Reads the text of `collections.yml`. */
export function parseRules(source: string): Rules {
  if (source.length > LARGEST) return { problem: WRONG };
  const document = parseDocument(source, { uniqueKeys: true });
  const [error] = document.errors;
  if (error) return { problem: withPlace(error.linePos?.[0].line) };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 10 });
  } catch {
    return { problem: WRONG };
  }
  if (value === null) return { rules: [] };
  const parsed = schema.safeParse(value);
  if (!parsed.success) return { problem: withKey(parsed.error.issues[0]?.path ?? []) };
  const rules = Object.entries(parsed.data.collections).map(([id, rule]): CollectionRule => {
    const { name = id, files = [], servers = null } = rule ?? {};
    const names = typeof name === 'string' ? { fr: name, en: name } : name;
    return { id, names, files: typeof files === 'string' ? [files] : files, servers };
  });
  return { rules };
}

function withPlace(line: number | undefined): Localized {
  if (line === undefined) return WRONG;
  return collectionText((texts, language) => texts.rules.line(WRONG[language], line));
}

function withKey(path: readonly PropertyKey[]): Localized {
  const key = path.map(String).join(' → ').slice(0, LONGEST_ID);
  if (key === '') return WRONG;
  return collectionText((texts, language) => texts.rules.lineAndFault(WRONG[language], key));
}
