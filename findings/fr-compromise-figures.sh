#!/usr/bin/env bash
# fr-compromise 0.2.8, the French edition of compromise: numbers written out are read well ("soixante et onze", "deux cent mille"), figures
# as French writes them are not. The comma is taken for a separator of thousands ("2,3 millions" is 23 millions, ten times as many), the
# space for the end ("1 234" is 1), and "et demi" is left out. Comparing two articles' figures with it would find updates where there are
# none. Here numbers are read by src/text/numbers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >npm.log
npm install --silent --no-audit --no-fund fr-compromise@0.2.8 >>npm.log

cat >try.mjs <<'JS'
import nlp from 'fr-compromise';
const texts = ['soixante et onze maisons', 'deux cent mille euros', '2,3 millions d’euros', '1 234 habitants', 'un million et demi'];
for (const text of texts) {
  const numbers = nlp(text).numbers().json().map(({ number }) => number.num);
  console.log(`${text}: ${numbers.join(', ')}`);
}
JS
seen=$(node try.mjs)

expected=$(cat <<'TEXT'
soixante et onze maisons: 71
deux cent mille euros: 200000
2,3 millions d’euros: 23000000
1 234 habitants: 1
un million et demi: 1000000
TEXT
)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "Changed. Before:" && echo "$expected" && exit 1; }
