"""Questions with and without an answer in their passage, as token ids.

examples.py DATA PIAF WORK [second|news]: reads DATA/*.json.gz and PIAF (SQuAD format), writes WORK/train.pkl: (examples, dev), each
example (ids, first passage token, first and last answer token; 0, 0 where there is none), and WORK/piaf-dev-titles.json.
`second` draws other examples, with more questions without an answer. `news` takes the questions about news (news/), each file but
those held out, with some of the others so that nothing is forgotten, and passages under their headlines; its dev are those held out.
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

from news import load_news

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
# of the questions about news so many are drawn a second time, and so many are put to their passage without its answer
NEWS_AGAIN, NEWS_REMOVED = 0.5, 1500
# so many questions are made to name what only the headline names, and as many another one's
NEWS_NAMED = 2500
NAMED_HELD_OUT = 200
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
SENTENCE_END = re.compile(r'(?<=[.!?…])\s+(?=[A-ZÀ-ÖØ-Þ0-9«"“(])')
NAME = re.compile(r"(?<=[ '’(«\"])(?:[A-ZÀ-ÖØ-Þ][\w\-]+(?: (?:de |du |des |la |von |van )?[A-ZÀ-ÖØ-Þ][\w\-]+)*)")
NUMBER = re.compile(r"\b\d{2,4}\b")
FUNCTION_WORDS = set(
    "de la le les des du un une et à en que qui quel quelle est ce dans pour par sur au aux il elle "
    "was the of in to a is what who which how did and on for".split()
)


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


def sentences(text):
    spans, start = [], 0
    for end in SENTENCE_END.finditer(text):
        spans.append((start, end.start()))
        start = end.end()
    return spans + [(start, len(text))]


def removed(x):
    """The passage without the sentence that answers; None where its answer stands elsewhere too."""
    spans = sentences(x["c"])
    start, end = x["s"]
    answer = x["c"][start:end]
    kept = [(a, b) for a, b in spans if not (a < end and b > start)]
    if len(spans) < 3 or len(answer) < 2 or len(kept) < 2:
        return None
    text = " ".join(x["c"][a:b] for a, b in kept)
    return None if answer.lower() in text.lower() else dict(q=x["q"], c=text, s=None, t=x["t"])


def swapped(x, pool):
    """The question about another name or number than the passage's own."""

    def replaced(match, other):
        return dict(q=x["q"][: match.start()] + other + x["q"][match.end() :], c=x["c"], s=None, t=x["t"])

    names = [m for m in NAME.finditer(x["q"]) if m.group() in x["c"] and m.start() > 3]
    numbers = [m for m in NUMBER.finditer(x["q"]) if m.group() in x["c"]]
    if numbers and random.random() < 0.6:
        match = random.choice(numbers)
        number = match.group()
        for _ in range(6):
            if len(number) == 4:
                other = str(int(number) + random.choice([-30, -12, -7, -3, -2, -1, 1, 2, 3, 5, 8, 20]))
            else:
                other = str(random.randint(11, 99))
            if other not in x["c"] + x["t"] and other != number:
                return replaced(match, other)
    if names:
        match = random.choice(names)
        for _ in range(6):
            others = [
                m.group()
                for m in NAME.finditer(" " + random.choice(pool))
                if m.group() not in x["c"] + x["t"] and (" " in m.group()) == (" " in match.group())
            ]
            if others:
                return replaced(match, random.choice(others))
    return None


def content_words(text):
    return {w for w in re.findall(r"\w+", text.lower()) if w not in FUNCTION_WORDS and len(w) > 2}


def elsewhere(x, by_title, everywhere):
    """The question on another paragraph, most often the nearest in words of the same article."""
    others = [c for c in by_title[x["t"]] if c != x["c"]]
    answer = x["c"][x["s"][0] : x["s"][1]].lower()
    if others and random.random() < 0.8:
        asked = content_words(x["q"])
        sample = random.sample(others, min(len(others), 25))
        text = random.choice(sorted(sample, key=lambda c: -len(asked & content_words(c)))[:3])
    else:
        text = random.choice(everywhere)
    return None if answer in text.lower() else dict(q=x["q"], c=text, s=None, t=x["t"] if text in by_title[x["t"]] else "")


