import { fileOf } from '../articles/article.ts';
import type { Localized } from '../i18n/localized.ts';
import { matchesPattern } from './pattern.ts';

/** The file of the articles folder that names collections and says what belongs to them. */
export const RULES_FILE = 'collections.yml';

/** A collection with a name of its own, or articles from elsewhere than the subfolder that has its id. */
export interface CollectionRule {
  readonly id: string;
  readonly names: Localized;
  /** Patterns of files, in which `*` stands for any characters; none: the subfolder of this id. */
  readonly files: readonly string[];
  /** Ids of the only servers that may see it; null for all. */
  readonly servers: readonly string[] | null;
}

/** The collection of an article, by its file: that of the first rule it matches, else of its subfolder; '' for the articles folder itself. */
export function collectionOf(rules: readonly CollectionRule[], article: string): string {
  const file = fileOf(article);
  const rule = rules.find(({ files }) => files.some((pattern) => matchesPattern(pattern, file)));
  if (rule) return rule.id;
  const [folder, ...rest] = file.split('/');
  return rest.length === 0 ? '' : folder!;
}
