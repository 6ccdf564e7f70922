"""A sentence that is its evidence word for word but for a "not", or but for the word that limited it.

The rules that compare loosely must let a negation pass wherever the evidence holds one too. Where the wording is nearly the
same there is no such doubt: what differs is what the writer changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from contentgen.verification.direction import OPPOSITES
from contentgen.verification.number import normal
from contentgen.verification.strength import LOST
from scoring.text import split_sentences

#: how alike two sentences must be, word by word, for what differs to be the writer's own doing
LEAST_LIKENESS = 0.85
_NEGATES = re.compile(r"not|no|never|none|neither|nor|cannot|without|hardly|\w+n't")
#: words that weaken a statement: one may stand for another
_WEAKENS = frozenset(
    """
    may might could can likely probably possibly perhaps suggests suggest tends tend often sometimes occasionally usually
    typically generally frequently commonly some many several most mostly partly about around roughly approximately nearly almost
    """.split()
)
#: words that bound it, each in its own way: `up to`, `at least`, `few`, `rarely`
_BOUNDS = frozenset("up least few rarely seldom".split())
#: a longer stretch that is gone or new is a clause left out or a thought added, and no change of a word
_MOST_WORDS = 2
_PAIRS = frozenset([*OPPOSITES, *((other, one) for one, other in OPPOSITES)])
_WORD = re.compile(r"[\w'’%.,-]*\w%?")


def turned(sentence: str, texts: Iterable[str]) -> tuple[str, ...]:
    """What a near copy of the evidence has turned round or left out; empty for any other sentence.

    Example:
        >>> turned("Labels do not arrive late or never.", ["Labels do arrive late or never."])
        ('adds “not” to the wording of its evidence',)

    """
    said = _words(sentence)
    ranked = [(_alike(said, words), words) for words in map(_words, _sentences(texts))]
    best, known = max(ranked, key=lambda pair: pair[0], default=(0.0, []))
    if best < LEAST_LIKENESS or said == known:
        return ()
    reasons: list[str] = []
    for gone, new in _changes(known, said):
        reasons += [f"says “{b}” where its evidence says “{a}”" for a, b in _PAIRS if a in gone and b in new]
        figures = [[normal(word.rstrip("%")) for word in part if word[0].isdigit()] for part in (gone, new)]
        reasons += [
            f"changes {a} to {b} in the wording of its evidence" for a, b in zip(*figures, strict=False) if a != b
        ]
        reasons += [f"adds “{word}” to the wording of its evidence" for word in new if _NEGATES.fullmatch(word)]
        reasons += [f"leaves “{word}” out of the wording of its evidence" for word in gone if _NEGATES.fullmatch(word)]
        weaker = _WEAKENS.isdisjoint(new) and _WEAKENS.intersection(gone) - {"can"}
        lost = [word for word in gone if (weaker and word in weaker) or (word in _BOUNDS and word not in said)]
        reasons += [f"{LOST}“{word}” of the wording of its evidence" for word in lost]
    return tuple(dict.fromkeys(reasons))


def _sentences(texts: Iterable[str]) -> list[str]:
    """Each text whole, and its sentences where it has several."""
    found: list[str] = []
    for text in texts:
        parts = split_sentences(text)
        found += [text, *parts] if len(parts) > 1 else [text]
    return list(dict.fromkeys(found))


def _words(text: str) -> list[str]:
    return [word.replace("’", "'").strip(".,") for word in _WORD.findall(text.lower())]


def _alike(one: list[str], other: list[str]) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= LEAST_LIKENESS else 0.0


def _changes(known: list[str], said: list[str]) -> list[tuple[list[str], list[str]]]:
    """Each place at which a word or two differ: what is gone there and what is new, what has only moved left out."""
    found = []
    for kind, a, b, c, d in SequenceMatcher(None, known, said, autojunk=False).get_opcodes():
        if kind != "equal" and max(b - a, d - c) <= _MOST_WORDS:
            gone = [word for word in known[a:b] if known.count(word) > said.count(word)]
            found.append((gone, [word for word in said[c:d] if said.count(word) > known.count(word)]))
    return found
