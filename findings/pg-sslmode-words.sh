#!/usr/bin/env bash
# pg-connection-string 2.9.1 (with pg 8.16.3): the words of `sslmode` do not mean what they mean to PostgreSQL's own client. There
# `prefer` goes on without encryption where a server has none, and `require` encrypts without asking who the server is. Here both are
# the same as `verify-full`: they always encrypt and the certificate must be one that Node trusts. An address that works in psql is
# refused for a self-signed certificate, and the word that does what `require` says is `no-verify`, which psql does not know.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >npm.log
npm install --silent --no-audit --no-fund pg@8.16.3 pg-connection-string@2.9.1 >>npm.log

cat >try.mjs <<'JS'
import { parse } from 'pg-connection-string';
for (const mode of ['disable', 'prefer', 'require', 'verify-full', 'no-verify']) {
  const { ssl } = parse(`postgresql://somebody@db.example.org/articles?sslmode=${mode}`);
  const verifies = ssl !== false && ssl.rejectUnauthorized !== false;
  console.log(`${mode}: ${ssl === false ? 'plain' : 'encrypted'}, ${verifies ? 'verified' : 'not verified'}`);
}
JS
seen=$(node try.mjs 2>/dev/null)

expected=$(cat <<'TEXT'
disable: plain, not verified
prefer: encrypted, verified
require: encrypted, verified
verify-full: encrypted, verified
no-verify: encrypted, not verified
TEXT
)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "Changed. Before:" && echo "$expected" && exit 1; }
