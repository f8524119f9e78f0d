#!/usr/bin/env bash
# onnxruntime-node 1.14.0, which @xenova/transformers 2.17.2 brings along: whoever asks session.run for some of a graph's outputs by
# name gets their values under the names of the graph's first outputs. A graph that gives x as "once" and x + x as "twice", asked for
# "twice" alone, hands over 6 as "once" and nothing as "twice"; no error, and the numbers have the right shape. All outputs together
# have their own names, so embeddings/reader/reader-model.ts asks for all of them and takes what it wants. 1.30.0 has it right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >npm.log

cat >try.mjs <<'JS'
import ort from 'onnxruntime-node';
const GRAPH =
  'CAg6ZgoTCgF4EgRvbmNlIghJZGVudGl0eQoSCgF4CgF4EgV0d2ljZSIDQWRkEgFnWg8KAXgSCgoICAESBAoCCAFiEgoEb25jZRIKCggIARIECgIIAWITCgV0d2ljZRIKCggIARIECgIIAUIECgAQDQ==';
const session = await ort.InferenceSession.create(Buffer.from(GRAPH, 'base64'));
const x = new ort.Tensor('float32', Float32Array.of(3), [1]);
const show = (asked, outputs) =>
  console.log(`${asked}:`, Object.entries(outputs).map(([name, { data }]) => `${name} ${data[0]}`).join(', '));
show('all', await session.run({ x }));
show('twice', await session.run({ x }, ['twice']));
show('twice, in a map', await session.run({ x }, { twice: null }));
JS

tried() {
  npm install --silent --ignore-scripts --no-audit --no-fund "onnxruntime-node@$1" >>npm.log
  echo "$1"
  node try.mjs
}
seen=$(tried 1.14.0 && tried 1.30.0)

expected=$(cat <<'TEXT'
1.14.0
all: once 3, twice 6
twice: once 6
twice, in a map: once 6
1.30.0
all: once 3, twice 6
twice: twice 6
twice, in a map: twice 6
TEXT
)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "Changed. Before:" && echo "$expected" && exit 1; }
