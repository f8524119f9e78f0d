#!/usr/bin/env bash
# @mozilla/readability 0.6.0: class names are searched for English words without a word's bounds, and French names hold them:
# "extrait" (extra), "menuiserie" (menu), "commentaire-redaction" (comment). Blocks of that class inside an article lose their text,
# though they are the article's own.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >npm.log
npm install --silent --no-audit --no-fund @mozilla/readability@0.6.0 linkedom@0.18.12 >>npm.log

cat >try.mjs <<'JS'
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
const text = 'La commission a rendu son avis sur le projet de tramway, après deux mois de débats et trente réunions. '.repeat(3);
for (const name of ['texte', 'extrait', 'menuiserie', 'commentaire-redaction']) {
  const { document } = parseHTML(
    `<html><head><title>T</title></head><body><article><p>${text}</p><div class="${name}"><p>${text} Fin.</p></div><p>${text}</p></article></body></html>`,
  );
  console.log(name, new Readability(document).parse().textContent.includes('Fin.') ? 'kept' : 'lost');
}
JS
seen=$(node try.mjs)

expected=$(cat <<'TEXT'
texte kept
extrait lost
menuiserie lost
commentaire-redaction lost
TEXT
)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "Changed. Before:" && echo "$expected" && exit 1; }
