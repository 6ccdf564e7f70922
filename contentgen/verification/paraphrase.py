"""Whether a text's words are those of a fact, or others that may stand for them: the classes are in `paraphrase.txt`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from contentgen.model import Frozen
from contentgen.verification.number import WORDS
from contentgen.verification.overlap import STOP, stem

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?", re.UNICODE)
_FRACTION_WORDS = frozenset(
    "half third thirds quarter quarters fifth fifths tenth tenths dozen dozens hundreds thousands twice percent".split()
)


class Words(Frozen):
    """The words of `paraphrase.txt`: classes of words that may stand for one another, and words that add nothing."""

    classes: dict[str, frozenset[str]]
    empty: frozenset[str]


@lru_cache(maxsize=1)
def paraphrases() -> Words:
    """Stem -> the names of its classes; and the stems of empty words. Read once."""
    lines = files("contentgen.verification").joinpath("paraphrase.txt").read_text(encoding="utf-8").splitlines()
    classes: dict[str, set[str]] = {}
    empty: set[str] = set()
    for line in (line for line in lines if line and not line.startswith("#")):
        name, _, rest = line.rpartition(":")
        for word in rest.split():
            if name:
                classes.setdefault(stem(word), set()).add(name)
            else:
                empty.add(stem(word))
    return Words(classes={word: frozenset(found) for word, found in classes.items()}, empty=frozenset(empty))


def tokens(text: str) -> list[str]:
    """The words of a text, lower case, without what is contracted or possessive."""
    words = (re.sub(r"'(?:s|re|ve|d|ll|m|t)$", "", word) for word in _WORD.findall(text.lower().replace("’", "'")))
    return [word for word in words if len(word) > 1]


def classes_of(words: Sequence[str]) -> frozenset[str]:
    """The names of the classes that these words belong to."""
    known = paraphrases().classes
    return frozenset(name for token in words for name in known.get(stem(token), ()))


def unheld(text: str, fact: str) -> tuple[str, ...]:
    """The words of a text that a fact neither has nor gives in another word."""
    said, known = tokens(text), tokens(fact)
    stems, classes, words = {stem(word) for word in known}, classes_of(known), paraphrases()
    return tuple(
        word
        for word in dict.fromkeys(said)
        if word not in STOP
        and word not in WORDS
        and word not in _FRACTION_WORDS
        and stem(word) not in words.empty
        and stem(word) not in stems
        and not words.classes.get(stem(word), frozenset()) & classes
    )
