"""Which words mean nearly the same, which the opposite, and how rare a word is: tables derived from WordNet and counts."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

#: how much a related word counts in place of the word itself
STRENGTHS = {"derived": 0.9, "synonym": 0.8, "similar": 0.6, "broader": 0.5}
SAME_BEGINNING = 0.7
BEGINNING = 5
LEAST_RARITY = 0.02

_NONE: frozenset[str] = frozenset()


class Relation:
    """Stem -> the stems it is related to. Written out when first asked for: of twenty thousand few are."""

    def __init__(self, written: Mapping[str, str]) -> None:
        self._written = written
        self._known: dict[str, frozenset[str]] = {}

    def __contains__(self, form: str) -> bool:
        return form in self._written

    def of(self, form: str) -> frozenset[str]:
        """Those of one stem; none for one that the table does not hold."""
        known = self._known.get(form)
        if known is None:
            known = self._known[form] = frozenset(self._written.get(form, "").split())
        return known


@dataclass(frozen=True)
class Lexicon:
    """Relations between stems, each in both directions, and the number of texts that hold a stem.

    `derived`: from the same word (decide, decision). `synonym`: of one WordNet synset. `similar`: near adjectives.
    `broader`: a kind and what it is a kind of. `opposite`: antonyms. `sets`: words of which only one can be meant
    (days, months, directions). `documents` counts texts out of `size`.
    """

    derived: Relation
    synonym: Relation
    similar: Relation
    broader: Relation
    opposite: Relation
    sets: tuple[frozenset[str], ...]
    documents: dict[str, int]
    size: int

    def rarity(self, form: str) -> float:
        """Inverse document frequency, 0.02 for what stands everywhere to about 1 for what was never seen."""
        seen = self.documents.get(form, 0)
        return max(LEAST_RARITY, math.log((self.size + 1) / (seen + 0.5)) / math.log(2 * self.size + 2))

    def stand_ins(self, form: str, known: Set[str], starts: Mapping[str, Sequence[str]]) -> dict[str, float]:
        """The known words that cover this one, each with how well: 1 for itself, less for a relative."""
        found = dict.fromkeys(starts.get(form[:BEGINNING], ()), SAME_BEGINNING) if len(form) >= BEGINNING else {}
        for relation, strength in STRENGTHS.items():
            table: Relation = getattr(self, relation)
            for other in table.of(form) & known:
                if strength > found.get(other, 0.0):
                    found[other] = strength
        if form in known:
            found[form] = 1.0
        return found

    def relatives(self, one: str, other: str) -> bool:
        """Whether one may stand for the other: a synonym, derived from it, or the same beginning."""
        return other in self.synonym.of(one) or other in self.derived.of(one) or one[:BEGINNING] == other[:BEGINNING]

    def rivals(self, one: str, other: str) -> bool:
        """Whether two words exclude each other: antonyms, two of one set, or two kinds of the same thing."""
        if one == other:
            return False
        if other in self.opposite.of(one) or other in self.of_one_set.get(one, _NONE):
            return True
        above, beside = self.broader.of(one), self.broader.of(other)
        return not above.isdisjoint(beside) and other not in above and not self.relatives(one, other)

    def rivals_among(self, form: str, others: frozenset[str]) -> bool:
        """Whether a word excludes any of the others."""
        excluded = self.opposite.of(form) | self.of_one_set.get(form, _NONE)
        if not excluded.isdisjoint(others - {form}):
            return True
        return form in self.broader and any(self.rivals(form, other) for other in others if other in self.broader)

    @cached_property
    def of_one_set(self) -> dict[str, frozenset[str]]:
        """A word -> those of its sets, itself among them."""
        found: dict[str, set[str]] = {}
        for each in self.sets:
            for form in each:
                found.setdefault(form, set()).update(each)
        return {form: frozenset(others) for form, others in found.items()}


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The shipped tables, read once (`benchmarks/build_lexicon.py` makes them)."""
    packed = files("contentgen.verification.support").joinpath("data/lexicon.json.gz").read_bytes()
    data = json.loads(gzip.decompress(packed))
    relations = {name: Relation(data[name]) for name in (*STRENGTHS, "opposite")}
    return Lexicon(
        **relations,
        sets=tuple(frozenset(each.split()) for each in data["sets"]),
        documents={stem: int(count) for count, stems in data["documents"].items() for stem in stems.split()},
        size=data["size"],
    )


def by_beginning(forms: Iterable[str]) -> dict[str, list[str]]:
    """The longer forms by their first letters."""
    found: dict[str, list[str]] = {}
    for form in forms:
        if len(form) >= BEGINNING:
            found.setdefault(form[:BEGINNING], []).append(form)
    return found
