import { countStems } from './put-articles.ts';
import { allOf } from './queries.ts';
import { LIVING } from './schema.ts';
import type { Queries } from './server.ts';

/** An article, and the collection that it is to be in; null where that is not known. */
export interface PlacedArticle {
  readonly id: string;
  readonly collection: string | null;
}

/** The articles that are in another collection than their files belong to, each with the right one. */
export async function misplaced(
  queries: Queries,
  collectionOf: (file: string) => string,
): Promise<PlacedArticle[]> {
  const places = await allOf<PlacedArticle & { readonly file: string }>(
    queries,
    `SELECT id, file, collection FROM articles WHERE ${LIVING}`,
  );
  return places
    .filter(({ file, collection }) => collectionOf(file) !== collection)
    .map(({ id, file }) => ({ id, collection: collectionOf(file) }));
}

/** @param generation until which readers see them in their former collections. */
export async function setCollections(
  queries: Queries,
  places: readonly PlacedArticle[],
  generation: number,
): Promise<void> {
  const ids = places.map(({ id }) => id);
  const collections = places.map(({ collection }) => collection);
  await countStems(queries, ids, -1);
  for (const [table, id] of [
    ['articles', 'id'],
    ['chunks', 'article'],
  ]) {
    await queries.query(
      `UPDATE ${table} SET collection = new.collection, former_collection = ${table}.collection, sorted = $3
       FROM unnest($1::text[], $2::text[]) AS new (id, collection)
       WHERE ${table}.${id} = new.id AND ${LIVING}`,
      [ids, collections, generation],
    );
  }
  await countStems(queries, ids, 1);
}

/** Gives an article another file, which is to be read. */
export async function moveArticle(queries: Queries, id: string, file: string): Promise<void> {
  await queries.query(
    `UPDATE articles SET file = $2, hash = '', size = -1 WHERE id = $1 AND ${LIVING}`,
    [id, file],
  );
  // Nobody whose view is bounded sees it, from now on.
  await setCollections(queries, [{ id, collection: null }], 0);
}
