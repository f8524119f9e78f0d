"""The network: XLM-R's BERT with absolute positions, and two numbers a token (start, end of an answer)."""

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F


class Layer(nn.Module):
    def __init__(self, width=384, heads=12, inner=1536, eps=1e-12):
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.ao = (nn.Linear(width, width) for _ in range(4))
        self.aln, self.oln = nn.LayerNorm(width, eps=eps), nn.LayerNorm(width, eps=eps)
        self.fi, self.fo = nn.Linear(width, inner), nn.Linear(inner, width)

    def forward(self, x, mask):
        b, n, w = x.shape

        def split(y):
            return y.view(b, n, self.heads, w // self.heads).transpose(1, 2)

        # plain products: torch's fused attention has a slow backward pass on CPUs
        q, k, v = split(self.q(x) * (w // self.heads) ** -0.5), split(self.k(x)), split(self.v(x))
        a = q @ k.transpose(-1, -2)
        if mask is not None:
            a = a + mask.to(a.dtype)
        x = self.aln(x + self.ao((torch.softmax(a, -1, dtype=a.dtype) @ v).transpose(1, 2).reshape(b, n, w)))
        return self.oln(x + self.fo(F.gelu(self.fi(x))))


class Encoder(nn.Module):
    def __init__(self, pieces, layers=12):
        super().__init__()
        self.word, self.pos, self.tt = (
            nn.Embedding(pieces, 384),
            nn.Embedding(512, 384),
            nn.Parameter(torch.zeros(2, 384)),
        )
        self.ln = nn.LayerNorm(384, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))

    def forward(self, ids, mask):
        """ids int64 (batch, tokens), mask 0/1 of the same shape or None -> (batch, tokens, 384)"""
        x = self.ln(self.word(ids) + self.pos(torch.arange(ids.shape[1]))[None] + self.tt[0])
        mask = None if mask is None else (1 - mask[:, None, None, :]) * -1e4
        for l in self.layers:
            x = l(x, mask)
        return x


class Reader(nn.Module):
    def __init__(self, pieces, layers=12):
        super().__init__()
        self.enc, self.qa = Encoder(pieces, layers), nn.Linear(384, 2)

    def forward(self, ids, mask):
        """-> float32 (batch, tokens, 2): logits that an answer starts, ends at each token"""
        return self.qa(self.enc(ids, mask)).float()


def load_base(enc, keep, path):
    z = np.load(path)
    t = lambda n, shape: torch.from_numpy(z[n].reshape(shape).copy())
    enc.word.weight.data = torch.from_numpy(z["emb.word"].reshape(-1, 384)[keep].copy())
    enc.pos.weight.data, enc.tt.data = t("emb.pos", (512, 384)), t("emb.type", (2, 384))
    enc.ln.weight.data, enc.ln.bias.data = t("emb.ln.w", (384,)), t("emb.ln.b", (384,))
    for i, l in enumerate(enc.layers):
        for n in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln"):
            m = getattr(l, n)
            m.weight.data, m.bias.data = t(f"l{i}.{n}.w", m.weight.shape), t(f"l{i}.{n}.b", m.bias.shape)
