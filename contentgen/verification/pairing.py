"""Whether figures stand with what they stood with: `84% in March, 51% in June` may not become `51% in March, 84% in June`."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from contentgen.verification.number import normal
from contentgen.verification.overlap import STOP, stem

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_][\w-]*", re.UNICODE)
_YEAR = re.compile(r"(?:19|20)\d\d")
#: how many words on either side of a figure tell what it is about
REACH = 8
#: by how much the other's place must fit better
MARGIN = 1.25

Contexts = dict[str, list[tuple[int, str]]]


def swapped(sentence: str, evidence: str) -> tuple[str, ...]:
    """Reasons to think that two figures or more have changed places; empty when there is none.

    Each figure's neighbours (stems with their distance, before and after it) are compared with those of every figure of
    the evidence. Two figures that each sit better in the other's place have been swapped.

    Example:
        >>> swapped("People scored 15% and models 92%.", "People scored 92% and models scored 15%.")
        ('the figures 15 and 92 stand with what the other stood with',)

    """
    said = _contexts(sentence)
    known = _contexts(evidence) if len(said) > 1 else {}
    shared = [figure for figure in said if figure in known]
    better: dict[str, str] = {}
    for figure in shared:
        others = {o: _fits_better(said[figure], known[o], known[figure]) for o in shared if o != figure}
        best = max(others, key=lambda other: others[other], default="")
        if best and others[best] > 0:
            better[figure] = best
    pairs = sorted({tuple(sorted((one, other))) for one, other in better.items() if better.get(other) == one})
    return tuple(f"the figures {one} and {other} stand with what the other stood with" for one, other in pairs)


@lru_cache(maxsize=512)
def _contexts(text: str) -> Contexts:
    """Figure -> its neighbours; a figure that occurs twice tells nothing and is left out."""
    tokens = [(m[0], normal(m[0]) if m[0][0].isdigit() else "") for m in _TOKEN.finditer(text)]
    figures = Counter(figure for _, figure in tokens if figure and not _YEAR.fullmatch(figure))
    found: Contexts = {}
    for place, (_, figure) in enumerate(tokens):
        if figure and figures[figure] == 1:
            around = range(max(0, place - REACH), min(len(tokens), place + REACH + 1))
            words = [(other - place, tokens[other][0].lower()) for other in around if other != place]
            found[figure] = [(d, stem(w)) for d, w in words if w not in STOP and not w[0].isdigit()]
    return found


def _fits_better(said: list[tuple[int, str]], other: list[tuple[int, str]], own: list[tuple[int, str]]) -> float:
    """By how much neighbours sit better in another figure's place than in their own; what fits both tells nothing."""
    there, here = _likeness(said, other), _likeness(said, own)
    common = {word: min(there.get(word, 0.0), here.get(word, 0.0)) for word in {*there, *here}}
    better = sum(value - common[word] for word, value in there.items())
    return better - MARGIN * sum(value - common[word] for word, value in here.items())


def _likeness(one: list[tuple[int, str]], other: list[tuple[int, str]]) -> dict[tuple[bool, str], float]:
    """Shared neighbours on the same side, the nearer the more."""
    found: dict[tuple[bool, str], float] = {}
    for a, word in one:
        for b, same in other:
            if word == same and (a < 0) == (b < 0):
                found[a < 0, word] = max(found.get((a < 0, word), 0.0), 1 / (a * b))
    return found
