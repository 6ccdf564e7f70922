"""A text as the rules read it: its words with their stems, and how far apart two of them stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from contentgen.verification.agreement.lexicon import keys
from contentgen.verification.number import normal
from contentgen.verification.overlap import STOP, stem

_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:\.[^\W\d_](?=\.))*(?:['’][^\W\d_]+)?|[^\W_]+|[.,;:!?()—–%$€£¥°\-−\"“”]",
    re.UNICODE,
)
#: what crossing a mark or a joining word adds to the distance of two words
_CROSSING = {",": 2.0, ":": 2.0, ";": 6.0, "—": 4.0, "–": 1.0, "(": 2.0, ")": 2.0, ".": 12.0, "!": 12.0, "?": 12.0}
_JOINING = {
    "and": 1.5,
    "but": 5.0,
    "while": 5.0,
    "whereas": 5.0,
    "although": 5.0,
    "though": 5.0,
    "because": 3.0,
    "against": 1.0,
}
_ABBREVIATION = re.compile(
    r"(?:mr|mrs|ms|dr|prof|st|no|vs|v|al|e\.g|i\.e|etc|fig|eds?|inc|ltd|co|approx|u\.s|u\.k|[a-z])", re.I
)
_ENDING = re.compile(r"(?<=.)(?:'s|n't)$")
_LEADS_BACK = frozenset("it he she they its his her their these those both this that such latter former".split())
#: how many words at the start of a sentence may lead back to the one before
_OPENING = 9


class Word(NamedTuple):
    """A word, number or mark; `stem` is empty for what carries no meaning of its own."""

    text: str
    lower: str
    stem: str
    sentence: int


class Text:
    """The words of a text in order. Made by `read`; values that follow from the words are worked out once."""

    def __init__(self, text: str) -> None:
        self.text = text
        tokens = list(_TOKEN.finditer(text))
        self.words: tuple[Word, ...] = tuple(_words(text, tokens))
        self.spans = [match.span() for match in tokens]
        self._led_back: dict[int, bool] = {}

    @cached_property
    def stems(self) -> dict[str, tuple[int, ...]]:
        """Stem -> where it stands."""
        found: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            if word.stem:
                found.setdefault(word.stem, []).append(place)
        return {word: tuple(places) for word, places in found.items()}

    @cached_property
    def stems_in_order(self) -> tuple[str, ...]:
        """The stems as they first occur."""
        return tuple(self.stems)

    @cached_property
    def held_under(self) -> dict[str, list[int]]:
        """Key of the tables of likeness -> the numbers of the stems under it."""
        found: dict[str, list[int]] = {}
        for number, word in enumerate(self.stems):
            for key in keys(word):
                found.setdefault(key, []).append(number)
        return found

    @cached_property
    def content(self) -> tuple[int, ...]:
        """The places of the words with a meaning of their own."""
        return tuple(place for place, word in enumerate(self.words) if word.stem)

    @cached_property
    def reach(self) -> list[float]:
        """How far each word stands from the start, marks and joining words counted dearer."""
        total, reach = 0.0, []
        for place, word in enumerate(self.words):
            step = 1.0 if word.lower[0].isalnum() else _CROSSING.get(word.lower, 0.5)
            if word.lower == "." and word.sentence == self._sentence_after(place):
                step = 0.5
            elif word.lower in ".!?" and self._goes_on(place):
                step = 4.0
            total += step + _JOINING.get(word.lower, 0.0)
            reach.append(total)
        return reach

    def _sentence_after(self, place: int) -> int:
        return self.words[place + 1].sentence if place + 1 < len(self.words) else -1

    def _goes_on(self, place: int) -> bool:
        return place + 1 < len(self.words) and self.leads_back(self.words[place + 1].sentence)

    def leads_back(self, number: int) -> bool:
        """Whether the first words of a sentence speak of what the one before named."""
        known = self._led_back.get(number)
        if known is None:
            places = self.sentence(number)[:_OPENING]
            known = number > 0 and any(self.words[place].lower in _LEADS_BACK for place in places)
            self._led_back[number] = known
        return known

    def distance(self, one: int, other: int) -> float:
        """How far apart two words stand, marks and joining words between them counted dearer."""
        return abs(self.reach[one] - self.reach[other])

    def at(self, offset: int) -> int:
        """The word at a character of the text."""
        return max(0, bisect_right(self.spans, (offset, len(self.text) + 1)) - 1)

    @cached_property
    def _sentences(self) -> dict[int, tuple[int, ...]]:
        found: dict[int, list[int]] = {}
        for place, word in enumerate(self.words):
            found.setdefault(word.sentence, []).append(place)
        return {number: tuple(places) for number, places in found.items()}

    def sentence(self, number: int) -> tuple[int, ...]:
        """The places of one sentence."""
        return self._sentences.get(number, ())


#: makes a Word from a tuple of its fields, several times as fast as calling it
_word = tuple.__new__


@lru_cache(maxsize=65_536)
def _meaning(lower: str) -> str:
    """The stem of a word that carries meaning, a number behind `#`; empty for others."""
    bare = _ENDING.sub("", lower)
    if bare[0].isdigit():
        return "#" + normal(bare)
    return stem(bare) if bare[0].isalpha() and bare not in STOP and len(bare) > 1 else ""


def _words(text: str, tokens: list[re.Match[str]]) -> Iterator[Word]:
    sentence = 0
    for number, match in enumerate(tokens):
        lower = match[0].lower().replace("’", "'")
        yield _word(Word, (match[0], lower, _meaning(lower), sentence))
        if (
            lower in ("!", "?")
            or (lower == "." and _ends(tokens, number))
            or (number + 1 < len(tokens) and text.find("\n", match.end(), tokens[number + 1].start()) >= 0)
        ):
            sentence += 1


def _ends(tokens: list[re.Match[str]], number: int) -> bool:
    """Whether the full stop at this token ends a sentence."""
    if number + 1 == len(tokens):
        return True
    after, before = tokens[number + 1], tokens[number - 1] if number else None
    apart = after.start() > tokens[number].end()
    short = before is not None and before.end() == tokens[number].start() and bool(_ABBREVIATION.fullmatch(before[0]))
    return apart and not short and (after[0][0].isupper() or not after[0][0].isalpha())


@lru_cache(maxsize=512)
def read(text: str) -> Text:
    """The text, read once for all rules."""
    return Text(text)
