#!/usr/bin/env bash
# Intl.Segmenter of Node 20.20.2, by sentences, in French: "M. Martin" is two sentences, "av. Foch" too, but "art. 12" and
# "env. 40" are not: only a digit or a small letter behind a full stop holds it together. Unicode's locale data has a list of French
# abbreviations for this, and a key of its own asks for it (fr-u-ss-standard): the key is dropped without a word. A citation cut there
# is "M.". Here sentences are split by our own code (src/text/sentences).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >npm.log
npm install --silent --no-audit --no-fund node@20.20.2 >>npm.log

cat >try.mjs <<'JS'
const text = 'M. Martin a cité l’art. 12 de la loi. Mme Durand, env. 40 ans, habite av. Foch.';
for (const locale of ['fr', 'fr-u-ss-standard']) {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'sentence' });
  const { locale: used } = segmenter.resolvedOptions();
  console.log(`${locale}, used ${used}: ${[...segmenter.segment(text)].map(({ segment }) => segment.trim()).join(' | ')}`);
}
JS
seen=$(node_modules/.bin/node try.mjs)

expected=$(cat <<'TEXT'
fr, used fr: M. | Martin a cité l’art. 12 de la loi. | Mme Durand, env. 40 ans, habite av. | Foch.
fr-u-ss-standard, used fr: M. | Martin a cité l’art. 12 de la loi. | Mme Durand, env. 40 ans, habite av. | Foch.
TEXT
)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "Changed. Before:" && echo "$expected" && exit 1; }
