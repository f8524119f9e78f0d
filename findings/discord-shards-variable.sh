#!/usr/bin/env bash
# discord.js 14.25.1: a client without any option for shards takes them from the environment. `SHARDS=4` is not four shards but the one
# with the id 4, and `SHARD_COUNT=4` beside it makes that a shard which does not exist (ids go from 0 to 3); an array is meant. A host
# or a compose file that says how many shards there are with this name takes every server away from the bot, so ours are called
# otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >npm.log
npm install --silent --no-audit --no-fund discord.js@14.25.1 >>npm.log

cat >try.mjs <<'JS'
import { Client } from 'discord.js';
const { shards, shardCount } = new Client({ intents: [] }).options;
console.log(`ids ${JSON.stringify(shards)} of ${shardCount}`);
JS
seen=$(
  SHARD_COUNT=4 node try.mjs
  SHARDS=4 SHARD_COUNT=4 node try.mjs
  SHARDS='[0,1]' SHARD_COUNT=4 node try.mjs
)

expected=$(cat <<'TEXT'
ids [0,1,2,3] of 4
ids [4] of 4
ids [0,1] of 4
TEXT
)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "Changed. Before:" && echo "$expected" && exit 1; }
