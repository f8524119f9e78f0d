"""Trains the reader: AdamW, linear warm-up and decay, the word table frozen; in bf16 with float32 masters where the processor has AMX.

train.py WORK EPOCHS RATE [START [FROZEN]]: reads WORK/train.pkl and WORK/base.npz, writes WORK/reader.pt. START, where given, is a
.pt of this script or a .npz of weights (without the word table) to go on from; the embeddings and the first FROZEN layers then stay
as they are.
"""

import pickle
import random
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

from evaluate import best_span, report
from net import Reader, load_base

LAYERS = 12
BATCH, BATCH_GOING_ON = 32, 16
# batches of similar length are cut out of so many batches' worth of examples
SORTED_TOGETHER = 64
# what ranking counts beside finding the span, and the unit of margins there
RANKING, MARGINS_APART = 0.5, 2.0


def batches(groups, size):
    """-> lists of groups of similar length, `size` examples or a few less in each"""
    order = list(groups)
    random.shuffle(order)
    for i in range(0, len(order), size * SORTED_TOGETHER):
        block = sorted(order[i : i + size * SORTED_TOGETHER], key=lambda group: max(len(tokens) for tokens, *_ in group))
        parts = [[]]
        for group in block:
            if sum(map(len, parts[-1])) + len(group) > size:
                parts.append([])
            parts[-1].append(group)
        random.shuffle(parts)
        yield from parts


def ranking_loss(logits, allowed, batch):
    """That of each group's margins: the first passage is the one to be found among them (cross-entropy over the group). A margin is
    the best first and the best last token's logits less those of "nowhere", as far as they can be told without the spans."""
    inside = logits + allowed.unsqueeze(-1)
    best = torch.logsumexp(inside[:, 1:], dim=1).sum(dim=-1)
    margins = (best - logits[:, 0].sum(dim=-1)).float()
    losses, at = [], 0
    for group in batch:
        if len(group) > 1:
            losses.append(F.cross_entropy(margins[None, at : at + len(group)] / MARGINS_APART, torch.zeros(1, dtype=torch.long)))
        at += len(group)
    return torch.stack(losses).mean() if losses else torch.zeros(())


def collate(batch):
    """-> ids, mask, what keeps spans inside the passage (0 or -1e4 a token), first tokens, last tokens"""
    length = (max(len(tokens) for tokens, *_ in batch) + 15) // 16 * 16
    ids = torch.full((len(batch), length), 1)
    mask = torch.zeros(len(batch), length)
    allowed = torch.full((len(batch), length), -1e4)
    for i, (tokens, passage, _, _) in enumerate(batch):
        ids[i, : len(tokens)] = torch.tensor(tokens)
        mask[i, : len(tokens)] = 1
        allowed[i, 0] = 0
        allowed[i, passage : len(tokens) - 1] = 0
    first, last = (torch.tensor([x[k] for x in batch]) for k in (2, 3))
    return ids, mask, allowed, first, last


@torch.no_grad()
def evaluate(model, dev):
    found = []
    ordered = sorted(dev, key=lambda x: len(x[1][0]))
    for i in range(0, len(ordered), BATCH):
        part = ordered[i : i + BATCH]
        ids, mask, *_ = collate([example for _, example in part])
        logits = model(ids, mask).numpy()
        for row, (kind, (tokens, passage, first, last)) in zip(logits, part):
            span = best_span(row[:, 0], row[:, 1], passage, len(tokens) - 1)
            found.append((kind, span, (first, last)))
    return report(found)


def has_amx():
    return "amx_bf16" in open("/proc/cpuinfo").read()


def freeze(encoder, layers):
    for part in (encoder.pos, encoder.ln, *encoder.layers[:layers]):
        for weight in part.parameters():
            weight.requires_grad_(False)
    encoder.tt.requires_grad_(False)


def main(work, epochs, rate, start=None, frozen=0):
    torch.manual_seed(1)
    random.seed(1)
    torch.set_num_threads(2)
    keep = np.load(f"{work}/keep.npy")
    model = Reader(len(keep), LAYERS)
    load_base(model.enc, keep, f"{work}/base.npz")
    if start:
        if start.endswith(".pt"):
            weights = torch.load(start)
        else:
            weights = {name: torch.from_numpy(w.astype(np.float32)) for name, w in np.load(start).items()}
        model.load_state_dict(weights, strict=False)
        freeze(model.enc, int(frozen))
    size = BATCH_GOING_ON if start else BATCH
    model.enc.word.weight.requires_grad_(False)
    if has_amx():
        model = model.bfloat16()
    groups, dev = pickle.load(open(f"{work}/train.pkl", "rb"))
    steps = int(float(epochs) * sum(1 for _ in batches(groups, size)))
    trained = {name: p for name, p in model.named_parameters() if p.requires_grad}
    master = {name: p.detach().float().clone() for name, p in trained.items()}
    optimizer = torch.optim.AdamW(
        [
            {"params": [p for p in master.values() if p.ndim >= 2], "weight_decay": 0.01},
            {"params": [p for p in master.values() if p.ndim < 2], "weight_decay": 0},
        ],
        lr=float(rate),
        betas=(0.9, 0.98),
        eps=1e-6,
        fused=True,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, (s + 1) / (0.06 * steps)) * max(0.02, 1 - s / steps))
    began, step, losses = time.time(), 0, []
    print("steps", steps, flush=True)
    while step < steps:
        for batch in batches(groups, size):
            ids, mask, allowed, first, last = collate([example for group in batch for example in group])
            logits = model(ids, mask)
            loss = F.cross_entropy(logits[..., 0] + allowed, first) + F.cross_entropy(logits[..., 1] + allowed, last)
            (loss / 2 + RANKING * ranking_loss(logits, allowed, batch)).backward()
            for name, p in trained.items():
                master[name].grad, p.grad = p.grad.float(), None
            torch.nn.utils.clip_grad_norm_(master.values(), 1.0)
            optimizer.step()
            schedule.step()
            with torch.no_grad():
                for name, p in trained.items():
                    p.copy_(master[name])
            step += 1
            losses.append(loss.item() / 2)
            if step % 50 == 0:
                print(step, f"loss {np.mean(losses[-50:]):.3f}", f"{time.time() - began:.0f} s", flush=True)
            if step % 600 == 0 or step == steps:
                print(evaluate(model, dev), flush=True)
                state = {name: master.get(name, p).detach().float() for name, p in model.named_parameters()}
                torch.save(state, f"{work}/reader.pt")
            if step == steps:
                break


main(*sys.argv[1:])
