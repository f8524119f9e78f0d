import type { CollectionRule } from '../collections/rules.ts';
import type { CorpusReader } from '../corpus/corpus-reader.ts';
import type { Localized } from '../i18n/localized.ts';
import { RULES_META, rulesIn } from '../indexing/sort-collections.ts';
import type { Collection } from './kiosque.ts';
import { productText } from './texts/index.ts';

const FOLDER_ITSELF: Localized = productText((texts) => texts.collections.inNoFolder);

/** The rules that the articles were sorted into collections by. */
export async function rulesOf(corpus: CorpusReader): Promise<readonly CollectionRule[]> {
  return rulesIn(await corpus.meta(RULES_META));
}

/** The collections that have articles, by id, with their names. */
export async function listCollections(corpus: CorpusReader): Promise<Collection[]> {
  const rules = new Map((await rulesOf(corpus)).map(({ id, names }) => [id, names]));
  return (await corpus.collections()).map(({ id, articles }) => ({
    id,
    names: rules.get(id) ?? (id === '' ? FOLDER_ITSELF : { fr: id, en: id }),
    articles,
  }));
}
