"""A text as words: their forms (stems, numbers in one notation), which of them carry meaning, and its sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from contentgen.verification.number import WORDS, normal
from contentgen.verification.overlap import STOP, stem

_TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?")
_OPENING = " \"'“‘("
_ENDS = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[A-Z0-9])|\n+|\s\.\s(?=\S)")
#: number words that are more often a pronoun or an ordinal than a count
_NO_COUNT = frozenset(["one", "second"])
#: fewer words than these are no sentence of their own
LEAST_WORDS = 4
#: two words are together within so many words that carry meaning
SKIP = 4


@lru_cache(maxsize=65_536)
def form(word: str) -> str:
    """The form under which a word is compared: a number in digits, else the stem.

    Example:
        >>> form("1,200"), form("twelve"), form("Observed"), form("team's")
        ('1200', '12', 'observ', 'team')

    """
    lowered = word.lower().removesuffix("'s")
    if lowered[:1].isdigit():
        return normal(lowered)
    if lowered in WORDS and lowered not in _NO_COUNT:
        return str(WORDS[lowered])
    return stem(lowered)


@lru_cache(maxsize=65_536)
def runs(word: str) -> frozenset[str]:
    """The three-letter runs of a word, its bounds marked."""
    marked = f"#{word}#"
    return frozenset(marked[start : start + 3] for start in range(len(marked) - 2))


@dataclass(frozen=True)
class Words:
    """The words of a text in their order, and the form of each."""

    text: str
    words: tuple[str, ...]
    forms: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Words:
        """Take a text apart."""
        plain = text.replace("’", "'")
        words = tuple(_TOKEN.findall(plain))
        return cls(plain, words, tuple(map(form, words)))

    @cached_property
    def content(self) -> tuple[int, ...]:
        """The places of the words that carry meaning; of a text without any, all places."""
        found = tuple(place for place, word in enumerate(self.words) if _carries(word))
        return found or tuple(range(len(self.words)))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The forms that occur."""
        return frozenset(self.forms)

    @cached_property
    def lowered(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(map(str.lower, self.words))

    @cached_property
    def letters(self) -> frozenset[str]:
        """The three-letter runs that occur."""
        return frozenset().union(*map(runs, set(self.lowered)))

    @cached_property
    def skips(self) -> frozenset[tuple[str, str]]:
        """Pairs of forms that carry meaning and stand near each other, in their order."""
        said = [self.forms[place] for place in self.content]
        return frozenset((one, other) for n, one in enumerate(said) for other in said[n + 1 : n + 1 + SKIP])

    @cached_property
    def neighbours(self) -> frozenset[tuple[str, str]]:
        """Pairs of forms of which the second follows the first."""
        return frozenset(pairwise(self.forms))

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each form stands."""
        found: dict[str, list[int]] = {}
        for place, each in enumerate(self.forms):
            found.setdefault(each, []).append(place)
        return found

    @cached_property
    def figures(self) -> tuple[int, ...]:
        """The places of numbers, in digits or words."""
        return tuple(place for place, each in enumerate(self.forms) if each[:1].isdigit())

    @cached_property
    def names(self) -> tuple[int, ...]:
        """The places of words that are written like names: a capital inside a sentence, or several."""
        starts = _sentence_starts(self.text)
        return tuple(place for place, word in enumerate(self.words) if _is_name(word, place in starts))


def _carries(word: str) -> bool:
    return word[0].isdigit() or (len(word) > 1 and word.lower() not in STOP)


def _is_name(word: str, starts: bool) -> bool:
    if word.lower() in STOP or not word[0].isalpha():
        return False
    return (word[0].isupper() and not starts) or any(letter.isupper() for letter in word[1:])


def _sentence_starts(text: str) -> frozenset[int]:
    starts = set()
    for place, match in enumerate(_TOKEN.finditer(text)):
        before = match.start() - 1
        while before >= 0 and text[before] in _OPENING:
            before -= 1
        if before < 0 or text[before] in ".?!:\n":
            starts.add(place)
    return frozenset(starts)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text that may be a page, a dialogue or tokenised; a scrap joins the one before it.

    Rougher than `scoring.text.split_sentences` on purpose: lines and loose full stops end a sentence here.
    """
    found: list[str] = []
    for part in (each.strip() for each in _ENDS.split(text)):
        if found and len(part.split()) < LEAST_WORDS:
            found[-1] = f"{found[-1]} {part}".strip()
        elif part:
            found.append(part)
    return tuple(found) or (text,)


def pairs(forms: Sequence[str]) -> list[tuple[str, str]]:
    """Neighbours, each with the next."""
    return list(pairwise(forms))
