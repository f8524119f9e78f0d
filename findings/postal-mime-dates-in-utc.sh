#!/usr/bin/env bash
# postal-mime 4.0.0: the date of a message comes back in UTC, whatever zone its header has. A letter sent in Paris on 5 March at half
# past midnight is of 4 March then: the day that its readers saw is told by the header alone, which stands in `headers`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >npm.log
npm install --silent --no-audit --no-fund postal-mime@4.0.0 >>npm.log

cat >try.mjs <<'JS'
import PostalMime from 'postal-mime';
const message = ['From: La Gazette <lettre@gazette.example>', 'Subject: Le pont', 'Date: Tue, 05 Mar 2024 00:30:00 +0100', '', 'Il rouvre.', ''];
const { date, headers } = await PostalMime.parse(message.join('\r\n'));
console.log(date);
console.log(headers.find(({ key }) => key === 'date').value);
JS
seen=$(node try.mjs)

expected=$(cat <<'TEXT'
2024-03-04T23:30:00.000Z
Tue, 05 Mar 2024 00:30:00 +0100
TEXT
)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "Changed. Before:" && echo "$expected" && exit 1; }
