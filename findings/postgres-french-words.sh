#!/usr/bin/env bash
# PostgreSQL 18.7 (as PGlite 0.5.17): the text search configuration "french" takes "avions" (planes, also a form of avoir), "été"
# (summer) and "son" (sound) for stop words but keeps "les" (as "le"), and the parser takes "accord.Les", a missing space behind a full stop, for a host name.
# Articles about planes in summer cannot be found by these words.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >npm.log
npm install --silent --no-audit --no-fund @electric-sql/pglite@0.5.17 >>npm.log

cat >try.mjs <<'JS'
import { PGlite } from '@electric-sql/pglite';
const database = new PGlite();
for (const text of ['Les avions partent en été', 'le son est fort', 'un accord.Les syndicats']) {
  const { rows } = await database.query("select to_tsvector('french', $1)::text as words", [text]);
  console.log(`${text}: ${rows[0].words}`);
}
await database.close();
JS
seen=$(node try.mjs)

expected=$(cat <<'TEXT'
Les avions partent en été: 'le':1 'partent':3
le son est fort: 'fort':4
un accord.Les syndicats: 'accord.les':2 'syndicat':3
TEXT
)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "Changed. Before:" && echo "$expected" && exit 1; }
