"""One figure of a text as a value: how much of what, and when two figures state the same amount."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from contentgen.verification.agreement.unit import Unit

A_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


class Quantity(NamedTuple):
    """One figure. `start` and `end` are characters; `unit` is None for a count of things."""

    value: Fraction
    unit: Unit | None
    start: int
    end: int
    shown: str
    word: bool = False
    part: bool = False
    inherits: Unit | None = None
    period: str = ""
    aged: bool = False

    @property
    def dimension(self) -> str:
        """What it measures; a count of things measures nothing."""
        unit = self.unit or self.inherits
        return unit.dimension if unit else "year" if self.is_year else "count"

    @property
    def base(self) -> Fraction:
        """The value in the dimension's base unit."""
        return self.value * (self.unit or self.inherits or ONE).factor

    @property
    def is_year(self) -> bool:
        """Whether it reads as a year."""
        return not self.unit and not self.word and bool(A_YEAR.fullmatch(self.shown))


ONE = Unit("", "count", Fraction(1))


def same(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities state the same amount, whatever their notation."""
    if one.dimension == other.dimension and one.base == other.base:
        return True
    if {one.dimension, other.dimension} == {"time"} and (one.part or other.part):
        return one.base == other.base * 60 or other.base == one.base * 60
    return False
