"""What the figures of a text count: a figure may keep its digits and lie by its unit."""

from __future__ import annotations

import re
from functools import lru_cache

from contentgen.verification.number import numbers

_UNITS = {
    "%": r"%|per ?cent\b",
    "point": r"(?:percentage )?points?\b",
    "millisecond": r"ms\b|milliseconds?\b",
    "second": r"s\b|secs?\b|seconds?\b",
    "minute": r"min\b|minutes?\b",
    "hour": r"hours?\b|h\b",
    "day": r"days?\b",
    "week": r"weeks?\b",
    "month": r"months?\b",
    "year": r"years?\b",
    "kilobyte": r"KB\b|kilobytes?\b",
    "megabyte": r"MB\b|megabytes?\b",
    "gigabyte": r"GB\b|gigabytes?\b",
    "terabyte": r"TB\b|terabytes?\b",
}
_UNIT = re.compile("|".join(f"(?P<u{n}>{pattern})" for n, pattern in enumerate(_UNITS.values())))
_COUNTED = re.compile(r"([\d][\d.,]*|\b[a-z]+(?:-[a-z]+)?)[ -]?(?=(\S+(?: \S+)?))", re.IGNORECASE)


@lru_cache(maxsize=512)
def counted(text: str) -> frozenset[tuple[str, str]]:
    """Pairs of a number and the unit directly behind it.

    Example:
        >>> sorted(counted("up to 4% within six months"))
        [('4', '%'), ('6', 'month')]

    """
    found = set()
    for match in _COUNTED.finditer(text):
        unit = _UNIT.match(match[2])
        number = numbers(match[1].rstrip(".,"), small=0) if unit else ()
        if unit and len(number) == 1:
            name = list(_UNITS)[int((unit.lastgroup or "u0")[1:])]
            found.add((next(iter(number)), name))
    return frozenset(found)


def other_units(sentence: str, evidence: str) -> tuple[str, ...]:
    """Figures that the sentence gives in a unit and the evidence only in others."""
    said = counted(sentence)
    known: dict[str, set[str]] = {}
    for number, unit in counted(evidence) if said else ():
        known.setdefault(number, set()).add(unit)
    return tuple(
        f"{number} is said of a {unit}, in the evidence of a {', '.join(sorted(known[number]))}"
        for number, unit in sorted(said)
        if number in known and unit not in known[number]
    )
