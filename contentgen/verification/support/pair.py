"""A claim and the source it is held to, taken apart once for all features."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from contentgen.verification.support.lexicon import Lexicon, by_beginning, lexicon
from contentgen.verification.support.words import Words, sentences

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Window:
    """Neighbouring sentences: which, how well they cover each word of the claim, and how well all of it."""

    first: int
    last: int
    strengths: Vector
    covered: float


@dataclass(frozen=True)
class Held:
    """The forms of a source, the sentences that hold each, and the longer ones by their beginning."""

    rows: dict[str, list[int]]
    starts: dict[str, list[str]]
    forms: frozenset[str]

    @classmethod
    def by(cls, parts: tuple[Words, ...]) -> Held:
        """What the sentences hold."""
        rows: dict[str, list[int]] = {}
        for row, sentence in enumerate(parts):
            for form in sentence.vocabulary:
                rows.setdefault(form, []).append(row)
        return cls(rows, by_beginning(rows), frozenset(rows))


@dataclass(frozen=True)
class Pair:
    """A claim and its source. Vectors run over the claim's words that carry meaning."""

    claim: Words
    source: Words
    sentences: tuple[Words, ...]
    held: Held
    lexicon: Lexicon

    @classmethod
    def of(cls, source: str, claim: str) -> Pair:
        """Take both apart."""
        return cls(Words.of(claim), *taken_apart(source), lexicon())

    @property
    def comparable(self) -> bool:
        """Whether both sides have words."""
        return bool(self.claim.words and self.source.words)

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The forms of the claim's words that carry meaning."""
        return tuple(self.claim.forms[place] for place in self.claim.content)

    @cached_property
    def weights(self) -> Vector:
        """How rare each of them is."""
        return np.array([self.lexicon.rarity(form) for form in self.forms])

    @cached_property
    def exact(self) -> Vector:
        """1 where the source holds the word itself."""
        return np.array([float(form in self.source.vocabulary) for form in self.forms])

    @cached_property
    def by_sentence(self) -> Vector:
        """How well each sentence (rows) covers each word (columns)."""
        columns = []
        for form in self.forms:
            column = [0.0] * len(self.sentences)
            for other, strength in self.lexicon.stand_ins(form, self.held.forms, self.held.starts).items():
                for row in self.held.rows[other]:
                    column[row] = max(column[row], strength)
            columns.append(column)
        return np.array(columns).T.copy()

    @cached_property
    def strengths(self) -> Vector:
        """How well the whole source covers each word."""
        return np.asarray(self.by_sentence.max(axis=0))

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The forms that the source does not hold."""
        return tuple(form for form in self.forms if form not in self.source.vocabulary)

    @cached_property
    def total_weight(self) -> float:
        """The sum of the weights."""
        return float(self.weights.sum())

    @cached_property
    def _windows(self) -> dict[int, list[Window]]:
        return {}

    @cached_property
    def best(self) -> Window:
        """The sentence that covers the claim best."""
        return self.windows(1)[0]

    @cached_property
    def around(self) -> frozenset[str]:
        """What the best sentence and its neighbours hold."""
        near = self.sentences[max(0, self.best.first - 1) : self.best.last + 2]
        return frozenset().union(*(each.vocabulary for each in near))

    def share(self, strengths: Vector) -> float:
        """The covered share of the claim, rare words counting more."""
        return float(strengths @ self.weights) / self.total_weight

    def windows(self, size: int) -> list[Window]:
        """All runs of so many sentences, the best first."""
        if size not in self._windows:
            found = []
            for first in range(max(1, len(self.sentences) - size + 1)):
                rows = self.by_sentence[first : first + size]
                strengths = rows[0] if len(rows) == 1 else rows.max(axis=0)
                found.append(Window(first, first + len(rows) - 1, strengths, self.share(strengths)))
            self._windows[size] = sorted(found, key=lambda window: (-window.covered, window.first))
        return self._windows[size]


@lru_cache(maxsize=256)
def taken_apart(source: str) -> tuple[Words, tuple[Words, ...], Held]:
    """A source as words, whole and by sentence; claims that share a source share this."""
    parts = tuple(Words.of(each) for each in sentences(source))
    return Words.of(source), parts, Held.by(parts)
