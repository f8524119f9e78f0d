"""Questions written for the reader about invented news passages: what news/README.md describes.

news.py FILE... checks files: prints their counts, and every line that is not right.
"""

import collections
import sys

FEWEST_WORDS, MOST_WORDS = 45, 190


class Malformed(ValueError):
    pass


def question_in(line, passage):
    """-> kind with its sign ("+why", "-swap"), language, question, span in the passage or None"""
    parts = [part.strip() for part in line[2:].split("|")]
    head = parts[0].split()
    if len(head) != 2 or head[1] not in ("fr", "en"):
        raise Malformed("begins with a sign, a kind, and fr or en")
    if line[0] == "-":
        if len(parts) != 2:
            raise Malformed("- KIND LANGUAGE | question")
        return "-" + head[0], head[1], parts[1], None
    if len(parts) not in (3, 4) or not parts[2]:
        raise Malformed("+ KIND LANGUAGE | question | answer [| which of its places]")
    at = -1
    for _ in range(int(parts[3]) if len(parts) == 4 else 1):
        at = passage.find(parts[2], at + 1)
        if at < 0:
            raise Malformed("the answer is not in the passage")
    return "+" + head[0], head[1], parts[1], (at, at + len(parts[2]))


def load_news(paths, malformed=None):
    """Questions: q, c (the passage), s (span of the answer or None), t (title), kind, language. Throws Malformed for a line
    that is not right, where `malformed(path, line number, why)` is not given."""
    found = []
    for path in paths:
        title = passage = None
        for number, line in enumerate(open(path, encoding="utf-8"), 1):
            line = line.strip()
            try:
                if line.startswith("# "):
                    title, passage = line[2:], None
                elif line and passage is None:
                    passage = line
                    if not FEWEST_WORDS <= len(line.split()) <= MOST_WORDS:
                        raise Malformed(f"a passage of {len(line.split())} words")
                elif line[:2] in ("+ ", "- "):
                    kind, language, q, span = question_in(line, passage)
                    found.append(dict(q=q, c=passage, s=span, t=title, id=None, kind=kind, language=language))
                elif line:
                    raise Malformed("a passage is one line")
            except Malformed as error:
                if malformed is None:
                    raise Malformed(f"{path}:{number}: {error}") from None
                malformed(path, number, error)
    return found


def main(paths):
    wrong = []
    found = load_news(paths, lambda path, number, why: wrong.append(f"{path}:{number}: {why}"))
    counts = collections.Counter(x["kind"] for x in found)
    counts.update(x["language"] for x in found)
    print(f"{len({x['c'] for x in found})} passages, {len(found)} questions", dict(sorted(counts.items())))
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
