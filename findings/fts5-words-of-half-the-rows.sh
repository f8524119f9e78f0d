#!/usr/bin/env bash
# SQLite 3.53.4, FTS5: bm25() gives a word that stands in half of the rows or more a weight of a millionth, not a small one: where
# Robertson's idf would be 0 or negative, it is 0.000001. In a folder about one event the word for it weighs nothing: a row that says it
# four times scores 0.00, and 1.45 once four rows about something else are added. Lucene and others add 1 inside the logarithm, so that
# weights fall gently. Here full text finds candidates, and our own idf ranks them (src/retrieval/query.ts).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >npm.log
npm install --silent --no-audit --no-fund @sqlite.org/sqlite-wasm@3.53.4-build2 >>npm.log

cat >try.mjs <<'JS'
import init from '@sqlite.org/sqlite-wasm';
const { oo1 } = await init({ print() {}, printErr() {} });
const db = new oo1.DB(':memory:');
db.exec('CREATE VIRTUAL TABLE articles USING fts5(text)');
const add = (...texts) => texts.forEach((text) => db.exec({ sql: 'INSERT INTO articles VALUES (?)', bind: [text] }));
const ranked = (query) =>
  db
    .selectObjects('SELECT text, -bm25(articles) AS score FROM articles WHERE articles MATCH ? ORDER BY score DESC', [query])
    .map(({ text, score }) => `${text} ${score.toFixed(2)}`)
    .join(' | ');
add('flood flood flood flood', 'flood and mayor', 'a strike', 'a school');
console.log('4 rows:', ranked('flood'));
console.log('4 rows:', ranked('flood OR mayor'));
add('a library', 'a ferry', 'a reef', 'a mayor');
console.log('8 rows:', ranked('flood'));
console.log('8 rows:', ranked('flood OR mayor'));
JS
seen=$(node try.mjs)

expected=$(cat <<'TEXT'
4 rows: flood flood flood flood 0.00 | flood and mayor 0.00
4 rows: flood and mayor 0.82 | flood flood flood flood 0.00
8 rows: flood flood flood flood 1.45 | flood and mayor 0.86
8 rows: flood and mayor 1.73 | flood flood flood flood 1.45 | a mayor 1.02
TEXT
)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "Changed. Before:" && echo "$expected" && exit 1; }
