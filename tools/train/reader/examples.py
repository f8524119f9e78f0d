"""Questions with and without an answer in their passage, as token ids.

examples.py DATA PIAF WORK [second|news|ranked]: reads DATA/*.json.gz and PIAF (SQuAD format), writes WORK/train.pkl: (groups, dev) and
WORK/piaf-dev-titles.json. A group is a list of examples (ids, first passage token, first and last answer token; 0, 0 where there is
none): one, or a question's passage and others for the same question, which must come behind it.
`second` draws other examples, with more questions without an answer. `news` takes the questions about news (news/), each file but
those held out, with some of the others so that nothing is forgotten, and passages under their headlines; its dev are those held out.
`ranked` sets beside a question's passage what retrieval finds for it too (WORK/neighbours.jsonl, by neighbours.ts), and the other parts
of its article where the news are told in parts (news/parts-*).
"""

import collections
import glob
import gzip
import json
import os
import pickle
import random
import re
import sys

import numpy as np
from tokenizers import Tokenizer

from headlines import by_headline, names_of, under_headline
from news import load_news
from ranked import ranked_groups
from unanswerable import elsewhere, paragraphs_by_title, pool_of, removed, swapped, without_answer

DATA, PIAF, WORK = sys.argv[1:4]
DRAW = sys.argv[4] if len(sys.argv) > 4 else "first"
SECOND = DRAW != "first"
NEWS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "news")
QUESTION_TOKENS, HEADLINE_TOKENS, MOST_TOKENS = 48, 40, 320
# so many of the passages that have a headline are read under it
HEADED = 0.85

FILES = {
    "wiki": "sq_wiki",
    "reddit": "sq_reddit",
    "amazon": "sq_amazon",
    "es20": "squad_es20",
    "it": "squad_it_test",
    "en20": "squad_en20part",
    "xen": "xquad.en",
    "xde": "xquad.de",
    "xro": "xquad.ro",
    "es11": "squad_es11",
}
# for each source: how often a question is used, how many made questions without an answer follow each time
RATES = {
    "piaf": (2, 1.0),
    "wiki": (1, 0.8),
    "reddit": (1, 0.6),
    "amazon": (0.5, 0.5),
    "es20": (1, 0.3),
    "it": (0.8, 0.7),
    "en20": (1, 0.9),
    "xen": (1, 0.5),
    "xde": (0.5, 0.4),
    "xro": (0.5, 0.4),
    "xl": (1, 0.6),
}
SECOND_RATES = {
    "piaf": (1.6, 1.5),
    "wiki": (0.7, 1.0),
    "reddit": (0.35, 0.6),
    "amazon": (0.15, 0.5),
    "es20": (1, 0.4),
    "it": (0.4, 0.8),
    "en20": (0.6, 1.0),
    "xen": (1, 0.6),
    "xde": (0.3, 0.4),
    "xro": (0.3, 0.4),
    "xl": (0.6, 0.6),
}
# what is drawn of the others beside the news
REPEATED_RATES = {
    "piaf": (0.6, 1.0),
    "wiki": (0.12, 0.8),
    "en20": (0.3, 0.7),
    "xen": (0.4, 0.5),
    "xl": (0.15, 0.5),
}
RANKED_RATES = {
    "piaf": (0.0, 0.0),
    "wiki": (0.06, 0.8),
    "en20": (0.15, 0.7),
    "xen": (0.3, 0.5),
    "xl": (0.12, 0.5),
}
# of the older news so many are kept beside what is ranked
RANKED_NEWS = 0.5
# of the questions about news so many are drawn a second time, and so many are put to their passage without its answer
NEWS_AGAIN, NEWS_REMOVED = 0.5, 1500
# so many questions are made to name what only the headline names, and as many another one's
NEWS_NAMED = 2500
# questions of one language on passages of another, joined by their ids: (questions, passages, at most)
CROSSED = [
    ("xen", "es11", 1190),
    ("xen", "xde", 1190),
    ("xen", "xro", 1190),
    ("it", "es11", 2500),
    ("es11", "it", 2500),
    ("xde", "xen", 1190),
    ("es11", "xen", 1190),
    ("xen", "it", 1190),
]


def load(path):
    """Questions of a file in SQuAD format: question, passage, span of the answer or None, title, id."""
    found = []
    for article in json.load(gzip.open(path, "rt") if path.endswith("gz") else open(path))["data"]:
        for paragraph in article["paragraphs"]:
            for qa in paragraph["qas"]:
                answers = qa.get("answers") or []
                span = None
                if answers and not qa.get("is_impossible"):
                    start, text = answers[0]["answer_start"], answers[0]["text"]
                    if paragraph["context"][start : start + len(text)] != text:
                        continue
                    text = text.rstrip(" .,;")
                    if not text:
                        continue
                    span = (start, start + len(text))
                question = re.sub(r"\s+", " ", qa["question"]).strip()
                found.append(dict(q=question, c=paragraph["context"], s=span, t=article.get("title", ""), id=qa.get("id")))
    return found


def crossed(questions, passages, most):
    by_id = {x["id"]: x for x in questions}
    pairs = [{**y, "q": by_id[y["id"]]["q"]} for y in passages if y["id"] in by_id and y["s"]]
    random.shuffle(pairs)
    return pairs[:most]


def times(rate):
    return int(rate) + (random.random() < rate - int(rate))


