"""Questions made unanswerable: the sentence taken out, a name or number exchanged, another paragraph."""

import collections
import random
import re

SENTENCE_END = re.compile(r'(?<=[.!?…])\s+(?=[A-ZÀ-ÖØ-Þ0-9«"“(])')
NAME = re.compile(r"(?<=[ '’(«\"])(?:[A-ZÀ-ÖØ-Þ][\w\-]+(?: (?:de |du |des |la |von |van )?[A-ZÀ-ÖØ-Þ][\w\-]+)*)")
NUMBER = re.compile(r"\b\d{2,4}\b")
FUNCTION_WORDS = set(
    "de la le les des du un une et à en que qui quel quelle est ce dans pour par sur au aux il elle "
    "was the of in to a is what who which how did and on for".split()
)


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


def without_answer(x, by_title, everywhere, more):
    """In one of the three ways. `more`: rather by its sentence taken out, or a name exchanged, than by another paragraph."""
    draw = random.random()
    made = None
    if draw < (0.42 if more else 0.36):
        made = removed(x)
    elif draw < (0.74 if more else 0.62):
        made = swapped(x, pool_of(x, by_title, everywhere))
    return made or elsewhere(x, by_title, everywhere)


def pool_of(x, by_title, everywhere):
    return by_title[x["t"]] if len(by_title[x["t"]]) > 3 else everywhere
