"""export.py WORK FOLDER: WORK/reader.pt as ONNX (IR 8, opset 15: what onnxruntime-node 1.14 reads) in transformers.js layout.

Linear layers in int8, a scale an output, activations quantised as they come; the word table stays in 4-bit blocks of 32.
Inputs input_ids, attention_mask int64 (batch, tokens); outputs start_logits, end_logits float32 (batch, tokens).
"""

import json
import os
import sys

import numpy as np
import onnx
import torch
from onnx import TensorProto as T
from onnx import helper as H
from onnx import numpy_helper as N


def export(sd, keep, path, head, nl, word_q4, int8=True):
    """sd: numpy state dict; head: 'reader' (start,end logits) or 'embed' (token vectors + pooled)"""
    init = []
    nodes = []

    def const(name, a):
        init.append(N.from_array(np.ascontiguousarray(a), name))
        return name

    cnt = [0]

    def op(t, ins, n=1, **k):
        cnt[0] += 1
        o = [f"{t.lower()}_{cnt[0]}" + (f"_{i}" if n > 1 else "") for i in range(n)]
        nodes.append(H.make_node(t, ins, o, **k))
        return o[0] if n == 1 else o

    q = word_q4[keep].reshape(len(keep), 12, 18)
    const("word.scale", q[:, :, :2].copy().view("<f2").reshape(len(keep), 12))
    const("word.q", q[:, :, 2:].reshape(len(keep), 192))
    i64 = lambda n, v: const(n, np.array(v, np.int64))
    g = op("Cast", [op("Gather", ["word.q", "input_ids"])], to=T.INT32)  # B,L,192
    const("c16", np.array(16, np.int32))
    hi = op("Div", [g, "c16"])
    lo = op("Sub", [g, op("Mul", [hi, "c16"])])
    i64("s4", [0, 0, 12, 16])
    both = op("Concat", [op("Reshape", [lo, "s4"]), op("Reshape", [hi, "s4"])], axis=3)  # B,L,12,32
    const("c8", np.array(8, np.float32))
    f = op("Sub", [op("Cast", [both], to=T.FLOAT), "c8"])
    sc = op("Cast", [op("Gather", ["word.scale", "input_ids"])], to=T.FLOAT)
    i64("ax3", [3])
    w = op("Mul", [f, op("Unsqueeze", [sc, "ax3"])])
    i64("sh384", [0, 0, 384])
    x = op("Reshape", [w, "sh384"])
    const("pos", (sd["enc.pos.weight"] + sd["enc.tt"][0]).astype(np.float32))
    i64("i1", [1])
    i64("i0", [0])
    L = op("Gather", [op("Shape", ["input_ids"]), "i1"])
    x = op("Add", [x, op("Slice", ["pos", "i0", L, "i0"])])
    const("eps", np.array(1e-12, np.float32))
    const("two", np.array(2, np.float32))

    def ln(x, p):
        const(p + ".w", sd[p + ".weight"].astype(np.float32))
        const(p + ".b", sd[p + ".bias"].astype(np.float32))
        m = op("ReduceMean", [x], axes=[-1])
        d = op("Sub", [x, m])
        v = op("ReduceMean", [op("Pow", [d, "two"])], axes=[-1])
        return op("Add", [op("Mul", [op("Div", [d, op("Sqrt", [op("Add", [v, "eps"])])]), p + ".w"]), p + ".b"])

    def lin(x, p, scale=1.0):
        W = sd[p + ".weight"].astype(np.float32) * scale
        b = sd[p + ".bias"].astype(np.float32) * scale
        const(p + ".b", b)
        if not int8:
            const(p + ".w", W.T)
            return op("Add", [op("MatMul", [x, p + ".w"]), p + ".b"])
        s = np.abs(W).max(1) / 127
        s[s == 0] = 1
        Q = np.round(W / s[:, None]).clip(-127, 127).astype(np.int8)
        const(p + ".q", Q.T)
        const(p + ".s", s.astype(np.float32))
        const(p + ".z", np.zeros(len(s), np.int8))
        if x in dq:
            xq, xs, xz = dq[x]
        else:
            xq, xs, xz = dq[x] = op("DynamicQuantizeLinear", [x], 3)
        y = op("Cast", [op("MatMulInteger", [xq, p + ".q", xz, p + ".z"])], to=T.FLOAT)
        return op("Add", [op("Mul", [y, op("Mul", [xs, p + ".s"])]), p + ".b"])

    dq = {}
    x = ln(x, "enc.ln")
    am = op("Cast", ["attention_mask"], to=T.FLOAT)
    const("one", np.array(1, np.float32))
    const("neg", np.array(-1e4, np.float32))
    i64("ax12", [1, 2])
    mask = op("Mul", [op("Sub", ["one", op("Unsqueeze", [am, "ax12"])]), "neg"])
    i64("heads", [0, 0, 12, 32])
    const("sqrt2", np.array(np.sqrt(2), np.float32))
    const("half", np.array(0.5, np.float32))
    for i in range(nl):
        p = f"enc.layers.{i}."

        def hd(y, perm):
            return op("Transpose", [op("Reshape", [y, "heads"])], perm=perm)

        Q = hd(lin(x, p + "q", 32**-0.5), [0, 2, 1, 3])
        K = hd(lin(x, p + "k"), [0, 2, 3, 1])
        V = hd(lin(x, p + "v"), [0, 2, 1, 3])
        a = op("Softmax", [op("Add", [op("MatMul", [Q, K]), mask])], axis=-1)
        c = op("Reshape", [op("Transpose", [op("MatMul", [a, V])], perm=[0, 2, 1, 3]), "sh384"])
        x = ln(op("Add", [x, lin(c, p + "ao")]), p + "aln")
        h = lin(x, p + "fi")
        h = op("Mul", [op("Mul", [h, op("Add", [op("Erf", [op("Div", [h, "sqrt2"])]), "one"])]), "half"])
        x = ln(op("Add", [x, lin(h, p + "fo")]), p + "oln")
    if head == "reader":
        const("qa.w", sd["qa.weight"].T.astype(np.float32))
        const("qa.b", sd["qa.bias"].astype(np.float32))
        y = op("Add", [op("MatMul", [x, "qa.w"]), "qa.b"])
        i64("ax2", [2])
        s, e = op("Split", [y], 2, axis=2)
        nodes.append(H.make_node("Squeeze", [s, "ax2"], ["start_logits"]))
        nodes.append(H.make_node("Squeeze", [e, "ax2"], ["end_logits"]))
        outs = [H.make_tensor_value_info(n, T.FLOAT, ["batch", "tokens"]) for n in ("start_logits", "end_logits")]
    else:
        nodes.append(H.make_node("Identity", [x], ["last_hidden_state"]))
        i64("ax2", [2])
        mm = op("Unsqueeze", [am, "ax2"])
        i64("ax1", [1])
        sm = op("ReduceSum", [op("Mul", [x, mm]), "ax1"], keepdims=0)
        n = op("ReduceSum", [mm, "ax1"], keepdims=0)
        v = op("Div", [sm, n])
        nodes.append(H.make_node("LpNormalization", [v], ["sentence_embedding"], axis=1, p=2))
        outs = [
            H.make_tensor_value_info("last_hidden_state", T.FLOAT, ["batch", "tokens", 384]),
            H.make_tensor_value_info("sentence_embedding", T.FLOAT, ["batch", 384]),
        ]
    ins = [H.make_tensor_value_info(n, T.INT64, ["batch", "tokens"]) for n in ("input_ids", "attention_mask")]
    gr = H.make_graph(nodes, "kiosque", ins, outs, init)
    m = H.make_model(gr, opset_imports=[H.make_opsetid("", 15)])
    m.ir_version = 8
    onnx.checker.check_model(m)
    onnx.save(m, path)


if __name__ == "__main__":
    WORK, out = sys.argv[1] + "/", sys.argv[2]
    os.makedirs(out + "/onnx", exist_ok=True)
    keep = np.load(WORK + "keep.npy")
    w = np.load(WORK + "word-q4.npy")
    sd = {k: v.float().numpy() for k, v in torch.load(WORK + "reader.pt").items()}
    nl = 1 + max(int(k.split(".")[2]) for k in sd if k.startswith("enc.layers"))
    export(sd, keep, out + "/onnx/model_quantized.onnx", "reader", nl, w)
    t = json.load(open(WORK + "tokenizer.json"))["model"]["vocab"]
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
            "vocab_size": len(keep),
            "pad_token_id": 1,
        },
        open(out + "/config.json", "w"),
    )
