"""Whether two items say the same, and which of many say the most without repeating one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contentgen.model import Evidence, Frozen
from contentgen.verification.overlap import content_stems


class Likeness(Frozen):
    """From which share of common stems on two items are one claim, and how much likeness costs in a choice.

    The share is of the shorter item, without the stems of the topic, which every item has. The two numbers are our
    choice, made by reading the pairs that lie next to them in ledgers of manuals and of the library.
    """

    same: float = 0.6
    least_stems: int = 3
    cost: float = 0.3


def stems_of(item: Evidence, about: frozenset[str] = frozenset()) -> frozenset[str]:
    """What an item says beyond the topic, as stems; all of it where nothing is left."""
    stems = content_stems(item.claim)
    return stems - about or stems


def likeness(one: frozenset[str], other: frozenset[str], bounds: Likeness) -> float:
    """The share of the shorter that both have; between items of a word or two, 1 only where they are equal."""
    fewer = min(len(one), len(other))
    if fewer < bounds.least_stems:
        return 1.0 if one == other and one else 0.0
    return len(one & other) / fewer


def _values(item: Evidence) -> frozenset[str]:
    return frozenset(figure.value for figure in item.figures)


def _parallel(one: frozenset[str], other: frozenset[str], values: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two like sentences are about two things: one word is exchanged, or all figures are other ones."""
    return len(one - other) == len(other - one) == 1 or bool(values and others and not values & others)


class Said:
    """What a piece has said so far; made anew for each piece."""

    def __init__(self, about: str = "", bounds: Likeness | None = None) -> None:
        self._about = content_stems(about)
        self._bounds = bounds or Likeness()
        self._prints: list[tuple[frozenset[str], frozenset[str]]] = []

    def copy(self) -> Said:
        """The same, to try out what may not be said after all."""
        other = Said(bounds=self._bounds)
        other._about, other._prints = self._about, list(self._prints)
        return other

    def repeats(self, item: Evidence) -> bool:
        """Whether this was said, in these words or in nearly these."""
        mine, values = stems_of(item, self._about), _values(item)
        return any(
            likeness(mine, other, self._bounds) >= self._bounds.same and not _parallel(mine, other, values, others)
            for other, others in self._prints
        )

    def nearest(self, item: Evidence) -> float:
        """How like the most similar thing that was said it is, 0 to 1."""
        mine = stems_of(item, self._about)
        return max((likeness(mine, other, self._bounds) for other, _ in self._prints), default=0.0)

    def add(self, item: Evidence) -> None:
        """Count the item as said."""
        self._prints.append((stems_of(item, self._about), _values(item)))

    def penalty(self, item: Evidence) -> float:
        """What its likeness to what was said takes off an item's strength (maximal marginal relevance)."""
        return self._bounds.cost * self.nearest(item)


def once(items: Iterable[Evidence], said: Said) -> list[Evidence]:
    """The items that say something new, in their order; they count as said from then on."""
    kept = []
    for item in items:
        if not said.repeats(item):
            said.add(item)
            kept.append(item)
    return kept


def diverse(items: Sequence[Evidence], worth: dict[str, float], most: int, said: Said) -> list[Evidence]:
    """At most so many items, each time the one that is worth most less its likeness to those before it."""
    left, chosen = list(items), list[Evidence]()
    while left and len(chosen) < most:
        best = max(left, key=lambda item: (worth[item.id] - said.penalty(item), item.id))
        left.remove(best)
        if not said.repeats(best):
            said.add(best)
            chosen.append(best)
    return chosen
