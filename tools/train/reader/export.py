"""Writes the reader's folder in transformers.js layout: the graph of graph.py, tokenizer and configuration.

export.py [--by-token] WEIGHTS FOLDER [WORK]: WEIGHTS is a .pt of train.py or a .npz of weights (without the word table). WORK has the
word table, its pieces and the tokenizer, as base.py writes them; without it those of the model in FOLDER stay, and only its graph is
made again. --by-token quantises the activations of each token by themselves.
"""

import json
import os
import sys

import numpy as np
import onnx
from onnx import numpy_helper

from graph import BLOCKS, reader_graph

GRAPH = "onnx/model_quantized.onnx"


def load_weights(path):
    """-> float32 by name"""
    if path.endswith(".npz"):
        return {name: array.astype(np.float32) for name, array in np.load(path).items()}
    import torch

    return {name: array.float().numpy() for name, array in torch.load(path).items()}


def base_word(work):
    """The word table of base.py: rows of 12 blocks of an fp16 scale and 16 bytes."""
    keep = np.load(work + "/keep.npy")
    blocks = np.load(work + "/word-q4.npy")[keep].reshape(len(keep), BLOCKS, -1)
    scale = blocks[:, :, :2].copy().view("<f2").reshape(len(keep), BLOCKS)
    return {"scale": scale, "q": blocks[:, :, 2:].reshape(len(keep), -1)}


def exported_word(path):
    constants = {c.name: c for c in onnx.load(path).graph.initializer}
    return {name: numpy_helper.to_array(constants["word." + name]) for name in ("scale", "q")}


def write_tokenizer(work, out):
    """XLM-R's unigram with the pieces kept, as transformers.js reads it."""
    t = json.load(open(work + "/tokenizer.json"))["model"]["vocab"]
    vocab = [[p, round(s, 5) if j > 3 else 0.0] for j, (p, s) in enumerate(t)]
    flags = ("single_word", "lstrip", "rstrip", "normalized")
    sp = [
        {"id": i, "content": c, **dict.fromkeys(flags, False), "special": True}
        for i, c in enumerate(["<s>", "<pad>", "</s>", "<unk>"])
    ]
    tok = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": sp,
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                {"type": "Precompiled", "precompiled_charsmap": ""},
                {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "},
            ],
        },
        "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "add_prefix_space": True},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [
                {"SpecialToken": {"id": "<s>", "type_id": 0}},
                {"Sequence": {"id": "A", "type_id": 0}},
                {"SpecialToken": {"id": "</s>", "type_id": 0}},
            ],
            "pair": [
                {"SpecialToken": {"id": "<s>", "type_id": 0}},
                {"Sequence": {"id": "A", "type_id": 0}},
                {"SpecialToken": {"id": "</s>", "type_id": 0}},
                {"SpecialToken": {"id": "</s>", "type_id": 0}},
                {"Sequence": {"id": "B", "type_id": 0}},
                {"SpecialToken": {"id": "</s>", "type_id": 0}},
            ],
            "special_tokens": {
                "<s>": {"id": "<s>", "ids": [0], "tokens": ["<s>"]},
                "</s>": {"id": "</s>", "ids": [2], "tokens": ["</s>"]},
            },
        },
        "decoder": {"type": "Metaspace", "replacement": "▁", "add_prefix_space": True},
        "model": {"type": "Unigram", "unk_id": 3, "vocab": vocab},
    }
    json.dump(tok, open(out + "/tokenizer.json", "w"), ensure_ascii=False)
    json.dump(
        {
            "tokenizer_class": "XLMRobertaTokenizer",
            "model_max_length": 512,
            "bos_token": "<s>",
            "eos_token": "</s>",
            "pad_token": "<pad>",
            "unk_token": "<unk>",
            "sep_token": "</s>",
            "cls_token": "<s>",
        },
        open(out + "/tokenizer_config.json", "w"),
    )


def write_config(pieces, out):
    json.dump(
        {
            "_name_or_path": "intfloat/multilingual-e5-small",
            "model_type": "bert",
            "architectures": ["BertForQuestionAnswering"],
            "hidden_size": 384,
            "num_hidden_layers": 12,
            "num_attention_heads": 12,
            "intermediate_size": 1536,
            "max_position_embeddings": 512,
            "vocab_size": pieces,
            "pad_token_id": 1,
        },
        open(out + "/config.json", "w"),
    )


def main(weights, folder, work=None, by_token=False):
    os.makedirs(folder + "/onnx", exist_ok=True)
    path = f"{folder}/{GRAPH}"
    word = base_word(work) if work else exported_word(path)
    onnx.save(reader_graph(load_weights(weights), word, by_token), path)
    if work:
        write_tokenizer(work, folder)
        write_config(len(word["q"]), folder)


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--by-token"]
    main(*arguments, by_token="--by-token" in sys.argv)
