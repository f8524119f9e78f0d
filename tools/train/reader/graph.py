"""The network of net.py as an ONNX graph of standard operators (IR 8, opset 15: what onnxruntime-node 1.14 reads).

Linear layers in int8, with a scale an output; the word table stays in 4-bit blocks of 32. Activations have one scale for all tokens,
or each token its own: the frame's tokens have numbers tens of times as large as the others', of which one scale for all leaves
little. Processors with AVX2 but without VNNI add two products in 16 bits, which overflows with weights up to 127 now and then; with
a scale a token, weights to 95 are where rounding and overflow together move the margins least.
"""

import numpy as np
import onnx
from onnx import TensorProto as T
from onnx import helper as H
from onnx import numpy_helper as N

WIDTH, HEADS, BLOCKS = 384, 12, 12
HIGHEST_WEIGHT, HIGHEST_WEIGHT_BY_TOKEN, HIGHEST_ACTIVATION, ZERO = 127, 95, 127, 128
# GELU's lowest value is -0.17: what comes out of it has no other negative numbers to keep a bit for
GELU_SHIFT = 0.17
# what tells a question's kind; the last layers know answers only
LAYERS_SHOWN = (5, 8, 10)


class Graph:
    """Nodes and constants in the making; everything between input and output is (tokens of all texts, width)."""

    def __init__(self, by_token):
        self.by_token, self.constants, self.nodes, self.quantized = by_token, {}, [], {}

    def const(self, name, array, kind=None):
        self.constants.setdefault(name, N.from_array(np.ascontiguousarray(array, kind), name))
        return name

    def number(self, value, kind=np.float32):
        return self.const(f"{np.dtype(kind).name}.{value:.8g}", np.array(value), kind)

    def ints(self, *values):
        return self.const("int64." + ".".join(map(str, values)), np.array(values), np.int64)

    def op(self, kind, *inputs, outputs=1, **attributes):
        names = [f"{kind}.{len(self.nodes)}.{i}" for i in range(outputs)]
        self.nodes.append(H.make_node(kind, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names


def word_vectors(g, word):
    """word: scale float16 (pieces, 12), q uint8 (pieces, 192), two 4-bit numbers each -> (texts, tokens, 384)"""
    g.const("word.scale", word["scale"])
    g.const("word.q", word["q"])
    sixteen = g.number(16, np.int32)
    pairs = g.op("Cast", g.op("Gather", "word.q", "input_ids"), to=T.INT32)
    high = g.op("Div", pairs, sixteen)
    low = g.op("Sub", pairs, g.op("Mul", high, sixteen))
    halves = g.ints(0, 0, BLOCKS, WIDTH // BLOCKS // 2)
    both = g.op("Concat", g.op("Reshape", low, halves), g.op("Reshape", high, halves), axis=3)
    numbers = g.op("Sub", g.op("Cast", both, to=T.FLOAT), g.number(8))
    scale = g.op("Cast", g.op("Gather", "word.scale", "input_ids"), to=T.FLOAT)
    vectors = g.op("Mul", numbers, g.op("Unsqueeze", scale, g.ints(3)))
    return g.op("Reshape", vectors, g.ints(0, 0, WIDTH))


def layer_norm(g, x, weights, name):
    apart = g.op("Sub", x, g.op("ReduceMean", x, axes=[-1]))
    variance = g.op("ReduceMean", g.op("Pow", apart, g.number(2)), axes=[-1])
    deviation = g.op("Sqrt", g.op("Add", variance, g.number(1e-12)))
    scaled = g.op("Mul", g.op("Div", apart, deviation), g.const(name + ".w", weights[name + ".weight"]))
    return g.op("Add", scaled, g.const(name + ".b", weights[name + ".bias"]))


def quantize(g, x, is_shifted):
    """-> uint8, the zero in it, a scale (for all or a token)"""
    if not g.by_token:
        q, scale, zero = g.op("DynamicQuantizeLinear", x, outputs=3)
        return q, zero, scale
    if is_shifted:
        x, zero, most = g.op("Add", x, g.number(GELU_SHIFT)), 0, 255
        highest = g.op("ReduceMax", x, axes=[-1], keepdims=1)
    else:
        zero, most = ZERO, HIGHEST_ACTIVATION
        highest = g.op("ReduceMax", g.op("Abs", x), axes=[-1], keepdims=1)
    scale = g.op("Mul", highest, g.number(1 / most))
    by_token = g.op("Squeeze", scale, g.ints(1))
    zeros = g.op("ConstantOfShape", g.op("Shape", by_token), value=H.make_tensor("zero", T.UINT8, [1], [zero]))
    return g.op("QuantizeLinear", x, by_token, zeros, axis=0), g.number(zero, np.uint8), scale


def linear(g, x, weights, name, factor=1.0, is_gelu=False):
    """factor: multiplies weights and bias; is_gelu: x comes out of a GELU"""
    w, bias = weights[name + ".weight"] * np.float32(factor), weights[name + ".bias"] * np.float32(factor)
    is_shifted = is_gelu and g.by_token
    scale = np.abs(w).max(1) / (HIGHEST_WEIGHT_BY_TOKEN if g.by_token else HIGHEST_WEIGHT)
    scale[scale == 0] = 1
    q = np.round(w / scale[:, None]).astype(np.int8)
    if is_shifted:
        bias = bias - GELU_SHIFT * scale * q.sum(1)
    if x not in g.quantized:
        g.quantized[x] = quantize(g, x, is_shifted)
    xq, zero, x_scale = g.quantized[x]
    y = g.op("Cast", g.op("MatMulInteger", xq, g.const(name + ".q", q.T), zero), to=T.FLOAT)
    scale = g.const(name + ".s", scale, np.float32)
    # one scale for all: in this order onnxruntime makes one operator of product and scales
    y = g.op("Mul", g.op("Mul", y, scale), x_scale) if g.by_token else g.op("Mul", y, g.op("Mul", x_scale, scale))
    return g.op("Add", y, g.const(name + ".b", bias, np.float32))


def attention(g, x, weights, layer, mask, heads):
    def by_head(name, order, factor=1.0):
        y = g.op("Reshape", linear(g, x, weights, layer + name, factor), heads)
        return g.op("Transpose", y, perm=order)

    q = by_head("q", [0, 2, 1, 3], (WIDTH // HEADS) ** -0.5)
    k, v = by_head("k", [0, 2, 3, 1]), by_head("v", [0, 2, 1, 3])
    shares = g.op("Softmax", g.op("Add", g.op("MatMul", q, k), mask), axis=-1)
    found = g.op("Transpose", g.op("MatMul", shares, v), perm=[0, 2, 1, 3])
    return linear(g, g.op("Reshape", found, g.ints(-1, WIDTH)), weights, layer + "ao")


def feed_forward(g, x, weights, layer):
    h = linear(g, x, weights, layer + "fi")
    tail = g.op("Add", g.op("Erf", g.op("Div", h, g.number(2**0.5))), g.number(1))
    h = g.op("Mul", g.op("Mul", h, tail), g.number(0.5))
    return linear(g, h, weights, layer + "fo", is_gelu=True)


def reader_graph(weights, word, by_token):
    """weights: float32 by name, as net.py's; word: see word_vectors; by_token: whether each token has a scale of its own.

    Inputs input_ids, attention_mask int64 (batch, tokens); outputs start_logits, end_logits float32 (batch, tokens), and what leaves
    the LAYERS_SHOWN, one after the other, hidden_states float32 (batch, tokens, 3 * 384).
    """
    g = Graph(by_token)
    shape = g.op("Shape", "input_ids")
    positions = g.const("positions", weights["enc.pos.weight"] + weights["enc.tt"][0])
    tokens = g.op("Gather", shape, g.ints(1))
    x = g.op("Add", word_vectors(g, word), g.op("Slice", positions, g.ints(0), tokens, g.ints(0)))
    x = layer_norm(g, g.op("Reshape", x, g.ints(-1, WIDTH)), weights, "enc.ln")
    seen = g.op("Unsqueeze", g.op("Cast", "attention_mask", to=T.FLOAT), g.ints(1, 2))
    mask = g.op("Mul", g.op("Sub", g.number(1), seen), g.number(-1e4))
    heads = g.op("Concat", shape, g.ints(HEADS, WIDTH // HEADS), axis=0)
    shown = []
    for i in range(1 + max(int(name.split(".")[2]) for name in weights if name.startswith("enc.layers"))):
        layer = f"enc.layers.{i}."
        x = layer_norm(g, g.op("Add", x, attention(g, x, weights, layer, mask, heads)), weights, layer + "aln")
        x = layer_norm(g, g.op("Add", x, feed_forward(g, x, weights, layer)), weights, layer + "oln")
        if i in LAYERS_SHOWN:
            shown.append(x)
    y = g.op("MatMul", x, g.const("qa.w", weights["qa.weight"].T))
    y = g.op("Add", y, g.const("qa.b", weights["qa.bias"]))
    ends = g.op("Split", g.op("Reshape", y, g.op("Concat", shape, g.ints(2), axis=0)), outputs=2, axis=2)
    names = ("start_logits", "end_logits")
    width = g.op("Concat", shape, g.ints(len(shown) * WIDTH), axis=0)
    g.nodes.append(H.make_node("Reshape", [g.op("Concat", *shown, axis=1), width], ["hidden_states"]))
    for logits, name in zip(ends, names):
        g.nodes.append(H.make_node("Squeeze", [logits, g.ints(2)], [name]))

    def values(names, kind):
        return [H.make_tensor_value_info(name, kind, ["batch", "tokens"]) for name in names]

    inputs = values(("input_ids", "attention_mask"), T.INT64)
    hidden = H.make_tensor_value_info("hidden_states", T.FLOAT, ["batch", "tokens", len(shown) * WIDTH])
    outputs = [*values(names, T.FLOAT), hidden]
    graph = H.make_graph(g.nodes, "kiosque", inputs, outputs, list(g.constants.values()))
    model = H.make_model(graph, opset_imports=[H.make_opsetid("", 15)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model
