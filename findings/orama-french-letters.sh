#!/usr/bin/env bash
# @orama/orama 3.1.18: the tokenizer for French writes œ as o, so that "cœur" (heart) is indexed as "cour" (yard) and "œuvre" (work) as
# "ouvre" (opens): a search for the one finds the other, and "coeur", as most people type it, finds neither. The default tokenizer,
# English, does not know ê, û and â as letters and cuts "forêt" into "for" and "t": an index of French texts that names no language
# finds "for" and "br", and no "foret". Here words are folded by src/text/words.ts.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >npm.log
npm install --silent --no-audit --no-fund @orama/orama@3.1.18 >>npm.log

cat >try.mjs <<'JS'
import { create, insert, search } from '@orama/orama';
const text = 'Le cœur de la forêt, une œuvre de Brûlé';
const indexOf = async (options) => {
  const db = create({ schema: { text: 'string' }, ...options });
  await insert(db, { text });
  return db;
};
const french = await indexOf({ language: 'french' });
const plain = await indexOf({});
const finds = async (db, term) => ((await search(db, { term })).count > 0 ? 'found' : 'not found');
console.log('french:', french.tokenizer.tokenize(text).join(' '));
for (const term of ['cœur', 'coeur', 'cour', 'ouvre']) console.log(`french: ${term} ${await finds(french, term)}`);
console.log('default:', plain.tokenizer.tokenize(text).join(' '));
JS
seen=$(node try.mjs)

expected=$(cat <<'TEXT'
french: le cour de la foret une ouvre brule
french: cœur found
french: coeur not found
french: cour found
french: ouvre found
default: le c ur de la for t une uvre br
TEXT
)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "Changed. Before:" && echo "$expected" && exit 1; }
