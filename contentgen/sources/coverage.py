"""How much of a topic the sources cover: the share of its distinctive words, the rarer counting more.

Fails closed: a topic without any distinctive word is not covered, whatever the sources hold.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from contentgen.model import Frozen
from contentgen.sources.index import Hit
from contentgen.sources.questions import Demand
from contentgen.sources.terms import Term


class Coverage(Frozen):
    """The topic's distinctive words with their shares (which add up to 1), and which of them were found."""

    shares: dict[str, float]
    covered: tuple[str, ...]

    @property
    def share(self) -> float:
        """The covered share of the topic, 0 to 1."""
        return sum(self.shares[word] for word in self.covered)

    @property
    def missing(self) -> tuple[str, ...]:
        """The words on which nothing was found."""
        return tuple(word for word in self.shares if word not in self.covered)

    def weight_of(self, word: str) -> float:
        """Return a word's share of the topic."""
        return self.shares[word]


def cover(
    terms: Sequence[Term],
    hits: Sequence[Hit],
    asked: Mapping[str, Demand],
    size: int,
    own: frozenset[str],
    *,
    mentions: int = 2,
) -> Coverage:
    """Weigh the terms by rarity and say which are covered.

    A word is covered if it stands in a source's title or tags, in a question's keywords, in a document that
    the user gave, or in the running text of at least `mentions` library sources: one mention is an accident.
    """
    counts = {term.word: sum(term.word in hit.matched for hit in hits) for term in terms}
    rarity = {word: math.log(1 + (size + 1) / (count + 0.5)) for word, count in counts.items()}
    total = sum(rarity.values()) or 1.0
    about = {word for hit in hits for word, place in hit.matched.items() if place != "text" or hit.source.id in own}
    about |= {word for demand in asked.values() for word in demand.words}
    texts = {word: {hit.source.id for hit in hits if word in hit.matched} for word in rarity}
    covered = tuple(word for word in rarity if word in about or len(texts[word]) >= mentions)
    return Coverage(shares={word: value / total for word, value in rarity.items()}, covered=covered)