def paragraphs_by_title(questions):
    by_title = collections.defaultdict(list)
    for x in questions:
        if x["c"] not in by_title[x["t"]]:
            by_title[x["t"]].append(x["c"])
    return by_title


def without_answer(x, by_title, everywhere):
    draw = random.random()
    made = None
    if draw < (0.42 if SECOND else 0.36):
        made = removed(x)
    elif draw < (0.74 if SECOND else 0.62):
        made = swapped(x, pool_of(x, by_title, everywhere))
    return made or elsewhere(x, by_title, everywhere)


def pool_of(x, by_title, everywhere):
    return by_title[x["t"]] if len(by_title[x["t"]]) > 3 else everywhere


def times(rate):
    return int(rate) + (random.random() < rate - int(rate))


def training_examples(sets):
    examples = []
    for name, (uses, made) in {"first": RATES, "second": SECOND_RATES, "news": REPEATED_RATES}[DRAW].items():
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
                    example = without_answer(x, by_title, everywhere)
                    if example:
                        examples.append(example)
    random.shuffle(examples)
    return examples


def named(x, name):
    """The question with the name of what it is about, as readers put it: before it, after it, in brackets."""
    bare = x["q"].rstrip(" ?.!")
    place = {"fr": "à", "en": "in"}[x["language"]]
    ways = (f"{bare} {place} {name} ?", f"{name} : {x['q']}", f"{bare} ({name}) ?", f"{name}, {x['q']}", f"{bare} {name}")
    return random.choice(ways)


def names_of(x):
    """Of a headline: what its passage names too, inside a sentence."""
    return [m.group() for m in NAME.finditer(" " + x["t"]) if re.search(r"[\w,] " + re.escape(m.group()) + r"\b", x["c"])]


def under_headline(x, pool):
    """Of a question that does not say what it is about: the end of its passage, which does not name what the headline names, asked
    with that name, and with the name in another headline (no answer)."""
    names = names_of(x)
    first = sentences(x["c"])[0][1]
    if not names or (x["s"] and x["s"][0] < first):
        return []
    rest = x["c"][first:].lstrip()
    at = len(x["c"]) - len(rest)
    span = x["s"] and (x["s"][0] - at, x["s"][1] - at)
    name = random.choice(names)
    made = [dict(q=named(x, name), c=rest, s=span, t=x["t"])]
    other = random.choice(pool)
    if other not in x["c"] + x["t"] + x["q"]:
        made.append(dict(q=named(x, other), c=rest, s=None, t=x["t"]))
    return made


def news_examples(news):
    examples = list(news)
    examples += random.sample(news, int(NEWS_AGAIN * len(news)))
    without = [removed(x) for x in news if x["s"]]
    examples += random.sample([x for x in without if x], NEWS_REMOVED)
    pool = sorted({name for x in news for name in names_of(x)})
    pairs = [pair for pair in (under_headline(x, pool) for x in news) if pair]
    return examples + [x for pair in random.sample(pairs, NEWS_NAMED) for x in pair]


def by_headline(held_out):
    """Of what is held out: questions by the name that only the headline has, and by another one's, each with its kind."""
    pool = sorted({name for x in held_out for name in names_of(x)})
    pairs = [pair for pair in (under_headline(x, pool) for x in held_out) if len(pair) == 2]
    kinds = [("named" if one["s"] else "unnamed", "misnamed") for one, _ in pairs]
    found = [list(zip(*two)) for two in zip(kinds, pairs)]
    return [x for two in random.sample(found, min(NAMED_HELD_OUT, len(found))) for x in two]


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
    if DRAW == "news":
        files = sorted(glob.glob(NEWS + "/*.txt"))
        held_out = load_news([path for path in files if "held-out" in path])
        drawn += news_examples(load_news([path for path in files if "held-out" not in path]))
        random.shuffle(drawn)
    examples = [e for e in (encoded(x, tokenizer) for x in drawn) if e]
    print(len(examples), "examples of", np.mean([len(e[0]) for e in examples]), "tokens")

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
    pickle.dump((examples, kept), open(f"{WORK}/train.pkl", "wb"))


main()
