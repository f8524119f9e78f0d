#!/usr/bin/env bash
# html-to-text 10.0.1: a definition list, the usual form of a fact sheet, is glued: term and value without a space between them, and
# so is a caption to its picture's address. A search for the figure does not find it, and a quotation shows "Longueur1 240".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >npm.log
npm install --silent --no-audit --no-fund html-to-text@10.0.1 >>npm.log

cat >try.mjs <<'JS'
import { convert } from 'html-to-text';
console.log(convert('<dl><dt>Longueur</dt><dd>1 240 mètres</dd><dt>Année</dt><dd>1998</dd></dl>'));
console.log(convert('<figure><img src="a.jpg" alt="Pont"><figcaption>Le pont en mai</figcaption></figure>'));
JS
seen=$(node try.mjs)

expected=$(cat <<'TEXT'
Longueur1 240 mètresAnnée1998
Pont [a.jpg]Le pont en mai
TEXT
)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "Changed. Before:" && echo "$expected" && exit 1; }
