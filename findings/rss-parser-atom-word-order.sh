#!/usr/bin/env bash
# rss-parser 3.13.0: in an Atom entry whose content is XHTML, words in inline elements change places: the text of a paragraph comes
# first, then what stood in bold and italics. Whoever quotes such a feed quotes what nobody wrote. Of two authors one is left.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >npm.log
npm install --silent --no-audit --no-fund rss-parser@3.13.0 >>npm.log

cat >try.mjs <<'JS'
import Parser from 'rss-parser';
const feed = '<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><entry><title>a</title><id>1</id>' +
  '<author><name>Ana</name></author><author><name>Bea</name></author>' +
  '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Le <b>maire</b> a dit <i>non</i> hier.</p></div></content></entry></feed>';
const { items } = await new Parser().parseString(feed);
console.log(items[0].contentSnippet);
console.log(items[0].author);
JS
seen=$(node try.mjs)

expected=$(cat <<'TEXT'
Le  a dit  hier.mairenon
Ana
TEXT
)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "Changed. Before:" && echo "$expected" && exit 1; }
