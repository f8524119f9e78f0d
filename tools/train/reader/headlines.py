"""Questions that name what only the headline of their passage names."""

import random
import re

from unanswerable import NAME, sentences

NAMED_HELD_OUT = 200


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


def by_headline(held_out):
    """Of what is held out: questions by the name that only the headline has, and by another one's, each with its kind."""
    pool = sorted({name for x in held_out for name in names_of(x)})
    pairs = [pair for pair in (under_headline(x, pool) for x in held_out) if len(pair) == 2]
    kinds = [("named" if one["s"] else "unnamed", "misnamed") for one, _ in pairs]
    found = [list(zip(*two)) for two in zip(kinds, pairs)]
    return [x for two in random.sample(found, min(NAMED_HELD_OUT, len(found))) for x in two]
