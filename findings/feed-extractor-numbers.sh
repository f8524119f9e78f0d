#!/usr/bin/env bash
# @extractus/feed-extractor 8.0.3: text that looks like a number becomes one: an item titled "1e3" is titled "1000", and the guid
# "00123" is "123", so that two entries whose guids differ by leading zeros are one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >npm.log
npm install --silent --no-audit --no-fund @extractus/feed-extractor@8.0.3 >>npm.log

cat >try.mjs <<'JS'
import { extractFromXml } from '@extractus/feed-extractor';
const feed = '<rss version="2.0"><channel><title>t</title><link>https://e.example</link><item><title>1e3</title>' +
  '<guid isPermaLink="false">00123</guid><link>https://e.example/1</link></item></channel></rss>';
const [{ title, id }] = extractFromXml(feed).entries;
console.log(JSON.stringify({ title, id }));
JS
seen=$(node try.mjs)

expected=$(cat <<'TEXT'
{"title":"1000","id":"123"}
TEXT
)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "Changed. Before:" && echo "$expected" && exit 1; }
