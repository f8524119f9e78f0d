#!/usr/bin/env bash
# chrono-node 2.10.3, in French: the word "et" behind a number is read as a time zone (Eastern Time), so that "les 3 et 4 juin" is
# three o'clock in New York and then 4 June; "avant-hier" is yesterday. A question on two days loses the first one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >npm.log
npm install --silent --no-audit --no-fund chrono-node@2.10.3 >>npm.log

cat >try.mjs <<'JS'
import * as chrono from 'chrono-node';
const clock = new Date('2025-06-18T12:00:00Z');
for (const text of ['les 3 et 4 juin', 'avant-hier']) {
  const found = chrono.fr.parse(text, clock).map(({ text: words, start }) => {
    const zone = start.get('timezoneOffset');
    return `${words} = ${start.date().toISOString().slice(0, 10)}${zone === null ? '' : ` UTC${zone / 60}`}`;
  });
  console.log(`${text}: ${found.join('; ')}`);
}
JS
seen=$(node try.mjs)

expected=$(cat <<'TEXT'
les 3 et 4 juin: 3 et = 2025-06-18 UTC-4; 4 juin = 2025-06-04
avant-hier: hier = 2025-06-17
TEXT
)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "Changed. Before:" && echo "$expected" && exit 1; }
