"""What a text measures: each figure with its unit, what stands beside it, and in which setting it was taken."""

from __future__ import annotations

import re
from functools import lru_cache

from contentgen.model import Frozen
from contentgen.verification.name import names
from contentgen.verification.number import normal
from contentgen.verification.overlap import STOP, content_stems, stem
from scoring.text import split_sentences

_UNITS = {
    "%": r"%|per ?cent\b",
    "point": r"(?:percentage )?points?\b",
    "millisecond": r"ms\b|milliseconds?\b",
    "second": r"s\b|seconds?\b",
    "minute": r"min\b|minutes?\b",
    "hour": r"hours?\b|h\b",
    "day": r"days?\b",
    "megawatt": r"MW\b|megawatts?\b",
    "kilowatt": r"kW\b|kilowatts?\b",
    "gigabyte": r"GB\b|gigabytes?\b",
    "megabyte": r"MB\b|megabytes?\b",
    "kilometre": r"km\b|kilomet(?:re|er)s?\b",
    "mile": r"miles?\b",
    "people": r"(?:people|persons|men|women|dead|killed|deaths)\b",
}
_UNIT = "|".join(f"(?P<u{n}>{pattern})" for n, pattern in enumerate(_UNITS.values()))
_MEASURE = re.compile(rf"(?<![\w.,-])(?P<figure>\d+(?:[.,]\d+)*)[ -]?(?:{_UNIT})")
_YEAR = re.compile(r"\b(?:19|20|18)\d\d\b")
_MONTH = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d[\d.,]*%|[,;:.]", re.UNICODE)
#: "by 4%" and "4% more" tell of a change, "4%" of a level; "by 4% of recipients" does not
_CHANGE_BEFORE = re.compile(
    r"\b(?:by|(?:rise|fall|drop|cut|gain|increase|decrease|reduction|growth) of)(?: (?:about|some|up to|around))?$"
)
_CHANGE_AFTER = re.compile(
    r"^\s(?:more|fewer|less|higher|lower|faster|slower|better|worse|above|below|rise|fall|drop|increase|decrease|reduction|gain)\b"
)
_BOUND = re.compile(
    r"\b(?:up to|at (?:most|least)|(?:more|fewer|less|no more) than|about|around|nearly|almost|over|under|between)$",
    re.IGNORECASE,
)
#: where or among whom: the heads of two such phrases, or what stands before one head, tell two settings apart
_PLACE = re.compile(
    r"\b(?:in|on|at|among|across|under|for|with|over) (?:the |an? |its |their |all )?((?:[a-z][\w-]* ){0,2}[a-z][\w-]*)",
    re.IGNORECASE,
)
_REACH = 5


class Measure(Frozen):
    """One figure: `change` says that it is a difference, `bound` that it is no exact figure."""

    value: str
    unit: str
    change: bool
    bound: bool
    near: frozenset[str]
    sentence: int


class Setting(Frozen):
    """What tells one measurement from another: names, years, months, places of a stretch of text."""

    names: frozenset[str]
    years: frozenset[str]
    months: frozenset[str]
    places: frozenset[tuple[str, ...]]
    stems: frozenset[str]


@lru_cache(maxsize=4096)
def setting_of(text: str) -> Setting:
    """The setting of a sentence or of a whole passage."""
    return Setting(
        names=frozenset(name for name in names(text) if name.lower() not in ("mw", "gb", "mb", "kw", "ms", "km")),
        years=frozenset(_YEAR.findall(text)),
        months=frozenset(_MONTH.findall(text)),
        places=frozenset(_phrase(match[1]) for match in _PLACE.finditer(text)),
        stems=content_stems(text),
    )


def _phrase(words: str) -> tuple[str, ...]:
    """The stems of a place up to where a new phrase begins."""
    kept: list[str] = []
    for word in words.lower().split():
        if word in STOP:
            break
        kept.append(stem(word))
    return tuple(kept)


@lru_cache(maxsize=4096)
def measures_of(text: str) -> tuple[Measure, ...]:
    """Every figure that stands with a unit.

    Example:
        >>> [(m.value, m.unit, m.change) for m in measures_of("Output rose by 4% to 150 MW.")]
        [('4', '%', True), ('150', 'megawatt', False)]

    """
    found = []
    for number, sentence in enumerate(split_sentences(text)):
        for match in _MEASURE.finditer(sentence):
            before, after = sentence[: match.start()].rstrip(), sentence[match.end() :]
            of = after.lstrip().startswith("of ")
            found.append(
                Measure(
                    value=normal(match["figure"]),
                    unit=list(_UNITS)[int((match.lastgroup or "u0")[1:])],
                    change=bool((_CHANGE_BEFORE.search(before) and not of) or _CHANGE_AFTER.match(after)),
                    bound=bool(_BOUND.search(before)),
                    near=_beside(before, backwards=True) | _beside(after),
                    sentence=number,
                )
            )
    return tuple(found)


def _beside(text: str, *, backwards: bool = False) -> frozenset[str]:
    """Stems of the words nearest to a figure, up to the next sign of punctuation or percentage."""
    tokens = _TOKEN.findall(text)
    found: list[str] = []
    for token in reversed(tokens) if backwards else tokens:
        if not token[0].isalpha() or len(found) >= _REACH:
            break
        if token.lower() not in STOP:
            found += [stem(part) for part in re.split(r"[-'’]", token.lower()) if len(part) > 1]
    return frozenset(found)
