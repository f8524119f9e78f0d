#!/usr/bin/env bash
# linkedom 0.18.12: innerText, which in browsers is the text as a reader sees it, has what no reader sees: scripts, styles, templates and
# hidden paragraphs. In browsers and in the standard that is textContent's part; who takes articles' text from innerText indexes JSON and
# CSS with it. Here the text is made by a walk of our own (src/articles/formats/html).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >npm.log
npm install --silent --no-audit --no-fund linkedom@0.18.12 >>npm.log

cat >try.mjs <<'JS'
import { parseHTML } from 'linkedom';
const { document } = parseHTML(
  '<html><body><p>Seen.</p><script>var tracker = 1;</script><style>p { margin: 0 }</style><template>Template.</template><p hidden>Hidden.</p></body></html>',
);
console.log(JSON.stringify(document.body.innerText));
JS
seen=$(node try.mjs)

expected=$(cat <<'TEXT'
"Seen.var tracker = 1;p { margin: 0 }Template.\nHidden."
TEXT
)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "Changed. Before:" && echo "$expected" && exit 1; }
