"""Measures the exported reader on the dev questions of WORK/train.pkl: PIAF titles that training did not see, news held out.

evaluate.py FOLDER WORK. Answer: the best span of at most 30 tokens; margin: its logits' sum less that of the first token ("no
answer here"). F1 and exact match are of token positions. For questions without an answer: AUROC of the margin against those with
one, and the share refused at margin 0 (rem: the sentence with the answer taken out; swap: a name, year or number exchanged; oth:
another paragraph; near: what a passage of news does not say; misnamed: the question by the name of another headline).
"""

import collections
import pickle
import sys

import numpy as np

LONGEST_ANSWER = 30


def best_span(start, end, first, last):
    """start, end: logits (tokens,) -> (margin, start token, end token); tokens first to last - 1 are the passage's"""
    sums = start[first:last, None] + end[None, first:last]
    allowed = np.triu(np.ones_like(sums, dtype=bool)) & ~np.triu(np.ones_like(sums, dtype=bool), LONGEST_ANSWER)
    sums = np.where(allowed, sums, -1e9)
    best = int(sums.argmax())
    margin = float(sums.max() - start[0] - end[0])
    return margin, first + best // sums.shape[1], first + best % sums.shape[1]


ANSWERABLE = {"news": ["near"], "named": ["unnamed", "misnamed"], "pos": ["rem", "swap", "oth"]}


def overlap(span, gold):
    """F1 of the tokens of two spans, both (first, last)"""
    common = max(0, min(span[1], gold[1]) - max(span[0], gold[0]) + 1)
    return 2 * common / (span[1] - span[0] + gold[1] - gold[0] + 2)


def report(found):
    """found: (kind, best span, (first, last) token of the answer) of each question"""
    margins = collections.defaultdict(list)
    for kind, (margin, *_), _ in found:
        margins[kind].append(margin)
    lines = []
    for kind, others in ANSWERABLE.items():
        spans = [((s, e), gold) for k, (_, s, e), gold in found if k == kind]
        if not spans:
            continue
        right = np.array(margins[kind])
        f1 = np.array([overlap(*pair) for pair in spans])
        lines.append(
            f"{kind}: {len(spans)} with an answer, F1 {100 * np.mean(f1):.1f}, exact {100 * np.mean(f1 == 1):.1f}, "
            f"touched {100 * np.mean(f1 > 0):.1f}, kept at 0 {100 * np.mean(right > 0):.0f} %"
        )
        for other in others:
            none = np.array(margins[other])
            auroc = np.mean(right[:, None] > none[None])
            lines.append(f"  {other}: {len(none)}, AUROC {auroc:.3f}, refused at 0 {100 * np.mean(none < 0):.0f} %")
    return "\n".join(lines)


def main(folder, work):
    import onnxruntime

    session = onnxruntime.InferenceSession(f"{folder}/onnx/model_quantized.onnx", providers=["CPUExecutionProvider"])
    found = []
    for kind, (ids, passage, first, last) in pickle.load(open(f"{work}/train.pkl", "rb"))[1]:
        tokens = np.array([ids], np.int64)
        inputs = {"input_ids": tokens, "attention_mask": np.ones_like(tokens)}
        start, end = session.run(["start_logits", "end_logits"], inputs)
        found.append((kind, best_span(start[0], end[0], passage, len(ids) - 1), (first, last)))
    print(report(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
