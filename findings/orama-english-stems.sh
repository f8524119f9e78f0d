#!/usr/bin/env bash
# @orama/stemmers 3.1.18, English: words in -ction lose one letter more than in Snowball's English (a slip of precedence in the step
# that takes -ion off after s or t), so that "election" and "elect", "direction" and "direct" have two stems where Snowball has one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >npm.log
npm install --silent --no-audit --no-fund @orama/stemmers@3.1.18 snowball-stemmers@0.6.0 >>npm.log

cat >try.mjs <<'JS'
import { stemmer } from '@orama/stemmers/english';
import snowball from 'snowball-stemmers';
const reference = snowball.newStemmer('english');
for (const word of ['election', 'elect', 'direction', 'direct']) console.log(word, stemmer(word), reference.stem(word));
JS
seen=$(node try.mjs)

expected=$(cat <<'TEXT'
election elec elect
elect elect elect
direction direc direct
direct direct direct
TEXT
)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "Changed. Before:" && echo "$expected" && exit 1; }