def training_examples(sets):
    examples = []
    for name, (uses, made) in {"first": RATES, "second": SECOND_RATES, "news": REPEATED_RATES, "ranked": RANKED_RATES}[DRAW].items():
        everywhere = list(dict.fromkeys(x["c"] for x in sets[name]))
        # each paragraph of these two is an article of its own
        alone = name in ("reddit", "amazon")
        by_title = collections.defaultdict(list) if alone else paragraphs_by_title(sets[name])
        for x in sets[name]:
            for _ in range(times(uses)):
                examples.append(x)
                if x["s"] is None:
                    continue
                for _ in range(times(made)):
                    example = without_answer(x, by_title, everywhere, more=SECOND)
                    if example:
                        examples.append(example)
    random.shuffle(examples)
    return examples


def news_examples(news):
    examples = list(news)
    examples += random.sample(news, int(NEWS_AGAIN * len(news)))
    without = [removed(x) for x in news if x["s"]]
    examples += random.sample([x for x in without if x], NEWS_REMOVED)
    pool = sorted({name for x in news for name in names_of(x)})
    pairs = [pair for pair in (under_headline(x, pool) for x in news) if pair]
    return examples + [x for pair in random.sample(pairs, NEWS_NAMED) for x in pair]


def encoded(x, tokenizer):
    """`<s> query: QUESTION </s></s> HEADLINE. PASSAGE </s>`, the passage cut around the answer where it is too long."""
    question = tokenizer.encode("query: " + x["q"], add_special_tokens=False).ids[:QUESTION_TOKENS]
    headline = []
    if x.get("t") and random.random() < HEADED:
        headline = tokenizer.encode(x["t"].replace("_", " ") + ".", add_special_tokens=False).ids[:HEADLINE_TOKENS]
    passage = tokenizer.encode(x["c"], add_special_tokens=False)
    ids, room = passage.ids, MOST_TOKENS - len(question) - len(headline) - 4
    first = last = None
    if x["s"]:
        start, end = x["s"]
        for i, (a, b) in enumerate(passage.offsets):
            if first is None and b > start:
                first = i
            if a < end:
                last = i
        if first is None or last is None or last < first:
            return None
    cut = 0
    if len(ids) > room:
        if first is None:
            cut = random.randint(0, len(ids) - room)
        elif last - first >= room:
            cut, last = first, first + room - 1
        else:
            cut = random.randint(max(0, last - room + 1), min(first, len(ids) - room))
        ids = ids[cut : cut + room]
    tokens = [0] + question + [2, 2] + headline + ids + [2]
    base = len(question) + len(headline) + 3
    if first is None:
        return tokens, base, 0, 0
    return tokens, base, base + first - cut, min(base + last - cut, base + len(ids) - 1)


def main():
    random.seed(7)
    tokenizer = Tokenizer.from_file(f"{WORK}/tokenizer.json")
    piaf = load(PIAF)
    titles = sorted({x["t"] for x in piaf})
    random.shuffle(titles)
    dev = set(titles[: len(titles) // 5])
    json.dump(sorted(dev), open(f"{WORK}/piaf-dev-titles.json", "w"))
    sets = {"piaf": [x for x in piaf if x["t"] not in dev]}
    sets |= {name: load(f"{DATA}/{file}.json.gz") for name, file in FILES.items()}
    if SECOND:
        random.seed(23)
    sets["xl"] = [x for a, b, most in CROSSED for x in crossed(sets[a], sets[b], most)]
    drawn = training_examples(sets)
    held_out = []
    groups = [[x] for x in drawn]
    if DRAW in ("news", "ranked"):
        files = sorted(glob.glob(NEWS + "/*.txt"))
        held_out = load_news([path for path in files if "held-out" in path])
        alone = news_examples(load_news([path for path in files if "held-out" not in path and "/parts-" not in path]))
        if DRAW == "ranked":
            alone = random.sample(alone, int(RANKED_NEWS * len(alone)))
            groups += ranked_groups(sets, load_news([path for path in files if "/parts-" in path]), f"{WORK}/neighbours.jsonl")
        groups += [[x] for x in alone]
        random.shuffle(groups)
    # a group whose first passage cannot be encoded is none
    groups = [[encoded(x, tokenizer) for x in group] for group in groups]
    groups = [[e for e in group if e] for group in groups if group[0]]
    lengths = [len(e[0]) for group in groups for e in group]
    print(len(groups), "groups,", len(lengths), "examples of", np.mean(lengths), "tokens")

    unseen = [x for x in piaf if x["t"] in dev]
    by_title, everywhere = paragraphs_by_title(unseen), list(dict.fromkeys(x["c"] for x in unseen))
    kept = [("news" if x["s"] else "near", encoded(x, tokenizer)) for x in held_out]
    kept += [(kind, encoded(x, tokenizer)) for kind, x in by_headline(held_out)]
    for x in random.sample(unseen, 150 if held_out else 700):
        made = {
            "pos": x,
            "rem": removed(x),
            "swap": swapped(x, pool_of(x, by_title, everywhere)),
            "oth": elsewhere(x, by_title, everywhere),
        }
        kept += [(kind, encoded(y, tokenizer)) for kind, y in made.items() if y]
    print("dev", collections.Counter(kind for kind, _ in kept))
    pickle.dump((groups, kept), open(f"{WORK}/train.pkl", "wb"))


main()
