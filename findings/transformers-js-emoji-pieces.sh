#!/usr/bin/env bash
# @xenova/transformers 2.17.2 beside tokenizers 0.23.1: a Unigram vocabulary's pieces beyond U+FFFF are never found. Its trie is built
# letter by letter and searched by UTF-16 halves, so that each emoji, and each of the rarer Chinese characters, is the unknown piece.
# The same tokenizer.json in Python gives the pieces that the model was trained with: a vector of a text with such signs is another one
# in JavaScript, and a reader's offsets into it move. No warning tells it; letters, accents and common Chinese are alike in both. Here
# the reader's pieces are found by code of our own (embeddings/reader/unigram.ts).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >package.json <<'JSON'
{ "private": true, "overrides": { "@xenova/transformers": { "sharp": "^0.35.0" } } }
JSON
npm install --silent --no-audit --no-fund @xenova/transformers@2.17.2 >npm.log
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-deps tokenizers==0.23.1

cat >try.py <<'PY'
import json
from tokenizers import Tokenizer, models
pieces = [('<unk>', 0.0), ('a', -2.0), ('é', -2.0), ('漢', -1.0), ('😀', -1.0), ('a😀', -1.0), ('𠮷', -1.0)]
made = Tokenizer(models.Unigram(pieces, 0))
made.save('tokenizer.json')
for text in ['é', '漢', '😀', 'a😀', '𠮷']:
    print('Python    ', text, made.encode(text).ids)
PY
cat >try.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { T5Tokenizer } from '@xenova/transformers';
const made = new T5Tokenizer(JSON.parse(readFileSync('tokenizer.json', 'utf8')), {});
for (const text of ['é', '漢', '😀', 'a😀', '𠮷']) console.log('JavaScript', text, JSON.stringify(made.encode(text)).replaceAll(',', ', '));
JS
seen=$(venv/bin/python try.py && node try.mjs)

expected=$(cat <<'TEXT'
Python     é [2]
Python     漢 [3]
Python     😀 [4]
Python     a😀 [5]
Python     𠮷 [6]
JavaScript é [2]
JavaScript 漢 [3]
JavaScript 😀 [0]
JavaScript a😀 [1, 0]
JavaScript 𠮷 [0]
TEXT
)
echo "$seen"
[ "$seen" = "$expected" ] || { echo "Changed. Before:" && echo "$expected" && exit 1; }
