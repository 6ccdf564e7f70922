"""Whether a passage still stands in a text: word for word whatever the typography, edited, or not at all."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Literal

from contentgen.model import Frozen
from contentgen.rot.values import RotLimits
from contentgen.sources.base import Document
from contentgen.sources.screen import Screen
from contentgen.sources.sentences import split
from contentgen.sources.text import clean, squeeze

#: a number with its points and sign, a sign that counts, or a word; quotation marks, dashes and white space are none
_WORD = re.compile(r"(?<![\w.])-?\d+(?:[.,]\d+)*|[%$€£<>≤≥]|[^\W_]+(?:['’ʼ`][^\W_]+)*")
_DASHES = re.compile(r"[‐‑‒–—―−]")
_PER_CENT = re.compile(r"\b(?:percent|per cent)\b", re.IGNORECASE)
_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ`", "'"))


class Near(Frozen):
    """How a passage stands to a text. `now` is the sentence that it has become, `gone` and `new` the words that differ."""

    state: Literal["found", "changed", "gone"]
    now: str = ""
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()

    @property
    def figure_changed(self) -> bool:
        """Whether a number differs."""
        return any(char.isdigit() for word in (*self.gone, *self.new) for char in word)


def words_of(text: str) -> tuple[str, ...]:
    """The words, numbers and signs of a text as they are compared.

    >>> words_of("“It’s” 5 % – not 1,000!")
    ("it's", '5', '%', 'not', '1,000')
    """
    return tuple(word.casefold() for word in _as_written(text))


def _as_written(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", _PER_CENT.sub("%", _DASHES.sub("-", clean(text))))
    return [word.translate(_APOSTROPHES) for word in _WORD.findall(plain)]


class Haystack:
    """A text to look passages up in: its words in a row, and its sentences.

    `beside` is more of the same text that may hold a passage and is not quoted from, such as tables and asides.
    """

    def __init__(self, texts: Iterable[str], beside: str = "") -> None:
        whole = list(texts)
        self._rows = tuple(_row(words_of(text)) for text in (*whole, " ".join(whole), beside))
        self._sentences = [squeeze(raw) for text in whole for _, raw in split(clean(text))]
        self._counts = [Counter(words_of(sentence)) for sentence in self._sentences]
        self._screen = Screen()

    @classmethod
    def of(cls, documents: Sequence[Document], beside: str = "") -> Haystack:
        """The running text of documents, heading by heading."""
        return cls([block.text for document in documents for block in document.blocks], beside)

    def holds(self, passage: str) -> bool:
        """Whether the passage stands there word for word."""
        wanted = _row(words_of(passage))
        return bool(wanted.strip()) and any(wanted in row for row in self._rows)

    def look_for(self, passage: str, limits: RotLimits) -> Near:
        """Where the passage is now. A sentence that reads like an order to a model is never shown as what it became."""
        if self.holds(passage):
            return Near(state="found")
        words = words_of(passage)
        counts = Counter(words)
        shared = [(counts & other).total() / max(len(words), other.total(), 1) for other in self._counts]
        ranked = sorted(range(len(shared)), key=lambda at: (-shared[at], at))[: limits.candidates]
        alike = {at: _alike(words, words_of(self._sentences[at])) for at in ranked if shared[at] > 0}
        best = max(alike, key=lambda at: (alike[at], -at), default=None)
        if best is None or alike[best] < limits.same_sentence or self._screen.reason(self._sentences[best]):
            return Near(state="gone")
        gone, new = _differing(_as_written(passage), _as_written(self._sentences[best]))
        return Near(state="changed", now=self._sentences[best], gone=gone, new=new)


def _row(words: Sequence[str]) -> str:
    return f" {' '.join(words)} "


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of words in common in the same order, 0 to 1 (Ratcliff and Obershelp, as `difflib` has it)."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _differing(was: Sequence[str], now: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The runs of words that gave way, and those that came."""
    matcher = SequenceMatcher(None, [w.casefold() for w in was], [w.casefold() for w in now], autojunk=False)
    edits = [edit for edit in matcher.get_opcodes() if edit[0] != "equal"]
    gone = tuple(" ".join(was[start:end]) for _, start, end, _, _ in edits if end > start)
    new = tuple(" ".join(now[start:end]) for _, _, _, start, end in edits if end > start)
    return gone, new
