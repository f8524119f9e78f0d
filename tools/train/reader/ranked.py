"""A question's passage, and beside it those that must come behind it: what retrieval finds too, the other parts of the article."""

import json
import random

from unanswerable import content_words, paragraphs_by_title, without_answer

# passages beside a question's own; of what retrieval finds so many of the best ones are drawn from
BESIDE, NEAREST = 2, 6
# of PIAF's questions so many are also made unanswerable alone; so many groups of English ones
MADE, ENGLISH = 0.4, 800


def beside(x, passages):
    """A question's passage, and others of it without its answer."""
    answer = x["c"][x["s"][0] : x["s"][1]].lower()
    others = [(title, text) for title, text in passages if answer not in text.lower()]
    drawn = random.sample(others, min(BESIDE, len(others)))
    return [x] + [dict(q=x["q"], c=text, s=None, t=title) for title, text in drawn]


def ranked_groups(sets, parts, neighbours):
    """-> groups; `neighbours` is the file that neighbours.ts writes, `parts` are questions about news told in parts"""
    found = dict(json.loads(line) for line in open(neighbours, encoding="utf-8"))
    piaf = [x for x in sets["piaf"] if x["s"]]
    groups = [beside(x, found.get(x["q"], [])[:NEAREST]) for x in piaf]
    by_title, everywhere = paragraphs_by_title(piaf), list(dict.fromkeys(x["c"] for x in piaf))
    made = [without_answer(x, by_title, everywhere, more=True) for x in piaf if random.random() < MADE]
    groups += [[x] for x in made if x]
    english = [x for x in sets["en20"] + sets["wiki"] if x["s"]]
    by_title = paragraphs_by_title(english)
    for x in random.sample(english, ENGLISH):
        asked = content_words(x["q"])
        near = sorted((c for c in by_title[x["t"]] if c != x["c"]), key=lambda c: -len(asked & content_words(c)))
        groups.append(beside(x, [(x["t"], c) for c in near[:NEAREST]]))
    by_title = paragraphs_by_title(parts)
    for x in parts:
        others = [(x["t"], c) for c in by_title[x["t"]] if c != x["c"]]
        groups.append(beside(x, others) if x["s"] else [x])
        if not x["s"] and others:
            title, text = random.choice(others)
            groups.append([dict(q=x["q"], c=text, s=None, t=title)])
    return groups
